"""The banner above the line and the warning below the form: one sentence and a few small buttons."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from quickticket.ui.widgets.flow_layout import FlowLayout
from quickticket.ui.widgets.labels import label

if TYPE_CHECKING:
    from collections.abc import Sequence

_MOST_WIDTH = 430


class BannerBar(QFrame):
    """A soft coloured bar.

    Args:
        name: Its accessible name.

    Signals:
        chosen: Index of the button that was pressed.
    """

    chosen = Signal(int)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._text = label(wrap=True)
        self._buttons = QWidget()
        self._flow = FlowLayout(self._buttons, 6)
        self._texts: tuple[str, ...] = ()
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 7, 12, 7)
        layout.setSpacing(12)
        layout.addWidget(self._text, 1)
        layout.addWidget(self._buttons)
        self.hide()

    def say(self, text: str, tone: str, buttons: Sequence[str] = ()) -> None:
        """Shows a sentence in a tone of the palette; hides when there is none."""
        self.setVisible(bool(text))
        if self.property("tone") != tone:
            self.setProperty("tone", tone)
            self.style().polish(self)
            self.style().polish(self._text)
        self._text.setText(text)
        self.setAccessibleDescription(text)
        if self._texts != tuple(buttons):
            self._texts = tuple(buttons)
            self._rebuild()

    def _rebuild(self) -> None:
        while (item := self._flow.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        width = -self._flow.gap
        for index, text in enumerate(self._texts):
            button = QPushButton(text)
            button.setProperty("kind", "small")
            button.clicked.connect(lambda _checked=False, index=index: self.chosen.emit(index))
            self._flow.addWidget(button)
            button.show()
            width += button.sizeHint().width() + self._flow.gap
        self._buttons.setVisible(bool(self._texts))
        width = max(0, min(width, _MOST_WIDTH))
        self._buttons.setFixedSize(width, self._flow.heightForWidth(width))
