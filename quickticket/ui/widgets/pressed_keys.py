"""Reads a key press of Qt's as the key combination that it would be as a hotkey."""

from __future__ import annotations

import sys

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from quickticket.domain.errors import InvalidInput
from quickticket.domain.hotkeys import KEYS, KeyCombination, Modifier

_MODIFIERS = {
    Qt.KeyboardModifier.ControlModifier: Modifier.CTRL,
    Qt.KeyboardModifier.AltModifier: Modifier.ALT,
    Qt.KeyboardModifier.ShiftModifier: Modifier.SHIFT,
    Qt.KeyboardModifier.MetaModifier: Modifier.SUPER,
}
_MODIFIER_KEYS = {
    Qt.Key.Key_Control: Modifier.CTRL,
    Qt.Key.Key_Alt: Modifier.ALT,
    Qt.Key.Key_Shift: Modifier.SHIFT,
    Qt.Key.Key_Meta: Modifier.SUPER,
    Qt.Key.Key_Super_L: Modifier.SUPER,
    Qt.Key.Key_Super_R: Modifier.SUPER,
}
_OTHER_NAMES = {"Enter": "Return"}
_KEYS = {
    **{getattr(Qt.Key, f"Key_{_OTHER_NAMES.get(key, key)}").value: key for key in KEYS},
    Qt.Key.Key_Enter.value: "Enter",
    Qt.Key.Key_Backtab.value: "Tab",  # what Shift makes of Tab
    Qt.Key.Key_SysReq.value: "Print",  # what Alt makes of Print
}
_FIRST_DIGIT = 10  # scan code of the key 1 on X11; 2 to 9 and then 0 follow
_DIGITS = "1234567890"


def held_modifiers(event: QKeyEvent, *, released: bool = False) -> frozenset[Modifier]:
    """The modifiers held once a press, or a release, has happened; systems differ in when they count."""
    held = {ours for theirs, ours in _MODIFIERS.items() if event.modifiers() & theirs}
    own = {ours for theirs, ours in _MODIFIER_KEYS.items() if event.key() == theirs}
    return frozenset(held - own if released else held | own)


def is_modifier(event: QKeyEvent) -> bool:
    """Whether it is a key that is only ever held."""
    return event.key() in _MODIFIER_KEYS or event.key() == Qt.Key.Key_AltGr


def combination(event: QKeyEvent) -> KeyCombination:
    """The combination that was pressed.

    Raises:
        InvalidInput: It cannot be a hotkey; the sentence says why.
    """
    on_the_pad = bool(event.modifiers() & Qt.KeyboardModifier.KeypadModifier)
    key = _KEYS.get(event.key()) or _digit_below(event)
    if key is None or (on_the_pad and key.isdigit()):
        raise InvalidInput("This key cannot be used in a hotkey. Press another one.")
    return KeyCombination(held_modifiers(event), key)


def _digit_below(event: QKeyEvent) -> str | None:
    """The digit on a key that types something else while Shift is held."""
    place = event.nativeScanCode() - _FIRST_DIGIT
    if sys.platform == "linux" and 0 <= place < len(_DIGITS):
        return _DIGITS[place]
    return None
