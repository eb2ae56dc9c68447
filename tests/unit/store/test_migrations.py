"""A migration happens as a whole or not at all, and never without a copy of what was there."""

from __future__ import annotations

import sqlite3
import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from quickticket.store.connection import Durability, connect_writer, transaction
from quickticket.store.failures import DatabaseTooNew
from quickticket.store.migrations import Migration, backup_before, migrate, version_of

if TYPE_CHECKING:
    from pathlib import Path

FIRST: Migration = ("CREATE TABLE note (text TEXT)",)
SECOND: Migration = ("ALTER TABLE note ADD COLUMN author TEXT", "UPDATE note SET author = 'me'")
BROKEN: Migration = ("DELETE FROM note", "UPDATE nothing SET author = 'me'")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A database of version 1 with one note."""
    path = tmp_path / "notes.db"
    update(path, FIRST)
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("INSERT INTO note VALUES ('keep me')")
    return path


def update(path: Path, *migrations: Migration, keep_backup: bool = True) -> None:
    with closing(connect_writer(path, Durability.POWER_LOSS, 100)) as connection:
        migrate(connection, path, migrations, keep_backup=keep_backup)


def rows(path: Path) -> list[tuple[str, ...]]:
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute("SELECT * FROM note").fetchall()


def version(path: Path) -> int:
    with closing(sqlite3.connect(path)) as connection:
        return version_of(connection)


def test_a_step_runs_once_and_leaves_a_backup(path: Path) -> None:
    update(path, FIRST, SECOND)
    update(path, FIRST, SECOND)
    assert rows(path) == [("keep me", "me")]
    assert version(path) == 2
    assert rows(backup_before(path, 1)) == [("keep me",)]
    assert backup_before(path, 1).stat().st_mode & 0o077 == 0


def test_a_new_file_and_a_cache_need_no_backup(path: Path) -> None:
    assert not backup_before(path, 0).exists()
    update(path, FIRST, SECOND, keep_backup=False)
    assert not backup_before(path, 1).exists()


def test_a_failing_step_leaves_everything_as_it_was(path: Path) -> None:
    with pytest.raises(sqlite3.OperationalError):
        update(path, FIRST, SECOND, BROKEN)
    assert rows(path) == [("keep me",)]
    assert version(path) == 1
    assert rows(backup_before(path, 1)) == [("keep me",)]


def test_no_backup_no_migration(path: Path) -> None:
    backup_before(path, 1).mkdir()
    with pytest.raises(OSError, match="director"):
        update(path, FIRST, SECOND)
    assert rows(path) == [("keep me",)]
    assert [each.name for each in path.parent.iterdir() if "partial" in each.name] == []


def test_a_newer_file_is_left_alone(path: Path) -> None:
    update(path, FIRST, SECOND)
    with pytest.raises(DatabaseTooNew) as caught:
        update(path, FIRST)
    assert caught.value.next_step
    assert version(path) == 2


def test_of_two_programs_that_start_at_once_one_migrates(path: Path) -> None:
    began = threading.Event()

    def second() -> None:
        with closing(connect_writer(path, Durability.POWER_LOSS, 100)) as connection:
            connection.set_trace_callback(lambda said: began.set() if said.startswith("BEGIN") else None)
            migrate(connection, path, (FIRST, SECOND), keep_backup=False)

    with ThreadPoolExecutor() as pool, closing(connect_writer(path, Durability.POWER_LOSS, 100)) as first:
        with transaction(first):
            waiting = pool.submit(second)
            began.wait()
            for statement in SECOND:
                first.execute(statement)
            first.execute("PRAGMA user_version=2")
        waiting.result()
    assert rows(path) == [("keep me", "me")]
    assert version(path) == 2
