"""logind as far as we ask it, in a process of its own on the system bus of its environment; driven by lines.

`sleep`, `wake`, `hint` and `no-hint` (the session's LockedHint), `other` (a change of something else), `lock`
and `unlock` (the requests) each make the signal. With `--strangers` it knows no session of the asker, with
`--locked` the session is locked already.
"""

from __future__ import annotations

import sys

from PySide6.QtCore import ClassInfo, Property, QCoreApplication, QObject, Slot
from PySide6.QtDBus import QDBusConnection, QDBusMessage, QDBusObjectPath

from quickticket.desktop.idle.logind import (
    LOCKED_HINT,
    LOGIND,
    MANAGER,
    MANAGER_PATH,
    PROPERTIES,
    SESSION,
)
from tests.contract.desktop.line_reader import LineReader

SESSION_PATH = f"{MANAGER_PATH}/session/_32"
_NOT_SAID = ["IdleSinceHint"]  # an empty list would go out as one of variants
_SIGNALS: dict[str, tuple[str, str, str, list[object]]] = {
    "sleep": (MANAGER_PATH, MANAGER, "PrepareForSleep", [True]),
    "wake": (MANAGER_PATH, MANAGER, "PrepareForSleep", [False]),
    "hint": (SESSION_PATH, PROPERTIES, "PropertiesChanged", [SESSION, {LOCKED_HINT: True}, _NOT_SAID]),
    "no-hint": (SESSION_PATH, PROPERTIES, "PropertiesChanged", [SESSION, {LOCKED_HINT: False}, _NOT_SAID]),
    "other": (SESSION_PATH, PROPERTIES, "PropertiesChanged", [SESSION, {"IdleHint": True}, _NOT_SAID]),
    "lock": (SESSION_PATH, SESSION, "Lock", []),
    "unlock": (SESSION_PATH, SESSION, "Unlock", []),
}


@ClassInfo({"D-Bus Interface": MANAGER})  # type: ignore[call-arg]
class Manager(QObject):  # type: ignore[operator]  # the stubs know no such decorator
    """Tells sessions apart."""

    def __init__(self, bus: QDBusConnection, *, strangers: bool) -> None:
        super().__init__()
        self._bus = bus
        self._strangers = strangers

    @Slot(str, QDBusMessage)
    def GetSession(self, name: str, question: QDBusMessage) -> None:
        """The path of a session."""
        question.setDelayedReply(True)
        if self._strangers or name != "auto":
            answer = question.createErrorReply(f"{LOGIND}.NoSuchSession", "No session")
        else:
            answer = question.createReply()
            answer.setArguments([QDBusObjectPath(SESSION_PATH)])
        self._bus.send(answer)


@ClassInfo({"D-Bus Interface": SESSION})  # type: ignore[call-arg]
class Session(QObject):  # type: ignore[operator]
    """The session of everybody who asks."""

    def __init__(self, *, locked: bool) -> None:
        super().__init__()
        self._locked = locked

    @Property(bool)
    def LockedHint(self) -> bool:
        """Whether its screen is locked."""
        return self._locked


def main() -> int:
    """Serves until its input ends."""
    application = QCoreApplication(sys.argv)
    bus = QDBusConnection.systemBus()
    exported = (
        QDBusConnection.RegisterOption.ExportAllProperties | QDBusConnection.RegisterOption.ExportAllSlots
    )
    manager = Manager(bus, strangers="--strangers" in sys.argv)
    session = Session(locked="--locked" in sys.argv)
    assert bus.registerObject(MANAGER_PATH, manager, exported)
    assert bus.registerObject(SESSION_PATH, session, exported)
    assert bus.registerService(LOGIND)

    def obey(command: str) -> None:
        path, interface, member, values = _SIGNALS[command]
        signal = QDBusMessage.createSignal(path, interface, member)
        signal.setArguments(values)
        assert bus.send(signal)

    reader = LineReader(obey, application.quit)
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    ended = application.exec()
    reader.close()
    return ended


if __name__ == "__main__":
    sys.exit(main())
