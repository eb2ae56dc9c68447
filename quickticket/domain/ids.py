"""Ids that cross layers, one type each, so that a site id never lands where a user id belongs."""

from __future__ import annotations

from typing import NewType

CustomerId = NewType("CustomerId", int)
SiteId = NewType("SiteId", int)
UserId = NewType("UserId", int)
AgentId = NewType("AgentId", int)
TeamId = NewType("TeamId", int)
TicketTypeId = NewType("TicketTypeId", int)
PriorityId = NewType("PriorityId", int)
SlaId = NewType("SlaId", int)
StatusId = NewType("StatusId", int)
CategoryId = NewType("CategoryId", int)
OutcomeId = NewType("OutcomeId", int)
ChargeRateId = NewType("ChargeRateId", int)
TicketId = NewType("TicketId", int)
ActionId = NewType("ActionId", int)
CustomFieldId = NewType("CustomFieldId", int)
CannedTextId = NewType("CannedTextId", int)

UNKNOWN_CUSTOMER = CustomerId(0)
"""The customer of a ticket that is known by its number alone."""

CaptureId = NewType("CaptureId", str)
"""Our own id of a capture: lower-case letters and digits, sortable by time."""

BatchId = NewType("BatchId", str)
"""Our own id of a bulk that was sent; made like a capture's."""

TimerId = NewType("TimerId", str)
"""Our own id of a timer; made like a capture's."""

Reference = NewType("Reference", str)
"""Our own id of one step, sent along to Halo so that the step can be found again."""
