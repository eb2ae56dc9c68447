"""A StatusNotifier host in a process of its own: it says so on the session bus, and prints who shows an icon.

`python -m tests.contract.desktop.status_notifier` prints `ready`, then a line for every icon, until it ends.
"""

from __future__ import annotations

import sys

from PySide6.QtCore import ClassInfo, Property, QCoreApplication, QObject, Slot
from PySide6.QtDBus import QDBusConnection

from quickticket.desktop.tray_host.freedesktop import WATCHER


@ClassInfo({"D-Bus Interface": WATCHER})  # type: ignore[call-arg]
class Watcher(QObject):  # type: ignore[operator]  # the stubs know no such decorator
    """What icons register with."""

    @Property(bool)
    def IsStatusNotifierHostRegistered(self) -> bool:
        """There is a host: this process."""
        return True

    @Slot(str)
    def RegisterStatusNotifierItem(self, service: str) -> None:
        """An icon is there."""
        say(f"icon {service}")


def say(line: str) -> None:
    """Prints a line now."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def main() -> int:
    """Serves until it is ended."""
    application = QCoreApplication(sys.argv)
    bus = QDBusConnection.sessionBus()
    watcher = Watcher()
    exported = (
        QDBusConnection.RegisterOption.ExportAllProperties | QDBusConnection.RegisterOption.ExportAllSlots
    )
    assert bus.registerObject("/StatusNotifierWatcher", watcher, exported)
    assert bus.registerService(WATCHER)
    say("ready")
    return application.exec()


if __name__ == "__main__":
    sys.exit(main())
