"""Timers and lines: the timer that a line starts, the time that it keeps, and the line that logs either."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, timedelta
from typing import TYPE_CHECKING

from quickticket.domain.draft import Draft, TokenKind
from quickticket.domain.durations import LONGEST, write_duration
from quickticket.domain.errors import InvalidInput
from quickticket.domain.smart_line.edit import replace_token
from quickticket.domain.smart_line.lexer import escape, lex
from quickticket.domain.smart_line.write import write, write_worked
from quickticket.domain.time_entries import started_at, worked_span
from quickticket.domain.timekeeping.spans import Span
from quickticket.domain.timekeeping.timer import Clocks, Timer
from quickticket.domain.timekeeping.worked import worked_as

if TYPE_CHECKING:
    from datetime import datetime, tzinfo

    from quickticket.domain.draft import TimerStart
    from quickticket.domain.ids import CaptureId, TimerId

OPEN_PLACE = "# "
"""Where the ticket of a timer without one is to be named."""


def timer_from(draft: Draft, wish: TimerStart, *, timer_id: TimerId, clocks: Clocks, now: datetime) -> Timer:
    """The timer that a line starts, running.

    Args:
        draft: What line and template say; defaults are asked again when the time is logged.
        wish: When it began.
        timer_id: Its id.
        clocks: Both clocks now.
        now: The same moment as aware local time, in a zone with its rules.
    """
    details = "" if draft.ticket is None else draft.details  # a new ticket holds them itself
    return _described(timer_id, draft, details).start(clocks, now - started_at(wish, now))


def kept_from(draft: Draft, *, timer_id: TimerId, now: datetime) -> Timer:
    """The time that a line keeps until it has a ticket, as a timer that has stopped.

    Args:
        draft: What line and template say; with minutes.
        timer_id: Its id.
        now: Aware local time, in a zone with its rules.
    """
    kept = _described(timer_id, draft, draft.details)
    return replace(kept, ran=(worked_span(draft, now),), stopped=True)


def kept_span(timer_id: TimerId, span: Span, title: str) -> Timer:
    """Time that has passed and has no ticket yet, as a timer that has stopped."""
    return Timer(timer_id, escape(title), title, ran=(span,), stopped=True)


def renamed(timer: Timer, other: Timer) -> Timer:
    """The timer with its own time, for what another one is for."""
    return replace(
        timer,
        line=other.line,
        title=other.title,
        customer=other.customer,
        ticket_id=other.ticket_id,
        capture_id=other.capture_id,
    )


def at_place_of(timer: Timer, draft: Draft, capture_id: CaptureId) -> Timer:
    """The timer on the ticket of a draft, or waiting for the one that its capture creates."""
    if draft.ticket is not None:
        return replace(timer, ticket_id=draft.ticket.id, capture_id=None)
    creates = not draft.no_ticket and not draft.later
    return replace(timer, capture_id=capture_id if creates else None)


def line_to_log(timer: Timer, clocks: Clocks, zone: tzinfo) -> str:
    """The line that logs what a timer has counted; `#` alone where its ticket is still to be named.

    Its times are named with their day, so that the line means the same tomorrow. More than a day says no
    time: the user has to.

    Raises:
        InvalidInput: The ticket that it waits for has no number yet.
    """
    if timer.ticket_id is None and timer.capture_id is not None:
        raise InvalidInput(
            "Its ticket is not in Halo yet; the time is kept.", "Log it once the ticket has a number."
        )
    line, minutes = timer.line, max(1, timer.minutes(clocks))
    if minutes < LONGEST:
        end = min(timer.ended(clocks), clocks.wall.astimezone(UTC))
        span = Span(end - timedelta(minutes=minutes), end)
        line = replace_token(line, TokenKind.DURATION, write_duration(minutes))
        line = replace_token(line, TokenKind.WORKED, write_worked(worked_as(span, zone)))
    return f"{OPEN_PLACE if timer.ticket_id is None else f'#{timer.ticket_id} '}{line}"


def with_more(line: str, more: str) -> str:
    """The line with what somebody adds to it: of two tokens of a kind the added one counts."""
    added = lex(more)
    if TokenKind.WORKED in {token.kind for token in added.tokens}:
        line = replace_token(line, TokenKind.DURATION, None)
    lexed = lex(line)
    head = f"{line[: lexed.head_end]} {more[: added.head_end].strip()}".strip()
    details = "\n".join(part for part in (lexed.details, added.details) if part)
    return f"{head}\n{details}" if details else head


def _described(timer_id: TimerId, draft: Draft, details: str) -> Timer:
    ticket = draft.ticket
    of_requester = draft.requester.customer.name if draft.requester is not None else ""
    of_entry = Draft(
        summary=draft.summary,
        details=details,
        charge_rate=draft.charge_rate,
        outcome=draft.outcome,
        status=draft.status,
        private=draft.private,
        email=draft.email,
        split=draft.split,
    )
    return Timer(
        id=timer_id,
        line=write(of_entry),
        title=(ticket.summary if ticket is not None else "") or draft.summary,
        customer=of_requester if ticket is None else ticket.customer_name,
        ticket_id=None if ticket is None else ticket.id,
    )
