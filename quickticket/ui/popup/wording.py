"""Words of the popup: pure functions from a reading to the parts of the state."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quickticket.domain.draft import TokenKind, TokenState
from quickticket.domain.durations import format_duration
from quickticket.domain.reference import (
    Category,
    Customer,
    Site,
    TicketSummary,
    User,
)
from quickticket.domain.search import Tier
from quickticket.domain.smart_line.answers import KIND_WORDS
from quickticket.domain.templates.placeholders import texts_of, veiled, written_in
from quickticket.domain.templates.template import Template
from quickticket.ui.popup import time_words
from quickticket.ui.popup.state import Field, Hint, Mark, OpenTicket, Row, Who, Written
from quickticket.ui.wording import ago, joined

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date, datetime

    from quickticket.domain.draft import Draft, Entity, Problem, Understanding
    from quickticket.domain.reference import Catalogue
    from quickticket.domain.search import Match
    from quickticket.services.capture import Reading

CAPTIONS = {
    TokenKind.TICKET_TYPE: "Type",
    TokenKind.PRIORITY: "Priority",
    TokenKind.CATEGORY: "Category",
    TokenKind.ASSIGN: "Team",
    TokenKind.DURATION: "Time",
    TokenKind.CHARGE_RATE: "Rate",
    TokenKind.STATUS: "Status",
    TokenKind.OUTCOME: "Outcome",
    TokenKind.PRIVACY: "Entry",
}
_LONGEST = 60  # letters of a candidate that fit in one row with its key
_TIME_MODE = (
    *(TokenKind.DURATION, TokenKind.CHARGE_RATE, TokenKind.STATUS),
    *(TokenKind.OUTCOME, TokenKind.PRIVACY),
)
_OF_ENTRY = (TokenKind.OUTCOME, TokenKind.PRIVACY)
"""On a new ticket they show once something else than the settings chose them."""
MOST_CANDIDATES = 3
"""Buttons in the warning; the list under the line has them all."""


def name_of(entity: Entity) -> str:
    """The name of whatever a token can mean."""
    if isinstance(entity, TicketSummary):
        return f"#{entity.id} {entity.summary}"
    if isinstance(entity, Template):
        return entity.label
    return entity.path.replace(">", " > ") if isinstance(entity, Category) else entity.name


def detail_of(entity: Entity) -> str:
    """The grey second line of a match."""
    match entity:
        case User():
            return joined(
                entity.customer_name, entity.site_name, entity.email or next(iter(entity.phones), "")
            )
        case Site():
            return joined(entity.customer_name, "Site")
        case Customer():
            return "Customer"
        case TicketSummary():
            return joined(entity.customer_name, entity.user_name)
        case Template():
            return joined(f"/{entity.name}", *_what_it_sets(entity))
        case _:
            return ""


def _what_it_sets(template: Template) -> tuple[str, ...]:
    """The few things of a template that tell it from others."""
    named = (template.ticket_type, template.charge_rate, template.status)
    minutes = format_duration(template.minutes) if template.minutes else ""
    first, *rest = (each.name if each else "" for each in named)
    return (first, minutes, *rest)


def match_row(match: Match[Entity]) -> Row:
    """A match as a row of the list under the line."""
    offset = len(f"#{match.entity.id} ") if isinstance(match.entity, TicketSummary) else 0
    spans = tuple((start + offset, end + offset) for start, end in match.spans)
    return Row(name_of(match.entity), detail_of(match.entity), spans)


def marks(understanding: Understanding) -> tuple[Mark, ...]:
    """The tokens of the line and what became of them."""
    return tuple(Mark(each.token.start, each.token.end, each.state) for each in understanding.tokens)


def who(draft: Draft, catalogue: Catalogue) -> Who | None:
    """The large row; None while nobody is named."""
    if (ticket := draft.ticket) is not None:
        status = next((each for each in catalogue.statuses if each.id == ticket.status_id), None)
        return Who(
            ticket.summary or f"Ticket {ticket.id}",
            joined(ticket.customer_name, ticket.site_name),
            ticket.user_name,
            f"#{ticket.id}",
            status.name if status else "",
            status.colour if status else "",
        )
    if (requester := draft.requester) is None:
        return _nobody(draft)
    site = requester.site.name if requester.site else ""
    if (user := requester.user) is None:
        return Who(requester.customer.name, site or "no site", "no user: the ticket is for the customer")
    return Who(
        user.name, joined(requester.customer.name, site), joined(user.email, next(iter(user.phones), ""))
    )


def _nobody(draft: Draft) -> Who | None:
    """Time that asks for nobody."""
    if draft.no_ticket:
        return Who("No ticket", "an entry of Halo's timesheet")
    return Who("No ticket yet", "the time is kept until it has one") if draft.later else None


def fields(reading: Reading, today: date) -> tuple[Field, ...]:
    """The chips, as the draft fills them."""
    draft = reading.draft
    assigned = (each.name for each in (draft.agent, draft.team) if each)
    values = {
        TokenKind.TICKET_TYPE: draft.ticket_type.name if draft.ticket_type else "",
        TokenKind.PRIORITY: draft.priority.name if draft.priority else "",
        TokenKind.CATEGORY: name_of(draft.category) if draft.category else "",
        TokenKind.ASSIGN: joined(*assigned, by=", "),
        TokenKind.DURATION: time_words.spent(reading, today),
        TokenKind.OUTCOME: draft.outcome.name if draft.outcome else "",
        TokenKind.PRIVACY: time_words.seen_by(draft),
        TokenKind.CHARGE_RATE: draft.charge_rate.name if draft.charge_rate else "",
        TokenKind.STATUS: draft.status.name if draft.status else "",
    }
    missing = {problem.kind for problem in reading.problems if problem.blocking}
    source = f"/{reading.template.name}" if reading.template else ""
    return tuple(
        Field(
            kind,
            caption,
            values[kind],
            given=bool(values[kind]) and kind not in reading.defaulted | reading.templated,
            missing=kind in missing and not values[kind],
            source=source if values[kind] and kind in reading.templated else "",
        )
        for kind, caption in CAPTIONS.items()
        if _shows(kind, reading, values[kind])
    )


def _shows(kind: TokenKind, reading: Reading, value: str) -> bool:
    if reading.draft.later or reading.draft.no_ticket:
        return kind is TokenKind.DURATION
    if reading.draft.ticket is not None:
        return kind in _TIME_MODE
    return kind not in _OF_ENTRY or bool(reading.draft.minutes and value and kind not in reading.defaulted)


def written(reading: Reading) -> Written:
    """What the template writes where the line has no words of its own."""
    if reading.template is None:
        return Written()
    typed, draft = reading.understanding.draft, reading.draft
    return Written(
        f"/{reading.template.name}",
        "" if typed.summary else veiled(draft.summary, written_in(texts_of(reading.template))),
        "" if typed.details.strip() else draft.details,
        _also(draft),
    )


def _also(draft: Draft) -> str:
    """What a template says beyond the fields of the form."""
    fields = (f"{each.field.label or each.field.name}: {each.value}" for each in draft.custom_fields)
    return joined(
        f"tagged {', '.join(draft.tags)}" if draft.tags else "",
        *(" ".join(each.split()) for each in fields),
    )


def hint(problems: Sequence[Problem], understanding: Understanding, *, asked: bool) -> Hint | None:
    """The warning line: the first problem worth saying.

    Args:
        problems: Blocking ones first.
        understanding: The line; a problem about something not yet typed waits until sending is tried.
        asked: Sending was tried, so everything is worth saying.
    """
    problem = said_first(problems, understanding, asked=asked)
    if problem is None:
        return None
    shown = problem.candidates[:MOST_CANDIDATES]
    labels = (*(each.label for each in problem.offers), *(candidate_label(each) for each in shown))
    return Hint(_said(problem, understanding), labels)


def said_first(problems: Sequence[Problem], understanding: Understanding, *, asked: bool) -> Problem | None:
    """The problem that the warning line is about; arguments as for `hint`."""
    typed = {each.token.kind for each in understanding.tokens}
    for problem in problems:
        if problem.kind is TokenKind.ANSWER and not problem.field:
            continue  # its own field says so
        unasked = problem.kind is TokenKind.WHO or problem.field == "summary"
        if asked or not unasked or problem.kind in typed:
            return problem
    return None


def _said(problem: Problem, understanding: Understanding) -> str:
    """A problem's sentence; where buttons name the candidates, the sentence only asks."""
    asked = (each.token for each in understanding.tokens if each.candidates == problem.candidates)
    token = next(asked, None) if problem.candidates else None
    if token is None:
        return problem.message
    raw = understanding.line[token.start : token.end]
    if problem.candidates[0].tier is Tier.TYPO:
        return f"Nothing matches {raw} exactly. Did you mean one of these?"
    more = len(problem.candidates) > MOST_CANDIDATES
    return f"Which {KIND_WORDS[token.kind]} is {raw}?" + (" Type more of it, or choose:" if more else "")


