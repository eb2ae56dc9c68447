"""How long Enter waits for the outbox, beside a bare SQLite commit with FULL sync on the same disk."""

from __future__ import annotations

import asyncio
import sqlite3
import tempfile
import time
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from statistics import median

from quickticket.domain.ids import CaptureId
from quickticket.store.outbox import open_outbox
from tests.contract.store.captures import event, queued


async def measure(folder: Path, rounds: int = 300) -> dict[str, list[float]]:
    """Returns seconds of `bare commit` and `capture added`, taken in turns."""
    taken: dict[str, list[float]] = {"bare commit": [], "capture added": []}
    outbox = await open_outbox(folder / "outbox.db")
    with closing(sqlite3.connect(folder / "bare.db", isolation_level=None)) as bare:
        bare.execute("PRAGMA journal_mode=WAL")
        bare.execute("PRAGMA synchronous=FULL")
        bare.execute("PRAGMA wal_autocheckpoint=0")
        bare.execute("CREATE TABLE row (text TEXT)")
        for number in range(rounds):
            capture = replace(queued(), id=CaptureId(f"c{number:06}"))
            begin = time.perf_counter()
            bare.execute("INSERT INTO row VALUES (?)", ("x" * 1000,))
            middle = time.perf_counter()
            await outbox.add(capture, event())
            taken["bare commit"].append(middle - begin)
            taken["capture added"].append(time.perf_counter() - middle)
    await outbox.close()
    return taken


def main() -> None:
    """Prints milliseconds."""
    with tempfile.TemporaryDirectory() as folder, asyncio.Runner() as runner:
        for name, seconds in runner.run(measure(Path(folder))).items():
            print(f"{name:16} {median(seconds) * 1000:.3f} ms")


if __name__ == "__main__":
    main()
