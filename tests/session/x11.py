"""Asks an X display whether its window manager and its tray host are at work."""

from __future__ import annotations

import ctypes
import subprocess
from collections.abc import Mapping


def has_window_manager(env: Mapping[str, str]) -> bool:
    """Whether a window manager has announced itself on the display of `env`."""
    asked = subprocess.run(
        ["xprop", "-root", "_NET_SUPPORTING_WM_CHECK"], env=env, capture_output=True, text=True, check=False
    )
    return "window id #" in asked.stdout


def has_tray_host(display: str) -> bool:
    """Whether somebody owns the selection that tray icons dock to."""
    xlib = ctypes.CDLL("libX11.so.6")
    xlib.XOpenDisplay.restype = ctypes.c_void_p
    xlib.XInternAtom.restype = ctypes.c_ulong
    xlib.XGetSelectionOwner.restype = ctypes.c_ulong
    address: int | None = xlib.XOpenDisplay(display.encode())
    if address is None:
        return False
    connection = ctypes.c_void_p(address)
    tray = ctypes.c_ulong(xlib.XInternAtom(connection, b"_NET_SYSTEM_TRAY_S0", False))
    owner: int = xlib.XGetSelectionOwner(connection, tray)
    xlib.XCloseDisplay(connection)
    return owner != 0
