"""What an empty popup offers: time not logged yet, recent lines, my open tickets, templates; a key each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from quickticket.ui.widgets.key_button import let_clicks_through
from quickticket.ui.widgets.labels import ElidedLabel, key_cap, label

if TYPE_CHECKING:
    from quickticket.ui.popup.state import Start


_KEY_COLUMN = 44


class _StartRow(QPushButton):
    """A key, what it brings, and a preview."""

    def __init__(self, key: str, title: str, nothing: str) -> None:
        super().__init__()
        self.setProperty("kind", "row")
        self.setAutoDefault(True)
        self._title = title
        self._nothing = nothing
        self._preview = ElidedLabel(weight="muted")
        caption = label(title, weight="secondary")
        caption.setMinimumWidth(caption.fontMetrics().horizontalAdvance("My open tickets") + 16)
        cap = key_cap(key)
        cap.setMinimumWidth(28)
        column = QWidget()
        column.setFixedWidth(_KEY_COLUMN)
        keys = QHBoxLayout(column)
        keys.setContentsMargins(0, 0, 0, 0)
        keys.addWidget(cap, 0, Qt.AlignmentFlag.AlignLeft)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 7, 12, 7)
        layout.setSpacing(12)
        layout.addWidget(column)
        layout.addWidget(caption)
        layout.addWidget(self._preview, 1)
        let_clicks_through(self)
        self.setMinimumHeight(layout.sizeHint().height())

    def show_preview(self, text: str) -> None:
        self._preview.setText(text or self._nothing)
        self.setEnabled(bool(text))
        self.setAccessibleName(f"{self._title}: {text or self._nothing}")


class StartRows(QWidget):
    """The three rows, and a fourth while some time waits to be logged.

    Signals:
        debt_wanted: Open the time that waits.
        recent_wanted: Bring the newest line back.
        tickets_wanted: Begin a line with `#`.
        templates_wanted: Begin a line with `/`.
    """

    debt_wanted = Signal()
    recent_wanted = Signal()
    tickets_wanted = Signal()
    templates_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._debt = _StartRow("Alt 1", "Not logged yet", "")
        self._recent = _StartRow("↑", "Recent lines", "What you send appears here")
        self._tickets = _StartRow("#", "My open tickets", "None known yet")
        self._templates = _StartRow("/", "Templates", "None yet")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 8, 12, 8)
        layout.setSpacing(0)
        for row, wanted in (
            (self._debt, self.debt_wanted),
            (self._recent, self.recent_wanted),
            (self._tickets, self.tickets_wanted),
            (self._templates, self.templates_wanted),
        ):
            row.clicked.connect(wanted)
            layout.addWidget(row)

    def show_start(self, start: Start) -> None:
        """Shows previews."""
        self._debt.show_preview(start.debt)
        self._debt.setVisible(bool(start.debt))
        self._recent.show_preview(start.recent)
        self._tickets.show_preview(start.tickets)
        self._templates.show_preview(start.templates)
