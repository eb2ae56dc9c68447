"""Doubles are seen before they are made: Halo is asked once for the user at hand."""

from __future__ import annotations

import pytest

from quickticket.domain.errors import Offline
from quickticket.domain.ids import CustomerId, TicketId
from quickticket.domain.orders import NewTicket
from quickticket.domain.reference import TicketSummary
from quickticket.services.online import Online
from quickticket.services.open_tickets import GOOD_FOR, PATIENCE, OpenTickets
from quickticket.services.tasks import Tasks
from tests.fakes.captures import ticket_step
from tests.fakes.clock import FakeClock
from tests.fakes.halo import FIRST_TICKET, FakeHalo, Fault
from tests.fakes.halo_seed import JOE
from tests.fakes.reference_store import FakeReferenceStore

STALE = TicketSummary(TicketId(7001), "closed meanwhile", CustomerId(1), user_id=JOE.id)


class Desk:
    """Joe's open tickets, asked for by hand."""

    def __init__(self) -> None:
        self.halo = FakeHalo()
        self.store = FakeReferenceStore()
        self.clock = FakeClock()
        self.online = Online(self.clock, chance=lambda: 0.0)
        self.tickets = OpenTickets(self.store, self.halo, self.clock, self.online)
        self.tasks = Tasks()
        self.answers: list[bool] = []

    async def meant(self, seconds: float) -> None:
        """Joe stands in the line for so long."""
        self.tasks.replace("refresh", self._refresh())
        await self.clock.advance(seconds)

    async def _refresh(self) -> None:
        self.answers.append(await self.tickets.refresh(JOE.id))

    async def known(self) -> list[int]:
        """What the popup would show."""
        return [each.id for each in await self.store.ask(lambda found: found.open_tickets_of(JOE.id, 9))]

    @property
    def asked(self) -> int:
        """How often Halo was asked."""
        return self.halo.reads.count("open_tickets_of")


@pytest.fixture
async def desk() -> Desk:
    made = Desk()
    await made.store.put_tickets([STALE])
    order = ticket_step().order
    assert isinstance(order, NewTicket)
    made.halo.hold_ticket(order)
    return made


async def test_what_halo_says_takes_the_place_of_what_was_known(desk: Desk) -> None:
    assert await desk.known() == [7001]
    await desk.meant(PATIENCE)
    assert desk.answers == [True]
    assert await desk.known() == [FIRST_TICKET]


async def test_a_user_passed_while_typing_costs_no_request(desk: Desk) -> None:
    await desk.meant(PATIENCE / 2)
    await desk.tasks.close()
    await desk.clock.advance(PATIENCE)
    assert desk.asked == 0


async def test_the_same_user_is_asked_about_again_only_after_a_while(desk: Desk) -> None:
    await desk.meant(PATIENCE)
    await desk.meant(PATIENCE)
    assert desk.asked == 1
    await desk.clock.advance(GOOD_FOR)
    await desk.meant(PATIENCE)
    assert desk.asked == 2


async def test_offline_nobody_is_asked_and_a_failure_keeps_what_was_known(desk: Desk) -> None:
    desk.halo.fail_reads("open_tickets_of", Fault.OFFLINE)
    await desk.meant(PATIENCE)
    assert desk.answers == [False]
    assert desk.online.is_online is False
    assert await desk.known() == [7001]
    desk.online.note(Offline("Halo cannot be reached."))
    await desk.meant(PATIENCE)
    assert desk.asked == 1
