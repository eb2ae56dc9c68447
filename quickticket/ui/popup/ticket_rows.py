"""Tickets the user has open already: doubles are seen before they are made."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from quickticket.ui.widgets.key_button import let_clicks_through
from quickticket.ui.widgets.labels import ElidedLabel, key_cap, label

if TYPE_CHECKING:
    from quickticket.ui.popup.state import OpenTicket

MOST = 3


class _TicketRow(QPushButton):
    """One ticket as a button: number, summary, age, and the key that logs time on it."""

    def __init__(self, place: int) -> None:
        super().__init__()
        self.setProperty("kind", "row")
        self.setAutoDefault(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._caption = label(weight="muted")
        self._number = label(weight="strong")
        self._summary = ElidedLabel()
        self._detail = label(weight="muted")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 6, 12, 6)
        layout.setSpacing(6)
        for part in (self._caption, self._number, self._summary, self._detail):
            layout.addWidget(part)
        layout.addStretch(1)
        layout.addWidget(key_cap(f"Alt {place}"))
        layout.addWidget(label("log here", weight="secondary"))
        let_clicks_through(self)
        self.setMinimumHeight(layout.sizeHint().height())

    def show_ticket(self, caption: str, ticket: OpenTicket) -> None:
        self._caption.setText(caption)
        self._number.setText(f"#{ticket.number}")
        self._summary.setText(ticket.summary)
        self._detail.setText(f"· {ticket.detail}" if ticket.detail else "")
        self.setAccessibleName(f"Log here: ticket {ticket.number}, {ticket.summary}, {ticket.detail}")


class TicketRows(QFrame):
    """Up to three tickets.

    Signals:
        chosen: Index of the ticket to log on.
    """

    chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("tone", "panel")
        self.setAccessibleName("Open tickets of this user")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 2, 0, 2)
        layout.setSpacing(0)
        self._rows = [_TicketRow(place) for place in range(1, MOST + 1)]
        for index, row in enumerate(self._rows):
            row.clicked.connect(lambda _checked=False, index=index: self.chosen.emit(index))
            layout.addWidget(row)

    def show_tickets(self, caption: str, tickets: tuple[OpenTicket, ...]) -> None:
        """Shows them; hides when there are none."""
        self.setVisible(bool(tickets))
        for index, row in enumerate(self._rows):
            row.setVisible(index < len(tickets))
            if index < len(tickets):
                row.show_ticket(caption if index == 0 else "", tickets[index])
