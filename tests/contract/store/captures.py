"""Captures to store in tests, in every state that a capture can have."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from quickticket.domain.capture import Capture, Step, StepKind
from quickticket.domain.ids import (
    CaptureId,
    CustomerId,
    OutcomeId,
    Reference,
    StatusId,
    TicketId,
    TicketTypeId,
)
from quickticket.domain.orders import NewAction, NewTicket, Receipt, StatusChange
from quickticket.services.ports.store import OutboxEvent

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
PROOF = Receipt(TicketId(8841), action_id=3, warning="SLA missing")


def event(text: str = "Queued.", *, minutes: int = 0) -> OutboxEvent:
    """Something that happened `minutes` after noon."""
    return OutboxEvent(NOON + timedelta(minutes=minutes), text)


def queued(name: str = "c1", *, minutes: int = 0) -> Capture:
    """A ticket, its time entry and its status, submitted `minutes` after noon."""
    at = NOON + timedelta(minutes=minutes)
    ticket = NewTicket(Reference(f"{name}-a"), "Printer jams", "*Tray 2*", CustomerId(4), TicketTypeId(1))
    entry = NewAction(Reference(f"{name}-b"), None, "Cleared", 12, at, OutcomeId(7))
    status = StatusChange(Reference(f"{name}-c"), None, StatusId(9), "Resolved")
    steps = (
        Step(StepKind.CREATE_TICKET, ticket),
        Step(StepKind.ADD_ACTION, entry),
        Step(StepKind.SET_STATUS, status),
    )
    return Capture(CaptureId(name), at, "printer jams @joe 12m -- *Tray 2*", "Printer jams", "Acme", steps)


def sending(capture: Capture) -> Capture:
    """The capture while its next step is on the wire."""
    return capture.change(Step.begin)


def unconfirmed(capture: Capture) -> Capture:
    """The capture after an answer was lost and one look found nothing."""
    lost = sending(capture).change(lambda step: step.lose_answer("The answer never came.", "502"))
    return lost.change(lambda step: step.seen_absent(NOON))


def held(capture: Capture) -> Capture:
    """The capture after Halo said no."""
    return sending(capture).change(lambda step: step.hold("Halo refused it.", "category_1 is mandatory"))


def sent(capture: Capture) -> Capture:
    """The capture after everything was proven."""
    while not capture.settled:
        capture = sending(capture).change(lambda step: step.prove(PROOF))
    return capture
