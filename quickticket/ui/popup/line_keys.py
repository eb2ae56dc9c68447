"""Which key presses mean something of their own: in the line, and anywhere in the popup."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut

from quickticket.ui.popup.keys import Key

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_PLAIN = {Qt.Key.Key_Tab: Key.TAB, Qt.Key.Key_Up: Key.UP, Qt.Key.Key_Down: Key.DOWN}
_ANYWHERE = {"Ctrl+Return": Key.CTRL_ENTER, "Ctrl+Enter": Key.CTRL_ENTER, "Esc": Key.ESCAPE}


class LineKeys(QObject):
    """Takes its keys away from the line before the line sees them.

    Args:
        line: The editor.
        window: Where Ctrl+Enter and Esc are heard, whatever has the focus.

    Signals:
        pressed: A `Key`.
    """

    pressed = Signal(object)

    def __init__(self, line: QWidget, window: QWidget) -> None:
        super().__init__(window)
        line.installEventFilter(self)
        for keys, key in _ANYWHERE.items():
            on_keys(window, keys, partial(self.pressed.emit, key))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Reports a key of ours, and lets the others through."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            key = _key(event)
            if key is not None:
                self.pressed.emit(key)
                return True
        return super().eventFilter(watched, event)


def on_keys(window: QWidget, keys: str, act: Callable[[], None]) -> None:
    """Does something whenever `keys`, like `Alt+D`, are pressed in a window."""
    QShortcut(QKeySequence(keys), window).activated.connect(act)


def _key(event: QKeyEvent) -> Key | None:
    held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    if event.key() in _ENTER:
        if held & Qt.KeyboardModifier.ControlModifier:
            return Key.CTRL_ENTER
        return Key.SHIFT_ENTER if held & Qt.KeyboardModifier.ShiftModifier else Key.ENTER
    return _PLAIN.get(Qt.Key(event.key())) if held == Qt.KeyboardModifier.NoModifier else None
