"""The details: Markdown, one line high until used; what a template writes shows through until then."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QHideEvent, QKeyEvent, QResizeEvent, QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QWidget

from quickticket.ui.popup.wrapping import wrapped
from quickticket.ui.widgets.labels import key_cap, label

if TYPE_CHECKING:
    from quickticket.ui.theme.theme import Theme

_MOST_LINES = 8
_OPEN_LINES = 3
_MARGIN = 2
_HINT = "Details (Markdown)"
_HINT_WITH_CANNED = "Details (Markdown), canned text with Alt T"
_COMING_BACK = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason)


class DetailsField(QPlainTextEdit):
    """Grows with its text up to eight lines, then scrolls.

    A template's text becomes one's own, to be changed, while the field has the focus; left unchanged, it is
    the template's again.

    Signals:
        grown: Its height changed.
    """

    grown = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("details")
        self.setAccessibleName("Details, Markdown")
        self._written = ""
        self._taken = ""
        self._hint = _HINT
        self._open = False
        self.setPlaceholderText(_HINT)
        self.setFont(theme.font())
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(_MARGIN)
        self._source = label("", weight="source", size="small")
        self._corner = QWidget(self)
        corner = QHBoxLayout(self._corner)
        corner.setContentsMargins(0, 0, 0, 0)
        corner.setSpacing(8)
        corner.addWidget(self._source)
        corner.addWidget(key_cap("Alt D"))
        self.textChanged.connect(self._fit)
        self._fit()

    def show_written(self, text: str, source: str, *, canned: bool) -> None:
        """Shows what the template will write as long as nothing is typed.

        Args:
            text: Empty when it writes nothing.
            source: The template, such as `/pw`.
            canned: There are canned texts to insert.
        """
        self._hint = _HINT_WITH_CANNED if canned else _HINT
        self._written = text
        self._source.setText(source if text else "")
        self._source.setVisible(bool(text))
        self._fit()

    def replace(self, text: str) -> None:
        """Puts another text into it, as one edit that can be undone: it may take the place of a draft."""
        if text != self.toPlainText():
            edit = QTextCursor(self.document())
            edit.select(QTextCursor.SelectionType.Document)
            edit.insertText(text)

    def insert(self, text: str) -> None:
        """Puts a text where the text cursor stands; behind other words it begins a line of its own."""
        cursor = self.textCursor()
        before = cursor.block().text()[: cursor.positionInBlock()]
        glued = cursor.atBlockEnd() and before[-1:].strip()
        self.insertPlainText(f"\n{text}" if glued else text)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The key cap stays at the right."""
        super().resizeEvent(event)
        self._fit()

    def hideEvent(self, event: QHideEvent) -> None:
        """The popup goes: an unchanged text is the template's again."""
        super().hideEvent(event)
        self._open = False
        self._give_back()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Opens up for writing."""
        super().focusInEvent(event)
        self._open = True
        if self._written and not self.toPlainText():
            self._taken = self._written
            self.setPlainText(self._written)
            self.moveCursor(QTextCursor.MoveOperation.End)
        self._fit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Closes again, but not for its own list, its menu or another window."""
        super().focusOutEvent(event)
        self._open = event.reason() in _COMING_BACK
        if not self._open:
            self._give_back()
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up on the first line leaves for the fields above."""
        at_top = self.textCursor().block().blockNumber() == 0
        if event.key() == Qt.Key.Key_Up and at_top and not event.modifiers():
            self.focusPreviousChild()
            return
        super().keyPressEvent(event)

    def _give_back(self) -> None:
        taken, self._taken = self._taken, ""
        if taken and self.toPlainText() == taken:
            self._written = taken  # at once, so that nothing jumps until the line is read again
            self.clear()

    def _fit(self) -> None:
        used = bool(self.toPlainText())
        self._place_corner(shown=not used and not self._open)
        room = self.viewport().width() - 2 * _MARGIN
        shown, written = wrapped(self._written.rstrip(), self.fontMetrics(), room, _MOST_LINES)
        if self.placeholderText() != (shown or self._hint):
            self.setPlaceholderText(shown or self._hint)
            self.viewport().update()  # Qt draws another placeholder only once something else changes
        least = max(0 if used else written, _OPEN_LINES if self._open else 1)
        lines = min(_MOST_LINES, max(least, round(self.document().size().height())))
        height = lines * self.fontMetrics().lineSpacing() + 18
        if height != self.height():
            self.setFixedHeight(height)
            self.grown.emit()

    def _place_corner(self, *, shown: bool) -> None:
        """Source and key cap at the top right; the text keeps clear of them."""
        self._corner.setVisible(shown)
        size = self._corner.sizeHint()
        wanted = size.width() + 8 if shown else 0
        if self.viewportMargins().right() != wanted:
            self.setViewportMargins(0, 0, wanted, 0)
        first_line = self.fontMetrics().lineSpacing() + 18
        self._corner.setGeometry(
            self.width() - size.width() - 10,
            (first_line - size.height()) // 2,
            size.width(),
            size.height(),
        )
