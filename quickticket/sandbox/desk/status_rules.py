"""What it takes to change a ticket's status; each type's own rules are named in TicketType."""

from __future__ import annotations

from datetime import datetime

from quickticket.sandbox.desk.records import Ticket
from quickticket.sandbox.desk.refusals import Refused
from quickticket.sandbox.desk.setup import Setup
from quickticket.sandbox.seed.service_desk import APPROVED, RESOLVED


def set_status(setup: Setup, ticket: Ticket, wanted: int, now: datetime) -> None:
    """Change the status as far as the ticket's type lets it.

    Raises:
        Refused: The type does not have this status, or the ticket still needs an approval.
    """
    kind = setup.types[ticket.tickettype_id]
    status = setup.statuses.get(wanted)
    if status is None or wanted not in kind.statuses:
        raise Refused(
            f"The status {status.name if status else wanted} is not allowed for the type {kind.name}."
        )
    if kind.approval and wanted == RESOLVED and ticket.status_id != APPROVED:
        raise Refused(f"This {kind.name} cannot be set to {status.name} before it is approved.")
    if kind.frozen_status or wanted == ticket.status_id:
        return
    ticket.status_id = wanted
    ticket.dateclosed = now if status.closed else None
