"""The one-line editor of the popup: plain text, pinned tokens as chips, understood words on a soft ground."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QMimeData, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QTextCharFormat, QTextCursor, QTextOption
from PySide6.QtWidgets import QFrame, QTextEdit, QWidget

from quickticket.domain.draft import TokenState
from quickticket.ui.widgets.line_text import CHIP, Piece, split, to_editor, to_line
from quickticket.ui.widgets.pinned_token import (
    OBJECT_TYPE,
    OVERHANG,
    PinnedToken,
    paint_chip,
    piece_of,
    token_format,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QInputMethodEvent, QPaintEvent, QWheelEvent

    from quickticket.ui.theme.palette import Tone
    from quickticket.ui.theme.theme import Theme

_MARGIN = 6
_SCALE = 1.54
_WORD_SPACING = 4.0  # keeps the soft grounds of neighbours apart


class Marked(Protocol):
    """A token in the canonical line, and what became of it."""

    @property
    def start(self) -> int:
        """Its first character."""
        ...

    @property
    def end(self) -> int:
        """One past its last character."""
        ...

    @property
    def state(self) -> TokenState:
        """What became of it."""
        ...


class SmartLineEdit(QTextEdit):
    """Edits the canonical line.

    Args:
        theme: Colours and sizes.
        example: Shown while the line is empty.

    Signals:
        edited: The line changed, by whatever means.
        overflowed: Text after a line break was pasted; it belongs to the details.
    """

    edited = Signal()
    overflowed = Signal(str)

    def __init__(self, theme: Theme, example: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._marks: list[tuple[QTextCursor, TokenState]] = []
        self._serial = 0
        self._example = example
        self._composing = False
        self.setObjectName("smartLine")
        self.setAccessibleName("Smart line")
        self.setAccessibleDescription("Who, what, type and time in one line. Enter sends it.")
        font = theme.font(_SCALE)
        font.setWordSpacing(_WORD_SPACING)
        self.setFont(font)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setLineWrapMode(QTextEdit.LineWrapMode.NoWrap)
        self.setWordWrapMode(QTextOption.WrapMode.NoWrap)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.setCursorWidth(2)
        document = self.document()
        document.setDefaultFont(font)
        document.setDocumentMargin(_MARGIN)
        document.documentLayout().registerHandler(OBJECT_TYPE, PinnedToken(theme, theme.font(_SCALE), self))
        self.setFixedHeight(self.sizeHint().height())
        self.textChanged.connect(self.edited)
        self.cursorPositionChanged.connect(self._type_plainly)
        theme.changed.connect(self._recolour)

    # -- the canonical line -------------------------------------------------------------------------

    def line(self) -> str:
        """The line as the grammar knows it."""
        return "".join(piece.text for piece in self._pieces())

    def caret(self) -> int:
        """The text cursor's position in the canonical line."""
        return to_line(self._pieces(), self.textCursor().position())

    def set_line(self, line: str, cursor: int | None = None) -> None:
        """Replaces the line as one undoable edit.

        Args:
            line: Canonical, without line breaks.
            cursor: Where the text cursor goes, in the canonical line; None means the end.
        """
        pieces = split(line)
        if pieces != self._pieces():
            edit = self.textCursor()
            edit.beginEditBlock()
            edit.select(QTextCursor.SelectionType.Document)
            self._insert(edit, pieces)
            edit.endEditBlock()
        place = self.textCursor()
        place.setPosition(to_editor(pieces, len(line) if cursor is None else cursor))
        self.setTextCursor(place)

    def forget(self) -> None:
        """Empties the line for a new capture, its undo history too."""
        self.document().clear()
        self.document().clearUndoRedoStacks()

    def show_marks(self, marks: Sequence[Marked]) -> None:
        """Shows which words were understood; the marks move along with edits until the next call."""
        pieces = self._pieces()
        limit = sum(piece.width for piece in pieces)
        pinned = {sum(p.width for p in pieces[:index]) for index, piece in enumerate(pieces) if piece.pinned}
        wanted = []
        for mark in marks:
            start, end = to_editor(pieces, mark.start), min(to_editor(pieces, mark.end), limit)
            if start not in pinned and start < end:
                wanted.append((start, end, mark.state))
        shown = [(place.selectionStart(), place.selectionEnd(), state) for place, state in self._marks]
        if wanted == shown:
            return  # painting it again would only hold Enter up
        self._marks = []
        for start, end, state in wanted:
            place = QTextCursor(self.document())
            place.setPosition(start)
            place.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
            self._marks.append((place, state))
        self._recolour()

    # -- Qt's own hooks -----------------------------------------------------------------------------

    def sizeHint(self) -> QSize:
        """One line high."""
        return QSize(400, self.fontMetrics().height() + 2 * _MARGIN)

    def createMimeDataFromSelection(self) -> QMimeData:
        """Copies the text that the grammar knows."""
        chosen = self.textCursor()
        data = QMimeData()
        pieces = self._pieces()
        data.setText(
            self.line()[to_line(pieces, chosen.selectionStart()) : to_line(pieces, chosen.selectionEnd())]
        )
        return data

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Pastes the first line here; the rest goes to the details."""
        first, _, rest = source.text().replace("\r\n", "\n").replace("\r", "\n").partition("\n")
        edit = self.textCursor()
        edit.beginEditBlock()
        self._insert(edit, split(first.replace("\t", " ")))
        edit.endEditBlock()
        self.ensureCursorVisible()
        if rest.strip():
            self.overflowed.emit(rest.strip("\n"))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """One line does not scroll."""
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints the soft grounds first, then the text over them."""
        painter = QPainter(self.viewport())
        for place, state in self._marks:
            if place.hasSelection():
                ground = self._ground(place.selectionStart(), place.selectionEnd()).adjusted(-3, 0, 3, 0)
                paint_chip(painter, ground, self._tone(state).soft)
        position = 0
        for piece in self._pieces():
            if piece.pinned:
                paint_chip(painter, self._ground(position, position + 1), self._theme.palette.info.soft)
            position += piece.width
        if self.document().isEmpty() and not self._composing:
            painter.setFont(self.font())
            painter.setPen(QColor(self._theme.palette.muted))
            painter.drawText(
                self.viewport().rect().adjusted(_MARGIN, 0, 0, 0),
                int(Qt.AlignmentFlag.AlignVCenter),
                self._example,
            )
        painter.end()
        super().paintEvent(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """The example gives way to what an input method is composing."""
        self._composing = bool(event.preeditString())
        super().inputMethodEvent(event)

    # -- inner work ---------------------------------------------------------------------------------

    def _tone(self, state: TokenState) -> Tone:
        return self._theme.palette.info if state is TokenState.RESOLVED else self._theme.palette.warn

    def _ground(self, start: int, end: int) -> QRectF:
        """The rectangle behind the editor characters `start` to `end`."""
        place = QTextCursor(self.document())
        place.setPosition(start)
        left = self.cursorRect(place)
        place.setPosition(end)
        right = self.cursorRect(place)
        height = self.fontMetrics().height() + 2 * OVERHANG
        top = left.center().y() + 1 - height / 2
        return QRectF(left.center().x(), top, right.center().x() - left.center().x(), height)

    def _pieces(self) -> tuple[Piece, ...]:
        pieces: list[Piece] = []
        run = self.document().begin().begin()
        while not run.atEnd():
            fragment = run.fragment()
            pieces.append(piece_of(fragment.text(), fragment.charFormat()))
            run += 1
        return tuple(piece for piece in pieces if piece.text)

    def _insert(self, edit: QTextCursor, pieces: Sequence[Piece]) -> None:
        edit.removeSelectedText()
        for piece in pieces:
            if piece.pinned:
                self._serial += 1
                edit.insertText(CHIP, token_format(piece, self._serial))
            else:
                edit.insertText(piece.text, QTextCharFormat())

    def _type_plainly(self) -> None:
        """Letters typed next to a chip are letters, not part of it; a selected chip stays what it is."""
        if not self.textCursor().hasSelection() and self.currentCharFormat().objectType() == OBJECT_TYPE:
            self.setCurrentCharFormat(QTextCharFormat())

    def _recolour(self) -> None:
        selections = []
        for place, state in self._marks:
            selection = QTextEdit.ExtraSelection()
            selection.cursor = place
            form = QTextCharFormat()
            form.setForeground(QColor(self._tone(state).text))
            if state is TokenState.AMBIGUOUS:
                form.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DotLine)
                form.setUnderlineColor(QColor(self._tone(state).text))
            selection.format = form
            selections.append(selection)
        self.setExtraSelections(selections)
        self.viewport().update()
