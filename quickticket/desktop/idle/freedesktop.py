"""Presence on Linux: idle time from the X server, lock and sleep from logind and the screen savers."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from quickticket.desktop.idle.lock_state import LockState
from quickticket.desktop.idle.logind import Logind
from quickticket.desktop.idle.screen_savers import ScreenSavers
from quickticket.desktop.idle.x11 import IdleTimeUnknown, X11Idle
from quickticket.domain.timekeeping.absence import PresenceEvent
from quickticket.services.signals import Signal

if TYPE_CHECKING:
    from PySide6.QtGui import QGuiApplication


class FreedesktopPresence:
    """`Presence` of a Linux desktop.

    Args:
        application: Qt's.
    """

    def __init__(self, application: QGuiApplication) -> None:
        self.events: Signal[PresenceEvent] = Signal()
        self._application = application
        self._lock = LockState()
        self._idle: X11Idle | None = None
        self._logind = Logind(self._sleeps, self._is_locked, self._lock_asked)
        self._screen_savers = ScreenSavers(self._is_locked)
        self._blind_spots: tuple[str, ...] = ()

    @property
    def blind_spots(self) -> tuple[str, ...]:
        """See the port."""
        return self._blind_spots

    def idle_seconds(self) -> float | None:
        """See the port."""
        idle = self._idle.seconds() if self._idle is not None else None
        if idle is not None and self._lock.touched(time.monotonic() - idle):
            self._tell_lock()
        return idle

    async def start(self) -> None:
        """See the port."""
        blind = [self._watch_input(), self._screen_savers.start(), await self._logind.start()]
        self._blind_spots = tuple(sentence for sentence in blind if sentence)

    async def close(self) -> None:
        """See the port."""
        self._logind.close()
        self._screen_savers.close()

    def _watch_input(self) -> str:
        try:
            self._idle = X11Idle(self._application)
        except IdleTimeUnknown as reason:
            return f"Idle time cannot be told: {reason}."
        return ""

    def _sleeps(self, begins: bool) -> None:
        self.events.emit(PresenceEvent.ASLEEP if begins else PresenceEvent.AWAKE)

    def _is_locked(self, locked: bool) -> None:
        if self._lock.said(locked):
            self._tell_lock()

    def _lock_asked(self) -> None:
        if self._lock.asked(time.monotonic()):
            self._tell_lock()

    def _tell_lock(self) -> None:
        self.events.emit(PresenceEvent.LOCKED if self._lock.locked else PresenceEvent.UNLOCKED)
