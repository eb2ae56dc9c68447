"""How many requests an idle app makes, read from the server's own log; an hour passes in twelve seconds."""

from __future__ import annotations

import asyncio
import tempfile
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

from quickticket.domain.timekeeping.timer import Clocks
from quickticket.services.clock import SystemClock
from quickticket.services.tasks import Tasks
from tests.benchmarks.figures import Figure
from tests.benchmarks.server import Server, serving
from tests.benchmarks.services import opened

_SPEED = 300.0
_WINDOWS = 12
_WINDOW = 300.0
"""Seconds; a whole hour of windows lets every kind of list have its turn."""
_ALLOWED = 3


class FastClock:
    """`ports.clock.Clock` that lives through five minutes in a second."""

    zone = UTC

    def __init__(self) -> None:
        self._begin = time.monotonic()
        self._date = datetime.now(UTC)

    def now(self) -> datetime:
        """See `Clock`."""
        return self._date + timedelta(seconds=self.monotonic())

    def monotonic(self) -> float:
        """See `Clock`."""
        return (time.monotonic() - self._begin) * _SPEED

    def clocks(self) -> Clocks:
        """See `Clock`."""
        return Clocks(self.now(), ticks=self.monotonic())

    async def sleep(self, seconds: float) -> None:
        """See `Clock`."""
        await asyncio.sleep(seconds / _SPEED)


def measure() -> list[Figure]:
    """Requests of sync and outbox worker while nobody does anything."""
    with tempfile.TemporaryDirectory() as folder, serving() as server, asyncio.Runner() as runner:
        return [runner.run(_measure(Path(folder), server))]


async def _measure(folder: Path, server: Server) -> Figure:
    async with opened(folder, server, SystemClock()) as services:
        await services.sync.sync()
    server.forget_requests()
    clock = FastClock()
    async with opened(folder, server, clock) as services:
        await services.halo.me()
        tasks = Tasks()
        tasks.spawn("sync", services.sync.run())
        tasks.spawn("outbox", services.worker.run())
        await clock.sleep(
            _WINDOW / 2
        )  # past the round that a start makes, and in the middle between two others
        made = []
        for _ in range(_WINDOWS):
            server.forget_requests()
            await clock.sleep(_WINDOW)
            made.append(server.requests()["total"])
        await tasks.close()
        await services.worker.close(grace=0)
    return Figure(
        "idle requests to Halo",
        f"{sum(made) / _WINDOWS:.2g} per 5 min, at most {max(made)}",
        f"an hour on a clock {_SPEED:g} times as fast",
        target=f"{_ALLOWED} per 5 min",
        met=max(made) <= _ALLOWED,
    )
