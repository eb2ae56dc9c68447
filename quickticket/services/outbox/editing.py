"""Editing: the line that asks for what of a capture is not in Halo yet."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from quickticket.domain.capture import Capture, StepState
from quickticket.domain.draft import Draft, TokenKind
from quickticket.domain.errors import InvalidInput
from quickticket.domain.ids import CustomerId
from quickticket.domain.orders import NewAction, NewEvent, NewTicket, Order, StatusChange
from quickticket.domain.reference import Status, TicketSummary
from quickticket.domain.smart_line.edit import replace_token
from quickticket.domain.smart_line.lexer import escape, lex
from quickticket.domain.smart_line.resolve import read_worked
from quickticket.domain.smart_line.tokens import TIMER_NOW
from quickticket.domain.smart_line.write import write, write_worked
from quickticket.domain.timekeeping.spans import Span
from quickticket.domain.timekeeping.worked import worked_as

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime, tzinfo

    from quickticket.domain.reference import Catalogue


def line_for_edit(capture: Capture, catalogue: Catalogue, zone: tzinfo) -> str:
    """Returns the line as typed, or, once some of it is in Halo, a line for what is left to do.

    Work that ended when the line was sent says so now: the time of sending it again is another one. A timer
    that the line started runs already: its line says so, and no longer since when.

    Args:
        capture: Not in Halo yet, or not all of it.
        catalogue: The tenant's lists.
        zone: Where the user lives.

    Raises:
        InvalidInput: The capture is settled, or may be on its way at this moment.
    """
    check_editable(capture)
    if all(step.receipt is None for step in capture.steps):
        return _with_its_time(_with_its_texts(capture), capture, zone)
    return write(_left_over(capture, catalogue, zone))


def _with_its_texts(capture: Capture) -> str:
    """The line, with what its template wrote put into words: at another moment it would write other ones."""
    lexed = lex(capture.line)
    kinds = {token.kind for token in lexed.tokens}
    if TokenKind.TEMPLATE not in kinds:
        return capture.line
    has_words = any(piece.token is None for piece in lexed.pieces)
    has_details = bool(lexed.details.strip())
    if TokenKind.TICKET in kinds and (has_words or has_details):  # then the template wrote nothing
        return capture.line
    summary, details = _texts(capture.steps[0].order)
    head = capture.line[: lexed.head_end]
    if not has_words and summary not in head:
        head = f"{head} {escape(summary)}"
    if has_details:
        details = lexed.details
    return f"{head}\n{details}" if details else head


def _with_its_time(line: str, capture: Capture, zone: tzinfo) -> str:
    said = next((token for token in lex(line).tokens if token.kind is TokenKind.WORKED), None)
    worked = None if said is None else read_worked(said.text)
    if any(token.kind is TokenKind.TIMER for token in lex(line).tokens):
        return replace_token(line, TokenKind.TIMER, TIMER_NOW)
    if worked is not None:
        span = worked.span(capture.created_at.astimezone(zone))
    elif (logged := _logged([step.order for step in capture.steps])) is not None:
        span = logged
    else:
        return line
    return replace_token(line, TokenKind.WORKED, write_worked(worked_as(span, zone)))


def _logged(orders: Sequence[Order]) -> Span | None:
    """The time that some orders log, from the first to the last."""
    times = _with_time(orders)
    if not times:
        return None
    starts = (each.ended_at - timedelta(minutes=each.minutes) for each in times)
    return Span(min(starts), max(each.ended_at for each in times))


def _texts(order: Order) -> tuple[str, str]:
    if isinstance(order, NewTicket):
        return order.summary, order.details
    if isinstance(order, NewEvent):
        return order.subject, order.note
    return _as_typed(order.note) if isinstance(order, NewAction) else ("", "")


def check_editable(capture: Capture) -> None:
    """Lets pass what certainly is not on its way.

    Raises:
        InvalidInput: Why it cannot be edited.
    """
    if capture.settled:
        raise InvalidInput(f"{capture.title} is settled: there is nothing left to edit.")
    if capture.state is StepState.SENDING:
        raise InvalidInput(f"{capture.title} is being sent right now.", "Try again in a moment.")
    if capture.state is StepState.UNCONFIRMED:
        raise InvalidInput(
            f"{capture.title} may be in Halo already.", "Send it again, adopt it or discard it first."
        )


def check_replacement(old: Capture, new: Capture) -> None:
    """Lets no edited line make a ticket, or log time, that was sent already, even since it was opened.

    Raises:
        InvalidInput: It would.
    """
    made = any(isinstance(step.order, NewTicket) and step.receipt for step in old.steps)
    if made and any(isinstance(step.order, NewTicket) for step in new.steps):
        raise InvalidInput(
            f"Ticket #{old.ticket_id} exists already; this line would make another one.",
            f"Begin the line with #{old.ticket_id}, or discard what is left first.",
        )
    sent = _ends(step.order for step in old.steps if step.receipt)
    if sent & _ends(step.order for step in new.steps):
        raise InvalidInput(
            "Some of this time is in Halo already; this line would log it again.",
            "Open it again for what is left, or discard that.",
        )


def _ends(orders: Iterable[Order]) -> set[datetime]:
    """When the time that some orders log ended, to the minute: a line says no seconds."""
    return {order.ended_at.replace(second=0) for order in _with_time(orders)}


def _with_time(orders: Iterable[Order]) -> list[NewAction | NewEvent]:
    return [order for order in orders if isinstance(order, NewAction | NewEvent) and order.minutes]


def _left_over(capture: Capture, catalogue: Catalogue, zone: tzinfo) -> Draft:
    number = capture.ticket_id
    ticket = None if number is None else TicketSummary(number, capture.title, CustomerId(0))
    draft = Draft(ticket=ticket, no_ticket=ticket is None)
    left = [step.order for step in capture.steps if not step.settled]
    times = [order for order in left if isinstance(order, NewAction | NewEvent)]
    if times:
        first, logged = times[0], _logged(times)
        summary, details = _texts(first)
        draft = replace(
            draft,
            summary=summary,
            details=details,
            minutes=None if logged is None else logged.minutes,  # rounded anew, it is what it was
            worked=None if logged is None else worked_as(logged, zone),
            split=len(times) > 1,
            charge_rate=next((r for r in catalogue.charge_rates if r.id == first.charge_rate_id), None),
        )
        if isinstance(first, NewAction):
            draft = replace(
                draft,
                outcome=next((o for o in catalogue.outcomes if o.id == first.outcome_id), None),
                private=first.private,
                email=any(isinstance(each, NewAction) and each.send_email for each in times) or None,
            )
    change = next((order for order in left if isinstance(order, StatusChange)), None)
    if change is not None:
        draft = replace(draft, status=Status(change.status_id, change.status_name))
    return draft


def _as_typed(note: str) -> tuple[str, str]:
    """Cuts a note into summary and details, as `capture_builder` joins them."""
    first, _, rest = note.partition("\n\n")
    return (first, rest) if first == " ".join(first.split()) else ("", note)
