"""The summary that a template writes, shown before it is sent; Enter or Alt+S makes it the line's own."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from quickticket.ui.widgets.key_button import let_clicks_through
from quickticket.ui.widgets.labels import ElidedLabel, key_cap, label


class Preview(QPushButton):
    """The summary in a frame like that of the details; hidden while the line has words of its own."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "written")
        self.setAutoDefault(True)
        self._summary = ElidedLabel(weight="secondary")
        self._source = label("", weight="source", size="small")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(11, 0, 10, 0)
        layout.setSpacing(8)
        layout.addWidget(self._summary, 1)
        layout.addWidget(self._source)
        layout.addWidget(key_cap("Alt S"))
        let_clicks_through(self)
        self.setFixedHeight(self.fontMetrics().lineSpacing() + 18)
        self.hide()

    def show_summary(self, summary: str, source: str) -> None:
        """Shows a summary and where it comes from."""
        self._summary.setText(summary)
        self._source.setText(source)
        self.setAccessibleName(f"Summary from {source}: {summary}")
        self.setAccessibleDescription("Alt S writes it into the line, to be changed")
        self.setVisible(bool(summary))
