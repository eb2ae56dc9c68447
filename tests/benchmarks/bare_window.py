"""The floor: a program that does nothing but show one window on a hotkey and hide it on Escape.

`python -m tests.benchmarks.bare_window X Y WIDTH HEIGHT` answers Ctrl+Alt+J and says `ready` when it listens.
"""

from __future__ import annotations

import sys
from ctypes import byref, c_long
from typing import Final

from tests.benchmarks.xlib import (
    CLIENT_MESSAGE,
    EXPOSE,
    EXPOSURE_MASK,
    KEY_PRESS,
    KEY_PRESS_MASK,
    SUBSTRUCTURE_MASK,
    ClientMessage,
    KeyEvent,
    SizeHints,
    load_xlib,
)

HOTKEY: Final = "Control_L+Alt_L+j"
_CONTROL_AND_ALT: Final = 4 | 8
_GRAB_MODE_ASYNC: Final = 1
_POSITION_AND_SIZE: Final = 1 | 2
_FROM_USER: Final = 2
_COLOUR: Final = 0x2F6FDE


def main() -> None:
    """Shows the window each time the key is pressed, until the process is ended."""
    x, y, width, height = map(int, sys.argv[1:5])
    xlib = load_xlib()
    display = xlib.XOpenDisplay(None)
    root = xlib.XDefaultRootWindow(display)
    window = xlib.XCreateWindow(display, root, x, y, width, height, 0, 0, 0, None, 0, None)
    xlib.XStoreName(display, window, b"bare window")
    hints = SizeHints(_POSITION_AND_SIZE, x, y, width, height)
    xlib.XSetWMNormalHints(display, window, byref(hints))
    undecorated = (c_long * 5)(2, 0, 0, 0, 0)
    motif = xlib.XInternAtom(display, b"_MOTIF_WM_HINTS", False)
    xlib.XChangeProperty(display, window, motif, motif, 32, 0, undecorated, 5)
    xlib.XSelectInput(display, window, KEY_PRESS_MASK | EXPOSURE_MASK)
    pen = xlib.XCreateGC(display, window, 0, None)
    xlib.XSetForeground(display, pen, _COLOUR)
    active = xlib.XInternAtom(display, b"_NET_ACTIVE_WINDOW", False)
    hotkey = xlib.XKeysymToKeycode(display, xlib.XStringToKeysym(b"j"))
    escape = xlib.XKeysymToKeycode(display, xlib.XStringToKeysym(b"Escape"))
    xlib.XGrabKey(*(display, hotkey, _CONTROL_AND_ALT, root, True, _GRAB_MODE_ASYNC, _GRAB_MODE_ASYNC))
    xlib.XSync(display, False)
    print("ready", flush=True)
    event = KeyEvent()
    while True:
        xlib.XNextEvent(display, byref(event))
        if event.type == EXPOSE:
            xlib.XFillRectangle(display, window, pen, 0, 0, width, height)
        elif event.type == KEY_PRESS and event.keycode == hotkey:
            data = (c_long * 5)(_FROM_USER, event.time, 0, 0, 0)
            wish = ClientMessage(CLIENT_MESSAGE, 0, 0, None, window, active, 32, data)
            xlib.XMapWindow(display, window)
            xlib.XSendEvent(display, root, False, SUBSTRUCTURE_MASK, byref(wish))
        elif event.type == KEY_PRESS and event.keycode == escape:
            xlib.XWithdrawWindow(display, window, 0)


if __name__ == "__main__":
    main()
