"""The small list that a field chip opens: type to narrow it, Enter or Tab takes, Esc goes back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QVBoxLayout, QWidget

from quickticket.ui.widgets.row_list import Row, RowList

if TYPE_CHECKING:
    from quickticket.ui.popup.state import Choices
    from quickticket.ui.theme.theme import Theme


_WIDTH = 280
_WIDTH_WITH_DETAILS = 520
_GAP = 5


class ChoiceList(QFrame):
    """A panel under the chip.

    Signals:
        narrowed: The filter's text.
        moved: +1 or -1.
        chosen: Index taken by key; -1 where none is highlighted.
        clicked: Index taken by mouse.
        closed: Given up by key.
        left: The focus went elsewhere in the popup.
    """

    narrowed = Signal(str)
    moved = Signal(int)
    chosen = Signal(int)
    clicked = Signal(int)
    closed = Signal()
    left = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("choices")
        self._theme = theme
        self._popup = parent
        self._filter = QLineEdit()
        self._filter.setAccessibleName("Narrow the choices")
        self._list = RowList(theme, "Choices", two_lines=False)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(6, 6, 6, 6)
        layout.setSpacing(4)
        layout.addWidget(self._filter)
        layout.addWidget(self._list)
        self._filter.textEdited.connect(self.narrowed)
        self._filter.installEventFilter(self)
        self._list.chosen.connect(self.clicked)
        theme.changed.connect(self._dress)
        self._dress()
        self.hide()

    def open_under(self, chip: QWidget, choices: Choices, right: int) -> None:
        """Shows what there is to choose, under a chip; typing goes into the filter from the first moment.

        Args:
            chip: The field.
            choices: What is offered.
            right: The list's right edge may not go beyond it, in the parent's pixels.
        """
        opening = self.isHidden()
        self._fill(choices)
        corner = chip.mapTo(self._popup, chip.rect().bottomLeft())
        self.move(min(corner.x(), right - self.width()), corner.y() + _GAP)
        self.show()
        self.raise_()
        if opening:
            self._take_focus()

    def _fill(self, choices: Choices) -> None:
        if self.isHidden():
            self._filter.setText(choices.filter)
        self._filter.setPlaceholderText(f"{choices.caption}…")
        rows = tuple(Row(row.name, row.spans, row.detail) for row in choices.rows)
        self._list.show_rows(rows or (Row("Nothing matches", note=True),), choices.selected if rows else -1)
        detailed = any(row.detail for row in rows)
        self.setFixedWidth(_WIDTH_WITH_DETAILS if detailed else _WIDTH)
        self.adjustSize()

    def _take_focus(self) -> None:
        self._filter.setFocus(Qt.FocusReason.PopupFocusReason)
        self._filter.setCursorPosition(len(self._filter.text()))
        self._filter.deselect()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keys that move, take and close."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._key(event)
        if event.type() == QEvent.Type.FocusOut and isinstance(event, QFocusEvent):
            self._focus_left(event.reason())
        return super().eventFilter(watched, event)

    def _focus_left(self, reason: Qt.FocusReason) -> None:
        """Another window may come in front for a while; another field means the list is not wanted."""
        if self.isVisible() and reason != Qt.FocusReason.ActiveWindowFocusReason:
            self.left.emit()

    def _key(self, event: QKeyEvent) -> bool:
        key = event.key()
        if key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.moved.emit(1 if key == Qt.Key.Key_Down else -1)
        elif key == Qt.Key.Key_Escape:
            self.closed.emit()
        elif key == Qt.Key.Key_Tab or (
            key in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            and not event.modifiers() & Qt.KeyboardModifier.ControlModifier
        ):
            self.chosen.emit(self._list.selected)
        else:
            return False
        return True

    def _dress(self) -> None:
        palette = self._theme.palette
        ground = palette.control if palette.dark else palette.window  # what lies above is lighter in the dark
        self.setStyleSheet(
            f"QFrame#choices {{ background: {ground};"
            f" border: 1px solid {palette.line}; border-radius: 8px; }}"
        )
