"""Finds what a text typed into the tray menu means: templates, my open tickets, recent ones; pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quickticket.domain.ranking import rank_names, rank_templates
from quickticket.domain.search import Tier
from quickticket.ui.tray.state import Found, TemplateEntry

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from quickticket.domain.templates.template import Template
    from quickticket.ui.tray.state import TicketEntry

MOST = 6
_TURN = 2
"""So many of a kind before the next kind has its turn: no kind hides another."""
_TEMPLATE, _TICKET = "/", "#"


def find(
    text: str, templates: Iterable[Template], mine: Sequence[TicketEntry], recent: Iterable[TicketEntry]
) -> tuple[Found, ...]:
    """Returns at most `MOST` of them, what fits without a typo first.

    Args:
        text: As typed; a `/` before it asks for templates only, a `#` for tickets only.
        templates: In their order of use.
        mine: My open tickets.
        recent: Tickets written to lately.
    """
    sigil, words = text.strip()[:1], text.strip().lstrip(_TEMPLATE + _TICKET)
    own = {ticket.id for ticket in mine}
    kinds: list[list[tuple[Tier, Found]]] = []
    if sigil != _TICKET:
        found = rank_templates(words, templates, MOST)
        kinds.append([(hit.tier, template_entry(hit.entity)) for hit in found])
    if sigil != _TEMPLATE:
        others = [ticket for ticket in recent if ticket.id not in own]
        ranked = (rank_names(words, tickets, MOST) for tickets in (mine, others))
        kinds += [[(hit.tier, hit.entity) for hit in hits] for hits in ranked]
    ordered = [
        (tier is Tier.TYPO, place // _TURN, kind, entry)
        for kind, hits in enumerate(kinds)
        for place, (tier, entry) in enumerate(hits)
    ]
    return tuple(hit[-1] for hit in sorted(ordered, key=lambda hit: hit[:-1])[:MOST])


def template_entry(template: Template) -> TemplateEntry:
    """A template as the tray lists it."""
    return TemplateEntry(template.name, template.label)
