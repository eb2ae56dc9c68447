"""Orders: what one step asks Halo to write, in our words; `halo/` gives them their wire form.

A ticket id of None means "the ticket that this capture creates": the worker fills it in.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

    from quickticket.domain.ids import (
        AgentId,
        ChargeRateId,
        CustomerId,
        CustomFieldId,
        OutcomeId,
        PriorityId,
        Reference,
        SiteId,
        StatusId,
        TeamId,
        TicketId,
        TicketTypeId,
        UserId,
    )


@dataclass(frozen=True, slots=True)
class NewTicket:
    """A ticket to create.

    Attributes:
        details: Markdown.
        category: A path; `category_level` is the number of its member.
        custom_fields: Id of each field and what goes into it; a select takes the id of its option (NOTES 5).
    """

    reference: Reference
    summary: str
    details: str
    customer_id: CustomerId
    ticket_type_id: TicketTypeId
    site_id: SiteId | None = None
    user_id: UserId | None = None
    priority_id: PriorityId | None = None
    category: str = ""
    category_level: int = 1
    team_id: TeamId | None = None
    team_name: str = ""
    agent_id: AgentId | None = None
    tags: tuple[str, ...] = ()
    custom_fields: tuple[tuple[CustomFieldId, str], ...] = ()


@dataclass(frozen=True, slots=True)
class NewAction:
    """An action, most often a time entry.

    Attributes:
        minutes: Time worked, whole minutes; 0 is a plain note.
        ended_at: End of the work, aware UTC: Halo reads an action's `datetime` as the END (NOTES 6).
        note: Markdown.
        private: Hidden from the user.
    """

    reference: Reference
    ticket_id: TicketId | None
    note: str
    minutes: int
    ended_at: datetime
    outcome_id: OutcomeId
    charge_rate_id: ChargeRateId | None = None
    agent_id: AgentId | None = None
    private: bool = True
    send_email: bool = False

    @property
    def started_at(self) -> datetime:
        """Start of the work, aware UTC."""
        return self.ended_at - timedelta(minutes=self.minutes)


@dataclass(frozen=True, slots=True)
class NewEvent:
    """Time without a ticket, such as a meeting or travel: an event of the agent's timesheet (NOTES 7).

    Attributes:
        subject: What it was, one line.
        note: What else is to be said, Markdown.
        ended_at: End of the work, aware UTC.
        minutes: Time worked, whole minutes, at least 1.
        agent_id: Whose time it is; None for the acting agent.
    """

    reference: Reference
    subject: str
    note: str
    ended_at: datetime
    minutes: int
    agent_id: AgentId | None = None
    charge_rate_id: ChargeRateId | None = None

    @property
    def started_at(self) -> datetime:
        """Start of the work, aware UTC."""
        return self.ended_at - timedelta(minutes=self.minutes)


@dataclass(frozen=True, slots=True)
class StatusChange:
    """A status to set on a ticket; proven by reading the ticket back (NOTES 6)."""

    reference: Reference
    ticket_id: TicketId | None
    status_id: StatusId
    status_name: str


Order = NewTicket | NewAction | NewEvent | StatusChange


def for_ticket(order: Order, ticket_id: TicketId) -> Order:
    """Returns the order aimed at `ticket_id`, if it still waits for the id of its capture's ticket."""
    if isinstance(order, NewTicket | NewEvent) or order.ticket_id is not None:
        return order
    return replace(order, ticket_id=ticket_id)


@dataclass(frozen=True, slots=True)
class Receipt:
    """Halo's proof of a write.

    Attributes:
        ticket_id: The ticket written to; None for time without one.
        action_id: The action's number inside the ticket, for actions.
        warning: Halo's `_warning`, plain text: done, but not fully (NOTES 13).
        event_id: The number of the timesheet event, for time without a ticket.
    """

    ticket_id: TicketId | None = None
    action_id: int | None = None
    warning: str = ""
    event_id: int | None = None
