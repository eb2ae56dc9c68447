"""Focus on X11: ask the window manager, or the server itself where none runs."""

from __future__ import annotations

import codecs
from typing import Final

from quickticket.desktop.x11.connection import NO_WINDOW, X11Connection

# A request from an "application" may be refused as focus stealing; one from a pager stands for the user's
# own wish, which a hotkey is (Extended Window Manager Hints, "Source indication in requests").
_FROM_USER: Final = 2


class X11Focus:
    """Remembers, takes and gives back the focus over Qt's X11 connection."""

    def __init__(self, connection: X11Connection) -> None:
        self._x = connection
        self._active_atom = connection.atom("_NET_ACTIVE_WINDOW")
        self._title_atoms = (connection.atom("_NET_WM_NAME"), connection.atom("WM_NAME"))
        self._former = NO_WINDOW
        self._taken = NO_WINDOW
        self._managed = True

    def remember(self) -> None:
        """Note the active window; our popup itself is never the former one."""
        active = self._active()
        if active != self._taken:
            self._former = active

    def take(self, window_id: int) -> None:
        """Make our window the active one."""
        self._taken = window_id
        self._activate(window_id)

    def give_back(self) -> None:
        """Make the former window active again, unless the user has turned to another one."""
        if self._former != NO_WINDOW and self._active() in (self._taken, self._former, NO_WINDOW):
            self._activate(self._former)

    def former_title(self) -> str:
        """The former window's title, read now."""
        if self._former == NO_WINDOW:
            return ""
        titles = (self._x.property(self._former, atom).value for atom in self._title_atoms)
        return next((_decoded(title) for title in titles if title), "")

    def _active(self) -> int:
        active = self._x.property(self._x.root, self._active_atom)
        self._managed = active.exists
        return active.number() if active.exists else self._x.input_focus()

    def _activate(self, window: int) -> None:
        time = self._x.claim_user_time()
        if self._managed:
            self._x.tell_window_manager(window, self._active_atom, (_FROM_USER, time, NO_WINDOW))
        else:
            self._x.set_input_focus(window, time)


def _decoded(title: bytes) -> str:
    """UTF-8, whose last letter may be cut off, or the Latin-1 of older programs."""
    try:
        return codecs.getincrementaldecoder("utf-8")().decode(title)
    except UnicodeDecodeError:
        return title.decode("latin-1")
