"""Logged time: a time entry as Halo holds it, on a ticket or without one (NOTES 7)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from quickticket.domain.ids import ActionId, ChargeRateId, TicketId
    from quickticket.domain.timekeeping.spans import Span


@dataclass(frozen=True, slots=True)
class LoggedTime:
    """One entry of the acting agent's timesheet.

    Attributes:
        span: When the work was done.
        minutes: Whole minutes that are billed.
        title: Ticket and note, or the subject of time without a ticket, as lists show it.
        customer: Name; empty where Halo does not say.
        ticket_id: None for time without a ticket.
        action_id: Number of the action inside its ticket (NOTES 6).
        event_id: Number of the timesheet event, which is unique.
        reference: Ours, where Halo gives it back; empty otherwise.
        charge_rate_id: None when there is none.
    """

    span: Span
    minutes: int
    title: str = ""
    customer: str = ""
    ticket_id: TicketId | None = None
    action_id: ActionId | None = None
    event_id: int | None = None
    reference: str = ""
    charge_rate_id: ChargeRateId | None = None
