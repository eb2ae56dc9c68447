"""Watches whether somebody is at the machine while a timer runs, and tells of each absence that is over."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quickticket.domain.timekeeping.absence import Attendance, Look
from quickticket.services.alarm import Alarm
from quickticket.services.signals import Signal

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import timedelta

    from quickticket.domain.timekeeping.absence import PresenceEvent
    from quickticket.domain.timekeeping.timer import Away
    from quickticket.services.ports.clock import Clock
    from quickticket.services.ports.presence import Presence
    from quickticket.services.tasks import Tasks

INTERVAL = 15.0
"""Seconds between two looks; lock and sleep are told at once by most desktops."""


class AbsenceWatch:
    """Looks while it is wanted, and causes no wake-up otherwise.

    Attributes:
        returned: Emits each absence once somebody is back.

    Args:
        presence: What the desktop tells.
        clock: Both clocks.
        tasks: Owns its wait.
        idle_after: How long without input is away, asked anew at each look.
    """

    def __init__(
        self, presence: Presence, clock: Clock, tasks: Tasks, idle_after: Callable[[], timedelta]
    ) -> None:
        self.returned: Signal[Away] = Signal()
        self._presence = presence
        self._clock = clock
        self._idle_after = idle_after
        self._alarm = Alarm(clock, tasks)
        self._attendance = Attendance.begin(clock.clocks())
        self._watches = False
        presence.events.connect(self._tell)

    def watch(self, wanted: bool) -> None:  # noqa: FBT001 - one word says it
        """Begins to look, or stops; what was seen before counts for nothing, but for a lock that holds."""
        if wanted is not self._watches:
            self._watches = wanted
            self._attendance = Attendance.begin(self._clock.clocks(), locked=self._attendance.locked)
            self._alarm.ring()

    def end(self) -> Away | None:
        """Somebody ends what is watched: returns the absence of which he is just back, not told yet."""
        if not self._watches:
            return None
        away = self._look(None)
        if away is None:
            now = self._clock.clocks()
            self._attendance, away = self._attendance.back(now, now.ticks)
        return away

    async def run(self) -> None:
        """Looks until it is cancelled; the desktop is not listened to before the first timer runs."""
        listens = False
        while True:
            if not self._watches:
                await self._alarm.wait()
                continue
            if not listens:
                listens = True
                await self._presence.start()
            await self._alarm.wait(INTERVAL)
            self._tell(None)

    def _tell(self, event: PresenceEvent | None) -> None:
        away = self._look(event)
        if away is not None and self._watches:
            self.returned.emit(away)

    def _look(self, event: PresenceEvent | None) -> Away | None:
        idle = self._presence.idle_seconds()  # comes first: it may find out, and tell, that a lock is gone
        seen = Look(self._clock.clocks(), idle, event)
        self._attendance, away = self._attendance.look(seen, self._idle_after())
        return away
