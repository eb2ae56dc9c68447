"""Rows of customers, sites and users, and the tables that hold them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Generic, NamedTuple, Protocol, TypeVar

LONG_AGO = datetime(2026, 1, 5, 8, 0, tzinfo=UTC)
"""When the seeded rows were last changed."""


class Customer(NamedTuple):
    """A customer of the MSP (API: client)."""

    id: int
    name: str
    main_site_id: int
    inactive: bool = False
    updated: datetime = LONG_AGO


class Site(NamedTuple):
    """A place of a customer; `sla_id`, where set, goes before the one of the ticket type."""

    id: int
    name: str
    client_id: int
    sla_id: int | None = None
    phonenumber: str | None = None
    inactive: bool = False
    updated: datetime = LONG_AGO


class User(NamedTuple):
    """An end user at a site."""

    id: int
    name: str
    emailaddress: str
    phonenumber: str
    mobilenumber: str
    site_id: int
    client_id: int
    inactive: bool = False
    updated: datetime = LONG_AGO


class Row(Protocol):
    """What a table needs to know of its rows."""

    @property
    def id(self) -> int:
        """Number that Halo knows the row by."""

    @property
    def inactive(self) -> bool:
        """Left out of lists unless they are asked for."""


RowT = TypeVar("RowT", bound=Row)


class Table(Generic[RowT]):
    """Rows by id; the list of active ones is kept, so that a page of a large table is one slice."""

    def __init__(self, rows: Iterable[RowT]) -> None:
        self._rows = {row.id: row for row in rows}
        self._active: list[RowT] | None = None

    def __getitem__(self, key: int) -> RowT:
        return self._rows[key]

    def __len__(self) -> int:
        return len(self._rows)

    def get(self, key: int | None) -> RowT | None:
        """The row with this id, or None."""
        return None if key is None else self._rows.get(key)

    def active(self) -> list[RowT]:
        """The rows that are not inactive, in order of id; not to be changed by the caller."""
        if self._active is None:
            self._active = [row for row in self._rows.values() if not row.inactive]
        return self._active

    def everything(self) -> list[RowT]:
        """All rows, in order of id."""
        return list(self._rows.values())

    def put(self, row: RowT) -> None:
        """Add the row, or replace the one with its id."""
        self._rows[row.id] = row
        self._active = None


class Directory(NamedTuple):
    """Everyone the MSP works for."""

    customers: Table[Customer]
    sites: Table[Site]
    users: Table[User]
