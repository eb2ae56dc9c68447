"""Readiness: fills what a line left open with the tenant's defaults, and says what is still missing."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from quickticket.domain.allowed import priorities_of, sla_of, statuses_of
from quickticket.domain.draft import Draft, Offer, Problem, TokenKind
from quickticket.domain.folding import fold
from quickticket.domain.ids import UNKNOWN_CUSTOMER
from quickticket.domain.mandatory import missing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from quickticket.domain.reference import Catalogue, Priority, TicketSummary, TicketType


@dataclass(frozen=True, slots=True)
class Defaults:
    """What the settings choose where a line is silent; an empty or unknown name leaves it to the tenant."""

    ticket_type: str = ""


def complete(draft: Draft, catalogue: Catalogue, defaults: Defaults) -> Draft:
    """Fills what the line left open of a new ticket: type, and its own priority, category and team.

    A priority named before the SLA was known becomes the one of the same name in the SLA that applies. A
    draft on an existing ticket, or of none, is returned as it is.
    """
    if draft.ticket is not None or draft.no_ticket or draft.later:
        return draft
    ticket_type = draft.ticket_type or _default_type(catalogue, defaults)
    if ticket_type is None:
        return draft
    category, team = ticket_type.default_category, ticket_type.default_team
    return replace(
        draft,
        ticket_type=ticket_type,
        priority=_priority(draft, catalogue, ticket_type),
        category=draft.category or next((c for c in catalogue.categories if c.path == category), None),
        team=draft.team or next((t for t in catalogue.teams if t.name == team), None),
    )


def problems(draft: Draft, catalogue: Catalogue) -> tuple[Problem, ...]:
    """What Halo, or this version, would refuse of a completed draft; blocking ones first."""
    if draft.no_ticket or draft.later:
        found = _no_ticket(draft)
    elif draft.ticket is None:
        found = _new_ticket(draft, catalogue)
    else:
        found = _existing_ticket(draft, draft.ticket, catalogue)
    return tuple(sorted(found, key=lambda problem: not problem.blocking))


def _default_type(catalogue: Catalogue, defaults: Defaults) -> TicketType | None:
    wanted = fold(defaults.ticket_type)
    first = next(iter(catalogue.ticket_types), None)
    return next((each for each in catalogue.ticket_types if fold(each.name) == wanted), first)


def _priority(draft: Draft, catalogue: Catalogue, ticket_type: TicketType) -> Priority | None:
    choices = priorities_of(catalogue, sla_of(draft.requester, ticket_type))
    chosen = draft.priority
    if chosen is None:
        return next((each for each in choices if each.id == ticket_type.default_priority_id), None)
    if chosen in choices:
        return chosen
    return next((each for each in choices if fold(each.name) == fold(chosen.name)), chosen)


def _new_ticket(draft: Draft, catalogue: Catalogue) -> Iterator[Problem]:
    if draft.requester is None:
        later = (Offer("Keep the time, ticket later", TokenKind.LATER, "+later"),) if draft.minutes else ()
        yield Problem("Say who it is for: @name.", kind=TokenKind.WHO, offers=later)
    if not draft.summary.strip():
        yield Problem("Say in a few words what it is about.", field="summary")
    if draft.ticket_type is None:
        message = "Choose a ticket type: add :type. If none is offered, sync the reference data first."
        yield Problem(message, kind=TokenKind.TICKET_TYPE)
    yield from missing(draft)
    choices = priorities_of(catalogue, sla_of(draft.requester, draft.ticket_type))
    if draft.priority is not None and draft.priority not in choices:
        names = ", ".join(each.name for each in choices)
        message = f"Priority {draft.priority.name} is not in the SLA that applies; choose one of {names}."
        yield Problem(message, kind=TokenKind.PRIORITY)
    yield from _status(draft, draft.ticket_type, catalogue)
    yield from _unused_charge_rate(draft)


def _existing_ticket(draft: Draft, ticket: TicketSummary, catalogue: Catalogue) -> Iterator[Problem]:
    says_something = (
        draft.timer or draft.minutes or draft.status or draft.summary.strip() or draft.details.strip()
    )
    if not says_something:
        message = f"Say how long you worked on #{ticket.id}, such as 12m, or write a note."
        yield Problem(message, kind=TokenKind.DURATION)
    requester = draft.requester
    if requester is not None and ticket.customer_id not in (UNKNOWN_CUSTOMER, requester.customer.id):
        message = f"#{ticket.id} belongs to {ticket.customer_name or 'another customer'}, not to "
        yield Problem(f"{message}{requester.customer.name}; remove one of them.", kind=TokenKind.WHO)
    ticket_type = next((each for each in catalogue.ticket_types if each.id == ticket.ticket_type_id), None)
    yield from _status(draft, ticket_type, catalogue)
    yield from _unused_charge_rate(draft)
    for kind, words, value in (
        (TokenKind.TICKET_TYPE, "Ticket type", draft.ticket_type),
        (TokenKind.PRIORITY, "Priority", draft.priority),
        (TokenKind.CATEGORY, "Category", draft.category),
        (TokenKind.ASSIGN, "Team", draft.team),
        (TokenKind.ASSIGN, "Agent", draft.agent),
    ):
        if value is not None:
            message = f"{words} of #{ticket.id} stays as it is: a time entry does not change it."
            yield Problem(message, blocking=False, kind=kind)


def _status(draft: Draft, ticket_type: TicketType | None, catalogue: Catalogue) -> Iterator[Problem]:
    choices = statuses_of(catalogue, ticket_type)
    if draft.status is not None and ticket_type is not None and draft.status not in choices:
        names = ", ".join(each.name for each in choices)
        message = f"Status {draft.status.name} is not allowed for {ticket_type.name}; choose one of {names}."
        yield Problem(message, kind=TokenKind.STATUS)


def _unused_charge_rate(draft: Draft) -> Iterator[Problem]:
    if draft.charge_rate is not None and draft.minutes is None and draft.timer is None:
        message = (
            f"Charge rate {draft.charge_rate.name} needs a time, such as 12m; without one it is not used."
        )
        yield Problem(message, blocking=False, kind=TokenKind.CHARGE_RATE)


def _no_ticket(draft: Draft) -> Iterator[Problem]:
    """Time of a meeting, or of a ticket to be named later: it needs a length and a word, and nothing else."""
    said = "+later" if draft.later else "+noticket"
    if not draft.minutes:
        message = "Say how long it took, such as 45m or 9:40-10:25."
        yield Problem(message, kind=TokenKind.DURATION)
    if not draft.summary.strip():
        yield Problem("Say in a few words what it was, such as Team meeting.", field="summary")
    for kind, words, value in (
        (TokenKind.TICKET, "A ticket", draft.ticket),
        (TokenKind.WHO, "A customer", draft.requester),
        (TokenKind.STATUS, "A status", None if draft.later else draft.status),
        (TokenKind.TIMER, "A timer", draft.timer),
        (TokenKind.NO_TICKET, "+noticket", (draft.later and draft.no_ticket) or None),
    ):
        if value is not None:
            message = f"{words} does not go with {said}: remove one of them."
            yield Problem(message, kind=kind)
