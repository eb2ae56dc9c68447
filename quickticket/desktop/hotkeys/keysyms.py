"""The X11 key symbol of every key that a hotkey may use."""

from __future__ import annotations

from typing import Final

from quickticket.domain.hotkeys import KEYS

_F1: Final = 0xFFBE
_NAMED: Final = {
    "Space": 0x20,
    "Enter": 0xFF0D,
    "Tab": 0xFF09,
    "Escape": 0xFF1B,
    "Backspace": 0xFF08,
    "Insert": 0xFF63,
    "Delete": 0xFFFF,
    "Home": 0xFF50,
    "End": 0xFF57,
    "PageUp": 0xFF55,
    "PageDown": 0xFF56,
    "Up": 0xFF52,
    "Down": 0xFF54,
    "Left": 0xFF51,
    "Right": 0xFF53,
    "Pause": 0xFF13,
    "Print": 0xFF61,
}
ALT_LEFT: Final = 0xFFE9
SUPER_LEFT: Final = 0xFFEB
NUM_LOCK: Final = 0xFF7F
SCROLL_LOCK: Final = 0xFF14


def _keysym(key: str) -> int:
    if key in _NAMED:
        return _NAMED[key]
    # Function keys are numbered in a row; letters (lower case) and digits are their Latin-1 codes.
    return _F1 + int(key[1:]) - 1 if len(key) > 1 else ord(key.lower())


KEYSYMS: Final = {key: _keysym(key) for key in KEYS}
