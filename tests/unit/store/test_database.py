"""Two threads, one file: what is written is committed, what is read cannot write, nobody else can look."""

from __future__ import annotations

import asyncio
import os
import sqlite3
import sys
from typing import TYPE_CHECKING

import pytest

from quickticket.domain.errors import StorageError, StorageFull
from quickticket.store.connection import Durability
from quickticket.store.database import Database, Layout

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

LAYOUT = Layout(
    name="notes",
    migrations=(("CREATE TABLE note (text TEXT)",),),
    durability=Durability.POWER_LOSS,
    commits_per_checkpoint=3,
    keep_backup=True,
    writer_cache_kib=100,
    reader_cache_kib=100,
)


@pytest.fixture
async def database(tmp_path: Path) -> AsyncIterator[Database]:
    database = Database(tmp_path / "data" / "notes.db", LAYOUT)
    await database.open()
    yield database
    await database.close()


async def note(database: Database, text: str) -> None:
    await database.write(lambda connection: connection.execute("INSERT INTO note VALUES (?)", (text,)))


async def notes(database: Database) -> list[str]:
    rows = await database.read(lambda c: c.execute("SELECT text FROM note ORDER BY rowid").fetchall())
    return [text for (text,) in rows]


async def test_a_write_is_visible_to_the_next_read(database: Database) -> None:
    await asyncio.gather(*(note(database, str(number)) for number in range(10)))
    assert await notes(database) == [str(number) for number in range(10)]


async def test_a_failed_write_leaves_nothing_behind_and_the_next_one_works(database: Database) -> None:
    def job(connection: sqlite3.Connection) -> None:
        connection.execute("INSERT INTO note VALUES ('half')")
        connection.execute("INSERT INTO nowhere VALUES ('other half')")

    with pytest.raises(StorageError):
        await database.write(job)
    await note(database, "whole")
    assert await notes(database) == ["whole"]


async def test_the_reader_cannot_write(database: Database) -> None:
    with pytest.raises(StorageError, match="cannot be opened for writing"):
        await database.read(lambda connection: connection.execute("INSERT INTO note VALUES ('no')"))


async def test_a_commit_is_synced(database: Database) -> None:
    def settings(connection: sqlite3.Connection) -> list[object]:
        return [
            connection.execute(f"PRAGMA {name}").fetchone()[0] for name in ("journal_mode", "synchronous")
        ]

    full = 2
    assert await database.write(settings) == ["wal", full]


async def test_who_stops_waiting_has_still_written(database: Database) -> None:
    waiting = asyncio.gather(*(note(database, str(number)) for number in range(5)))
    await asyncio.sleep(0)  # lets them queue
    waiting.cancel()
    with pytest.raises(asyncio.CancelledError):
        await waiting
    await note(database, "last")
    assert await notes(database) == ["0", "1", "2", "3", "4", "last"]


async def test_a_full_disk_is_named_and_what_was_there_stands(database: Database) -> None:
    await note(database, "before")
    await database.write(lambda connection: connection.execute("PRAGMA max_page_count = 1"))
    with pytest.raises(StorageFull):
        await note(database, "x" * 100_000)
    assert await notes(database) == ["before"]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows protects by folder, not by mode")
async def test_nobody_else_can_read_any_file(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        database = Database(tmp_path / "data" / "notes.db", LAYOUT)
        await database.open()
        await note(database, "secret")
        await database.copy_to(tmp_path / "data" / "copy.db")
        modes = {each.name: oct(each.stat().st_mode & 0o777) for each in (tmp_path / "data").iterdir()}
        await database.close()
    finally:
        os.umask(before)
    assert modes == dict.fromkeys(("notes.db", "notes.db-wal", "notes.db-shm", "copy.db"), "0o600")
    assert (tmp_path / "data").stat().st_mode & 0o777 == 0o700


@pytest.mark.skipif(sys.platform == "win32", reason="Windows protects by folder, not by mode")
async def test_rights_that_others_had_are_taken_back(tmp_path: Path) -> None:
    (tmp_path / "notes.db").touch(mode=0o644)
    database = Database(tmp_path / "notes.db", LAYOUT)
    await database.open()
    await database.close()
    assert (tmp_path / "notes.db").stat().st_mode & 0o777 == 0o600


async def test_what_is_not_a_database_is_refused_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "notes.db"
    path.write_bytes(b"Dear diary, " * 100)
    with pytest.raises(StorageError, match="damaged"):
        await Database(path, LAYOUT).open()
    assert path.read_bytes() == b"Dear diary, " * 100


async def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("a file")
    with pytest.raises(StorageError, match=r"notes\.db"):
        await Database(tmp_path / "data" / "notes.db", LAYOUT).open()


async def test_the_log_is_folded_in_now_and_then(database: Database) -> None:
    for number in range(LAYOUT.commits_per_checkpoint):
        await note(database, str(number))
    await note(database, "queued behind the checkpoint")
    with sqlite3.connect(f"file:{database.path}?immutable=1", uri=True) as without_log:
        rows = without_log.execute("SELECT text FROM note").fetchall()
    without_log.close()
    assert rows == [("0",), ("1",), ("2",)]
