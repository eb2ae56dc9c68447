"""Keeps back the keys typed after a hotkey until our window can take them.

The server freezes the keyboard when a grabbed combination is pressed. Between that moment and the popup's
focus pass some milliseconds; a key typed then would land in the program below. So the keys flow again when
the focus has come to one of our windows, or when it is plain that none of them is waiting for it.
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QTimer

from quickticket.desktop.x11.connection import X11Connection

# The keyboard is dead for every program meanwhile, so a popup that never gets the focus must not keep it.
# Should the app itself hang, the server frees the keyboard when the app's connection ends.
_LONGEST_MS: Final = 1000
# Where one of our windows has the focus already and none may be about to get it: before a held key repeats.
_FOCUSED_MS: Final = 200
# With the focus on its way from one of our windows to another, or away from us because the popup hides.
_FOCUS_MOVES_MS: Final = 50


class KeyboardHold:
    """The frozen time after one press of a hotkey."""

    def __init__(self, connection: X11Connection) -> None:
        self._x = connection
        self._limit = QTimer()
        self._limit.setSingleShot(True)
        self._limit.timeout.connect(self.end)

    def begin(self, *, focused: bool) -> None:
        """Note that the server froze the keyboard for us.

        Args:
            focused: one of our windows has the focus already, so that none may be about to get it.
        """
        self._limit.start(_FOCUSED_MS if focused else _LONGEST_MS)

    def focus_came(self) -> None:
        """One of our windows has the focus now."""
        if self._limit.isActive():
            self.end()

    def focus_left(self) -> None:
        """None of our windows has the focus now, though the next one may be about to get it."""
        if self._limit.isActive():
            self._limit.start(_FOCUS_MOVES_MS)

    def end(self) -> None:
        """Let the keys flow."""
        self._limit.stop()
        self._x.thaw_keyboard()
