"""Keys of the day ledger's window, and what they mean."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from quickticket.ui.day.state import Deed

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

_PLAIN = Qt.KeyboardModifier.NoModifier
_ALT, _CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
_OTHERS = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier


@dataclass(frozen=True, slots=True)
class Move:
    """So many pieces along the band."""

    step: int


@dataclass(frozen=True, slots=True)
class MoveInList:
    """So many entries along the list."""

    step: int


@dataclass(frozen=True, slots=True)
class Typed:
    """A letter."""

    text: str


_MEANINGS: dict[tuple[Qt.KeyboardModifier, Qt.Key], Deed | Move | MoveInList] = {
    (_PLAIN, Qt.Key.Key_Left): Move(-1),
    (_PLAIN, Qt.Key.Key_Right): Move(1),
    (_PLAIN, Qt.Key.Key_Up): MoveInList(-1),
    (_PLAIN, Qt.Key.Key_Down): MoveInList(1),
    (_PLAIN, Qt.Key.Key_PageUp): Deed.EARLIER,
    (_PLAIN, Qt.Key.Key_PageDown): Deed.LATER,
    (_ALT, Qt.Key.Key_Left): Deed.EARLIER,
    (_ALT, Qt.Key.Key_Right): Deed.LATER,
    (_PLAIN, Qt.Key.Key_Home): Deed.TODAY,
    (_PLAIN, Qt.Key.Key_Return): Deed.ACT,
    (_PLAIN, Qt.Key.Key_Enter): Deed.ACT,
    (_PLAIN, Qt.Key.Key_Delete): Deed.DISCARD,
    (_PLAIN, Qt.Key.Key_F5): Deed.REFRESH,
    (_CTRL, Qt.Key.Key_Z): Deed.UNDO,
    (_CTRL, Qt.Key.Key_E): Deed.EXPORT,
    (_CTRL, Qt.Key.Key_T): Deed.TODAY,
}


def meaning(event: QKeyEvent) -> Deed | Move | MoveInList | Typed | None:
    """What a key press means; None is nobody's here."""
    modifiers = event.modifiers() & ~_OTHERS
    found = _MEANINGS.get((modifiers, Qt.Key(event.key())))
    if found is not None:
        return found
    text = event.text()
    types = text.isprintable() and bool(text) and modifiers == _PLAIN
    return Typed(text) if types else None
