"""Minutes: tells that one has passed while a timer runs, so that what shows it is drawn anew."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quickticket.services.alarm import Alarm
from quickticket.services.signals import Signal

if TYPE_CHECKING:
    from quickticket.services.ports.clock import Clock
    from quickticket.services.tasks import Tasks
    from quickticket.services.timers.service import TimerService

MINUTE = 60.0


class Minutes:
    """One wake-up a minute while a timer runs, none otherwise.

    Attributes:
        passed: Emits nothing but that a minute has passed.
    """

    def __init__(self, timers: TimerService, clock: Clock, tasks: Tasks) -> None:
        self.passed: Signal[None] = Signal()
        self._timers = timers
        self._alarm = Alarm(clock, tasks)
        timers.changed.connect(lambda _timers: self._alarm.ring())

    async def run(self) -> None:
        """Ticks until it is cancelled."""
        while True:
            await self._alarm.wait(None if self._timers.running is None else MINUTE)
            self.passed.emit(None)
