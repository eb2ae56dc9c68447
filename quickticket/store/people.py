"""Customers, sites and users as rows with their words in the search index; unchanged rows are left alone."""

from __future__ import annotations

import json
from dataclasses import fields
from typing import TYPE_CHECKING, Any

from quickticket.domain.folding import words_of
from quickticket.domain.reference import Customer, Person, Site, User
from quickticket.services.ports.halo import PeopleKind
from quickticket.store.people_index import forget, index

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Sequence

_RECORDS: dict[PeopleKind, type[Customer | Site | User]] = {
    PeopleKind.CUSTOMERS: Customer,
    PeopleKind.SITES: Site,
    PeopleKind.USERS: User,
}
COLUMNS = {kind: ", ".join(field.name for field in fields(record)) for kind, record in _RECORDS.items()}
"""Columns to select, in the order in which `person_of` wants them."""


def person_of(kind: PeopleKind, row: Sequence[Any]) -> Person:
    """Returns the record of a row of `COLUMNS`."""
    if kind is PeopleKind.USERS:
        phones = tuple(json.loads(row[-1])) if row[-1] else ()
        return User(*row[:-1], phones)  # type: ignore[call-arg]
    return _RECORDS[kind](*row)


def person_by_id(connection: sqlite3.Connection, kind: PeopleKind, number: int) -> Person | None:
    """Returns one record, or None."""
    found = _stored(connection, kind, [number])
    return found.get(number)


def put_people(
    connection: sqlite3.Connection, kind: PeopleKind, rows: Sequence[Person], pass_id: int | None
) -> None:
    """Adds or replaces rows; the last one of an id wins."""
    by_id: dict[int, Person] = {row.id: row for row in rows}
    stored = _stored(connection, kind, by_id)
    changed = [row for number, row in by_id.items() if stored.get(number) != row]
    forget(connection, kind, [row.id for row in changed if row.id in stored])
    marks = ", ".join("?" * (len(fields(_RECORDS[kind])) + 1))
    connection.executemany(
        f"INSERT INTO {kind} ({COLUMNS[kind]}, folded) VALUES ({marks}) "  # noqa: S608 - names from this module
        f"ON CONFLICT (id) DO UPDATE SET {_assignments(kind)}",
        [(*_row_of(row), " ".join(words_of(row.name))) for row in changed],
    )
    index(connection, kind, changed)
    if pass_id is not None:
        connection.execute(
            f"UPDATE {kind} SET pass_id = ? WHERE id IN (SELECT value FROM json_each(?))",  # noqa: S608
            (pass_id, json.dumps([*by_id])),
        )


def drop_people(connection: sqlite3.Connection, kind: PeopleKind, ids: Iterable[int]) -> None:
    """Removes rows by their ids."""
    numbers = [*ids]
    forget(connection, kind, numbers)
    connection.executemany(f"DELETE FROM {kind} WHERE id = ?", [(each,) for each in numbers])  # noqa: S608


def drop_unseen(connection: sqlite3.Connection, kind: PeopleKind, pass_id: int) -> None:
    """Removes rows that a full pass did not see."""
    sql = f"SELECT id FROM {kind} WHERE pass_id IS NOT ?"  # noqa: S608
    drop_people(connection, kind, [number for (number,) in connection.execute(sql, (pass_id,))])


def _stored(connection: sqlite3.Connection, kind: PeopleKind, ids: Iterable[int]) -> dict[int, Person]:
    sql = f"SELECT {COLUMNS[kind]} FROM {kind} WHERE id IN (SELECT value FROM json_each(?))"  # noqa: S608
    return {row[0]: person_of(kind, row) for row in connection.execute(sql, (json.dumps([*ids]),))}


def _assignments(kind: PeopleKind) -> str:
    names = [field.name for field in fields(_RECORDS[kind])][1:]
    return ", ".join(f"{name} = excluded.{name}" for name in (*names, "folded"))


def _row_of(person: Person) -> tuple[object, ...]:
    values = tuple(getattr(person, field.name) for field in fields(person))
    if isinstance(person, User):
        return (*values[:-1], json.dumps(person.phones) if person.phones else "")
    return values
