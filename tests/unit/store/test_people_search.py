"""The search looks at a bounded part of the cache, and finds what looking at all of it would find."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from quickticket.domain.ranking import rank_people
from quickticket.domain.search import Tier
from quickticket.services.ports.halo import PeopleKind
from quickticket.store.connection import Durability, connect_writer
from quickticket.store.migrations import migrate
from quickticket.store.people import put_people
from quickticket.store.people_search import find_people
from quickticket.store.reference_schema import REFERENCE
from tests.benchmarks.tenant import Tenant
from tests.contract.store.people import ACME_YARD, CUSTOMERS, SITES, USERS, user

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from quickticket.domain.reference import Person

MADE_UP = Tenant(0.0003)
PEOPLE: tuple[Person, ...] = (
    *CUSTOMERS,
    *SITES,
    *USERS,
    *(
        user(1000 + made_up.id, made_up.name, email=made_up.email, phones=made_up.phones)
        for made_up in MADE_UP.users()
    ),
)
KNOWN = sorted(
    {
        text
        for person in PEOPLE
        for text in (person.name, getattr(person, "email", ""), *getattr(person, "phones", ()))
        if text
    }
)


def put(connection: sqlite3.Connection, people: Sequence[Person]) -> None:
    for kind, name in zip(PeopleKind, ("Customer", "Site", "User"), strict=True):
        put_people(connection, kind, [row for row in people if type(row).__name__ == name], None)


@pytest.fixture(scope="module")
def connection(tmp_path_factory: pytest.TempPathFactory) -> Iterator[sqlite3.Connection]:
    path: Path = tmp_path_factory.mktemp("search") / "reference.db"
    with closing(connect_writer(path, Durability.CRASH, 1000)) as connection:
        migrate(connection, path, REFERENCE.migrations, keep_backup=False)
        put(connection, PEOPLE)
        yield connection


@pytest.fixture(scope="module")
def crowded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[sqlite3.Connection]:
    """More people who fit somehow than are looked at, before the ones who fit best."""
    path: Path = tmp_path_factory.mktemp("crowd") / "reference.db"
    crowd = [user(number, f"Jo{'ab '[number % 3]} Smith{number}", ACME_YARD) for number in range(1, 1000)]
    best = [user(5000, "Jo"), user(5001, "Ann Smith"), user(5002, "Yan Lee", email="y.lee@acme.example")]
    with closing(connect_writer(path, Durability.CRASH, 1000)) as connection:
        migrate(connection, path, REFERENCE.migrations, keep_backup=False)
        put(connection, [*crowd, *best])
        yield connection


@st.composite
def typed_texts(draw: st.DrawFn) -> str:
    """A piece of what is known of somebody, its words in any order, perhaps with one letter wrong."""
    text = draw(st.sampled_from(KNOWN))
    start = draw(st.just(0) | st.integers(0, len(text) - 1))
    piece = text[start : draw(st.integers(start + 1, len(text)))]
    if draw(st.booleans()):
        piece = " ".join(draw(st.permutations(piece.split())))
    if draw(st.booleans()):
        at, cut = draw(st.integers(0, len(piece))), draw(st.integers(0, 1))
        piece = piece[:at] + draw(st.sampled_from(["", "e", "x", " ", "/"])) + piece[at + cut :]
    return str(piece)


@given(typed_texts(), st.sampled_from([1, 3, 8, 500]))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=300)
def test_finds_what_a_look_at_everybody_finds(connection: sqlite3.Connection, text: str, limit: int) -> None:
    everybody = rank_people(text, PEOPLE, limit)
    sure = [match for match in everybody if match.tier is not Tier.TYPO]
    found = find_people(connection, text, limit)
    assert [match for match in found if match.tier is not Tier.TYPO] == sure


@given(st.sampled_from([person.name for person in PEOPLE]), st.data())
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_one_typo_is_forgiven(connection: sqlite3.Connection, name: str, data: st.DataObject) -> None:
    word: str = data.draw(st.sampled_from(name.split()))
    at = data.draw(st.integers(0, len(word) - 1))
    wrong = data.draw(
        st.sampled_from(
            [
                word[:at] + word[at + 1 :],
                word[:at] + "x" + word[at + 1 :],
                word[:at] + "x" + word[at:],
                word[:at] + word[at : at + 2][::-1] + word[at + 2 :],
            ]
        )
    )
    meant = rank_people(wrong, PEOPLE, 500)
    assume(not meant or meant[0].tier > Tier.WORDS)
    assert {*meant} <= {*find_people(connection, wrong, 500)}


@pytest.mark.parametrize(
    ("text", "name"),
    [("jo", "Jo"), ("smith", "Ann Smith"), ("acme/ya", "Yan Lee"), ("lee@acme", "Yan Lee")],
)
def test_among_too_many_the_one_that_fits_best_is_found(
    crowded: sqlite3.Connection, text: str, name: str
) -> None:
    found = [match.entity.name for match in find_people(crowded, text, 5)]
    assert found[0] == name


def test_nothing_is_written_for_rows_that_did_not_change(connection: sqlite3.Connection) -> None:
    before = connection.total_changes
    put(connection, PEOPLE)
    assert connection.total_changes == before
