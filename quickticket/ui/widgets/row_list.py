"""A short list of matches: a name with the matched letters in bold, and its details in grey."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QTextCharFormat, QTextLayout
from PySide6.QtWidgets import QFrame, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

if TYPE_CHECKING:
    from collections.abc import Sequence

    from quickticket.ui.theme.theme import Theme

Index = QModelIndex | QPersistentModelIndex
_ROW = Qt.ItemDataRole.UserRole
_ROOT = QModelIndex()
_PAD = 12  # so that names stand below the line above them


@dataclass(frozen=True, slots=True)
class Row:
    """One row.

    Attributes:
        name: What is chosen.
        spans: Half-open ranges of `name` to show in bold.
        detail: Grey text behind or below the name.
        note: A row that says something and cannot be chosen.
    """

    name: str
    spans: tuple[tuple[int, int], ...] = ()
    detail: str = ""
    note: bool = False


class _Rows(QAbstractListModel):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.rows: tuple[Row, ...] = ()

    def replace(self, rows: tuple[Row, ...]) -> None:
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.rows[index.row()]
        if role == _ROW:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return f"{row.name}, {row.detail}" if row.detail else row.name
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if self.rows[index.row()].note:
            return Qt.ItemFlag.ItemIsEnabled
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


class _RowPainter(QStyledItemDelegate):
    def __init__(self, theme: Theme, parent: QWidget, *, two_lines: bool) -> None:
        super().__init__(parent)
        self._theme = theme
        self._two_lines = two_lines
        self.detailed = two_lines

    def detail_if_any(self, rows: Sequence[Row]) -> None:
        """Rows that have nothing to add need no second line."""
        self.detailed = self._two_lines and any(row.detail for row in rows)

    def height(self) -> int:
        name, detail = QFontMetrics(self._theme.font()), QFontMetrics(self._theme.font(0.93))
        return name.height() + 12 + (detail.height() if self.detailed else 0)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(100, self.height())

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: Row = index.data(_ROW)
        palette = self._theme.palette
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        selected = bool(state & QStyle.StateFlag.State_Selected)
        if selected or (state & QStyle.StateFlag.State_MouseOver and not row.note):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(palette.info.soft if selected else palette.control))
            painter.drawRoundedRect(rect, 6, 6)
        inside = rect.adjusted(_PAD, 6, -_PAD, -6)
        small = self._theme.font(0.93)
        if row.note:
            painter.setFont(small)
            painter.setPen(QColor(palette.muted))
            painter.drawText(inside, int(Qt.AlignmentFlag.AlignVCenter), row.name)
        else:
            self._paint_name(painter, inside, row)
            painter.setFont(small)
            painter.setPen(QColor(palette.secondary if selected else palette.muted))
            room = inside.width()
            if not self.detailed:
                room -= QFontMetrics(self._theme.font()).horizontalAdvance(row.name) + 2 * _PAD
            detail = QFontMetrics(small).elidedText(row.detail, Qt.TextElideMode.ElideRight, max(0, room))
            where = Qt.AlignmentFlag.AlignBottom if self.detailed else Qt.AlignmentFlag.AlignRight
            painter.drawText(
                inside,
                int(where | Qt.AlignmentFlag.AlignVCenter) if not self.detailed else int(where),
                detail,
            )
        painter.restore()

    def _paint_name(self, painter: QPainter, inside: QRect, row: Row) -> None:
        font = self._theme.font()
        name = QFontMetrics(font).elidedText(row.name, Qt.TextElideMode.ElideRight, inside.width())
        layout = QTextLayout(name, font)
        bold = QTextCharFormat()
        bold.setFontWeight(QFont.Weight.Bold)
        spans = []
        for start, end in row.spans:
            span = QTextLayout.FormatRange()
            span.start, span.length, span.format = start, end - start, bold
            spans.append(span)
        layout.setFormats(spans)
        layout.beginLayout()
        line = layout.createLine()
        line.setLineWidth(100_000)
        layout.endLayout()
        top = inside.top() if self.detailed else round(inside.center().y() - line.height() / 2) + 1
        painter.setPen(QColor(self._theme.palette.text))
        painter.setClipRect(inside)
        layout.draw(painter, QPoint(inside.left(), top))
        painter.setClipping(False)


class RowList(QListView):
    """Rows to choose from; never takes the focus, keys come from the field above it.

    Signals:
        chosen: The row's index was clicked.
    """

    chosen = Signal(int)

    def __init__(
        self, theme: Theme, name: str, *, two_lines: bool = True, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._rows = _Rows(self)
        self._painter = _RowPainter(theme, self, two_lines=two_lines)
        self.setModel(self._rows)
        self.setItemDelegate(self._painter)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setUniformItemSizes(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.viewport().setAutoFillBackground(False)
        self.clicked.connect(self._click)
        theme.changed.connect(self.viewport().update)

    def show_rows(self, rows: Sequence[Row], selected: int, at_most: int = 8) -> None:
        """Shows rows, one highlighted, and becomes as high as they are."""
        if self._rows.rows != tuple(rows):
            self._painter.detail_if_any(rows)
            self._rows.replace(tuple(rows))
        if 0 <= selected < len(rows):
            self.setCurrentIndex(self._rows.index(selected))
        else:
            self.setCurrentIndex(QModelIndex())
        self.setFixedHeight(self._painter.height() * min(len(rows), at_most))

    @property
    def selected(self) -> int:
        """Index of the highlighted row, -1 when there is none."""
        return self.currentIndex().row()

    def _click(self, index: QModelIndex) -> None:
        if not self._rows.rows[index.row()].note:
            self.chosen.emit(index.row())
