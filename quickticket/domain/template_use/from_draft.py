"""Makes a template of a draft: everything that is worth having again, without the people."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from quickticket.domain.templates.placeholders import literal
from quickticket.domain.templates.template import FieldValue, Named, Template

if TYPE_CHECKING:
    from collections.abc import Container

    from quickticket.domain.draft import Draft


class _Entity(Protocol):
    @property
    def id(self) -> int: ...

    @property
    def name(self) -> str: ...


def template_of(draft: Draft, name: str, tenant: str, unfilled: Container[str] = ()) -> Template:
    """Returns a template that asks for the same again, for whomever the line names then.

    Args:
        draft: What was or would be sent; requester and ticket are left out.
        name: What `/name` will say.
        tenant: The resource server that the ids belong to.
        unfilled: Placeholders in the draft that nothing has filled yet. All else that looks like one was
            typed, or stood on the clipboard, and stays text.
    """
    category = draft.category
    return Template(
        name=name,
        summary=literal(draft.summary, unfilled),
        details=literal(draft.details, unfilled),
        ticket_type=_named(draft.ticket_type),
        priority=_named(draft.priority),
        category=None if category is None else Named(category.path, category.id),
        team=_named(draft.team),
        agent=_named(draft.agent),
        minutes=draft.minutes,
        charge_rate=_named(draft.charge_rate),
        outcome=_named(draft.outcome),
        private=draft.private,
        status=_named(draft.status),
        tags=draft.tags,
        fields=tuple(
            FieldValue(Named(each.field.name, each.field.id), literal(each.value, unfilled))
            for each in draft.custom_fields
        ),
        tenant=tenant,
    )


def _named(entity: _Entity | None) -> Named | None:
    return None if entity is None else Named(entity.name, entity.id)
