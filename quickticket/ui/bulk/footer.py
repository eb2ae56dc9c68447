"""The bulk window's last row: the button that sends, or the progress and what can be done about it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QPushButton, QVBoxLayout, QWidget

from quickticket.ui.bulk.state import BulkState, Deed
from quickticket.ui.widgets.key_button import button
from quickticket.ui.widgets.labels import ElidedLabel


class BulkFooter(QFrame):
    """The row.

    Signals:
        sent: The button was pressed.
        done: A `Deed`.
        undone: Bring the removed row back.
        cleared: Remove all rows.
    """

    sent = Signal()
    done = Signal(object)
    undone = Signal()
    cleared = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("footer")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setFixedHeight(6)
        self._bar.setAccessibleName("Sent")
        self._notice = ElidedLabel(weight="secondary")
        self._undo = button("Undo", "link")
        self._undo.clicked.connect(self.undone)
        self._clear = button("Remove all rows")
        self._clear.clicked.connect(self.cleared)
        self._send = button("", "accent")
        self._send.clicked.connect(self.sent)
        self._deeds = {deed: self._deed_button(deed) for deed in Deed}
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._notice)
        row.addWidget(self._undo)
        row.addStretch(1)
        for each in (*self._deeds.values(), self._clear, self._send):
            row.addWidget(each)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 10, 12, 10)
        layout.setSpacing(10)
        layout.addWidget(self._bar)
        layout.addLayout(row)

    def show_state(self, state: BulkState) -> None:
        """Shows a snapshot."""
        self._bar.setVisible(state.sent)
        self._bar.setMaximum(max(1, state.total))
        self._bar.setValue(state.done)
        self._bar.setAccessibleDescription(state.heading)
        self._notice.setText(state.notice or state.undo)
        self._undo.setVisible(bool(state.undo) and not state.notice)
        self._clear.setVisible(not state.sent and bool(state.rows))
        self._send.setVisible(not state.sent and bool(state.rows))
        self._send.setEnabled(bool(state.button))
        self._send.setText(f"{state.button or 'Send'}  Ctrl+⏎")
        self._send.setAccessibleName(state.button or "Send: no row is ready")
        for deed, each in self._deeds.items():
            each.setVisible(deed in state.deeds)

    def _deed_button(self, deed: Deed) -> QPushButton:
        made = button(deed.value)
        made.clicked.connect(lambda _checked=False, it=deed: self.done.emit(it))
        return made
