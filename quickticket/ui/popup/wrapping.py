"""How many lines a text takes in a given width, and where it has to end when there are too many."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt

if TYPE_CHECKING:
    from PySide6.QtGui import QFontMetrics

_TALL = 1_000_000


def wrapped(text: str, metrics: QFontMetrics, width: int, most: int) -> tuple[str, int]:
    """Returns as much of a text as fits, with an ellipsis where that is not all, and its number of lines.

    Args:
        text: In paragraphs.
        metrics: Of its font.
        width: In pixels.
        most: Lines that there is room for.
    """
    if not text:
        return "", 0
    lines = _lines(text, metrics, width)
    if lines <= most:
        return text, lines
    ends = [word.end() for word in re.finditer(r"\S+", text)]
    fits = bisect_right(ends, most, key=lambda end: _lines(f"{text[:end]} …", metrics, width))
    return f"{text[: ends[fits - 1]] if fits else ''} …".lstrip(), most


def _lines(text: str, metrics: QFontMetrics, width: int) -> int:
    wrap = int(Qt.TextFlag.TextWordWrap)
    height = metrics.boundingRect(QRect(0, 0, max(1, width), _TALL), wrap, text).height()
    return max(1, round(height / metrics.lineSpacing()))
