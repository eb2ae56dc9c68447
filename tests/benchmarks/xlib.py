"""The part of Xlib that the measuring eye and the bare windows need, declared for ctypes."""

from __future__ import annotations

from ctypes import (
    CDLL,
    CFUNCTYPE,
    POINTER,
    Structure,
    c_char_p,
    c_int,
    c_long,
    c_short,
    c_ubyte,
    c_uint,
    c_ulong,
    c_void_p,
)
from functools import cache
from typing import Any, ClassVar, Final

KEY_PRESS: Final = 2
EXPOSE: Final = 12
CLIENT_MESSAGE: Final = 33
KEY_PRESS_MASK: Final = 1 << 0
EXPOSURE_MASK: Final = 1 << 15
SUBSTRUCTURE_MASK: Final = 0x180000
Z_PIXMAP: Final = 2
VIEWABLE: Final = 2


class KeyEvent(Structure):
    """`XKeyEvent`."""

    _fields_: ClassVar = [
        ("type", c_int),
        ("serial", c_ulong),
        ("send_event", c_int),
        ("display", c_void_p),
        ("window", c_ulong),
        ("root", c_ulong),
        ("subwindow", c_ulong),
        ("time", c_ulong),
        ("positions", c_int * 4),
        ("state", c_uint),
        ("keycode", c_uint),
        ("same_screen", c_int),
        ("rest", c_long * 24),  # an event of any kind fits in here
    ]


class ClientMessage(Structure):
    """`XClientMessageEvent` with data of 32 bits."""

    _fields_: ClassVar = [
        ("type", c_int),
        ("serial", c_ulong),
        ("send_event", c_int),
        ("display", c_void_p),
        ("window", c_ulong),
        ("message", c_ulong),
        ("format", c_int),
        ("data", c_long * 5),
        ("rest", c_long * 24),
    ]


class Image(Structure):
    """`XImage`, as far as we read it."""

    _fields_: ClassVar = [
        ("width", c_int),
        ("height", c_int),
        ("offset", c_int),
        ("format", c_int),
        ("data", POINTER(c_ubyte)),
        ("byte_order", c_int),
        ("bitmap_unit", c_int),
        ("bitmap_order", c_int),
        ("bitmap_pad", c_int),
        ("depth", c_int),
        ("bytes_per_line", c_int),
    ]


class SizeHints(Structure):
    """`XSizeHints`, as far as we write it."""

    _fields_: ClassVar = [
        ("flags", c_long),
        ("x", c_int),
        ("y", c_int),
        ("width", c_int),
        ("height", c_int),
        ("rest", c_int * 14),
    ]


class Attributes(Structure):
    """`XWindowAttributes`."""

    _fields_: ClassVar = [
        ("x", c_int),
        ("y", c_int),
        ("width", c_int),
        ("height", c_int),
        ("border_width", c_int),
        ("depth", c_int),
        ("visual", c_void_p),
        ("root", c_ulong),
        ("window_class", c_int),
        ("gravities", c_int * 2),
        ("backing_store", c_int),
        ("planes", c_ulong * 2),
        ("save_under", c_int),
        ("colormap", c_ulong),
        ("map_installed", c_int),
        ("map_state", c_int),
        ("masks", c_long * 3),
        ("override_redirect", c_int),
        ("screen", c_void_p),
        ("rest", c_short * 8),
    ]


_ErrorHandler = CFUNCTYPE(c_int, c_void_p, c_void_p)

# For each function its result and its arguments.
_XLIB: Final[dict[str, tuple[Any, list[Any]]]] = {
    "XChangeProperty": (c_int, [c_void_p, *[c_ulong] * 3, c_int, c_int, c_void_p, c_int]),
    "XConnectionNumber": (c_int, [c_void_p]),
    "XCreateGC": (c_void_p, [c_void_p, c_ulong, c_ulong, c_void_p]),
    "XCreateWindow": (
        c_ulong,
        [c_void_p, c_ulong, c_int, c_int, *[c_uint] * 3, c_int, c_uint, c_void_p, c_ulong, c_void_p],
    ),
    "XDefaultRootWindow": (c_ulong, [c_void_p]),
    "XDestroyImage": (c_int, [c_void_p]),
    "XFillRectangle": (c_int, [c_void_p, c_ulong, c_void_p, c_int, c_int, c_uint, c_uint]),
    "XFlush": (c_int, [c_void_p]),
    "XFree": (c_int, [c_void_p]),
    "XGetImage": (
        POINTER(Image),
        [c_void_p, c_ulong, c_int, c_int, c_uint, c_uint, c_ulong, c_int],
    ),
    "XGetInputFocus": (c_int, [c_void_p, POINTER(c_ulong), POINTER(c_int)]),
    "XGetSelectionOwner": (c_ulong, [c_void_p, c_ulong]),
    "XGetWindowAttributes": (c_int, [c_void_p, c_ulong, POINTER(Attributes)]),
    "XGrabKey": (c_int, [c_void_p, c_int, c_uint, c_ulong, c_int, c_int, c_int]),
    "XInternAtom": (c_ulong, [c_void_p, c_char_p, c_int]),
    "XKeysymToKeycode": (c_ubyte, [c_void_p, c_ulong]),
    "XMapWindow": (c_int, [c_void_p, c_ulong]),
    "XNextEvent": (c_int, [c_void_p, c_void_p]),
    "XOpenDisplay": (c_void_p, [c_char_p]),
    "XQueryTree": (
        c_int,
        [c_void_p, c_ulong, POINTER(c_ulong), POINTER(c_ulong), POINTER(POINTER(c_ulong)), POINTER(c_uint)],
    ),
    "XSelectInput": (c_int, [c_void_p, c_ulong, c_long]),
    "XSendEvent": (c_int, [c_void_p, c_ulong, c_int, c_long, c_void_p]),
    "XSetErrorHandler": (c_void_p, [_ErrorHandler]),
    "XSetForeground": (c_int, [c_void_p, c_void_p, c_ulong]),
    "XSetWMNormalHints": (None, [c_void_p, c_ulong, POINTER(SizeHints)]),
    "XStoreName": (c_int, [c_void_p, c_ulong, c_char_p]),
    "XStringToKeysym": (c_ulong, [c_char_p]),
    "XSync": (c_int, [c_void_p, c_int]),
    "XTranslateCoordinates": (
        c_int,
        [c_void_p, c_ulong, c_ulong, c_int, c_int, POINTER(c_int), POINTER(c_int), POINTER(c_ulong)],
    ),
    "XWithdrawWindow": (c_int, [c_void_p, c_ulong, c_int]),
}
_XTEST: Final[dict[str, tuple[Any, list[Any]]]] = {
    "XTestFakeKeyEvent": (c_int, [c_void_p, c_uint, c_int, c_ulong])
}


def _ignore(_display: object, _error: object) -> int:
    """Other programs' windows may go at any time; the answer to the request says so too."""
    return 0


_overlook: Final = _ErrorHandler(_ignore)


@cache
def load_xlib() -> CDLL:
    """Xlib, which does not end the process when a window has gone."""
    library = _declare(CDLL("libX11.so.6"), _XLIB)
    library.XSetErrorHandler(_overlook)
    return library


@cache
def load_xtest() -> CDLL:
    """The extension that presses keys as a keyboard does."""
    return _declare(CDLL("libXtst.so.6"), _XTEST)


def _declare(library: CDLL, functions: dict[str, tuple[Any, list[Any]]]) -> CDLL:
    for name, (result, arguments) in functions.items():
        function = getattr(library, name)
        function.restype = result
        function.argtypes = arguments
    return library
