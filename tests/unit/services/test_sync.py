"""The cache holds what the tenant holds, at the price of few requests."""

from __future__ import annotations

from collections import Counter
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta

import pytest

from quickticket.domain.errors import Offline
from quickticket.domain.ids import CustomerId
from quickticket.domain.orders import NewTicket
from quickticket.domain.reference import Catalogue, Customer
from quickticket.services.large_lists import PAGES_A_COMMIT
from quickticket.services.online import Online
from quickticket.services.ports.halo import PeopleKind
from quickticket.services.ports.store import CacheCounts
from quickticket.services.sync import ReferenceSync
from quickticket.services.sync_state import SyncState
from quickticket.services.tasks import Tasks
from tests.fakes.captures import ticket_step
from tests.fakes.clock import FakeClock, settle
from tests.fakes.halo import FakeHalo, Fault
from tests.fakes.halo_seed import CATALOGUE, JOE, OFFICE
from tests.fakes.reference_store import FakeReferenceStore

DAY = timedelta(days=1).total_seconds()


class Desk:
    """A sync on fakes, that can be stopped and started again."""

    def __init__(self) -> None:
        self.halo = FakeHalo()
        self.store = FakeReferenceStore()
        self.clock = FakeClock()
        self.limit = 20_000
        self.restart()

    def restart(self) -> None:
        self.tasks = Tasks()
        self.online = Online(self.clock, chance=lambda: 0.0)
        self.sync = ReferenceSync(self.halo, self.store, self.clock, lambda: self.limit, self.online)

    async def run(self) -> None:
        self.tasks.spawn("sync", self.sync.run())
        await settle()

    def ids(self, kind: PeopleKind) -> set[int]:
        return set(self.store.people[kind])


@pytest.fixture
async def desk() -> AsyncIterator[Desk]:
    made = Desk()
    yield made
    await made.tasks.close()


def customers(count: int) -> tuple[Customer, ...]:
    return tuple(Customer(CustomerId(number), f"Customer {number}") for number in range(1, count + 1))


async def test_everything_is_there_after_one_sync(desk: Desk) -> None:
    report = await desk.sync.sync()
    catalogue = await desk.store.catalogue()
    assert catalogue == replace(CATALOGUE, workday=OFFICE)
    assert report.counts == CacheCounts(2, 2, 3)
    assert (report.complete, report.problems) == (True, ())
    assert desk.sync.state.synced_at == desk.clock.now()


async def test_717_customers_with_a_page_sent_twice_are_717(desk: Desk) -> None:
    desk.halo.page_size = 100
    rows = customers(717)
    desk.halo.people_rows[PeopleKind.CUSTOMERS] = (
        *rows,
        *rows[700:],
    )  # past the end the last page comes again
    report = await desk.sync.sync()
    assert report.counts.customers == 717


async def test_a_refused_list_keeps_its_old_rows_and_costs_no_other(desk: Desk) -> None:
    await desk.store.save_catalogue(Catalogue(teams=CATALOGUE.teams))
    desk.halo.fail_reads("teams", Fault.FORBID)
    desk.halo.fail_reads("sites", Fault.FORBID)
    report = await desk.sync.sync()
    catalogue = await desk.store.catalogue()
    assert (catalogue.teams, catalogue.agents) == (CATALOGUE.teams, CATALOGUE.agents)
    assert report.counts == CacheCounts(2, 0, 3)
    assert [problem.split(":")[0] for problem in report.problems] == ["Teams", "Sites"]


async def test_a_full_pass_goes_on_where_it_was_stopped(desk: Desk) -> None:
    desk.halo.people_rows[PeopleKind.CUSTOMERS] = customers(9)
    desk.halo.fail_reads("sites", Fault.OFFLINE)
    with pytest.raises(Offline):
        await desk.sync.sync()
    assert desk.halo.reads.count("customers") == 5
    desk.restart()
    await desk.sync.sync()
    assert desk.halo.reads.count("customers") == 6  # what changed since, nothing else
    assert len(desk.ids(PeopleKind.CUSTOMERS)) == 9


async def test_pages_already_written_are_not_read_again(desk: Desk) -> None:
    pages = 2 * PAGES_A_COMMIT + 3
    desk.halo.people_rows[PeopleKind.CUSTOMERS] = customers(2 * pages)
    first = desk.tasks.spawn("sync", desk.sync.sync())
    while len(desk.ids(PeopleKind.CUSTOMERS)) < 2 * PAGES_A_COMMIT:
        await settle_once()
    first.cancel()
    await settle()
    mark = await desk.store.mark(PeopleKind.CUSTOMERS)
    assert mark.next_page > 1
    desk.halo.reads.clear()
    desk.restart()
    await desk.sync.sync()
    assert desk.halo.reads.count("customers") == pages - (mark.next_page - 1)
    assert len(desk.ids(PeopleKind.CUSTOMERS)) == 2 * pages


async def test_pages_read_before_halo_went_away_are_kept(desk: Desk) -> None:
    desk.halo.people_rows[PeopleKind.CUSTOMERS] = customers(10)

    def cut_the_line(state: SyncState) -> None:
        if state.doing == "Customers: 6":
            desk.halo.fail_reads("customers", Fault.OFFLINE)

    desk.sync.changed.connect(cut_the_line)
    with pytest.raises(Offline):
        await desk.sync.sync()
    assert len(desk.ids(PeopleKind.CUSTOMERS)) == 6
    assert (await desk.store.mark(PeopleKind.CUSTOMERS)).next_page == 4


