"""Captures as tests need them: a ticket with time, a note, a status."""

from __future__ import annotations

from datetime import datetime
from itertools import count

from quickticket.domain.capture import Capture, Step, StepKind
from quickticket.domain.ids import CaptureId, Reference, StatusId, TicketId
from quickticket.domain.orders import NewAction, NewEvent, NewTicket, StatusChange
from tests.fakes.clock import NOON
from tests.fakes.halo_seed import ACME, ACME_MAIN, CATALOGUE, JOE

_numbers = count(1)
RESOLVED = StatusId(8)


def ticket_step(summary: str = "outlook will not open") -> Step:
    order = NewTicket(
        reference=_reference(),
        summary=summary,
        details="",
        customer_id=ACME.id,
        ticket_type_id=CATALOGUE.ticket_types[0].id,
        site_id=ACME_MAIN.id,
        user_id=JOE.id,
    )
    return Step(StepKind.CREATE_TICKET, order)


def action_step(ticket_id: TicketId | None = None, minutes: int = 12, ended_at: datetime = NOON) -> Step:
    order = NewAction(
        reference=_reference(),
        ticket_id=ticket_id,
        note="reinstalled it",
        minutes=minutes,
        ended_at=ended_at,
        outcome_id=CATALOGUE.outcomes[0].id,
    )
    return Step(StepKind.ADD_ACTION, order)


def event_step(minutes: int = 30, ended_at: datetime = NOON) -> Step:
    order = NewEvent(_reference(), "Team meeting", "planned the week", ended_at, minutes)
    return Step(StepKind.ADD_EVENT, order)


def status_step(ticket_id: TicketId | None = None) -> Step:
    return Step(StepKind.SET_STATUS, StatusChange(_reference(), ticket_id, RESOLVED, "Resolved"))


def capture(*steps: Step, created_at: datetime = NOON) -> Capture:
    """A capture of these steps; of a ticket and 12 minutes when none are given."""
    return Capture(
        id=CaptureId(f"capture{next(_numbers):06}"),
        created_at=created_at,
        line="@joe outlook will not open 12m",
        title="outlook will not open",
        customer=ACME.name,
        steps=steps or (ticket_step(), action_step()),
    )


def _reference() -> Reference:
    return Reference(f"qt-{next(_numbers):06}")
