"""Picks the implementation for the bar with the tray icons; alone, because the icon comes first of all."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from quickticket.desktop.tray_host.freedesktop import FreedesktopTrayHost
from quickticket.desktop.tray_host.qt import QtTrayHost
from quickticket.desktop.x11.connection import X11Connection

if TYPE_CHECKING:
    from PySide6.QtGui import QGuiApplication

    from quickticket.desktop.tray_host.api import TrayHost


def choose_tray_host(application: QGuiApplication) -> TrayHost:
    """The bar of the platform that Qt has chosen; call it once the application exists."""
    if sys.platform != "linux":
        return QtTrayHost()
    try:
        return FreedesktopTrayHost(X11Connection.of_qt(application))
    except OSError:
        return FreedesktopTrayHost(None)
