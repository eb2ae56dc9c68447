"""Entries of the tray's menu: their texts, and what they do."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QAction
    from PySide6.QtWidgets import QMenu

GAP = "\N{EM SPACE}"
"""Before the right column, which Qt sets too close."""
_LONGEST = 48


def add(menu: QMenu, text: str, act: Callable[[], None]) -> QAction:
    """Adds an entry at the end of a menu."""
    entry = menu.addAction(text)
    entry.triggered.connect(lambda _checked=False: act())
    return entry


def plain(text: str) -> str:
    """A text from outside as a menu shows it: one line, not too long, and `&` is no mnemonic."""
    words = " ".join(text.split())
    shown = words if len(words) <= _LONGEST else f"{words[: _LONGEST - 1]}…"
    return mnemonic_free(shown)


def with_keys(text: str, keys: str) -> str:
    """An entry with what to press or type for it, in the column on the right."""
    return f"{text}\t{GAP}{keys}" if keys else text


def mnemonic_free(text: str) -> str:
    """A text in which `&` is a letter."""
    return text.replace("&", "&&")
