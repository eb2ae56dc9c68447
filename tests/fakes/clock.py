"""Time that moves only when a test says so."""

from __future__ import annotations

import asyncio
import heapq
from datetime import UTC, datetime, timedelta, tzinfo

from quickticket.domain.timekeeping.timer import Clocks

NOON = datetime(2026, 3, 4, 12, 0, tzinfo=UTC)
TURNS = 40
"""Loop turns that let every task reach its next wait; the longest chain of the services needs about half."""


async def settle() -> None:
    """Lets every task run until it waits for time, for Halo, or for nothing at all."""
    for _ in range(TURNS):
        await asyncio.sleep(0)


class FakeClock:
    """`ports.clock.Clock` by hand: `advance` wakes each sleeper at its own moment, earliest first."""

    def __init__(self, start: datetime = NOON, zone: tzinfo = UTC) -> None:
        self.zone = zone
        self._start = start
        self._elapsed = 0.0
        self._boots = 1
        self._booted = 0.0
        self._slept = 0.0
        self._sleepers: list[tuple[float, int, asyncio.Future[None]]] = []
        self._count = 0

    def now(self) -> datetime:
        """See `Clock`."""
        return self._start + timedelta(seconds=self._elapsed)

    def set_wall(self, seconds: float) -> None:
        """Sets the wall clock forward, or back, as a person or the network does; no time passes."""
        self._start += timedelta(seconds=seconds)

    def monotonic(self) -> float:
        """See `Clock`."""
        return self._elapsed

    def clocks(self) -> Clocks:
        """See `Clock`."""
        ticks = self._elapsed - self._booted + self._slept
        return Clocks(self.now(), f"boot {self._boots}", ticks, self._slept)

    def suspend(self, seconds: float) -> None:
        """The machine sleeps: time passes, and nobody who waits notices."""
        self._start += timedelta(seconds=seconds)
        self._slept += seconds

    def restart_machine(self, seconds: float = 60.0) -> None:
        """The machine is off for `seconds`, and counts from nothing again."""
        self._start += timedelta(seconds=seconds)
        self._boots += 1
        self._booted, self._slept = self._elapsed, 0.0

    async def sleep(self, seconds: float) -> None:
        """See `Clock`."""
        if seconds <= 0:
            await asyncio.sleep(0)
            return
        waiter = asyncio.get_running_loop().create_future()
        self._count += 1
        heapq.heappush(self._sleepers, (self._elapsed + seconds, self._count, waiter))
        await waiter

    @property
    def next_waking(self) -> float | None:
        """Seconds until the first sleeper wakes, or None when nobody sleeps."""
        while self._sleepers and self._sleepers[0][2].done():
            heapq.heappop(self._sleepers)
        return self._sleepers[0][0] - self._elapsed if self._sleepers else None

    async def advance(self, seconds: float) -> None:
        """Lets `seconds` pass, and everything happen that is due in them."""
        await settle()
        end = self._elapsed + seconds
        while (waking := self.next_waking) is not None and self._elapsed + waking <= end:
            due, _, waiter = heapq.heappop(self._sleepers)
            self._elapsed = max(self._elapsed, due)
            waiter.set_result(None)
            await settle()
        self._elapsed = end
