"""Writing: a draft as a line that parses to the same draft, and a chosen entity as a token."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from quickticket.domain.draft import Entity, TimerStart, TokenKind
from quickticket.domain.durations import write_duration
from quickticket.domain.reference import Agent, Customer, Site, Team, TicketSummary, User
from quickticket.domain.smart_line.answers import name_of
from quickticket.domain.smart_line.lexer import DETAILS_MARK, escape
from quickticket.domain.smart_line.tokens import SIGILS, TIMER_NOW, quote
from quickticket.domain.templates.template import Template

if TYPE_CHECKING:
    from collections.abc import Iterator

    from quickticket.domain.draft import Draft
    from quickticket.domain.timekeeping.worked import Worked

_SIGIL_OF = {kind: sigil for sigil, kind in SIGILS.items()}
_ID_LETTER: dict[type[Entity], str] = {User: "u", Site: "s", Customer: "c", Team: "t", Agent: "a"}
_NEEDS_ITS_OWN_LINE = re.compile(r'["\r\n]')
"""A newline, or a quote that might close one left open in the summary."""


def pin(kind: TokenKind, entity: Entity) -> str:
    """Writes the token of a chosen entity, bound to its id: `@"Joe"{u12}`, `!"High"{3}`, `#8841`, `/pw`."""
    if isinstance(entity, TicketSummary | Template):
        return f"{_SIGIL_OF[kind]}{entity.id}"
    return f"{_SIGIL_OF[kind]}{quote(name_of(entity))}{{{_ID_LETTER.get(type(entity), '')}{entity.id}}}"


def write(draft: Draft) -> str:
    """Writes a draft as a line.

    `parse(write(draft), directory).draft == draft` for every draft that a line can say: its entities are in
    the directory, the requester is as `requester_for` completes it, the white space of the summary and of
    answers is single blanks, the template asks a question for each answer, and minutes are from 1 to
    `durations.LONGEST`. What templates alone can say (tags and custom fields) no line says.
    """
    words = [*_tokens(draft), escape(draft.summary)]
    if draft.timer is not None:
        words.append(_timer(draft.timer))
    head = " ".join(word for word in words if word)
    if not draft.details:
        return head
    fits_on_the_line = draft.details.strip() and not _NEEDS_ITS_OWN_LINE.search(draft.details)
    return f"{head} {DETAILS_MARK} {draft.details}" if fits_on_the_line else f"{head}\n{draft.details}"


def write_answer(text: str) -> str:
    """Writes the token that answers a question of the template: `?ABC`, `?"red wine"`, `?""`."""
    is_plain = text.isascii() and text.isalnum()
    return _SIGIL_OF[TokenKind.ANSWER] + (text if is_plain else quote(text))


def _tokens(draft: Draft) -> Iterator[str]:
    requester = draft.requester
    if requester is not None:
        yield pin(TokenKind.WHO, requester.user or requester.site or requester.customer)
    entities: tuple[tuple[TokenKind, Entity | None], ...] = (
        (TokenKind.TICKET, draft.ticket),
        (TokenKind.TICKET_TYPE, draft.ticket_type),
        (TokenKind.PRIORITY, draft.priority),
        (TokenKind.CATEGORY, draft.category),
        (TokenKind.ASSIGN, draft.team),
        (TokenKind.ASSIGN, draft.agent),
        (TokenKind.CHARGE_RATE, draft.charge_rate),
        (TokenKind.STATUS, draft.status),
        (TokenKind.OUTCOME, draft.outcome),
    )
    for kind, entity in entities:
        if entity is not None:
            yield pin(kind, entity)
    if draft.template:
        yield _SIGIL_OF[TokenKind.TEMPLATE] + draft.template
    yield from (write_answer(each) for each in draft.answers)
    if draft.minutes:
        yield write_duration(draft.minutes)
    yield from _words(draft)


def _words(draft: Draft) -> Iterator[str]:
    """What single words say of the time entry."""
    if draft.private is not None:
        yield "+private" if draft.private else "+visible"
    if draft.email is not None:
        yield "+email" if draft.email else "+noemail"
    if draft.worked is not None:
        yield write_worked(draft.worked)
    if draft.split:
        yield "+split"
    if draft.no_ticket:
        yield "+noticket"
    if draft.later:
        yield "+later"


def write_worked(worked: Worked) -> str:
    """Writes when work was done: `9:40-10:05`, `mon 9:40-10:05`, `2026-11-23 9:40-10:05`."""
    times = f"{write_clock(worked.start)}-{write_clock(worked.end)}"
    return times if worked.day is None else f"{worked.day} {times}"


def write_clock(minutes: int) -> str:
    """Writes minutes after midnight: `9:40`."""
    return f"{minutes // 60}:{minutes % 60:02}"


def _timer(timer: TimerStart) -> str:
    if timer.minutes_ago is not None:
        return f"-{write_duration(timer.minutes_ago)}"
    if timer.since is not None:
        return f"since {write_clock(timer.since)}"
    return TIMER_NOW
