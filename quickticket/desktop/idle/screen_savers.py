"""What screen savers tell on the session bus: active means that nobody is there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtDBus import QDBusConnection

from quickticket.desktop.idle.bus import Bus

if TYPE_CHECKING:
    from collections.abc import Callable

SCREEN_SAVERS = ("org.freedesktop.ScreenSaver", "org.gnome.ScreenSaver")
NO_BUS = "Screen savers are not heard: there is no session bus."


class ScreenSavers(QObject):
    """Listens on the session bus; a screen saver may come later.

    Args:
        active: Told whether one is.
    """

    def __init__(self, active: Callable[[bool], None]) -> None:
        super().__init__()
        self._active = active
        self._bus: Bus | None = None

    def start(self) -> str:
        """Begins to listen; returns what cannot be seen here in a sentence, empty when everything can."""
        self._bus = Bus(QDBusConnection.sessionBus())
        for name in SCREEN_SAVERS:  # some have their object at an odd path: any will do
            self._bus.listen((name, "", name, "ActiveChanged"), self, "heard(bool)")
        return "" if self._bus.present else NO_BUS

    def close(self) -> None:
        """Listens no longer."""
        if self._bus is not None:
            self._bus.close()

    @Slot(bool)
    def heard(self, active: bool) -> None:
        """A screen saver covers the screen, or goes."""
        self._active(active)
