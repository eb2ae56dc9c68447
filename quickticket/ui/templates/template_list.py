"""The list of templates, with the broken files at its end: its model, and how a row is painted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QFrame, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from quickticket.ui.templates.state import MistakeRow, TemplateRow
from quickticket.ui.widgets.pill import paint_pill, pill_font, pill_size, tone_of

if TYPE_CHECKING:
    from quickticket.ui.templates.state import ListState
    from quickticket.ui.theme.theme import Theme

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_ROW = Qt.ItemDataRole.UserRole
_PAD = 16
_GAP = 8
_CAPTION = "Cannot be used"


class _Rows(QAbstractListModel):
    """Templates, then a caption, then broken files."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.rows: tuple[TemplateRow | MistakeRow | str, ...] = ()

    def replace(self, rows: tuple[TemplateRow | MistakeRow | str, ...]) -> None:
        """Swaps all rows; where only words changed, the view keeps its place."""
        if len(rows) == len(self.rows):
            self.rows = rows
            self.dataChanged.emit(self.index(0), self.index(len(rows) - 1))
            return
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
            return _said(row)
        if role == Qt.ItemDataRole.ToolTipRole and isinstance(row, MistakeRow):
            return f"{row.name}, {row.reason}"
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if isinstance(self.rows[index.row()], str):
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


class _RowPainter(QStyledItemDelegate):
    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(80, QFontMetrics(self._theme.font()).height() + 16)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        palette = self._theme.palette
        row = index.data(_ROW)
        rect: QRect = option.rect
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        if selected:
            painter.fillRect(rect, QColor(palette.info.soft))
            painter.fillRect(QRect(rect.left(), rect.top(), 3, rect.height()), QColor(palette.accent))
        inside = rect.adjusted(_PAD, 0, -_PAD, 0)
        if isinstance(row, str):
            self._text(painter, inside.adjusted(0, 6, 0, 0), row, palette.muted, scale=0.93)
        elif isinstance(row, MistakeRow):
            used = self._text(painter, inside, row.name, palette.bad.text) + _GAP
            self._text(painter, inside.adjusted(used, 0, 0, 0), row.reason, palette.muted, scale=0.93)
        else:
            self._template(painter, inside, row, selected=selected)
        painter.restore()

    def _template(self, painter: QPainter, rect: QRect, row: TemplateRow, *, selected: bool) -> None:
        palette = self._theme.palette
        right = rect.right()
        if row.pill:
            font = pill_font(self._theme)
            size = pill_size(row.pill, font)
            top = rect.center().y() - size.height() / 2 + 0.5
            pill = QRectF(right - size.width(), top, size.width(), size.height())
            paint_pill(painter, pill, row.pill, tone_of(self._theme, row.tone), font)
            right -= size.width() + _GAP
        weight = QFont.Weight.DemiBold if selected else QFont.Weight.Normal
        call = QFontMetrics(self._theme.font()).horizontalAdvance(row.call)
        room = QRect(rect.left(), rect.top(), max(40, right - rect.left() - call - _GAP), rect.height())
        used = self._text(painter, room, row.title, palette.text, weight=weight) + _GAP
        self._text(
            painter,
            QRect(rect.left() + used, rect.top(), right - rect.left() - used, rect.height()),
            row.call,
            palette.secondary if selected else palette.muted,
        )

    def _text(
        self,
        painter: QPainter,
        rect: QRect,
        text: str,
        colour: str,
        *,
        scale: float = 1.0,
        weight: QFont.Weight = QFont.Weight.Normal,
    ) -> int:
        font = self._theme.font(scale, weight)
        metrics = QFontMetrics(font)
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
        painter.setFont(font)
        painter.setPen(QColor(colour))
        painter.drawText(rect, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), shown)
        return metrics.horizontalAdvance(shown)


class TemplateList(QListView):
    """The list.

    Signals:
        selected: Index of a template, or behind them of a broken file.
    """

    selected = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = _Rows(self)
        self._templates = 0
        self._quiet = False
        self.setModel(self._rows)
        self.setItemDelegate(_RowPainter(theme, self))
        self.setAccessibleName("Templates")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUniformItemSizes(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.viewport().setAutoFillBackground(False)
        self.selectionModel().currentChanged.connect(self._current_changed)
        theme.changed.connect(self.viewport().update)

    def show_list(self, shown: ListState) -> None:
        """Shows the rows and highlights the one at hand."""
        caption = (_CAPTION,) if shown.mistakes else ()
        rows = (*shown.rows, *caption, *shown.mistakes)
        self._templates = len(shown.rows)
        self._quiet = True
        if rows != self._rows.rows:
            self._rows.replace(rows)
        selected = shown.selected + (1 if shown.selected >= len(shown.rows) else 0)
        if shown.selected < 0:
            self.setCurrentIndex(QModelIndex())
        elif self.currentIndex().row() != selected:
            self.setCurrentIndex(self._rows.index(selected))
        self._quiet = False

    def _current_changed(self, current: QModelIndex, _before: QModelIndex) -> None:
        if current.isValid() and not self._quiet:
            self.selected.emit(current.row() - (1 if current.row() > self._templates else 0))


def _said(row: TemplateRow | MistakeRow | str) -> str:
    if isinstance(row, str):
        return row
    if isinstance(row, MistakeRow):
        return f"{row.name}, cannot be used, {row.reason}"
    return ", ".join(part for part in (row.title, row.call, row.pill) if part)
