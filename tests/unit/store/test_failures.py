"""Whatever SQLite or the disk says, the user hears what happened and what to do."""

from __future__ import annotations

import errno
import sqlite3
from pathlib import Path

import pytest

from quickticket.domain.errors import StorageError, StorageFull
from quickticket.store.failures import DatabaseDamaged, translated

PATH = Path("data") / "outbox.db"


def sqlite_error(code: int | None) -> sqlite3.Error:
    error = sqlite3.OperationalError("what SQLite said")
    if code is not None:
        error.sqlite_errorcode = code
    return error


@pytest.mark.parametrize(
    ("error", "expected"),
    [
        (sqlite_error(sqlite3.SQLITE_FULL), StorageFull),
        (OSError(errno.ENOSPC, "No space left on device"), StorageFull),
        (OSError(errno.EDQUOT, "Quota exceeded"), StorageFull),
        (sqlite_error(sqlite3.SQLITE_CORRUPT_VTAB), DatabaseDamaged),
        (sqlite_error(sqlite3.SQLITE_NOTADB), DatabaseDamaged),
        (sqlite_error(sqlite3.SQLITE_IOERR_WRITE), StorageError),
        (sqlite_error(sqlite3.SQLITE_BUSY_SNAPSHOT), StorageError),
        (sqlite_error(sqlite3.SQLITE_CANTOPEN), StorageError),
        (sqlite_error(sqlite3.SQLITE_CONSTRAINT), StorageError),
        (sqlite_error(None), StorageError),
        (PermissionError(errno.EACCES, "Permission denied"), StorageError),
        (NotADirectoryError(errno.ENOTDIR, "Not a directory"), StorageError),
    ],
)
def test_every_failure_names_the_file_and_a_next_step(error: Exception, expected: type[StorageError]) -> None:
    with pytest.raises(StorageError) as caught, translated(PATH):
        raise error
    assert type(caught.value) is expected
    assert str(PATH) in caught.value.message
    assert caught.value.next_step
    assert caught.value.__cause__ is error


def test_a_mistake_in_the_program_stays_one() -> None:
    with pytest.raises(ZeroDivisionError), translated(PATH):
        raise ZeroDivisionError
