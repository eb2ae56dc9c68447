"""The outbox keeps its word when the program is killed, the disk fills up or the file is old or broken."""

from __future__ import annotations

import random
import sqlite3
import subprocess
import sys
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from quickticket.domain.errors import StorageError, StorageFull
from quickticket.services.ports.store import KeptDraft
from quickticket.store.database import Database
from quickticket.store.outbox import OutboxDatabase, open_outbox
from quickticket.store.outbox_schema import OUTBOX
from tests.contract.store.captures import event, held, queued, sent, unconfirmed

STORED = Path(__file__).parents[2] / "fixtures" / "store"
ROOT = Path(__file__).parents[3]


def killed_while_adding(path: Path, prefix: str, after: int) -> list[str]:
    """Runs a process that adds captures, kills it after `after` of them; returns what it was promised."""
    command = [sys.executable, "-m", "tests.unit.store.add_captures", str(path), prefix]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as child:
        assert child.stdout is not None
        promised = [child.stdout.readline().strip() for _ in range(after)]
        child.kill()
        promised += child.stdout.read().split("\n")[:-1]  # the last line may be cut off
    return promised


def restore(dump: Path, path: Path) -> None:
    """Builds the database that a dump was made of."""
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(dump.read_text(encoding="utf-8"))


async def test_kill_9_loses_nothing_that_was_promised(tmp_path: Path) -> None:
    path = tmp_path / "outbox.db"
    promised: list[str] = []
    for round_ in range(4):
        promised += killed_while_adding(path, f"round{round_}", after=random.randint(1, 300))
        with closing(sqlite3.connect(path)) as connection:
            assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    outbox = await open_outbox(path)
    found = {capture.id for capture in await outbox.unsettled()}
    await outbox.close()
    assert len(promised) > 4
    assert set(promised) <= found
    assert len(found) <= len(promised) + 4, "at most the one that was under way in each round"


async def test_a_capture_is_on_the_disk_when_it_is_accepted(tmp_path: Path) -> None:
    database = Database(tmp_path / "outbox.db", OUTBOX)
    await database.open()
    full = 2
    assert await database.write(lambda c: c.execute("PRAGMA synchronous").fetchone()) == (full,)
    await database.close()


async def test_a_full_disk_refuses_the_capture_and_keeps_the_rest(tmp_path: Path) -> None:
    database = Database(tmp_path / "outbox.db", OUTBOX)
    await database.open()
    await database.write(lambda connection: connection.execute("PRAGMA max_page_count = 12"))
    outbox = OutboxDatabase(database)
    stored = [queued(f"c{number:03}") for number in range(3)]
    for capture in stored:
        await outbox.add(capture, event())
    with pytest.raises(StorageFull) as caught:
        await outbox.add(replace(queued("large"), line="x" * 50_000), event())
    assert "space" in caught.value.next_step
    assert await outbox.unsettled() == tuple(stored)
    await database.write(lambda connection: connection.execute("PRAGMA max_page_count = 1000"))
    await outbox.add(queued("after"), event())
    await outbox.close()
    with closing(sqlite3.connect(tmp_path / "outbox.db")) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]


async def test_a_backup_is_complete_while_the_outbox_is_in_use(tmp_path: Path) -> None:
    outbox = await open_outbox(tmp_path / "outbox.db")
    await outbox.add(held(queued("c1")), event())
    await outbox.save_draft(KeptDraft("vpn @joe"))
    await outbox.backup(str(tmp_path / "copy.db"))
    await outbox.add(queued("c2"), event())
    await outbox.close()
    copy = await open_outbox(tmp_path / "copy.db")
    assert await copy.unsettled() == (held(queued("c1")),)
    assert await copy.timeline(queued("c1").id) == (event(),)
    assert (await copy.draft()).line == "vpn @joe"
    await copy.close()


async def test_a_backup_that_cannot_be_written_says_so(tmp_path: Path) -> None:
    outbox = await open_outbox(tmp_path / "outbox.db")
    (tmp_path / "file").touch()
    with pytest.raises(StorageError, match=r"copy\.db"):
        await outbox.backup(str(tmp_path / "file" / "copy.db"))
    await outbox.close()


@pytest.mark.parametrize("stored", sorted(STORED.glob("outbox-v*.sql")), ids=lambda path: path.stem)
async def test_an_outbox_of_every_earlier_version_opens(stored: Path, tmp_path: Path) -> None:
    restore(stored, tmp_path / "outbox.db")
    outbox = await open_outbox(tmp_path / "outbox.db")
    assert await outbox.latest(9) == (
        unconfirmed(queued("c3", minutes=2)),
        sent(queued("c2", minutes=1)),
        held(queued("c1")),
    )
    assert await outbox.timeline(queued("c1").id) == (event(), event("Refused.", minutes=1))
    assert (await outbox.draft()).line == "vpn @joe"
    await outbox.close()


def test_there_is_a_stored_outbox_of_every_version() -> None:
    versions = [f"outbox-v{number}.sql" for number in range(1, len(OUTBOX.migrations) + 1)]
    assert sorted(path.name for path in STORED.glob("outbox-v*.sql")) == versions


async def test_a_broken_outbox_is_never_thrown_away(tmp_path: Path) -> None:
    path = tmp_path / "outbox.db"
    path.write_bytes(b"not a database, but dear to someone " * 40)
    before = path.read_bytes()
    with pytest.raises(StorageError, match="damaged") as caught:
        await open_outbox(path)
    assert "copy" in caught.value.next_step
    assert path.read_bytes() == before
