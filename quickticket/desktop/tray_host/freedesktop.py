"""The bar on Linux: one that docks windows (XEmbed), or one that asks over the session bus (StatusNotifier).

Qt looks for the second kind once in a process and believes the answer for ever: where the app starts before
the bar does, Qt's own question, and an icon made too early, would keep the icon away for good. So we ask.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from quickticket.desktop.x11.connection import NO_WINDOW

if TYPE_CHECKING:
    from quickticket.desktop.x11.connection import X11Connection

WATCHER = "org.kde.StatusNotifierWatcher"
_PATH = "/StatusNotifierWatcher"
_PATIENCE_MS = 500


class FreedesktopTrayHost:
    """`TrayHost` of both kinds.

    Args:
        x11: The X server; None on Wayland.
    """

    def __init__(self, x11: X11Connection | None) -> None:
        self._x11 = x11

    def present(self) -> bool:
        """See the port."""
        return self._docks() or _watches()

    def _docks(self) -> bool:
        x11 = self._x11
        return x11 is not None and x11.selection_owner(x11.atom("_NET_SYSTEM_TRAY_S0")) != NO_WINDOW


def _watches() -> bool:
    from PySide6.QtDBus import QDBus, QDBusConnection, QDBusMessage, QDBusVariant

    bus = QDBusConnection.sessionBus()
    if not bus.isConnected():
        return False
    question = QDBusMessage.createMethodCall(WATCHER, _PATH, "org.freedesktop.DBus.Properties", "Get")
    question.setArguments([WATCHER, "IsStatusNotifierHostRegistered"])
    question.setAutoStartService(False)
    answer = bus.call(question, QDBus.CallMode.Block, _PATIENCE_MS).arguments()
    said = answer[0].variant() if answer and isinstance(answer[0], QDBusVariant) else None
    return said is True