def candidate_label(match: Match[Entity]) -> str:
    """A candidate as a small button says it."""
    entity = match.entity
    place = entity.customer_name if isinstance(entity, User | Site) else ""
    label = joined(name_of(entity), place)
    return label if len(label) <= _LONGEST else f"{label[: _LONGEST - 1]}…"


def open_tickets(tickets: Sequence[TicketSummary], now: datetime) -> tuple[OpenTicket, ...]:
    """Open tickets of the user as rows."""
    return tuple(
        OpenTicket(each.id, each.summary, ago(each.updated_at, now) if each.updated_at else "")
        for each in tickets
    )


def button(reading: Reading) -> str:
    """What Enter does, and for whom; minutes as they are billed."""
    draft = reading.draft
    if draft.later or draft.no_ticket:
        verb, place = ("Keep", "until it has a ticket") if draft.later else ("Log", "without a ticket")
        minutes = time_words.length(draft) if draft.later else time_words.billed(reading)
        return f"{verb} {minutes or 'time'} {place}"
    if draft.timer is not None:
        return f"Start timer on #{draft.ticket.id}" if draft.ticket else f"{_create(draft)}, start timer"
    if (ticket := draft.ticket) is not None:
        target = joined(f"#{ticket.id}", ticket.customer_name, by=", ")
        return f"Log {time_words.billed(reading)} on {target}" if draft.minutes else f"Add to {target}"
    return _create(draft)


def _create(draft: Draft) -> str:
    if (requester := draft.requester) is None:
        return "Create"
    place = requester.site.name if requester.site else ""
    return f"Create for {joined(requester.customer.name, place, by=', ')}"


def unresolved(understanding: Understanding, cursor: int) -> bool:
    """The token at the cursor cannot be sent as it stands."""
    return any(
        each.state is not TokenState.RESOLVED
        for each in understanding.tokens
        if each.token.start < cursor <= each.token.end
    )
