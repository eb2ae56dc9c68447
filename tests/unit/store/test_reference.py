"""The cache gives back exactly what was put in, and a broken one is replaced without a word from the user."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quickticket.domain.errors import StorageError
from quickticket.domain.reference import (
    Agent,
    CannedText,
    Catalogue,
    Category,
    ChargeRate,
    Customer,
    CustomField,
    Outcome,
    Person,
    Priority,
    Site,
    Status,
    Team,
    TicketSummary,
    TicketType,
    User,
)
from quickticket.domain.timekeeping.workday import Hours, Workday
from quickticket.services.ports.halo import PeopleKind
from quickticket.services.ports.store import CacheCounts
from quickticket.store.catalogue import catalogue_to_text, text_to_catalogue
from quickticket.store.migrations import migrate
from quickticket.store.people import person_by_id, put_people
from quickticket.store.reference import open_reference
from quickticket.store.reference_schema import REFERENCE
from quickticket.store.tickets import put_tickets, ticket_by_id
from tests.contract.store.people import USERS
from tests.fakes.tenant import NEW_LAPTOP, PW
from tests.unit.store.records import records

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


def lists(record: type) -> st.SearchStrategy[tuple[object, ...]]:
    return st.lists(records(record), max_size=2).map(tuple)


hours = st.none() | st.builds(Hours, *[st.times().map(lambda at: at.replace(microsecond=0))] * 2)
workdays = st.builds(
    Workday,
    st.text(),
    st.tuples(*[hours] * 7),
    st.none() | st.integers(0, 24 * 60).map(lambda minutes: timedelta(minutes=minutes)),
)
catalogues = st.builds(
    Catalogue,
    me=st.none() | records(Agent),
    ticket_types=lists(TicketType),
    priorities=lists(Priority),
    categories=lists(Category),
    statuses=lists(Status),
    outcomes=lists(Outcome),
    charge_rates=lists(ChargeRate),
    teams=lists(Team),
    agents=lists(Agent),
    canned_texts=lists(CannedText),
    custom_fields=lists(CustomField),
    templates=st.just((PW, NEW_LAPTOP)) | st.just(()),
    workday=st.none() | workdays,
)


@pytest.fixture(scope="module")
def connection(tmp_path_factory: pytest.TempPathFactory) -> Iterator[sqlite3.Connection]:
    path: Path = tmp_path_factory.mktemp("reference") / "unused.db"
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        migrate(connection, path, REFERENCE.migrations, keep_backup=False)
        yield connection


@given(catalogues)
def test_the_small_lists_come_back_as_they_were(catalogue: Catalogue) -> None:
    assert text_to_catalogue(catalogue_to_text(catalogue)) == catalogue


def test_small_lists_of_an_earlier_version_are_read() -> None:
    earlier = json.loads(catalogue_to_text(Catalogue()))
    for name in ("workday", "templates", "canned_texts", "custom_fields"):
        earlier.pop(name)
    assert text_to_catalogue(json.dumps(earlier)) == Catalogue()


@pytest.mark.parametrize(
    ("kind", "record"),
    [(PeopleKind.CUSTOMERS, Customer), (PeopleKind.SITES, Site), (PeopleKind.USERS, User)],
)
@given(data=st.data())
def test_people_come_back_as_they_were(
    connection: sqlite3.Connection, kind: PeopleKind, record: type[Person], data: st.DataObject
) -> None:
    person: Person = data.draw(records(record))
    put_people(connection, kind, [person], 1)
    assert person_by_id(connection, kind, person.id) == person


@given(ticket=records(TicketSummary))
def test_tickets_come_back_as_they_were(connection: sqlite3.Connection, ticket: TicketSummary) -> None:
    put_tickets(connection, [ticket], replace_mine=False)
    assert ticket_by_id(connection, ticket.id) == ticket


async def filled(path: Path) -> None:
    store = await open_reference(path)
    await store.put_people(PeopleKind.USERS, USERS)
    await store.close()


async def users(path: Path) -> int:
    store = await open_reference(path)
    counts = await store.counts()
    await store.close()
    assert counts == CacheCounts(users=counts.users)
    return counts.users


def damage(path: Path, table: str) -> None:
    """Overwrites the first page of a table and of its indexes."""
    with closing(sqlite3.connect(path)) as connection:
        roots = connection.execute(
            "SELECT rootpage FROM sqlite_schema WHERE tbl_name = ?", (table,)
        ).fetchall()
        (size,) = connection.execute("PRAGMA page_size").fetchone()
    content = bytearray(path.read_bytes())
    for (page,) in roots:
        content[(page - 1) * size : page * size] = b"\xff" * size
    path.write_bytes(content)


async def test_the_cache_outlives_the_program(tmp_path: Path) -> None:
    await filled(tmp_path / "reference.db")
    assert await users(tmp_path / "reference.db") == len(USERS)


@pytest.mark.expect_log
async def test_a_file_that_is_no_database_is_set_aside(tmp_path: Path) -> None:
    path = tmp_path / "reference.db"
    path.write_bytes(b"What is this? " * 100)
    assert await users(path) == 0
    assert (tmp_path / "reference.aside.db").read_bytes() == b"What is this? " * 100
    assert await users(path) == 0


@pytest.mark.expect_log
async def test_the_cache_of_a_newer_program_is_set_aside(tmp_path: Path) -> None:
    path = tmp_path / "reference.db"
    await filled(path)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA user_version=99")
    assert await users(path) == 0
    await filled(path)
    assert await users(path) == len(USERS)


@pytest.mark.expect_log
async def test_damage_met_while_running_is_healed_by_the_next_start(tmp_path: Path) -> None:
    path = tmp_path / "reference.db"
    await filled(path)
    damage(path, "users")
    store = await open_reference(path)
    with pytest.raises(StorageError, match="damaged") as caught:
        await store.counts()
    assert "Restart" in caught.value.next_step
    await store.close()
    assert await users(path) == 0


async def test_a_folder_that_cannot_be_written_is_said_so(tmp_path: Path) -> None:
    (tmp_path / "cache").touch()
    with pytest.raises(StorageError):
        await open_reference(tmp_path / "cache" / "reference.db")


async def test_an_answer_belongs_to_one_moment_and_its_errors_reach_the_caller(tmp_path: Path) -> None:
    store = await open_reference(tmp_path / "reference.db")
    with pytest.raises(ZeroDivisionError):
        await store.ask(lambda directory: 1 // len(directory.find_people("nobody", 1)))
    assert await store.ask(lambda directory: directory.find_people("nobody", 1)) == ()
    await store.close()
