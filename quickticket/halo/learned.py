"""What a session has learned of its tenant: what lists cannot be asked, but shows by itself."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from quickticket.domain.ids import StatusId

if TYPE_CHECKING:
    from datetime import datetime

    from quickticket.domain.ids import Reference, TicketId

USUAL_CLOSED = StatusId(9)
"""The id that means closed unless the tenant changed it (NOTES 8)."""


@dataclass(slots=True)
class Learned:
    """Grows while the program runs; losing it costs a few requests, never a wrong answer.

    Attributes:
        closed: Statuses that end a ticket, once the list was read.
        sent: A reference that certainly is in Halo, with its ticket: what a filter can be tried on.
        reference_filter: The filter by reference finds `sent` and nothing for an unknown one.
        claimed: The reference that each proven action (ticket, number) belongs to.
    """

    closed: frozenset[StatusId] | None = None
    sent: tuple[Reference, TicketId] | None = None
    reference_filter: bool = False
    claimed: dict[tuple[TicketId, int], Reference] = field(default_factory=dict)

    def is_open(self, status_id: StatusId | None, closed_at: datetime | None) -> bool:
        """Whether a ticket is open; its closing date counts only while the closed statuses are unknown."""
        if self.closed is not None and status_id is not None:
            return status_id not in self.closed
        return closed_at is None and status_id != USUAL_CLOSED
