"""A table of painted cells: whole rows, one chosen at a time, without grid or frame."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView, QWidget

if TYPE_CHECKING:
    from PySide6.QtCore import QAbstractItemModel

    from quickticket.ui.theme.theme import Theme
    from quickticket.ui.widgets.cells import CellPainter


class CellTable(QTableView):
    """What the program's tables have in common; each sets the widths of its columns itself."""

    def __init__(
        self, theme: Theme, model: QAbstractItemModel, painter: type[CellPainter], parent: QWidget | None
    ) -> None:
        super().__init__(parent)
        self.setModel(model)
        delegate = painter(theme, self)
        self.setItemDelegate(delegate)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(delegate.height())
        columns = self.horizontalHeader()
        columns.setHighlightSections(False)
        columns.setSectionsClickable(False)
        columns.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        theme.changed.connect(self.viewport().update)
