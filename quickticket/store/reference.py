"""The reference cache in SQLite: quick to search, cheap to refresh, and rebuilt when it is broken."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from quickticket.domain.reference import Catalogue
from quickticket.services.ports.halo import PeopleKind
from quickticket.services.ports.store import CacheCounts, SyncMark
from quickticket.store.cache import open_cache
from quickticket.store.catalogue import catalogue_to_text, text_to_catalogue
from quickticket.store.codec import text_to_time, time_to_text
from quickticket.store.directory import CachedDirectory
from quickticket.store.people import drop_people, drop_unseen, put_people
from quickticket.store.reference_schema import REFERENCE
from quickticket.store.tickets import my_open_tickets, put_tickets

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Sequence
    from datetime import datetime
    from pathlib import Path

    from quickticket.domain.ids import UserId
    from quickticket.domain.reference import Directory, Person, TicketSummary
    from quickticket.store.database import Database

T = TypeVar("T")

_CATALOGUE = "catalogue"
_SYNCED_AT = "synced_at"


async def open_reference(path: Path) -> ReferenceDatabase:
    """Opens the cache at `path`; a damaged or newer one is set aside and an empty one takes its place.

    Raises:
        StorageError: It cannot be opened for a reason that a new file would not cure.
    """
    return ReferenceDatabase(await open_cache(path, REFERENCE))


class ReferenceDatabase:
    """`ReferenceStore` over one SQLite file. Made by `open_reference`."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._decoded = ("", Catalogue())

    async def ask(self, question: Callable[[Directory], T]) -> T:
        """See the port; everything `question` sees belongs to one moment."""

        def job(connection: sqlite3.Connection) -> T:
            connection.execute("BEGIN")
            try:
                return question(CachedDirectory(connection, self._catalogue(connection)))
            finally:
                connection.execute("ROLLBACK")

        return await self._database.read(job)

    async def catalogue(self) -> Catalogue:
        """See the port."""
        return await self._database.read(self._catalogue)

    async def save_catalogue(self, catalogue: Catalogue) -> None:
        """See the port."""
        text = catalogue_to_text(catalogue)
        await self._database.write(lambda connection: _save_fact(connection, _CATALOGUE, text))

    async def put_people(
        self, kind: PeopleKind, rows: Sequence[Person], *, pass_id: int | None = None
    ) -> None:
        """See the port."""
        await self._database.write(lambda connection: put_people(connection, kind, rows, pass_id))

    async def drop_people(self, kind: PeopleKind, ids: Sequence[int]) -> None:
        """See the port."""
        await self._database.write(lambda connection: drop_people(connection, kind, ids))

    async def finish_pass(self, kind: PeopleKind, pass_id: int) -> None:
        """See the port."""
        await self._database.write(lambda connection: drop_unseen(connection, kind, pass_id))

    async def mark(self, kind: PeopleKind) -> SyncMark:
        """See the port."""
        sql = "SELECT complete_at, changed_until, next_page, pass_id FROM marks WHERE kind = ?"
        row = await self._database.read(lambda connection: connection.execute(sql, (kind,)).fetchone())
        if row is None:
            return SyncMark()
        complete_at, changed_until, next_page, pass_id = row
        return SyncMark(
            complete_at and text_to_time(complete_at),
            changed_until and text_to_time(changed_until),
            next_page,
            pass_id,
        )

    async def save_mark(self, kind: PeopleKind, mark: SyncMark) -> None:
        """See the port."""
        sql = """
            INSERT OR REPLACE INTO marks (kind, complete_at, changed_until, next_page, pass_id)
            VALUES (?, ?, ?, ?, ?)
        """
        complete_at = mark.complete_at and time_to_text(mark.complete_at)
        changed_until = mark.changed_until and time_to_text(mark.changed_until)
        values = (kind, complete_at, changed_until, mark.next_page, mark.pass_id)
        await self._database.write(lambda connection: connection.execute(sql, values))

    async def put_tickets(
        self,
        rows: Sequence[TicketSummary],
        *,
        replace_mine: bool = False,
        all_open_of: UserId | None = None,
    ) -> None:
        """See the port."""
        await self._database.write(
            lambda connection: put_tickets(
                connection, rows, replace_mine=replace_mine, all_open_of=all_open_of
            )
        )

    async def my_open_tickets(self, limit: int) -> tuple[TicketSummary, ...]:
        """See the port."""
        return await self._database.read(lambda connection: my_open_tickets(connection, limit))

    async def counts(self) -> CacheCounts:
        """See the port."""
        sql = " UNION ALL ".join(f"SELECT count(*) FROM {kind}" for kind in PeopleKind)  # noqa: S608 - an enum
        rows = await self._database.read(lambda connection: connection.execute(sql).fetchall())
        return CacheCounts(*(number for (number,) in rows))

    async def synced_at(self) -> datetime | None:
        """See the port."""
        text = await self._database.read(lambda connection: _fact(connection, _SYNCED_AT))
        return text_to_time(text) if text else None

    async def save_synced_at(self, at: datetime) -> None:
        """See the port."""
        await self._database.write(lambda connection: _save_fact(connection, _SYNCED_AT, time_to_text(at)))

    async def close(self) -> None:
        """Finishes what was asked for and closes the file."""
        await self._database.close()

    def _catalogue(self, connection: sqlite3.Connection) -> Catalogue:
        """Decodes the lists when they have changed; called in the reader's thread only."""
        text = _fact(connection, _CATALOGUE)
        if text and text != self._decoded[0]:
            self._decoded = (text, text_to_catalogue(text))
        return self._decoded[1]


def _fact(connection: sqlite3.Connection, name: str) -> str:
    row = connection.execute("SELECT value FROM facts WHERE name = ?", (name,)).fetchone()
    return row[0] if row else ""


def _save_fact(connection: sqlite3.Connection, name: str, value: str) -> None:
    connection.execute("INSERT OR REPLACE INTO facts (name, value) VALUES (?, ?)", (name, value))
