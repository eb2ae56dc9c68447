"""A soft bar with one sentence and a few small buttons."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QFrame, QWidget

from quickticket.ui.widgets.flow_layout import FlowLayout
from quickticket.ui.widgets.key_button import KeyButton
from quickticket.ui.widgets.labels import label

if TYPE_CHECKING:
    from collections.abc import Sequence

MOST_BUTTONS = 3
_BESIDE = 430


class BannerBar(QFrame):
    """A soft coloured bar; its buttons are made at once, so that Tab meets them where they stand.

    Args:
        name: Its accessible name.
        stacked: The buttons stand below the sentence, else beside it.

    Signals:
        chosen: Index of the button that was pressed.
    """

    chosen = Signal(int)

    def __init__(self, name: str, *, stacked: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._stacked = stacked
        self._text = label(wrap=True)
        self._buttons = QWidget()
        self._flow = FlowLayout(self._buttons, 6)
        self._offers = [KeyButton() for _ in range(MOST_BUTTONS)]
        for index, offer in enumerate(self._offers):
            offer.clicked.connect(lambda _checked=False, index=index: self.chosen.emit(index))
            self._flow.addWidget(offer)
        direction = QBoxLayout.Direction.TopToBottom if stacked else QBoxLayout.Direction.LeftToRight
        layout = QBoxLayout(direction, self)
        layout.setContentsMargins(12, 8, 12, 8)
        layout.setSpacing(8 if stacked else 12)
        layout.addWidget(self._text, 1)
        layout.addWidget(self._buttons)
        self.hide()

    def say(self, text: str, tone: str, buttons: Sequence[str] = (), keys: Sequence[str] = ()) -> None:
        """Shows a sentence in a tone of the palette; hides when there is none.

        Args:
            text: The sentence.
            tone: `info`, `warn` or `bad`.
            buttons: What may be done about it, three at most.
            keys: The shortcuts of the buttons, when they have any.
        """
        self.setVisible(bool(text))
        if self.property("tone") != tone:
            self.setProperty("tone", tone)
            self.style().polish(self)
            self.style().polish(self._text)
        self._text.setText(text)
        self.setAccessibleDescription(text)
        for index, offer in enumerate(self._offers):
            if index < len(buttons):
                offer.show_offer(buttons[index], keys[index] if keys else "")
            offer.setVisible(index < len(buttons))
        self._buttons.setVisible(bool(buttons))
        if not self._stacked:
            width = sum(each.sizeHint().width() + self._flow.gap for each in self._offers[: len(buttons)])
            width = min(max(0, width - self._flow.gap), _BESIDE)
            self._buttons.setFixedSize(width, self._flow.heightForWidth(width))
