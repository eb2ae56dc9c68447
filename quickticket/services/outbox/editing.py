"""Editing: the line that asks for what of a capture is not in Halo yet."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from quickticket.domain.capture import Capture, StepState
from quickticket.domain.draft import Draft, TokenKind
from quickticket.domain.errors import InvalidInput
from quickticket.domain.ids import CustomerId
from quickticket.domain.orders import NewAction, NewTicket, Order, StatusChange
from quickticket.domain.reference import Status, TicketSummary
from quickticket.domain.smart_line.lexer import escape, lex
from quickticket.domain.smart_line.write import write

if TYPE_CHECKING:
    from quickticket.domain.ids import TicketId
    from quickticket.domain.reference import Catalogue


def line_for_edit(capture: Capture, catalogue: Catalogue) -> str:
    """Returns the line as typed, or, once the ticket is there, a line for what is left to do on it.

    Raises:
        InvalidInput: The capture is settled, or may be on its way at this moment.
    """
    check_editable(capture)
    if capture.ticket_id is None or all(step.receipt is None for step in capture.steps):
        return _with_its_texts(capture)
    return write(_left_over(capture, capture.ticket_id, catalogue))


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


def _texts(order: Order) -> tuple[str, str]:
    if isinstance(order, NewTicket):
        return order.summary, order.details
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
    """Lets no edited line make a second ticket where the first one was made already.

    Raises:
        InvalidInput: It would.
    """
    made = any(isinstance(step.order, NewTicket) and step.receipt for step in old.steps)
    if made and any(isinstance(step.order, NewTicket) for step in new.steps):
        raise InvalidInput(
            f"Ticket #{old.ticket_id} exists already; this line would make another one.",
            f"Begin the line with #{old.ticket_id}, or discard what is left first.",
        )


def _left_over(capture: Capture, ticket_id: TicketId, catalogue: Catalogue) -> Draft:
    draft = Draft(ticket=TicketSummary(ticket_id, capture.title, CustomerId(0)))
    for order in (step.order for step in capture.steps if not step.settled):
        if isinstance(order, NewAction):
            rates = {rate.id: rate for rate in catalogue.charge_rates}
            rate = None if order.charge_rate_id is None else rates.get(order.charge_rate_id)
            summary, details = _as_typed(order.note)
            draft = replace(
                draft, summary=summary, details=details, minutes=order.minutes or None, charge_rate=rate
            )
        elif isinstance(order, StatusChange):
            draft = replace(draft, status=Status(order.status_id, order.status_name))
    return draft


def _as_typed(note: str) -> tuple[str, str]:
    """Cuts a note into summary and details, as `capture_builder` joins them."""
    first, _, rest = note.partition("\n\n")
    return (first, rest) if first == " ".join(first.split()) else ("", note)
