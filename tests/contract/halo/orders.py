"""Orders that fit whatever tenant they are sent to."""

from __future__ import annotations

from contextlib import aclosing
from datetime import UTC, datetime, timedelta

from quickticket.domain.ids import Reference, StatusId, TicketId, TicketTypeId
from quickticket.domain.orders import NewAction, NewEvent, NewTicket, StatusChange
from quickticket.domain.reference import User
from quickticket.services.ports.halo import Halo, PeopleKind


async def first_user(halo: Halo) -> User:
    """A user that the tenant lists."""
    async with aclosing(halo.people(PeopleKind.USERS)) as pages:
        page = await anext(pages)
    user = page.rows[0]
    assert isinstance(user, User)
    return user


async def new_ticket(
    halo: Halo, reference: str = "qt-1", *, ticket_type: int = 1, category: str = ""
) -> NewTicket:
    """A ticket for the first user."""
    user = await first_user(halo)
    return NewTicket(
        Reference(reference),
        "Printer offline",
        "Paper *jam*",
        user.customer_id,
        TicketTypeId(ticket_type),
        user.site_id,
        user.id,
        category=category,
    )


async def created(halo: Halo, reference: str = "qt-1") -> TicketId:
    """The number of a new ticket for the first user."""
    ticket_id = (await halo.create_ticket(await new_ticket(halo, reference))).ticket_id
    assert ticket_id is not None
    return ticket_id


async def time_entry(
    halo: Halo, ticket_id: TicketId, reference: str = "qt-2", minutes: int = 12
) -> NewAction:
    """A time entry that ended a while ago, with an outcome that the tenant has."""
    outcome = next(each for each in await halo.outcomes() if each.name in ("Phone Call", "Internal Note"))
    ended_at = datetime.now(UTC).replace(microsecond=0) - timedelta(minutes=3)
    return NewAction(Reference(reference), ticket_id, "Replaced the roller", minutes, ended_at, outcome.id)


def meeting(reference: str = "qt-4", minutes: int = 30) -> NewEvent:
    """Time without a ticket that ended a while ago."""
    ended_at = datetime.now(UTC).replace(second=0, microsecond=0) - timedelta(minutes=3)
    return NewEvent(Reference(reference), "Team meeting", "Planned the *week*", ended_at, minutes)


async def resolved(halo: Halo, ticket_id: TicketId, reference: str = "qt-3") -> StatusChange:
    """The change to the tenant's closed status."""
    status = next(each for each in await halo.statuses() if each.name == "Closed")
    return StatusChange(Reference(reference), ticket_id, StatusId(status.id), status.name)


def before() -> datetime:
    """A moment before anything that a test sends now."""
    return datetime.now(UTC) - timedelta(seconds=1)
