"""The row below the day: what Enter does now, what has just happened, and the keys that always work."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from quickticket.ui.day.state import DayState, Deed
from quickticket.ui.widgets.key_button import KeyButton
from quickticket.ui.widgets.labels import ElidedLabel

_PLACES = 2
"""Buttons for the chosen block."""


class DayFooter(QFrame):
    """The row.

    Signals:
        pressed: A `Deed`.
    """

    pressed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("below")
        self._state = DayState()
        self._offers = [self._button(place) for place in range(_PLACES)]
        self._undo = self._always("Undo", "Ctrl+Z", Deed.UNDO)
        self._today = self._always("Today", "Home", Deed.TODAY)
        self._export = self._always("Export the week", "Ctrl+E", Deed.EXPORT)
        self._told = ElidedLabel(weight="secondary")
        self._told.setAlignment(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(24, 9, 24, 9)
        layout.setSpacing(8)
        for offer in self._offers:
            layout.addWidget(offer)
        layout.addWidget(self._told, 1)
        for always in (self._undo, self._today, self._export):
            layout.addWidget(always)

    def show_state(self, state: DayState) -> None:
        """Shows what can be done now."""
        self._state = state
        for place, button in enumerate(self._offers):
            offered = place < len(state.offers)
            button.setVisible(offered)
            if offered:
                button.show_offer(state.offers[place].text, state.offers[place].key)
        self._told.setText(state.told)
        self._undo.setVisible(state.undo)
        self._today.setVisible(not state.is_today)

    def _button(self, place: int) -> KeyButton:
        made = KeyButton()
        made.clicked.connect(lambda: self.pressed.emit(self._state.offers[place].deed))
        return made

    def _always(self, text: str, key: str, deed: Deed) -> KeyButton:
        made = KeyButton()
        made.show_offer(text, key)
        made.clicked.connect(lambda: self.pressed.emit(deed))
        return made
