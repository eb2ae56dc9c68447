"""How long a large tenant takes to come over, beside the server's own time for the same pages."""

from __future__ import annotations

import asyncio
import tempfile
from pathlib import Path
from time import perf_counter
from typing import Any

from quickticket.services.clock import SystemClock
from quickticket.services.tasks import Tasks
from tests.benchmarks.figures import Figure, Samples, beside, within
from tests.benchmarks.server import Server, serving
from tests.benchmarks.services import opened

_BEAT = 0.002
"""Seconds between two beats of the heart that shows for how long the loop, and any window, stood still."""


def measure() -> list[Figure]:
    """Time and longest stall of a full sync of 200,000 users, the allowance lifted."""
    with tempfile.TemporaryDirectory() as folder, serving("large") as server, asyncio.Runner() as runner:
        return runner.run(_measure(Path(folder), server))


async def _measure(folder: Path, server: Server) -> list[Figure]:
    server.forget_requests()
    gaps: list[float] = []
    async with opened(folder, server, SystemClock()) as services:
        await services.halo.me()  # signed in, as an app that runs is
        tasks = Tasks()
        tasks.spawn("heart", _beat(gaps))
        begin = perf_counter()
        report = await services.sync.sync(full=True)
        ours = perf_counter() - begin
        await tasks.close()
    pages = [entry for entry in server.requests()["entries"] if "page_no=" in entry["query"]]
    theirs = await _page(server, pages)
    what = f"full sync, {report.counts.users:,} users, {len(pages):,} pages"
    return [
        beside(what, Samples([ours], "s"), "the server's own paging time", Samples([theirs], "s"), 1.2),
        within("  longest stall of the loop meanwhile", max(gaps) * 1000, "ms", 50),
    ]


async def _beat(gaps: list[float]) -> None:
    last = perf_counter()
    while True:
        await asyncio.sleep(_BEAT)
        now = perf_counter()
        gaps.append(now - last - _BEAT)
        last = now


async def _page(server: Server, pages: list[Any]) -> float:
    """Asks for the same pages again, one after the other, and only reads the bytes."""
    async with server.bare_client() as http:
        await http.get("/api/Agent/me")
        begin = perf_counter()
        for page in pages:
            answer = await http.get(f"{page['path']}?{page['query']}")
            answer.raise_for_status()
        return perf_counter() - begin
