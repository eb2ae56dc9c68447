"""The model below the program's tables: rows that are swapped at once, without the view losing its place."""

from __future__ import annotations

from typing import Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, Qt

from quickticket.ui.widgets.cells import Index

ROW = Qt.ItemDataRole.UserRole
"""The role under which each cell gives its whole row."""
Row = TypeVar("Row")
_ROOT = QModelIndex()


class RowModel(QAbstractTableModel, Generic[Row]):
    """Rows of one kind. A table says in `data` what its cells hold.

    Args:
        headers: A title for each column.
    """

    def __init__(self, headers: tuple[str, ...]) -> None:
        super().__init__()
        self.headers = headers
        self.rows: tuple[Row, ...] = ()

    def replace(self, rows: tuple[Row, ...]) -> None:
        """Swaps all rows. Where each still stands in its place, only those that changed are drawn anew."""
        old = self.rows
        if len(rows) != len(old) or not all(map(self.same, old, rows)):
            self.beginResetModel()
            self.rows = rows
            self.endResetModel()
            return
        self.rows = rows
        for place, (before, now) in enumerate(zip(old, rows, strict=True)):
            if before != now:
                self.dataChanged.emit(self.index(place, 0), self.index(place, len(self.headers) - 1))

    def same(self, old: Row, new: Row) -> bool:
        """Whether two rows in one place tell of one thing; a table that edits its rows must know."""
        return True

    def rowCount(self, parent: Index = _ROOT) -> int:
        """How many rows there are."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = _ROOT) -> int:
        """One for each header."""
        return 0 if parent.isValid() else len(self.headers)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """The columns' titles, on the left as the cells below."""
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self.headers[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None
