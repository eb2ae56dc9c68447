"""The outbox window: the table of captures and the pane beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from quickticket.ui.outbox.details_pane import OutboxDetails
from quickticket.ui.outbox.table import OutboxTable
from quickticket.ui.widgets.labels import label

if TYPE_CHECKING:
    from quickticket.ui.outbox.presenter import OutboxPresenter
    from quickticket.ui.outbox.state import OutboxState
    from quickticket.ui.theme.theme import Theme


class OutboxWindow(QWidget):
    """The window. Enter on a row goes to its buttons, Esc closes.

    Signals:
        selected: A row's index.
        done: A `Deed`, and what stands in the field for the ticket's number.
        closed: The window was closed.
    """

    selected = Signal(int)
    done = Signal(object, str)
    closed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(None, Qt.WindowType.Window)
        self.setWindowTitle("Outbox · QuickTicket")
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, False)
        self.resize(1040, 460)
        self.setMinimumSize(820, 320)
        self._counts = label(weight="secondary")
        self._table = OutboxTable(theme)
        self._nothing = label(
            "Nothing here yet. What you send appears here until long after it is in Halo.", weight="muted"
        )
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._details = OutboxDetails(theme)
        self._build()
        self._table.selectionModel().currentRowChanged.connect(self._row_changed)
        self._table.activated.connect(lambda _index: self._details.focus_first())
        self._details.done.connect(self.done)
        QShortcut(QKeySequence("Esc"), self).activated.connect(self.close)

    def bind(self, presenter: OutboxPresenter) -> None:
        """Lets a presenter decide what follows from each signal."""
        self.selected.connect(presenter.select)
        self.done.connect(presenter.do)
        self.closed.connect(presenter.closed)

    def show_state(self, state: OutboxState) -> None:
        """Draws a snapshot."""
        self._counts.setText(state.heading)
        self._table.show_rows(state.rows, state.selected)
        self._table.setVisible(bool(state.rows))
        self._nothing.setVisible(not state.rows)
        self._details.setVisible(state.details is not None)
        self._details.show_details(state.details)

    def bring_up(self) -> None:
        """Shows the window in front of others, keys in the table."""
        self.show()
        self.raise_()
        self.activateWindow()
        self._table.setFocus(Qt.FocusReason.ActiveWindowFocusReason)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Hides; the program goes on."""
        super().closeEvent(event)
        self.closed.emit()

    def _build(self) -> None:
        heading = QHBoxLayout()
        heading.setContentsMargins(12, 16, 16, 8)
        heading.setSpacing(10)
        heading.addWidget(label("Outbox", size="title"))
        heading.addWidget(self._counts)
        heading.addStretch(1)
        left = QVBoxLayout()
        left.setSpacing(0)
        left.addLayout(heading)
        left.addWidget(self._table, 1)
        left.addWidget(self._nothing, 1)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(left, 1)
        layout.addWidget(self._details)
        self.setObjectName("window")

    def _row_changed(self, current: QModelIndex, _before: QModelIndex) -> None:
        if current.isValid():
            self.selected.emit(current.row())
