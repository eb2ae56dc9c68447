"""Watches whether somebody is at the machine while a timer runs, and tells of each absence that is over."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quickticket.domain.timekeeping.absence import begin
from quickticket.services.alarm import Alarm
from quickticket.services.signals import Signal

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import timedelta

    from quickticket.domain.timekeeping.absence import PresenceEvent, Watched
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
        self._watched: Watched | None = None
        presence.events.connect(self._heard)

    def watch(self, wanted: bool) -> None:  # noqa: FBT001 - one word says it
        """Begins to look, or stops; what was seen before counts for nothing."""
        if wanted != (self._watched is not None):
            self._watched = begin(self._clock.clocks()) if wanted else None
            self._alarm.ring()

    async def run(self) -> None:
        """Looks until it is cancelled; the desktop is not listened to before the first timer runs."""
        listens = False
        while True:
            if self._watched is None:
                await self._alarm.wait()
                continue
            if not listens:
                listens = True
                await self._presence.start()
            await self._alarm.wait(INTERVAL)
            self._look()

    def _look(self) -> None:
        if self._watched is not None:
            idle, limit = self._presence.idle_seconds(), self._idle_after()
            self._take(self._watched.look(self._clock.clocks(), idle, limit))

    def _heard(self, event: PresenceEvent) -> None:
        if self._watched is not None:
            self._take(self._watched.hear(event, self._clock.clocks()))

    def _take(self, seen: tuple[Watched, Away | None]) -> None:
        self._watched, over = seen
        if over is not None:
            self.returned.emit(over)
