"""A database that can be fetched again: a damaged or too new one is set aside, and an empty one begun."""

from __future__ import annotations

import logging
from contextlib import contextmanager
from typing import TYPE_CHECKING, TypeVar

from quickticket.store.database import Database, Layout
from quickticket.store.failures import DatabaseDamaged, DatabaseTooNew, translated
from quickticket.store.files import move_aside

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterator
    from pathlib import Path

T = TypeVar("T")
log = logging.getLogger(__name__)


async def open_cache(path: Path, layout: Layout) -> CacheDatabase:
    """Opens the cache at `path`, or an empty one in its place.

    Raises:
        StorageError: It cannot be opened for a reason that a new file would not cure.
    """
    with translated(path):
        if _mark_of(path).exists():
            _begin_anew(path)
    database = CacheDatabase(path, layout)
    try:
        await database.open()
    except (DatabaseDamaged, DatabaseTooNew) as error:
        log.warning("The cache is fetched anew: %s", error.message)
        with translated(path):
            _begin_anew(path)
        database = CacheDatabase(path, layout)
        await database.open()
    return database


class CacheDatabase(Database):
    """Damage that shows while it is in use is marked, so that the next start begins anew."""

    async def write(self, job: Callable[[sqlite3.Connection], T]) -> T:
        """See `Database`."""
        with self._marking_damage():
            return await super().write(job)

    async def read(self, job: Callable[[sqlite3.Connection], T]) -> T:
        """See `Database`."""
        with self._marking_damage():
            return await super().read(job)

    @contextmanager
    def _marking_damage(self) -> Iterator[None]:
        try:
            yield
        except DatabaseDamaged as error:
            with translated(self.path):
                _mark_of(self.path).touch(mode=0o600)
            raise DatabaseDamaged(
                error.message, "Restart QuickTicket: it is fetched anew from Halo."
            ) from error


def _mark_of(path: Path) -> Path:
    return path.with_name(f"{path.name}.damaged")


def _begin_anew(path: Path) -> None:
    """Keeps the old file for whoever wants to know what broke it; only one is kept."""
    if path.exists():
        move_aside(path, path.with_name(f"{path.stem}.aside{path.suffix}"))
    _mark_of(path).unlink(missing_ok=True)
