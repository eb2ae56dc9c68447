"""The system's own clock."""

from __future__ import annotations

import asyncio
import time
from datetime import UTC, datetime


class SystemClock:
    """`ports.clock.Clock` over the operating system."""

    def now(self) -> datetime:
        """Returns the wall time, aware UTC."""
        return datetime.now(UTC)

    def monotonic(self) -> float:
        """Returns seconds that never go back."""
        return time.monotonic()

    async def sleep(self, seconds: float) -> None:
        """Waits `seconds`; 0 gives the loop one turn."""
        await asyncio.sleep(seconds)
