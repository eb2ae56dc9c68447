"""Where keys go."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QWidget


def focused() -> QWidget:
    """The widget that gets the keys."""
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget
