"""A line saved as a template: what it said, or a template in it said, but not what settings filled in."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from quickticket.domain.draft import TokenKind
from quickticket.domain.template_use.from_draft import template_of
from quickticket.domain.templates.placeholders import texts_of, written_in
from quickticket.ui.templates.new_names import suggested_name

if TYPE_CHECKING:
    from collections.abc import Collection

    from quickticket.domain.templates.template import Template
    from quickticket.services.capture import Reading

_LONGEST_TITLE = 60
_MEMBERS = {
    TokenKind.TICKET_TYPE: "ticket_type",
    TokenKind.PRIORITY: "priority",
    TokenKind.CATEGORY: "category",
    TokenKind.ASSIGN: "team",
    TokenKind.CHARGE_RATE: "charge_rate",
    TokenKind.OUTCOME: "outcome",
    TokenKind.PRIVACY: "private",
}


def template_from(reading: Reading, *, taken: Collection[str], tenant: str) -> Template:
    """The template that asks for the same again, with a title and a free name made of the summary.

    Args:
        reading: Of the line.
        taken: Names in use, folded.
        tenant: The resource server that the ids belong to.
    """
    defaults = {_MEMBERS[kind]: None for kind in reading.defaulted if kind in _MEMBERS}
    draft = replace(reading.draft, **defaults)  # type: ignore[arg-type]
    unfilled = written_in(texts_of(reading.template)) if reading.template is not None else frozenset()
    template = template_of(draft, "", tenant, unfilled)
    title = " ".join(draft.summary.split())
    if len(title) > _LONGEST_TITLE:
        title = title[: _LONGEST_TITLE - 1].rstrip() + "…"
    return replace(template, name=suggested_name(title, taken), title=title)
