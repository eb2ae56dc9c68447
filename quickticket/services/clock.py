"""The system's own clock."""

from __future__ import annotations

import asyncio
import time
from datetime import UTC, datetime, timedelta, tzinfo


class SystemZone(tzinfo):
    """The zone that the system is set to, with its rules; `datetime.astimezone()` gives one offset alone."""

    def utcoffset(self, dt: datetime | None, /) -> timedelta | None:
        """East of Greenwich at that time on the wall."""
        return None if dt is None else dt.replace(tzinfo=None).astimezone().utcoffset()

    def dst(self, dt: datetime | None, /) -> timedelta | None:
        """Unknown: contained in the offset."""
        return None

    def tzname(self, dt: datetime | None, /) -> str | None:
        """The system's short name."""
        return None if dt is None else dt.replace(tzinfo=None).astimezone().tzname()

    def fromutc(self, dt: datetime, /) -> datetime:
        """What a clock on the wall shows at a moment; of an hour that comes twice, which one."""
        local = dt.replace(tzinfo=UTC).astimezone()
        first = local.replace(tzinfo=self, fold=0)
        return first if self.utcoffset(first) == local.utcoffset() else first.replace(fold=1)


class SystemClock:
    """`ports.clock.Clock` over the operating system."""

    zone: tzinfo = SystemZone()

    def now(self) -> datetime:
        """Returns the wall time, aware UTC."""
        return datetime.now(UTC)

    def monotonic(self) -> float:
        """Returns seconds that never go back."""
        return time.monotonic()

    async def sleep(self, seconds: float) -> None:
        """Waits `seconds`; 0 gives the loop one turn."""
        await asyncio.sleep(seconds)
