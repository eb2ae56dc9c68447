"""A field of the form with its caption above it, and beside the caption a word on what stands there."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from quickticket.ui.widgets.labels import ElidedLabel, label


class FieldBox(QWidget):
    """Caption, note and field; the note takes the caption's line, so that nothing moves when it comes.

    Args:
        caption: The field's name.
        field: What is typed into.
        beside: Something small at the end of the caption's line.
    """

    def __init__(self, caption: str, field: QWidget, beside: QWidget | None = None) -> None:
        super().__init__()
        self.field = field
        self._caption: QLabel = label(caption, weight="muted", size="small")
        self._caption.setBuddy(field)
        self._note = ElidedLabel(size="small")
        self._note.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._hint = ""
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(self._caption)
        top.addWidget(self._note, 1)
        if beside is not None:
            top.addWidget(beside)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        if caption:
            layout.addLayout(top)
        layout.addWidget(field)

    @property
    def note(self) -> str:
        """What is said beside the caption."""
        return self._note.text()

    def say(self, text: str, tone: str = "") -> None:
        """Says a word in the tone `bad` or `warn`; empty says nothing."""
        if text == self._note.text():
            return
        if not self._note.text():
            self._hint = self.field.accessibleDescription()
        self._note.setText(text)
        self.field.setAccessibleDescription(text or self._hint)
        note_field(self.field, tone if text else "")
        note_field(self._note, tone if text else "")


def note_field(widget: QWidget, tone: str) -> None:
    """Gives a widget the colour of a tone; empty takes it away."""
    if widget.property("noted") != tone:
        widget.setProperty("noted", tone)
        widget.style().unpolish(widget)
        widget.style().polish(widget)
