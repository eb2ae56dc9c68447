"""Turns what SQLite and the file system say into the error family, once, at the store's boundary."""

from __future__ import annotations

import errno
import sqlite3
from contextlib import contextmanager
from typing import TYPE_CHECKING

from quickticket.domain.errors import StorageError, StorageFull

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_PRIMARY = 0xFF
"""SQLite's extended codes carry the primary one in their low byte."""


class DatabaseDamaged(StorageError):
    """The file is not, or no longer, a database."""

    title = "The database is damaged"


class DatabaseTooNew(StorageError):
    """A newer QuickTicket wrote the file."""

    title = "The database is newer than this QuickTicket"


@contextmanager
def translated(path: Path) -> Iterator[None]:
    """Raises `StorageError` for every SQLite or file error inside; `path` is the file it speaks of."""
    try:
        yield
    except sqlite3.Error as error:
        raise _from_sqlite(error, path) from error
    except OSError as error:
        raise _from_system(error, path) from error


def _from_sqlite(error: sqlite3.Error, path: Path) -> StorageError:
    code = getattr(error, "sqlite_errorcode", None)  # absent where Python's own module raises
    match code if code is None else code & _PRIMARY:
        case sqlite3.SQLITE_FULL:
            return _full(path)
        case sqlite3.SQLITE_IOERR:
            return StorageError(
                f"Reading or writing {path} failed ({error}).", "Check the disk, then try again."
            )
        case sqlite3.SQLITE_BUSY | sqlite3.SQLITE_LOCKED:
            return StorageError(
                f"{path} is in use by another program.", "Close the other QuickTicket, then try again."
            )
        case sqlite3.SQLITE_CORRUPT | sqlite3.SQLITE_NOTADB:
            return DatabaseDamaged(
                f"{path} is damaged.", "Put a copy of it back, or move it away to start with an empty one."
            )
        case sqlite3.SQLITE_CANTOPEN | sqlite3.SQLITE_READONLY | sqlite3.SQLITE_PERM | sqlite3.SQLITE_AUTH:
            return _no_access(path)
        case _:
            return StorageError(f"{path}: {error}.", "Run: quickticket doctor")


def _from_system(error: OSError, path: Path) -> StorageError:
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return _full(path)
    if isinstance(error, PermissionError):
        return _no_access(path)
    return StorageError(
        f"{path}: {error.strerror or error}.", "Check the folder and the disk, then try again."
    )


def _full(path: Path) -> StorageFull:
    return StorageFull(f"There is no room left to write {path}.", "Free some space, then try again.")


def _no_access(path: Path) -> StorageError:
    return StorageError(f"{path} cannot be opened for writing.", f"Check who may write to {path.parent}.")
