"""What every cache of reference data keeps its word on: the fake of the tests and SQLite."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from quickticket.domain.ids import CustomerId, PriorityId, SlaId, StatusId, TicketId, TicketTypeId, UserId
from quickticket.domain.reference import Agent, Catalogue, Category, Priority, TicketSummary, TicketType
from quickticket.domain.search import Tier
from quickticket.services.ports.halo import PeopleKind
from quickticket.services.ports.store import CacheCounts, ReferenceStore, SyncMark
from quickticket.store.reference import open_reference
from tests.contract.store.people import (
    ACME,
    ACME_MAIN,
    ACME_YARD,
    CUSTOMERS,
    JOAN,
    JOE,
    NORTH,
    NORTH_MAIN,
    OBRIEN,
    OTHER_JOE,
    SITES,
    USERS,
    user,
)
from tests.fakes.reference_store import FakeReferenceStore

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from quickticket.domain.reference import Person

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
CATALOGUE = Catalogue(
    me=Agent(id=7, name="Ann", team_names=("1st line",)),  # type: ignore[arg-type]
    ticket_types=(TicketType(TicketTypeId(1), "Incident", ("details",), status_ids=(StatusId(1),)),),
    priorities=(Priority(PriorityId(2), "High", SlaId(3)),),
    categories=(Category(4, "Email>Outlook", 2),),  # type: ignore[arg-type]
)


def ticket(number: int, summary: str = "Printer jams", *, open_: bool = True) -> TicketSummary:
    return TicketSummary(
        TicketId(number), summary, CustomerId(1), user_id=UserId(100), updated_at=NOON, open=open_
    )


async def find(store: ReferenceStore, text: str, limit: int = 8) -> list[Person]:
    matches = await store.ask(lambda directory: directory.find_people(text, limit))
    return [match.entity for match in matches]


async def find_tickets(store: ReferenceStore, text: str) -> list[int]:
    matches = await store.ask(lambda directory: directory.find_tickets(text, 8))
    return [match.entity.id for match in matches]


async def fill(store: ReferenceStore) -> None:
    await store.put_people(PeopleKind.CUSTOMERS, CUSTOMERS, pass_id=1)
    await store.put_people(PeopleKind.SITES, SITES, pass_id=1)
    await store.put_people(PeopleKind.USERS, USERS, pass_id=1)


class ReferenceStoreContract:
    async def test_the_small_lists_are_kept(self, store: ReferenceStore) -> None:
        assert await store.catalogue() == Catalogue()
        await store.save_catalogue(Catalogue())
        await store.save_catalogue(CATALOGUE)
        assert await store.catalogue() == CATALOGUE
        assert await store.ask(lambda directory: directory.catalogue) == CATALOGUE

    async def test_people_are_reached_by_id(self, store: ReferenceStore) -> None:
        await fill(store)
        assert await store.ask(lambda directory: directory.customer(ACME.id)) == ACME
        assert await store.ask(lambda directory: directory.site(ACME_YARD.id)) == ACME_YARD
        assert await store.ask(lambda directory: directory.user(JOAN.id)) == JOAN
        assert await store.ask(lambda directory: directory.user(UserId(1))) is None
        assert await store.ask(lambda directory: directory.site(ACME_YARD.id + 100)) is None  # type: ignore[arg-type]
        assert await store.ask(lambda directory: directory.customer(CustomerId(9))) is None

    async def test_sites_of_a_customer(self, store: ReferenceStore) -> None:
        await fill(store)
        assert await store.ask(lambda directory: directory.sites_of(ACME.id, 5)) == (ACME_MAIN, ACME_YARD)
        assert await store.ask(lambda directory: directory.sites_of(ACME.id, 1)) == (ACME_MAIN,)

    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("joe johnson", [JOE]),
            ("JOHN JOE", [JOE]),
            ("joan m", [JOAN]),
            ("muller", [JOAN]),
            ("obrien", [OBRIEN]),
            ("siobhan o'b", [OBRIEN]),
            ("joe.johnson@acme.example", [JOE]),
            ("joe.john@", [JOE]),
            ("jm@acme", [JOAN]),
            ("jcarter", [OTHER_JOE]),
            ("north/joe", [OTHER_JOE]),
            ("acme/jo", [JOE, JOAN]),
            ("acme/main", [ACME_MAIN, JOE]),
            ("0207946095", [JOE]),
            ("020 7946 0958", [JOE]),
            ("+442079460958", [JOE]),
            ("+44 20 7946 0111", [JOAN]),
            ("900123", [JOAN]),
            ("5550102", [OTHER_JOE]),
            ("yard", [ACME_YARD, JOAN]),
            ("acme dental", [ACME, ACME_MAIN, ACME_YARD, JOE, JOAN]),
            ("jhonson", [JOE]),
            ("joe jonhson", [JOE]),
            ("northstar", [OBRIEN, OTHER_JOE]),
            ("carrter", [OTHER_JOE]),
            ("nort star", [NORTH, NORTH_MAIN, OBRIEN, OTHER_JOE]),
            ("ohnso", [JOE]),
            ("zzz", []),
            ("", []),
            ("@/ -", []),
            ('"*" OR', []),
        ],
    )
    async def test_people_are_found_by_what_one_knows_of_them(
        self, store: ReferenceStore, text: str, expected: list[Person]
    ) -> None:
        await fill(store)
        found = await find(store, text)
        assert {*found} == {*expected}
        assert len(found) == len(expected)

    async def test_best_first_and_never_more_than_asked_for(self, store: ReferenceStore) -> None:
        await fill(store)
        jo = user(104, "Jo")
        await store.put_people(PeopleKind.USERS, [jo])
        assert (await find(store, "jo"))[0] == jo
        assert await find(store, "jo", limit=1) == [jo]
        matches = await store.ask(lambda directory: directory.find_people("jonhson", 8))
        assert [match.tier for match in matches] == [Tier.TYPO]

    async def test_a_changed_row_is_found_by_its_new_name_only(self, store: ReferenceStore) -> None:
        await fill(store)
        married = replace(JOE, name="Joe Baker", email="joe@acme.example", phones=("0161 496 0000",))
        await store.put_people(PeopleKind.USERS, [JOE, married])
        assert await find(store, "baker") == [married]
        assert await find(store, "johnson") == []
        assert await find(store, "79460958") == []
        assert await find(store, "1614960000") == [married]
        assert await store.counts() == CacheCounts(customers=2, sites=3, users=4)

    async def test_a_dropped_row_is_found_no_more(self, store: ReferenceStore) -> None:
        await fill(store)
        await store.drop_people(PeopleKind.USERS, [JOE.id, 999])
        assert await find(store, "johnson") == []
        assert await find(store, "79460958") == []
        assert await store.counts() == CacheCounts(customers=2, sites=3, users=3)

    async def test_a_finished_pass_removes_what_it_did_not_see(self, store: ReferenceStore) -> None:
        await fill(store)
        await store.put_people(PeopleKind.USERS, [JOE, OBRIEN], pass_id=2)
        await store.put_people(PeopleKind.USERS, [JOAN, user(104, "Jo")])
        await store.finish_pass(PeopleKind.USERS, 2)
        assert await find(store, "jo") == [JOE]
        assert await store.counts() == CacheCounts(customers=2, sites=3, users=2)

    async def test_how_far_a_list_has_come_is_remembered(self, store: ReferenceStore) -> None:
        mark = SyncMark(complete_at=NOON, changed_until=None, next_page=17, pass_id=4)
        assert await store.mark(PeopleKind.USERS) == SyncMark()
        await store.save_mark(PeopleKind.USERS, SyncMark(pass_id=3))
        await store.save_mark(PeopleKind.USERS, mark)
        assert await store.mark(PeopleKind.USERS) == mark
        assert await store.mark(PeopleKind.SITES) == SyncMark()

    async def test_the_end_of_a_sync_is_remembered(self, store: ReferenceStore) -> None:
        assert await store.synced_at() is None
        await store.save_synced_at(NOON)
        assert await store.synced_at() == NOON

    async def test_tickets_are_found_by_number_and_words(self, store: ReferenceStore) -> None:
        await store.put_tickets([ticket(8841), ticket(884, "VPN drops", open_=False), ticket(12, "vpn slow")])
        assert await find_tickets(store, "884") == [884, 8841]
        assert await find_tickets(store, "vpn") == [12, 884]
        assert await find_tickets(store, "") == []
        assert await store.ask(lambda directory: directory.ticket(TicketId(8841))) == ticket(8841)
        assert await store.ask(lambda directory: directory.ticket(TicketId(1))) is None

    async def test_a_renamed_ticket_is_found_by_its_new_summary(self, store: ReferenceStore) -> None:
        await store.put_tickets([ticket(8841)])
        await store.put_tickets([ticket(8841, "Scanner jams")])
        assert await find_tickets(store, "printer") == []
        assert await find_tickets(store, "scanner") == [8841]

    async def test_open_tickets_of_a_user_come_newest_first(self, store: ReferenceStore) -> None:
        await store.put_tickets([ticket(1), ticket(3), ticket(2, open_=False), ticket(4)])
        newest = await store.ask(lambda directory: directory.open_tickets_of(UserId(100), 2))
        assert newest == (ticket(4), ticket(3))
        assert await store.ask(lambda directory: directory.open_tickets_of(UserId(1), 2)) == ()

    async def test_a_users_tickets_that_halo_no_longer_lists_are_closed(self, store: ReferenceStore) -> None:
        await store.put_tickets([ticket(1), ticket(2)])
        await store.put_tickets([ticket(2), ticket(3)], all_open_of=UserId(100))
        assert await store.ask(lambda directory: directory.open_tickets_of(UserId(100), 9)) == (
            ticket(3),
            ticket(2),
        )
        await store.put_tickets([], all_open_of=UserId(1))
        assert len(await store.ask(lambda directory: directory.open_tickets_of(UserId(100), 9))) == 2

    async def test_my_tickets_are_those_of_the_last_full_answer(self, store: ReferenceStore) -> None:
        await store.put_tickets([ticket(1), ticket(2), ticket(3)], replace_mine=True)
        await store.put_tickets([ticket(9), ticket(3, open_=False)])
        assert await store.my_open_tickets(8) == (ticket(2), ticket(1))
        await store.put_tickets([ticket(2), ticket(4)], replace_mine=True)
        assert await store.my_open_tickets(8) == (ticket(4), ticket(2))
        assert await store.my_open_tickets(1) == (ticket(4),)
        assert await find_tickets(store, "1") == [1]


class TestFake(ReferenceStoreContract):
    @pytest.fixture
    def store(self) -> ReferenceStore:
        return FakeReferenceStore()


class TestSQLite(ReferenceStoreContract):
    @pytest.fixture
    async def store(self, tmp_path: Path) -> AsyncIterator[ReferenceStore]:
        reference = await open_reference(tmp_path / "reference.db")
        yield reference
        await reference.close()
