"""How this program opens a SQLite file, for writing and for reading, and runs a transaction."""

from __future__ import annotations

import sqlite3
from contextlib import contextmanager
from enum import StrEnum
from typing import TYPE_CHECKING

from quickticket.store.files import make_private

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_PATIENCE_SECONDS = 5.0
"""How long to wait for another process that writes, such as `quickticket new` without a running app."""


class Durability(StrEnum):
    """What a commit promises."""

    POWER_LOSS = "FULL"
    """On the disk when the commit returns."""
    CRASH = "NORMAL"
    """Survives the program, may be lost with the power; never damaged."""


def connect_writer(path: Path, durability: Durability, cache_kib: int) -> sqlite3.Connection:
    """Opens, or creates, a private database for writing.

    Args:
        path: The file.
        durability: What a commit promises.
        cache_kib: Upper bound of SQLite's page cache in KiB.
    """
    make_private(path)
    connection = sqlite3.connect(path, timeout=_PATIENCE_SECONDS, isolation_level=None)
    try:
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute(f"PRAGMA synchronous={durability}")
        connection.execute(f"PRAGMA cache_size={-cache_kib}")
        connection.execute("PRAGMA foreign_keys=ON")
    except BaseException:
        connection.close()
        raise
    return connection


def connect_reader(path: Path, cache_kib: int) -> sqlite3.Connection:
    """Opens an existing database so that nothing can be written through the connection."""
    connection = sqlite3.connect(
        f"{path.absolute().as_uri()}?mode=ro", uri=True, timeout=_PATIENCE_SECONDS, isolation_level=None
    )
    connection.execute(f"PRAGMA cache_size={-cache_kib}")
    return connection


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """Commits what happens inside, or nothing of it."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:  # a full disk has rolled it back already
            connection.execute("ROLLBACK")
        raise
