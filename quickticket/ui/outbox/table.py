"""The outbox table: its model, and how a row is painted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QHeaderView

from quickticket.ui.widgets.cell_table import CellTable
from quickticket.ui.widgets.cells import PAD, CellPainter, Index
from quickticket.ui.widgets.pill import pill_font, pill_size
from quickticket.ui.widgets.row_model import ROW, RowModel

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from quickticket.ui.outbox.state import OutboxRow
    from quickticket.ui.theme.theme import Theme

_HEADERS = ("State", "What", "Customer", "Since")
_STATE, _WHAT, _CUSTOMER, _SINCE = range(4)


class _Rows(RowModel["OutboxRow"]):
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.rows[index.row()]
        if role == ROW:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return (row.state, f"{row.title} {row.extra}".strip(), row.customer, row.since)[index.column()]
        return None


class _CellPainter(CellPainter):
    def paint_cell(self, painter: QPainter, inside: QRect, index: Index, *, selected: bool) -> None:
        palette = self.theme.palette
        row: OutboxRow = index.data(ROW)
        if index.column() == _STATE:
            self.pill(painter, inside, row.state, row.tone)
        elif index.column() == _WHAT:
            weight = QFont.Weight.DemiBold if selected else QFont.Weight.Normal
            room = QFontMetrics(self.theme.font()).horizontalAdvance(row.extra) + 6 if row.extra else 0
            used = self.text(painter, inside.adjusted(0, 0, -room, 0), row.title, palette.text, weight)
            self.text(painter, inside.adjusted(used + 6, 0, 0, 0), row.extra, palette.secondary)
        elif index.column() == _CUSTOMER:
            self.text(painter, inside, row.customer, palette.text)
        else:
            self.text(painter, inside, row.since, palette.secondary if selected else palette.muted)


class OutboxTable(CellTable):
    """The captures, newest first."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        self._rows = _Rows(_HEADERS)
        super().__init__(theme, self._rows, _CellPainter, parent)
        self.setAccessibleName("Captures")
        columns = self.horizontalHeader()
        columns.setSectionResizeMode(_WHAT, QHeaderView.ResizeMode.Stretch)
        text = QFontMetrics(theme.font())
        columns.resizeSection(_STATE, pill_size("unconfirmed", pill_font(theme)).width() + 2 * PAD)
        columns.resizeSection(_CUSTOMER, text.horizontalAdvance("North Star Legal") + 2 * PAD)
        columns.resizeSection(_SINCE, text.horizontalAdvance("00 Nov 00:00 · 1 try") + 2 * PAD)

    def show_rows(self, rows: tuple[OutboxRow, ...], selected: int) -> None:
        """Shows rows and highlights one."""
        if rows != self._rows.rows:
            self._rows.replace(rows)
        if selected >= 0 and self.currentIndex().row() != selected:
            self.selectRow(selected)
