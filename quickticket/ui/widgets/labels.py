"""Labels: weights and sizes of text, key caps, and a label that ends in an ellipsis where room runs out."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget


def label(text: str = "", *, weight: str = "", size: str = "", wrap: bool = False) -> QLabel:
    """A plain-text label.

    Args:
        text: What it says; never read as HTML, because it may come from Halo.
        weight: `strong`, `secondary` or `muted`.
        size: `small`, `large`, `title` or `display`.
        wrap: Break long text into lines.
    """
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setProperty("weight", weight)
    made.setProperty("step", size)
    made.setWordWrap(wrap)
    return made


def key_cap(keys: str) -> QLabel:
    """A key to press, drawn as a key."""
    cap = label(keys)
    cap.setProperty("keycap", "true")
    cap.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
    cap.setAlignment(Qt.AlignmentFlag.AlignCenter)
    cap.setAccessibleName(f"Key {keys}")
    return cap


class ElidedLabel(QLabel):
    """A one-line label that gives way and shows the whole text as a tool tip."""

    def __init__(
        self, text: str = "", *, weight: str = "", size: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("weight", weight)
        self.setProperty("step", size)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setText(text)

    def minimumSizeHint(self) -> QSize:
        """It can be as narrow as an ellipsis."""
        return QSize(self.fontMetrics().horizontalAdvance("…"), super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints as much as fits."""
        shown = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())
        self.setToolTip(self.text() if shown != self.text() else "")
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.drawText(self.rect(), int(self.alignment() | Qt.TextFlag.TextSingleLine), shown)
