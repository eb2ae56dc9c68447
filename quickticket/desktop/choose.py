"""Picks the implementation of each desktop port for the system we run on."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication

from quickticket.desktop.focus.api import Focus
from quickticket.desktop.focus.null import NullFocus
from quickticket.desktop.focus.x11 import X11Focus
from quickticket.desktop.hotkeys.api import Hotkeys
from quickticket.desktop.hotkeys.null import NullHotkeys
from quickticket.desktop.hotkeys.x11 import X11Hotkeys
from quickticket.desktop.x11.connection import NO_WINDOW, X11Connection

if TYPE_CHECKING:
    from quickticket.services.ports.presence import Presence


@dataclass(frozen=True, slots=True)
class Keyboard:
    """The two ports that must share one view of the keyboard."""

    hotkeys: Hotkeys
    focus: Focus


def choose_keyboard(application: QGuiApplication) -> Keyboard:
    """Hotkeys and focus for the platform that Qt has chosen; call it once the application exists."""
    try:
        connection = X11Connection.of_qt(application)
    except OSError as error:
        return _null(f"A system library for hotkeys is missing ({error}).")
    if connection is None:
        return _null(_why_not(application.platformName()))
    return Keyboard(X11Hotkeys(connection, application), X11Focus(connection))


def composited(application: QGuiApplication) -> bool:
    """Whether the desktop blends windows, so that shadows and smooth corners can be drawn."""
    try:
        connection = X11Connection.of_qt(application)
    except OSError:
        return False
    if connection is None:
        return application.platformName() != "offscreen"
    return connection.selection_owner(connection.atom("_NET_WM_CM_S0")) != NO_WINDOW


def choose_presence(application: QGuiApplication) -> Presence:
    """Who tells whether anybody is at the machine; call it after the windows: nothing is loaded before."""
    if sys.platform != "linux":
        from quickticket.desktop.idle.null import NullPresence

        return NullPresence("Neither idle time nor lock nor sleep can be seen on this system yet.")
    from quickticket.desktop.idle.freedesktop import FreedesktopPresence

    return FreedesktopPresence(application)


def _why_not(platform: str) -> str:
    if platform.startswith("wayland"):
        return "Wayland lets no program grab keys: let a desktop shortcut run `quickticket popup`."
    if sys.platform in ("win32", "darwin"):
        return "Hotkeys are not available on this system yet: let a shortcut run `quickticket popup`."
    return f"There is no keyboard to grab keys from (Qt runs on {platform!r})."


def _null(reason: str) -> Keyboard:
    return Keyboard(NullHotkeys(reason), NullFocus(reason))
