"""The search box in the tray menu."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget, QWidgetAction

_WIDTH = 52
"""Letters that it has room for: what is found stands below it, beside the keys of other entries."""


class SearchBox(QLineEdit):
    """The field. Esc empties it first, and what it has no use for goes on to the menu.

    Signals:
        entered: Enter was pressed.
    """

    entered = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setPlaceholderText("Find a template or ticket")
        self.setAccessibleName("Find a template or ticket")
        self.setMinimumWidth(self.fontMetrics().averageCharWidth() * _WIDTH)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keeps Enter from the menu, which would close on it."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.accept()
            self.entered.emit()
        elif event.key() == Qt.Key.Key_Escape and self.text():
            event.accept()
            self.clear()
        elif event.modifiers() & Qt.KeyboardModifier.AltModifier:
            event.ignore()  # a mnemonic of the menu
        else:
            super().keyPressEvent(event)


class SearchEntry(QWidgetAction):
    """The box as an entry of a menu that Qt draws; no other menu can hold it.

    Attributes:
        box: The field.
    """

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        room = QWidget()
        layout = QHBoxLayout(room)
        layout.setContentsMargins(18, 4, 8, 4)  # its text stands below that of the entries
        self.box = SearchBox(room)
        layout.addWidget(self.box)
        room.setFocusProxy(self.box)
        room.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setDefaultWidget(room)
