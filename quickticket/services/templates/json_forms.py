"""The shapes of templates and their mistakes that scripts rely on; members may be added, none changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from quickticket.domain.templates.shelf import Mistake
    from quickticket.domain.templates.template import Named, Template
    from quickticket.services.json_forms import Json

_NAMED = ("ticket_type", "priority", "category", "team", "agent", "charge_rate", "outcome", "status")


def template_form(template: Template) -> Json:
    """Returns a template; what it leaves open is null or empty."""
    return {
        "name": template.name,
        "title": template.title,
        "source": template.source.value,
        "origin": template.origin,
        "summary": template.summary,
        "details": template.details,
        **{member: _named(getattr(template, member)) for member in _NAMED},
        "minutes": template.minutes,
        "private": template.private,
        "tags": [*template.tags],
        "fields": {each.field.name: each.value for each in template.fields},
        "tenant": template.tenant,
    }


def mistake_form(mistake: Mistake) -> Json:
    """Returns why something cannot be used."""
    return {"where": mistake.where, "line": mistake.line, "reason": mistake.reason}


def _named(named: Named | None) -> Json | None:
    return None if named is None else {"name": named.name, "id": named.id}
