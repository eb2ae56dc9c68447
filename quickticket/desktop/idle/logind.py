"""What logind (systemd's or elogind) tells of sleep and of the lock of our own session."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtDBus import QDBusConnection, QDBusObjectPath

from quickticket.desktop.idle.bus import Bus

if TYPE_CHECKING:
    from collections.abc import Callable

LOGIND = "org.freedesktop.login1"
MANAGER = f"{LOGIND}.Manager"
MANAGER_PATH = "/org/freedesktop/login1"
SESSION = f"{LOGIND}.Session"
PROPERTIES = "org.freedesktop.DBus.Properties"
LOCKED_HINT = "LockedHint"

NO_LOGIND = "Sleep is noticed only afterwards: no logind answers on the system bus."
NO_SESSION = "Locking is told by a screen saver alone: logind knows no session of ours."


class Logind(QObject):
    """Listens on the system bus.

    Args:
        asleep: Told True before the machine falls asleep, False once it is awake.
        locked: Told what the session's lock says.
        lock_asked: Told when somebody asks for the lock.
    """

    def __init__(
        self,
        asleep: Callable[[bool], None],
        locked: Callable[[bool], None],
        lock_asked: Callable[[], None],
    ) -> None:
        super().__init__()
        self._asleep = asleep
        self._locked = locked
        self._lock_asked = lock_asked
        self._bus: Bus | None = None

    async def start(self) -> str:
        """Begins to listen; returns what cannot be seen here in a sentence, empty when everything can."""
        bus = self._bus = Bus(QDBusConnection.systemBus())
        bus.listen((LOGIND, MANAGER_PATH, MANAGER, "PrepareForSleep"), self, "heard_sleep(bool)")
        if not await bus.knows(LOGIND):
            return NO_LOGIND
        path = await self._session_path(bus)
        if not path:
            return NO_SESSION
        bus.listen((LOGIND, path, SESSION, "Lock"), self, "heard_lock()")
        bus.listen((LOGIND, path, SESSION, "Unlock"), self, "heard_unlock()")
        bus.listen(
            (LOGIND, path, PROPERTIES, "PropertiesChanged"),
            self,
            "heard_properties(QString,QVariantMap,QStringList)",
        )
        if await bus.ask((LOGIND, path, PROPERTIES, "Get"), SESSION, LOCKED_HINT) is True:
            self._locked(True)
        return ""

    def close(self) -> None:
        """Listens no longer."""
        if self._bus is not None:
            self._bus.close()

    @Slot(bool)
    def heard_sleep(self, begins: bool) -> None:
        """The machine is about to sleep, or awake again."""
        self._asleep(begins)

    @Slot()
    def heard_lock(self) -> None:
        """Somebody asks whoever locks screens to do so."""
        self._lock_asked()

    @Slot()
    def heard_unlock(self) -> None:
        """The session is open, without a password if need be."""
        self._locked(False)

    @Slot(str, "QVariantMap", "QStringList")
    def heard_properties(self, _interface: str, values: dict[str, object], _forgotten: list[str]) -> None:
        """Of a session's properties only the lock matters."""
        hint = values.get(LOCKED_HINT)
        if isinstance(hint, bool):
            self._locked(hint)

    async def _session_path(self, bus: Bus) -> str:
        """Our own session; `auto` is the user's graphical one where a service of the user started us."""
        for name in ("auto", os.environ.get("XDG_SESSION_ID", "")):
            found = await bus.ask((LOGIND, MANAGER_PATH, MANAGER, "GetSession"), name) if name else None
            if isinstance(found, QDBusObjectPath):
                return found.path()
        return ""
