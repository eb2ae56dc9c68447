"""The bulk's table: its model, how a row is painted, and its keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QKeySequence, QPainter
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QMenu

from quickticket.ui.widgets.cell_table import CellTable
from quickticket.ui.widgets.cells import PAD, CellPainter, Index
from quickticket.ui.widgets.pill import pill_font, pill_size
from quickticket.ui.widgets.row_model import ROW, RowModel

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from quickticket.ui.bulk.state import TableRow
    from quickticket.ui.theme.theme import Theme

_HEADERS = ("State", "Pasted", "For", "Ticket", "What to do")
_STATE, _WHO, _WHOM, _WHAT, _NOTE = range(5)


class _Rows(RowModel["TableRow"]):
    """The rows; while they are not fixed, whom each is for may be typed anew."""

    renamed = Signal(str, str)

    def __init__(self) -> None:
        super().__init__(_HEADERS)
        self.fixed = False

    def fix(self, fixed: bool) -> None:
        """Lets nobody type, and calls the last column by what it then tells."""
        if fixed != self.fixed:
            self.fixed = fixed
            self.headers = (*_HEADERS[:_NOTE], "Reason" if fixed else _HEADERS[_NOTE])
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, _NOTE, _NOTE)

    def same(self, old: TableRow, new: TableRow) -> bool:
        return old.key == new.key

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        editable = index.column() == _WHO and not self.fixed
        return flags | Qt.ItemFlag.ItemIsEditable if editable else flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.rows[index.row()]
        if role == ROW:
            return row
        if role in (
            Qt.ItemDataRole.DisplayRole,
            Qt.ItemDataRole.EditRole,
            Qt.ItemDataRole.AccessibleTextRole,
            Qt.ItemDataRole.ToolTipRole,
        ):
            return (row.state, row.who, row.whom, row.what, row.note)[index.column()]
        return None

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        row = self.rows[index.row()]
        if role == Qt.ItemDataRole.EditRole and str(value).strip() != row.who:
            self.renamed.emit(row.key, str(value).strip())
            return True
        return False


class _CellPainter(CellPainter):
    def paint_cell(self, painter: QPainter, inside: QRect, index: Index, *, selected: bool) -> None:
        palette = self.theme.palette
        row: TableRow = index.data(ROW)
        match index.column():
            case 0:
                self.pill(painter, inside, row.state, row.tone)
            case 1:
                self.text(painter, inside, row.who, palette.text)
            case 2:
                self.text(
                    painter, inside, row.whom or "nobody yet", palette.text if row.whom else palette.muted
                )
            case 3:
                self.text(painter, inside, row.what, palette.info.text if row.open else palette.text)
            case _:
                quiet = row.tone in ("good", "info", "quiet")
                self.text(painter, inside, row.note, palette.secondary if quiet else palette.warn.text)


class BulkTable(CellTable):
    """The rows. Enter acts on one, F2 retypes it, Delete removes it, Ctrl+V pastes more.

    Signals:
        pasted: Text from the clipboard.
        renamed: A row's key, and its recipient typed anew.
        candidate_taken: A row's key, and which of its candidates is meant.
        removed: A row's key.
        activated_row: A row's key: Enter on one that was sent.
        paste_wanted: Ctrl+V.
    """

    renamed = Signal(str, str)
    candidate_taken = Signal(str, int)
    removed = Signal(str)
    activated_row = Signal(str)
    paste_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        self._model = _Rows()
        super().__init__(theme, self._model, _CellPainter, parent)
        self._model.renamed.connect(self.renamed)
        self.setAccessibleName("Recipients")
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked | QAbstractItemView.EditTrigger.EditKeyPressed
        )
        self._lay_out(theme)
        self.doubleClicked.connect(self._act_on)

    def show_rows(self, rows: tuple[TableRow, ...], *, fixed: bool) -> None:
        """Shows rows; those of a bulk that was sent are fixed. The chosen row stays chosen."""
        chosen = self._current()
        self._model.fix(fixed)
        self._model.replace(rows)
        if not rows:
            return
        keys = [row.key for row in rows]
        place = keys.index(chosen.key) if chosen is not None and chosen.key in keys else 0
        if self.currentIndex().row() != place:
            self.setCurrentIndex(self._model.index(place, _WHO))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys of the table."""
        row = self._current()
        if event.matches(QKeySequence.StandardKey.Paste):
            self.paste_wanted.emit()
        elif row is None or self.state() == QAbstractItemView.State.EditingState:
            super().keyPressEvent(event)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self._act_on(self.currentIndex())
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and not self._model.fixed:
            self.removed.emit(row.key)
        elif event.modifiers() == Qt.KeyboardModifier.AltModifier and event.text().isdigit():
            self._take(row, int(event.text()) - 1)
        else:
            super().keyPressEvent(event)

    def _act_on(self, index: Index) -> None:
        row = self._current()
        if row is None or not index.isValid():
            return
        if self._model.fixed:
            self.activated_row.emit(row.key)
        elif row.candidates:
            self._offer(row)
        elif self.state() != QAbstractItemView.State.EditingState:
            self.edit(self._model.index(index.row(), _WHO))

    def _offer(self, row: TableRow) -> None:
        """Lists who may be meant, below the row."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for place, text in enumerate(row.candidates):
            action = menu.addAction(f"&{place + 1}  {text}")
            action.triggered.connect(lambda _checked=False, at=place: self._take(row, at))
        menu.addSeparator()
        retype = menu.addAction("&Write it otherwise…")
        retype.triggered.connect(lambda: self.edit(self._model.index(self.currentIndex().row(), _WHO)))
        cell = self.visualRect(self._model.index(self.currentIndex().row(), _WHO))
        menu.setActiveAction(menu.actions()[0])
        menu.popup(self.viewport().mapToGlobal(cell.bottomLeft() + QPoint(0, 2)))

    def _take(self, row: TableRow, place: int) -> None:
        if 0 <= place < len(row.candidates):
            self.candidate_taken.emit(row.key, place)

    def _current(self) -> TableRow | None:
        place = self.currentIndex().row()
        return self._model.rows[place] if 0 <= place < len(self._model.rows) else None

    def _lay_out(self, theme: Theme) -> None:
        columns = self.horizontalHeader()
        for column in (_WHAT, _NOTE):
            columns.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        text = QFontMetrics(theme.font())
        columns.resizeSection(_STATE, pill_size("unconfirmed", pill_font(theme)).width() + 2 * PAD)
        columns.resizeSection(_WHOM, text.horizontalAdvance("North Star Legal · Chancery Lane") + 2 * PAD)
        columns.resizeSection(_WHO, text.horizontalAdvance("sam.carter@northstar.ex") + 2 * PAD)
