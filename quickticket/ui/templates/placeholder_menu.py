"""The menu of placeholders: each with what it stands for, inserted where typing goes."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPoint
from PySide6.QtWidgets import QLineEdit, QMenu, QPlainTextEdit, QWidget

PLACEHOLDERS = (
    ("{user}", "the user's name"),
    ("{user.first}", "the user's first name"),
    ("{customer}", "the customer"),
    ("{site}", "the site"),
    ("{agent}", "you"),
    ("{date}", "today"),
    ("{time}", "the time of day"),
    ("{clipboard}", "what you copied last"),
    ("{window}", "title of the window before"),
    ("{ask:Title}", "asks for a text"),
    ("{choose:Title|one|two}", "asks for one of some choices"),
)
"""What may stand in summary, details and custom fields, in the user's words."""


class PlaceholderMenu(QObject):
    """The menu, and the text field that it writes to."""

    def __init__(self, owner: QWidget, target: QWidget) -> None:
        super().__init__(owner)
        self.target = target
        self._menu = QMenu(owner)
        self._menu.setAccessibleName("Placeholders")
        for text, words in PLACEHOLDERS:
            self._menu.addAction(f"{text}\t{words}").triggered.connect(
                lambda _checked=False, text=text: self.insert(text)
            )

    def popup(self, at: QPoint) -> None:
        """Opens the menu at a place of the screen."""
        self._menu.popup(at)

    def insert(self, text: str) -> None:
        """Writes a placeholder; of a question the title is selected, to be typed over."""
        field = self.target
        if isinstance(field, QLineEdit):
            start = field.selectionStart() if field.hasSelectedText() else field.cursorPosition()
            field.insert(text)
            if "Title" in text:
                field.setSelection(start + text.index("Title"), len("Title"))
        elif isinstance(field, QPlainTextEdit):
            cursor = field.textCursor()
            start = cursor.selectionStart()
            cursor.insertText(text)
            if "Title" in text:
                cursor.setPosition(start + text.index("Title"))
                cursor.setPosition(cursor.position() + len("Title"), cursor.MoveMode.KeepAnchor)
            field.setTextCursor(cursor)
        field.setFocus()
