"""An alarm: ends a wait at once when it is rung, else when the time is up."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from quickticket.services.ports.clock import Clock
    from quickticket.services.tasks import Tasks


class Alarm:
    """One waiter at a time; a ring that comes while nobody waits ends the next wait.

    Args:
        clock: Counts the seconds.
        tasks: Owns the timer.
    """

    def __init__(self, clock: Clock, tasks: Tasks) -> None:
        self._clock = clock
        self._tasks = tasks
        self._rung = asyncio.Event()

    def ring(self) -> None:
        """Ends the wait."""
        self._rung.set()

    async def wait(self, seconds: float | None = None) -> None:
        """Waits for a ring, `seconds` at most when given."""
        timer = None if seconds is None else self._tasks.spawn("alarm", self._ring_after(seconds))
        try:
            await self._rung.wait()
        finally:
            self._rung.clear()
            if timer is not None:
                timer.cancel()

    async def _ring_after(self, seconds: float) -> None:
        await self._clock.sleep(seconds)
        self.ring()
