"""Presses keys and watches windows from outside, over an X connection of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from ctypes import POINTER, byref, c_int, c_uint, c_ulong, string_at
from dataclasses import dataclass
from threading import Event
from time import perf_counter
from typing import Final

from tests.benchmarks.xlib import VIEWABLE, Z_PIXMAP, Attributes, load_xlib, load_xtest

PATIENCE: Final = 10.0
"""Seconds after which what should have happened is given up."""
_GLANCE: Final = 0.0002
"""Seconds between two looks: rare enough to leave the X server to those who are being measured."""
_BLINKS: Final = 4
_BLINK: Final = 0.4
_ID_BITS: Final = 21
_ALL_PLANES: Final = (1 << 32) - 1


class NotSeen(Exception):
    """What should have happened on the screen did not."""


@dataclass(frozen=True, slots=True)
class Area:
    """A rectangle of the screen, in pixels."""

    x: int
    y: int
    width: int
    height: int


class Eye:
    """An X client that touches nothing but the keyboard."""

    def __init__(self) -> None:
        self._xlib = load_xlib()
        self._xtest = load_xtest()
        self._display = self._xlib.XOpenDisplay(None)
        if not self._display:
            raise NotSeen("there is no X display")
        self.root: int = self._xlib.XDefaultRootWindow(self._display)

    def press(self, *combinations: str) -> None:
        """Presses key combinations such as `Control_L+Alt_L+space`, all of them at once, without a pause."""
        for combination in combinations:
            codes = [self._keycode(name) for name in combination.split("+")]
            for code in codes:
                self._xtest.XTestFakeKeyEvent(self._display, code, True, 0)
            for code in reversed(codes):
                self._xtest.XTestFakeKeyEvent(self._display, code, False, 0)
        self._xlib.XFlush(self._display)

    def focus(self) -> int:
        """The window that gets the keys."""
        window, revert = c_ulong(), c_int()
        self._xlib.XGetInputFocus(self._display, byref(window), byref(revert))
        return window.value

    def is_viewable(self, window: int) -> bool:
        """Whether the window is mapped, and so is everything it lies in."""
        seen = Attributes()
        answered = self._xlib.XGetWindowAttributes(self._display, window, byref(seen))
        return bool(answered) and seen.map_state == VIEWABLE

    def area(self, window: int) -> Area:
        """Where a window is on the screen."""
        seen, x, y, child = Attributes(), c_int(), c_int(), c_ulong()
        self._xlib.XGetWindowAttributes(self._display, window, byref(seen))
        self._xlib.XTranslateCoordinates(
            self._display, window, self.root, 0, 0, byref(x), byref(y), byref(child)
        )
        return Area(x.value, y.value, seen.width, seen.height)

    def pixels(self, area: Area) -> bytes:
        """What the screen shows there; empty when it lies outside."""
        image = self._xlib.XGetImage(
            *(self._display, self.root, area.x, area.y, area.width, area.height, _ALL_PLANES, Z_PIXMAP)
        )
        if not image:
            return b""
        content = string_at(image.contents.data, image.contents.bytes_per_line * image.contents.height)
        self._xlib.XDestroyImage(image)
        return content

    def tray_icons(self) -> int:
        """How many visible windows of other programs the tray host holds."""
        name = self._xlib.XInternAtom(self._display, b"_NET_SYSTEM_TRAY_S0", False)
        host = _client(self._xlib.XGetSelectionOwner(self._display, name))
        return sum(
            _client(inside) != host and self.is_viewable(inside)
            for window in self._below(self.root)
            if _client(window) == host
            for inside in self._children(window)
        )

    def _below(self, window: int) -> Iterator[int]:
        for child in self._children(window):
            yield child
            yield from self._below(child)

    def _children(self, window: int) -> list[int]:
        root, parent, children, count = c_ulong(), c_ulong(), POINTER(c_ulong)(), c_uint()
        self._xlib.XQueryTree(
            self._display, window, byref(root), byref(parent), byref(children), byref(count)
        )
        if not count.value:
            return []
        found = children[: count.value]
        self._xlib.XFree(children)
        return found

    def _keycode(self, name: str) -> int:
        keysym = self._xlib.XStringToKeysym(name.encode())
        code: int = self._xlib.XKeysymToKeycode(self._display, keysym)
        if not code:
            raise NotSeen(f"the keyboard has no {name} key")
        return code


@dataclass(frozen=True, slots=True)
class Portrait:
    """A strip of a window through all its height, and how it looks when everything is painted."""

    window: int
    area: Area
    strip: Area
    painted: bytes

    @classmethod
    def of(cls, eye: Eye, window: int) -> Portrait:
        """Draws a window that is settled: the strip with most on it that keeps still while the cursor blinks.

        Raises:
            NotSeen: No part of the window keeps still.
        """
        area = eye.area(window)
        looks = []
        for _ in range(_BLINKS):
            looks.append(eye.pixels(area))
            Event().wait(_BLINK)
        columns = range(8, area.width - 8, 2)
        still = [x for x in columns if len({bytes(_column(look, area, x)) for look in looks}) == 1]
        if not still:
            raise NotSeen("the window never came to rest")
        busiest = max(still, key=lambda x: _changes(_column(looks[0], area, x)))
        strip = Area(area.x + busiest, area.y, 1, area.height)
        return cls(window, area, strip, eye.pixels(strip))

    def is_on_screen(self, eye: Eye) -> bool:
        """Whether the window is painted from top to bottom and has the focus."""
        return eye.focus() == self.window and eye.pixels(self.strip) == self.painted


def until(what: str, seen: Callable[[], bool], seconds: float = PATIENCE) -> float:
    """Looks until `seen`, and returns the moment (perf_counter, seconds).

    Raises:
        NotSeen: It never was.
    """
    pause = Event()
    deadline = perf_counter() + seconds
    while not seen():
        if perf_counter() > deadline:
            raise NotSeen(f"waited {seconds:g} s for {what}")
        pause.wait(_GLANCE)
    return perf_counter()


def _client(window: int) -> int:
    """The program a window belongs to: the server gives each one a range of ids."""
    return window >> _ID_BITS


def _column(look: bytes, area: Area, x: int) -> bytes:
    line = area.width * 4
    return b"".join(look[y * line + x * 4 : y * line + x * 4 + 4] for y in range(area.height))


def _changes(column: bytes) -> int:
    pixels: Iterable[bytes] = (column[at : at + 4] for at in range(0, len(column), 4))
    last, changes = b"", 0
    for pixel in pixels:
        changes += pixel != last
        last = pixel
    return changes
