"""What a template writes, shown before it is sent: one line of summary, muted."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QWidget

from quickticket.ui.widgets.labels import ElidedLabel, label


class Preview(QWidget):
    """The row; hidden while the summary is the line's own."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._summary = ElidedLabel()
        self._source = label("", weight="muted")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addWidget(self._summary, 1)
        layout.addWidget(self._source)
        self.hide()

    def show_summary(self, summary: str, source: str) -> None:
        """Shows a summary and where it comes from."""
        self._summary.setText(summary)
        self._source.setText(source)
        self.setAccessibleName(f"Summary from {source}: {summary}")
        self.setVisible(bool(summary))
