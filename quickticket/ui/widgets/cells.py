"""Paints the cells of the program's tables: ground, rule, text that ends in an ellipsis, and pills."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from quickticket.ui.widgets.pill import paint_pill, pill_font, pill_size, tone_of

if TYPE_CHECKING:
    from quickticket.ui.theme.theme import Theme

Index = QModelIndex | QPersistentModelIndex
PAD = 12


class CellPainter(QStyledItemDelegate):
    """A table's delegate; those that want more than text say it in `paint_cell`."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.theme = theme

    def height(self) -> int:
        """How high a row is."""
        return QFontMetrics(self.theme.font()).height() + 20

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Every row is as high as the next."""
        return QSize(80, self.height())

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paints the ground and the rule below, then the cell."""
        palette = self.theme.palette
        rect: QRect = option.rect
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.fillRect(rect, QColor(palette.info.soft if selected else palette.window))
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), QColor(palette.line))
        self.paint_cell(painter, rect.adjusted(PAD, 0, -PAD, 0), index, selected=selected)
        painter.restore()

    def paint_cell(self, painter: QPainter, inside: QRect, index: Index, *, selected: bool) -> None:
        """Paints what stands in a cell; plain text where a table says nothing else."""
        self.text(painter, inside, str(index.data() or ""), self.theme.palette.text)

    def pill(self, painter: QPainter, inside: QRect, word: str, tone: str) -> None:
        """Paints a word as a pill."""
        font = pill_font(self.theme)
        size = pill_size(word, font)
        top = inside.center().y() - size.height() / 2 + 0.5
        shape = QRectF(inside.left(), top, size.width(), size.height())
        paint_pill(painter, shape, word, tone_of(self.theme, tone), font)

    def text(
        self,
        painter: QPainter,
        rect: QRect,
        text: str,
        colour: str,
        weight: QFont.Weight = QFont.Weight.Normal,
    ) -> int:
        """Paints a text and returns how wide it became."""
        font = self.theme.font(1.0, weight)
        metrics = QFontMetrics(font)
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
        painter.setFont(font)
        painter.setPen(QColor(colour))
        painter.drawText(rect, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), shown)
        return metrics.horizontalAdvance(shown)
