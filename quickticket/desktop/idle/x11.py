"""Idle time on X11: what the server's screen saver extension counts, for the whole display."""

from __future__ import annotations

import os
from ctypes import CDLL, POINTER, Structure, byref, c_int, c_ulong, c_void_p
from typing import TYPE_CHECKING, Final

from PySide6.QtGui import QNativeInterface

from quickticket.desktop.x11.connection import X11Connection

if TYPE_CHECKING:
    from typing import Any, ClassVar

    from PySide6.QtGui import QGuiApplication


class IdleTimeUnknown(Exception):
    """Idle time cannot be told here; carries the reason."""


class ScreenSaverInfo(Structure):
    """`XScreenSaverInfo`."""

    _fields_: ClassVar = [
        ("window", c_ulong),
        ("state", c_int),
        ("kind", c_int),
        ("til_or_since", c_ulong),
        ("idle", c_ulong),
        ("event_mask", c_ulong),
    ]


# For each function its result and its arguments.
_XSS: Final[dict[str, tuple[Any, list[Any]]]] = {
    "XScreenSaverQueryExtension": (c_int, [c_void_p, POINTER(c_int), POINTER(c_int)]),
    "XScreenSaverQueryInfo": (c_int, [c_void_p, c_ulong, POINTER(ScreenSaverInfo)]),
}


class X11Idle:
    """Asks over Qt's own connection; one short round trip each time.

    Args:
        application: Qt's.

    Raises:
        IdleTimeUnknown: This display does not tell.
    """

    def __init__(self, application: QGuiApplication) -> None:
        if os.environ.get("WAYLAND_DISPLAY") or application.platformName().startswith("wayland"):
            # An X server inside a Wayland desktop sees only what is typed into its own windows.
            raise IdleTimeUnknown("Wayland does not show when other programs are used")
        native = application.nativeInterface() if application.platformName() == "xcb" else None
        if not isinstance(native, QNativeInterface.QX11Application):
            raise IdleTimeUnknown(f"Qt runs on {application.platformName()!r}")
        self._display = native.display()
        try:
            self._xss = _load()
            connection = X11Connection.of_qt(application)
        except OSError as error:
            raise IdleTimeUnknown(f"a system library is missing ({error})") from error
        numbers = byref(c_int()), byref(c_int())
        if connection is None or not self._xss.XScreenSaverQueryExtension(self._display, *numbers):
            raise IdleTimeUnknown("the X server has no screen saver extension")
        self._root = connection.root
        self._info = ScreenSaverInfo()

    def seconds(self) -> float | None:
        """Seconds since the last input; None when the server does not answer."""
        if not self._xss.XScreenSaverQueryInfo(self._display, self._root, byref(self._info)):
            return None
        return float(self._info.idle) / 1000


def _load() -> CDLL:
    library = CDLL("libXss.so.1")
    for name, (result, arguments) in _XSS.items():
        function = getattr(library, name)
        function.restype = result
        function.argtypes = arguments
    return library
