"""One database file with its single writer thread and its own reader thread."""

from __future__ import annotations

import logging
import sqlite3
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from quickticket.store.connection import Durability, connect_reader, connect_writer, transaction
from quickticket.store.connection_thread import ConnectionThread
from quickticket.store.failures import translated
from quickticket.store.migrations import Migration, copy_database, migrate

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

T = TypeVar("T")

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Layout:
    """What distinguishes one database file from another.

    Attributes:
        name: Of its threads.
        migrations: Step 1 first.
        durability: What a commit promises.
        commits_per_checkpoint: How often the write-ahead log is folded into the database, after a commit.
        keep_backup: Copy the file before a migration.
        writer_cache_kib: Upper bound of the writer's page cache.
        reader_cache_kib: Upper bound of the reader's page cache.
    """

    name: str
    migrations: tuple[Migration, ...]
    durability: Durability
    commits_per_checkpoint: int
    keep_backup: bool
    writer_cache_kib: int
    reader_cache_kib: int


class Database:
    """Writes in one thread, in order, each a transaction; reads in another. Raises `StorageError` only.

    Args:
        path: The database file.
        layout: What it holds and how.
    """

    def __init__(self, path: Path, layout: Layout) -> None:
        self.path = path
        self._layout = layout
        self._commits = 0
        self._writer = ConnectionThread(f"{layout.name}-writer", self._connect_writer)
        self._reader = ConnectionThread(
            f"{layout.name}-reader", lambda: connect_reader(path, layout.reader_cache_kib)
        )

    async def open(self) -> None:
        """Opens, creates or migrates the file."""
        with translated(self.path):
            await self._writer.open()
            try:
                await self._reader.open()
            except BaseException:
                await self._writer.close()
                raise

    async def write(self, job: Callable[[sqlite3.Connection], T]) -> T:
        """Runs `job` in a transaction and returns its answer once that is committed.

        A caller that is cancelled stops waiting; what it asked to write is written all the same.
        """
        with translated(self.path):
            return await self._writer.run(lambda c: self._commit(c, job), even_if_cancelled=True)

    async def read(self, job: Callable[[sqlite3.Connection], T]) -> T:
        """Runs `job` on the reader's connection; a caller that is cancelled early saves the work."""
        with translated(self.path):
            return await self._reader.run(job, even_if_cancelled=False)

    async def copy_to(self, target: Path) -> None:
        """Writes a complete copy of the database to `target`."""
        with translated(target):
            await self._reader.run(lambda c: copy_database(c, target), even_if_cancelled=False)

    async def close(self) -> None:
        """Finishes what is queued, then closes both connections, the writer's last: it tidies the log."""
        with translated(self.path):
            await self._reader.close()
            await self._writer.close()

    def _connect_writer(self) -> sqlite3.Connection:
        layout = self._layout
        connection = connect_writer(self.path, layout.durability, layout.writer_cache_kib)
        try:
            # Never inside a commit: someone waits for it.
            connection.execute("PRAGMA wal_autocheckpoint=0")
            migrate(connection, self.path, layout.migrations, keep_backup=layout.keep_backup)
        except BaseException:
            connection.close()
            raise
        return connection

    def _commit(self, connection: sqlite3.Connection, job: Callable[[sqlite3.Connection], T]) -> T:
        with transaction(connection):
            answer = job(connection)
        self._commits += 1
        if self._commits % self._layout.commits_per_checkpoint == 0:
            self._writer.run_later(self._checkpoint)
        return answer

    def _checkpoint(self, connection: sqlite3.Connection) -> None:
        try:
            connection.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchall()
        except sqlite3.Error as error:
            log.warning("The log of %s grows on, it could not be folded in: %s", self.path.name, error)
