"""The system's own clock."""

from __future__ import annotations

import asyncio
import sys
import time
from datetime import UTC, datetime, timedelta, tzinfo
from functools import cached_property
from pathlib import Path

from quickticket.domain.timekeeping.timer import Clocks

BOOT_ID = Path("/proc/sys/kernel/random/boot_id")


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
    """`ports.clock.Clock` over the operating system.

    Args:
        boot_id: Where Linux names the present start of the machine.
    """

    zone: tzinfo = SystemZone()

    def __init__(self, boot_id: Path = BOOT_ID) -> None:
        self._boot_id = boot_id

    def now(self) -> datetime:
        """Returns the wall time, aware UTC."""
        return datetime.now(UTC)

    def monotonic(self) -> float:
        """Returns seconds that never go back."""
        return time.monotonic()

    def clocks(self) -> Clocks:
        """Looks at both clocks; only Linux tells the start of the machine and its sleep."""
        if sys.platform != "linux":
            return Clocks(self.now(), ticks=time.monotonic())
        awake = time.clock_gettime(time.CLOCK_MONOTONIC)
        ticks = time.clock_gettime(time.CLOCK_BOOTTIME)
        return Clocks(self.now(), self._boot, ticks, ticks - awake)

    async def sleep(self, seconds: float) -> None:
        """Waits `seconds`; 0 gives the loop one turn."""
        await asyncio.sleep(seconds)

    @cached_property
    def _boot(self) -> str:
        try:
            return self._boot_id.read_text(encoding="ascii").strip()
        except OSError:
            return ""
