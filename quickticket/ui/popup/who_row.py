"""The large row under the line: whom the ticket is for, or which ticket the time goes to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QWidget

from quickticket.ui.widgets.labels import ElidedLabel, label
from quickticket.ui.widgets.pill import Pill

if TYPE_CHECKING:
    from quickticket.ui.popup.state import Who
    from quickticket.ui.theme.theme import Theme


class WhoRow(QWidget):
    """Name large, place beside it, contact at the right."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Who")
        self._number = label(size="large", weight="muted")
        self._name = ElidedLabel(size="large")
        self._pill = Pill(theme)
        self._place = ElidedLabel(weight="secondary")
        self._contact = ElidedLabel(weight="muted")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        for part in (self._number, self._name, self._pill, self._place):
            layout.addWidget(part)
        layout.addStretch(1)
        layout.addWidget(self._contact)

    def show_who(self, who: Who | None) -> None:
        """Shows someone, or asks for someone."""
        self._number.setText(who.number if who else "")
        self._number.setVisible(bool(who and who.number))
        self._name.setText(who.name if who else "")
        self._name.setVisible(who is not None)
        self._pill.show_state(who.pill if who else "", who.pill_tone if who else "")
        self._place.setText(
            who.place
            if who
            else "Whom is it for? Type @ and a name, a customer, an e-mail or a phone number."
        )
        self._place.setVisible(bool(self._place.text()))
        self._contact.setText(who.contact if who else "")
        said = f"{who.number} {who.name}, {who.place}, {who.contact}" if who else "nobody yet"
        self.setAccessibleDescription(said.strip())
