"""The details: Markdown, one line high until used; what a template writes shows through until then."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from quickticket.ui.widgets.labels import key_cap

if TYPE_CHECKING:
    from quickticket.ui.theme.theme import Theme

_MOST_LINES = 8
_MOST_WRITTEN = 4
_HINT = "Details (Markdown)"


class DetailsField(QPlainTextEdit):
    """Grows with its text up to eight lines, then scrolls.

    Signals:
        grown: Its height changed.
        left: Up on the first line, or Shift+Tab: back to the line.
    """

    grown = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("details")
        self.setAccessibleName("Details, Markdown")
        self._written = ""
        self.setPlaceholderText(_HINT)
        self.setFont(theme.font())
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(2)
        self._cap = key_cap("Alt D")
        self._cap.setParent(self)
        self.textChanged.connect(self._fit)
        self._fit()

    def show_written(self, text: str) -> None:
        """Shows what the template will write as long as nothing is typed; empty when it writes nothing."""
        if text != self._written:
            self._written = text
            self.setPlaceholderText(text or _HINT)
            self._fit()

    def take_over(self) -> None:
        """Makes the template's text one's own, to be changed."""
        if self._written and not self.toPlainText():
            self.setPlainText(self._written)
            self.moveCursor(QTextCursor.MoveOperation.End)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The key cap stays at the right."""
        super().resizeEvent(event)
        size = self._cap.sizeHint()
        self._cap.setGeometry(
            self.width() - size.width() - 10,
            (self.height() - size.height()) // 2,
            size.width(),
            size.height(),
        )
        self._fit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Opens up for writing."""
        super().focusInEvent(event)
        self._fit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Closes again when it was left empty."""
        super().focusOutEvent(event)
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up on the first line leaves for the fields above."""
        at_top = self.textCursor().block().blockNumber() == 0
        if event.key() == Qt.Key.Key_Up and at_top and not event.modifiers():
            self.focusPreviousChild()
            return
        super().keyPressEvent(event)

    def _fit(self) -> None:
        used = bool(self.toPlainText())
        self._cap.setVisible(not used and not self.hasFocus())
        written = min(_MOST_WRITTEN, len(self._written.splitlines())) if not used else 0
        least = max(written, 3 if self.hasFocus() else 1)
        lines = min(_MOST_LINES, max(least, round(self.document().size().height())))
        height = lines * self.fontMetrics().lineSpacing() + 18
        if height != self.height():
            self.setFixedHeight(height)
            self.grown.emit()
