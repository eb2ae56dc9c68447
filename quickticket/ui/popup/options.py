"""What a field's list offers: only what the ticket type and the SLA allow, narrowed by what is typed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from quickticket.domain.allowed import outcomes_of, priorities_of, sla_of, statuses_of
from quickticket.domain.draft import TokenKind
from quickticket.domain.durations import format_duration, parse_duration, write_duration
from quickticket.domain.ranking import rank_categories, rank_names, rank_templates
from quickticket.domain.reference import Agent, ChargeRate, Outcome, Priority, Status, Team, TicketType
from quickticket.domain.search import Match, Tier
from quickticket.ui.popup.state import Row
from quickticket.ui.popup.wording import match_row

if TYPE_CHECKING:
    from quickticket.domain.draft import Draft, Entity
    from quickticket.domain.reference import Catalogue
    from quickticket.domain.templates.template import Template

Listed = TicketType | Priority | Team | Agent | ChargeRate | Status | Outcome
_MOST = 200
_USUAL_MINUTES = (5, 10, 15, 20, 30, 45, 60, 90, 120)


@dataclass(frozen=True, slots=True)
class Option:
    """One thing to choose: an entity to pin, or a word to write, such as `25m`."""

    row: Row
    entity: Entity | None = None
    word: str = ""


def options(kind: TokenKind, typed: str, catalogue: Catalogue, draft: Draft) -> tuple[Option, ...]:
    """The options of a field.

    Args:
        kind: The field.
        typed: What narrows them; empty offers all in Halo's order.
        catalogue: The tenant's lists.
        draft: What is known so far: its type and customer decide what is allowed.
    """
    if kind is TokenKind.DURATION:
        return _durations(typed)
    if kind is TokenKind.PRIVACY:
        return _privacy(typed)
    return tuple(
        Option(match_row(match), match.entity) for match in matches(kind, typed.strip(), catalogue, draft)
    )


def matches(kind: TokenKind, typed: str, catalogue: Catalogue, draft: Draft) -> tuple[Match[Entity], ...]:
    """The entities of a small list that fit what is typed; all of them when nothing is."""
    if kind is TokenKind.CATEGORY:
        if typed:
            return rank_categories(typed, catalogue.categories, _MOST)
        return tuple(Match(each, Tier.PREFIX) for each in catalogue.categories)
    rows = _rows(kind, catalogue, draft)
    if typed:
        return rank_names(typed, rows, _MOST, initials=True)
    return tuple(Match(each, Tier.PREFIX) for each in rows)


def template_matches(typed: str, templates: tuple[Template, ...]) -> tuple[Match[Entity], ...]:
    """The templates that fit what is typed; all of them, the likeliest first, when nothing is."""
    if typed:
        return tuple(rank_templates(typed, templates, _MOST))
    return tuple(Match(each, Tier.PREFIX) for each in templates[:_MOST])


def _rows(kind: TokenKind, catalogue: Catalogue, draft: Draft) -> tuple[Listed, ...]:
    match kind:
        case TokenKind.TICKET_TYPE:
            return catalogue.ticket_types
        case TokenKind.PRIORITY:
            return priorities_of(catalogue, sla_of(draft.requester, draft.ticket_type))
        case TokenKind.ASSIGN:
            return (*catalogue.teams, *catalogue.agents)
        case TokenKind.CHARGE_RATE:
            return catalogue.charge_rates
        case TokenKind.OUTCOME:
            return tuple(each for each in _outcomes(catalogue, draft) if not each.hidden)
        case _:
            return statuses_of(catalogue, draft.ticket_type)


def _outcomes(catalogue: Catalogue, draft: Draft) -> tuple[Outcome, ...]:
    ticket_type = draft.ticket_type
    if draft.ticket is not None:
        wanted = draft.ticket.ticket_type_id
        ticket_type = next((each for each in catalogue.ticket_types if each.id == wanted), None)
    return outcomes_of(catalogue, ticket_type)


def _privacy(typed: str) -> tuple[Option, ...]:
    """Who sees the time entry."""
    every = (
        Option(Row("Private", "Hidden from the user"), word="+private"),
        Option(Row("Visible to the user"), word="+visible"),
    )
    return tuple(each for each in every if each.row.name.lower().startswith(typed.strip().lower()))


def _durations(typed: str) -> tuple[Option, ...]:
    """The usual lengths, or what the typed text means; a bare number means minutes."""
    text = typed.strip()
    if not text:
        return tuple(_duration(minutes) for minutes in _USUAL_MINUTES)
    minutes = parse_duration(text) or parse_duration(f"{text}m")
    return (_duration(minutes),) if minutes else ()


def _duration(minutes: int) -> Option:
    return Option(Row(format_duration(minutes)), word=write_duration(minutes))
