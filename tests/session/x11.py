"""Asks an X display whether window manager, tray host and compositor are at work."""

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
    return _is_owned(display, b"_NET_SYSTEM_TRAY_S0")


def has_compositor(display: str) -> bool:
    """Whether somebody owns the selection that stands for blending windows."""
    return _is_owned(display, b"_NET_WM_CM_S0")


def _is_owned(display: str, selection: bytes) -> bool:
    xlib = ctypes.CDLL("libX11.so.6")
    xlib.XOpenDisplay.restype = ctypes.c_void_p
    xlib.XInternAtom.restype = ctypes.c_ulong
    xlib.XGetSelectionOwner.restype = ctypes.c_ulong
    address: int | None = xlib.XOpenDisplay(display.encode())
    if address is None:
        return False
    connection = ctypes.c_void_p(address)
    atom = ctypes.c_ulong(xlib.XInternAtom(connection, selection, False))
    owner: int = xlib.XGetSelectionOwner(connection, atom)
    xlib.XCloseDisplay(connection)
    return owner != 0
