"""The list of a day's entries below the band: its model, and how a row is painted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QRect, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import QHeaderView

from quickticket.ui.day.words import DASH
from quickticket.ui.widgets.cell_table import CellTable
from quickticket.ui.widgets.cells import PAD, CellPainter, Index
from quickticket.ui.widgets.pill import pill_font, pill_size
from quickticket.ui.widgets.row_model import ROW, RowModel

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from quickticket.ui.day.state import Row
    from quickticket.ui.theme.theme import Theme

_ROOT = QModelIndex()
_BETWEEN = 8
_SHORTEST_NOTE = 60
"""Pixels; less of a note says nothing."""
_HEADERS = ("Time", "What", "Minutes", "Rate", "State")
_TIME, _WHAT, _MINUTES, _RATE, _STATE = range(5)


class _Rows(RowModel["Row"]):
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.rows[index.row()]
        if role == ROW:
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
        row: Row = index.data(ROW)
        quiet = palette.secondary if selected else palette.muted
        if index.column() == _TIME:
            if selected and self.table.hasFocus():
                edge = QRect(inside.left() - PAD, inside.top(), 3, inside.height() - 1)
                painter.fillRect(edge, QColor(palette.accent))
            self.text(painter, inside, row.time, quiet)
        elif index.column() == _WHAT:
            self._paint_what(painter, inside, row, quiet)
        elif index.column() == _MINUTES:
            self.text(painter, inside, row.minutes, palette.text)
        elif index.column() == _RATE:
            self.text(painter, inside, row.charge_rate, quiet if row.charge_rate == DASH else palette.text)
        else:
            self.pill(painter, inside, row.state, row.tone)

    def _paint_what(self, painter: QPainter, inside: QRect, row: Row, quiet: str) -> None:
        """Number, title and customer; between them what was done, as far as there is room."""
        palette, width = self.theme.palette, QFontMetrics(self.theme.font()).horizontalAdvance
        used = self.text(painter, inside, row.number, palette.text, QFont.Weight.DemiBold)
        room = inside.adjusted(used + 6 if used else 0, 0, 0, 0)
        for_customer = min(width(row.customer) + _BETWEEN, room.width() // 2) if row.customer else 0
        colour = palette.text if row.number else palette.secondary
        used = self.text(painter, room.adjusted(0, 0, -for_customer, 0), row.title, colour)
        rest = room.adjusted(used + _BETWEEN, 0, 0, 0)
        if row.note and rest.width() - for_customer >= min(_SHORTEST_NOTE, width(row.note)):
            note = self.text(painter, rest.adjusted(0, 0, -for_customer, 0), row.note, palette.secondary)
            rest = rest.adjusted(note + _BETWEEN, 0, 0, 0)
        self.text(painter, rest, row.customer, quiet)


class EntryTable(CellTable):
    """The entries of the day in their order. Keys go to the window, which moves the choice."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        self._rows = _Rows(_HEADERS)
        super().__init__(theme, self._rows, _CellPainter, parent)
        self.setAccessibleName("Entries of the day")
        columns = self.horizontalHeader()
        columns.hide()
        columns.setSectionResizeMode(_WHAT, QHeaderView.ResizeMode.Stretch)
        text = QFontMetrics(theme.font())
        columns.resizeSection(_TIME, text.horizontalAdvance(f"00:00 {DASH} 00:00") + 2 * PAD)
        columns.resizeSection(_MINUTES, text.horizontalAdvance("10 h 30") + 2 * PAD)
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
