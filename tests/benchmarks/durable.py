"""What it takes to make a line durable: the whole submit beside one bare commit, in turns, on one disk."""

from __future__ import annotations

import asyncio
import sqlite3
import tempfile
from contextlib import closing
from pathlib import Path
from time import perf_counter

from quickticket.services.clock import SystemClock
from tests.benchmarks.figures import Figure, Samples, beside
from tests.benchmarks.server import Server, serving
from tests.benchmarks.services import opened

ROUNDS = 100
LINE = "@joe@acme.example outlook will not open :incident !high %outlook 12m -- since the update"
_ROW = "x" * 1_500
"""As much as a capture with a time entry, its steps and its timeline."""


def measure() -> list[Figure]:
    """Submit in this process, without windows: read, check, build, hand to the writer thread, commit."""
    with tempfile.TemporaryDirectory() as folder, serving() as server, asyncio.Runner() as runner:
        submits, commits = runner.run(_measure(Path(folder), server))
    return [
        beside(
            "line -> durable, in process",
            submits,
            "one SQLite commit, FULL sync",
            commits,
            at_most=1.5,
        )
    ]


async def _measure(folder: Path, server: Server) -> tuple[Samples, Samples]:
    submits, commits = [], []
    async with opened(folder, server, SystemClock()) as services:
        await services.sync.sync()
        with closing(bare_database(folder / "bare.db")) as bare:
            for _ in range(ROUNDS):
                begin = perf_counter()
                await services.capture.submit(LINE)
                submits.append((perf_counter() - begin) * 1000)
                commits.append(bare_commit(bare))
    return Samples(submits), Samples(commits)


def bare_database(path: Path) -> sqlite3.Connection:
    """An empty database with one table that keeps its promises through power loss."""
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("PRAGMA synchronous=FULL")
    connection.execute("CREATE TABLE rows (id INTEGER PRIMARY KEY, text TEXT)")
    return connection


def bare_commit(connection: sqlite3.Connection) -> float:
    """Commits one row; returns milliseconds."""
    begin = perf_counter()
    connection.execute("INSERT INTO rows (text) VALUES (?)", (_ROW,))
    return (perf_counter() - begin) * 1000
