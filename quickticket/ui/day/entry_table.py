"""The list of a day's entries below the band: its model, and how a row is painted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QRect, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import QHeaderView

from quickticket.ui.day.words import DASH
from quickticket.ui.widgets.cell_table import CellTable
from quickticket.ui.widgets.cells import PAD, CellPainter, Index
from quickticket.ui.widgets.pill import pill_font, pill_size

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from quickticket.ui.day.state import Row
    from quickticket.ui.theme.theme import Theme

_ROOT = QModelIndex()
_ROW = Qt.ItemDataRole.UserRole
_TIME, _WHAT, _MINUTES, _RATE, _STATE = range(5)


class _Rows(QAbstractTableModel):
    def __init__(self) -> None:
        super().__init__()
        self.rows: tuple[Row, ...] = ()

    def replace(self, rows: tuple[Row, ...]) -> None:
        """Swaps all rows; where only words changed, the view keeps its place."""
        if rows and len(rows) == len(self.rows):
            self.rows = rows
            self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, _STATE))
            return
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else _STATE + 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.rows[index.row()]
        if role == _ROW:
            return row
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return row.spoken
        if role == Qt.ItemDataRole.DisplayRole:
            what = f"{row.number} {row.title}".strip()
            return (row.time, what, row.minutes, row.charge_rate, row.state)[index.column()]
        return None


class _CellPainter(CellPainter):
    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(theme, parent)
        self.table = parent

    def paint_cell(self, painter: QPainter, inside: QRect, index: Index, *, selected: bool) -> None:
        palette = self.theme.palette
        row: Row = index.data(_ROW)
        quiet = palette.secondary if selected else palette.muted
        if index.column() == _TIME:
            if selected and self.table.hasFocus():
                edge = QRect(inside.left() - PAD, inside.top(), 3, inside.height() - 1)
                painter.fillRect(edge, QColor(palette.accent))
            self.text(painter, inside, row.time, quiet)
        elif index.column() == _WHAT:
            used = self.text(painter, inside, row.number, palette.text, QFont.Weight.DemiBold)
            room = inside.adjusted(used + 6 if used else 0, 0, 0, 0)
            name = palette.text if row.number else palette.secondary
            wanted = (
                QFontMetrics(self.theme.font()).horizontalAdvance(row.customer) + 8 if row.customer else 0
            )
            shown = room.adjusted(0, 0, -min(wanted, room.width() // 3), 0)
            used = self.text(painter, shown, row.title, name)
            self.text(painter, room.adjusted(used + 8, 0, 0, 0), row.customer, quiet)
        elif index.column() == _MINUTES:
            self.text(painter, inside, row.minutes, palette.text)
        elif index.column() == _RATE:
            self.text(painter, inside, row.charge_rate, quiet if row.charge_rate == DASH else palette.text)
        else:
            self.pill(painter, inside, row.state, row.tone)


class EntryTable(CellTable):
    """The entries of the day in their order. Keys go to the window, which moves the choice."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        self._rows = _Rows()
        super().__init__(theme, self._rows, _CellPainter, parent)
        self.setAccessibleName("Entries of the day")
        columns = self.horizontalHeader()
        columns.hide()
        columns.setSectionResizeMode(_WHAT, QHeaderView.ResizeMode.Stretch)
        text = QFontMetrics(theme.font())
        columns.resizeSection(_TIME, text.horizontalAdvance(f"00:00 {DASH} 00:00") + 2 * PAD)
        columns.resizeSection(_MINUTES, text.horizontalAdvance("10 h 30 min") + 2 * PAD)
        columns.resizeSection(_RATE, text.horizontalAdvance("After hours") + 2 * PAD + 8)
        columns.resizeSection(_STATE, pill_size("assign a ticket", pill_font(theme)).width() + 2 * PAD)

    @property
    def rows(self) -> tuple[Row, ...]:
        """What is shown."""
        return self._rows.rows

    def show_rows(self, rows: tuple[Row, ...], chosen: int) -> None:
        """Shows rows, and highlights that of the chosen block, if it has one."""
        if rows != self._rows.rows:
            self._rows.replace(rows)
        place = next((n for n, row in enumerate(rows) if row.block == chosen), -1)
        if place < 0:
            self.clearSelection()
            self.setCurrentIndex(QModelIndex())
        elif self.currentIndex().row() != place or not self.selectionModel().isRowSelected(place, _ROOT):
            self.selectRow(place)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leaves every key to the window."""
        event.ignore()
