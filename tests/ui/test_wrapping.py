"""A text that has to end somewhere ends with an ellipsis, and only then."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QApplication

from quickticket.ui.popup.wrapping import wrapped

MOST = 3


@pytest.mark.parametrize(
    ("text", "lines"), [("", 0), ("one", 1), ("one\ntwo", 2), ("one\n\nthree", 3), ("word " * 40, 3)]
)
def test_a_text_takes_the_lines_it_needs(qapp: QApplication, text: str, lines: int) -> None:
    metrics = QFontMetrics(QFont(qapp.font()))
    width = metrics.horizontalAdvance("word " * 14)
    shown, counted = wrapped(text, metrics, width, MOST)
    assert counted == lines
    assert shown == text


def test_what_does_not_fit_ends_in_an_ellipsis(qapp: QApplication) -> None:
    metrics = QFontMetrics(QFont(qapp.font()))
    shown, lines = wrapped("word " * 200, metrics, metrics.horizontalAdvance("word " * 10), MOST)
    assert lines == MOST
    assert shown.endswith("word …")
    assert wrapped(shown, metrics, metrics.horizontalAdvance("word " * 10), MOST) == (shown, MOST)
    assert shown.count("word") in range(25, 31)