async def test_rows_that_a_full_pass_does_not_see_are_dropped(desk: Desk) -> None:
    await desk.sync.sync()
    desk.halo.people_rows[PeopleKind.USERS] = (JOE,)
    await desk.sync.sync()
    assert len(desk.ids(PeopleKind.USERS)) == 3
    await desk.sync.sync(full=True)
    assert desk.ids(PeopleKind.USERS) == {JOE.id}


async def test_inactive_rows_are_dropped_at_once(desk: Desk) -> None:
    await desk.sync.sync()
    desk.halo.removed[PeopleKind.CUSTOMERS] = (13,)
    await desk.sync.sync()
    assert desk.ids(PeopleKind.CUSTOMERS) == {12}


async def test_more_users_than_wanted_stay_incomplete_so_that_halo_is_asked(desk: Desk) -> None:
    desk.limit = 2
    report = await desk.sync.sync()
    assert (report.counts.users, report.complete) == (2, False)
    assert (await desk.store.mark(PeopleKind.USERS)).complete_at is None
    desk.halo.reads.clear()
    await desk.clock.advance(60)
    await desk.sync.sync()
    assert desk.halo.reads.count("users") == 1


async def test_after_a_clock_that_ran_a_year_ahead_everything_is_read_again_once(desk: Desk) -> None:
    desk.clock.set_wall(365 * DAY)
    await desk.run()
    desk.clock.set_wall(-365 * DAY)
    desk.halo.people_rows[PeopleKind.CUSTOMERS] = customers(1)
    await desk.clock.advance(700)
    assert desk.ids(PeopleKind.CUSTOMERS) == {1}  # a look for changes alone would have kept the other
    read = len(desk.halo.reads)
    await desk.clock.advance(300)
    assert len(desk.halo.reads) - read == 3


async def test_the_day_after_everything_is_read_again(desk: Desk) -> None:
    await desk.run()
    desk.halo.people_rows[PeopleKind.USERS] = (
        JOE,
    )  # the others were deleted, which no incremental read tells
    await desk.clock.advance(DAY - 300)
    assert len(desk.ids(PeopleKind.USERS)) == 3
    await desk.clock.advance(600)
    assert desk.ids(PeopleKind.USERS) == {JOE.id}


async def test_idle_it_asks_three_times_in_five_minutes_and_forgets_nothing(desk: Desk) -> None:
    await desk.run()
    desk.halo.reads.clear()
    others = {"me", "priorities", "categories", "outcomes", "charge_rates", "teams", "agents"}
    others |= {"customers", "sites"}
    rounds = len(others)
    await desk.clock.advance(300 * rounds)
    asked = Counter(desk.halo.reads)
    assert asked.total() == 3 * rounds
    assert asked["my_open_tickets"] == asked["users"] == rounds
    assert set(asked) == others | {"my_open_tickets", "users"}


async def test_a_list_that_is_refused_does_not_make_it_ask_more(desk: Desk) -> None:
    desk.halo.fail_reads("sites", *[Fault.FORBID] * 5)
    await desk.run()
    desk.halo.reads.clear()
    await desk.clock.advance(300 * 10)
    assert len(desk.halo.reads) == 30


async def test_offline_it_waits_longer_and_longer_and_comes_back_by_itself(desk: Desk) -> None:
    desk.halo.fail_reads("me", *[Fault.OFFLINE] * 3)
    await desk.run()
    assert desk.halo.reads == ["me"]
    assert not desk.online.is_online
    assert [*desk.sync.state.problems] == ["Halo cannot be reached."]
    await desk.clock.advance(2 + 4)
    assert desk.halo.reads == ["me"] * 3
    await desk.clock.advance(8)
    assert [*desk.sync.state.problems] == []
    assert len(desk.ids(PeopleKind.USERS)) == 3


async def test_a_proof_that_halo_is_back_wakes_it(desk: Desk) -> None:
    desk.halo.fail_reads("me", *[Fault.OFFLINE] * 1)
    await desk.run()
    desk.online.note(None)  # a capture got through
    await settle()
    assert desk.sync.state.synced_at is not None


async def test_signed_out_it_asks_nothing_until_sign_in(desk: Desk) -> None:
    desk.halo.fail_reads("me", Fault.SIGN_OUT)
    await desk.run()
    await desk.clock.advance(DAY)
    assert desk.halo.reads == ["me"]
    desk.online.try_now()
    await settle()
    assert desk.sync.state.synced_at is not None


async def test_my_open_tickets_are_replaced(desk: Desk) -> None:
    order = ticket_step().order
    assert isinstance(order, NewTicket)
    mine = replace(order, agent_id=desk.halo.acting.id)
    first, second = desk.halo.hold_ticket(mine), desk.halo.hold_ticket(mine)
    await desk.sync.sync()
    assert {each.id for each in await desk.store.my_open_tickets(9)} == {first, second}
    del desk.halo.tickets[first]
    await desk.sync.sync()
    assert {each.id for each in await desk.store.my_open_tickets(9)} == {second}


@pytest.mark.expect_log
async def test_a_mistake_in_one_round_does_not_end_the_rounds(desk: Desk) -> None:
    desk.store.fail_with = ZeroDivisionError()  # type: ignore[assignment]
    await desk.run()
    desk.store.fail_with = None
    await desk.clock.advance(60)
    assert desk.sync.state.synced_at is not None


async def test_two_syncs_at_a_time_take_turns(desk: Desk) -> None:
    first = desk.tasks.spawn("first", desk.sync.sync())
    second = desk.tasks.spawn("second", desk.sync.sync())
    await settle()
    await settle()
    assert first.done()
    assert second.done()
    assert desk.halo.reads.count("users") == 3  # two pages, then what changed


async def settle_once() -> None:
    await FakeClock().sleep(0)
