"""Buttons for people who never leave the keyboard: Enter presses them, and a cap shows their shortcut."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from quickticket.ui.widgets.labels import key_cap, label


def button(text: str, kind: str = "", *, parent: QWidget | None = None) -> QPushButton:
    """A button that Enter presses like Space does.

    Args:
        text: What it says.
        kind: Its look in the stylesheet; empty is the quiet one.
        parent: Its owner.
    """
    made = QPushButton(text, parent)
    made.setProperty("kind", kind)
    made.setAutoDefault(True)
    return made


def let_clicks_through(holder: QWidget) -> None:
    """Lets a button made of several labels be clicked anywhere."""
    for child in holder.findChildren(QLabel):
        child.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)


class KeyButton(QPushButton):
    """A small button with the cap of the key that presses it; without a key it looks like any other."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "small")
        self.setAutoDefault(True)
        self._text = label()
        self._cap = key_cap("")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(8, 3, 8, 3)
        layout.setSpacing(8)
        layout.addWidget(self._text)
        layout.addWidget(self._cap)
        let_clicks_through(self)

    def show_offer(self, text: str, key: str = "") -> None:
        """Shows what it does and by which key."""
        self._text.setText(text)
        self._cap.setText(key)
        self._cap.setVisible(bool(key))
        self.setAccessibleName(f"{text}, {key}" if key else text)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """As large as its words and its cap."""
        layout = self.layout()
        assert layout is not None  # noqa: S101 - made above
        return layout.totalSizeHint()
