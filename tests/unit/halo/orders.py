"""Orders to send."""

from __future__ import annotations

from datetime import UTC, datetime

from quickticket.domain.ids import (
    ChargeRateId,
    CustomerId,
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
from quickticket.domain.orders import NewAction, NewEvent, NewTicket, StatusChange

SENT_AFTER = datetime(2026, 3, 4, 12, 0, tzinfo=UTC)

TICKET = NewTicket(
    Reference("qt-1"),
    "Printer offline",
    "Paper *jam*\nagain",
    CustomerId(12),
    TicketTypeId(1),
    site_id=SiteId(18),
    user_id=UserId(41),
    priority_id=PriorityId(3),
    category="Hardware>Printer",
    category_level=2,
    team_id=TeamId(7),
    team_name="1st Line",
)
ACTION = NewAction(
    Reference("qt-2"),
    TicketId(1001),
    "Replaced the **roller**",
    12,
    datetime(2026, 3, 4, 12, 5, tzinfo=UTC),
    OutcomeId(7),
    charge_rate_id=ChargeRateId(0),
)
EVENT = NewEvent(
    Reference("qt-5"),
    "Team meeting",
    "Planned the *week*",
    datetime(2026, 3, 4, 12, 5, tzinfo=UTC),
    30,
    charge_rate_id=ChargeRateId(2),
)
RESOLVED = StatusChange(Reference("qt-3"), TicketId(1001), StatusId(8), "Resolved")
