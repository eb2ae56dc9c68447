"""Paints a block of the band: solid, hatched, growing, a debt, or the outline of a gap."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPainterPath, QPen

from quickticket.ui.day.colours import INK, colour_of, stripe_of
from quickticket.ui.day.state import Look
from quickticket.ui.theme.palette import mix, readable

if TYPE_CHECKING:
    from quickticket.ui.day.state import Block
    from quickticket.ui.theme.theme import Theme

_RADIUS = 5
_STRIPE = 7
_PAD = 10
_NARROW = 70
_TWO_LINES = 44
_NO_END = " &:;,.-+/(" + "·"
"""What no shortened name ends in."""
_SHORTEST_NAME = 3
"""Letters; with fewer a name says nothing."""


class BlockPainter:
    """Knows how each kind of block looks."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme

    def paint(self, painter: QPainter, rect: QRectF, block: Block) -> None:
        """Paints one block with its words."""
        palette = self._theme.palette
        colour = colour_of(block.colour, palette)
        painter.save()
        match block.look:
            case Look.GAP:
                self._outline(painter, rect)
                self._words(painter, rect, block, palette.secondary, centred=True)
            case Look.GROWING:
                ground = mix(palette.window, colour, 0.22 if palette.dark else 0.14)
                painter.setPen(QPen(QColor(colour), 2))
                painter.setBrush(QColor(ground))
                painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), _RADIUS, _RADIUS)
                self._words(painter, rect, block, readable(palette.text, ground))
            case _:
                hatched = block.look is not Look.SOLID
                self._fill(painter, rect, colour, hatched=hatched)
                self._words(painter, rect, block, INK)
        painter.restore()

    def paint_ring(self, painter: QPainter, rect: QRectF, *, focused: bool) -> None:
        """Marks the chosen block; strongly where keys go to the band."""
        palette = self._theme.palette
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(palette.window), 2))
        painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), _RADIUS, _RADIUS)
        painter.setPen(QPen(QColor(palette.text if focused else palette.muted), 2))
        painter.drawRoundedRect(rect.adjusted(-1, -1, 1, 1), _RADIUS + 1, _RADIUS + 1)

    def _fill(self, painter: QPainter, rect: QRectF, colour: str, *, hatched: bool) -> None:
        shape = QPainterPath()
        shape.addRoundedRect(rect, _RADIUS, _RADIUS)
        painter.fillPath(shape, QColor(colour))
        if not hatched:
            return
        painter.save()
        painter.setClipPath(shape)
        painter.setPen(QPen(QColor(stripe_of(colour)), _STRIPE))
        height, x = rect.height(), rect.left() - rect.height()
        while x < rect.right() + _STRIPE:
            painter.drawLine(
                QPointF(x, rect.top() - _STRIPE), QPointF(x + height + 2 * _STRIPE, rect.bottom() + _STRIPE)
            )
            x += 2.6 * _STRIPE
        painter.restore()

    def _outline(self, painter: QPainter, rect: QRectF) -> None:
        pen = QPen(QColor(self._theme.palette.muted), 1.4, Qt.PenStyle.CustomDashLine)
        pen.setDashPattern([4, 3])
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        inside = rect.adjusted(2, 8, -2, -8) if rect.height() > _TWO_LINES else rect.adjusted(2, 2, -2, -2)
        painter.drawRoundedRect(inside, _RADIUS, _RADIUS)

    def _words(
        self, painter: QPainter, rect: QRectF, block: Block, colour: str, *, centred: bool = False
    ) -> None:
        pad = _PAD if rect.width() >= _NARROW and not centred else 5
        room = rect.adjusted(pad, 0, -pad + 2, 0)
        painter.setPen(QColor(colour))
        strong, plain = self._theme.font(1.0, QFont.Weight.DemiBold), self._theme.font(1.0)
        detail = _fitting(block.details, QFontMetrics(plain), room.width())
        if centred:
            painter.setFont(plain)
            painter.drawText(rect, int(Qt.AlignmentFlag.AlignCenter), detail)
            return
        name = _shortened(block.name, QFontMetrics(strong), room.width())
        line = QFontMetrics(plain).height() + 2
        top = rect.top() + 9
        if rect.height() < _TWO_LINES:
            detail, top = ("" if name else detail), rect.center().y() - line / 2
        for words, font in ((name, strong), (detail, plain)):
            if words:
                painter.setFont(font)
                painter.drawText(QRectF(room.left(), top, room.width() + 4, line), words)
                top += line


def _fitting(wordings: tuple[str, ...], metrics: QFontMetrics, width: float) -> str:
    return next((words for words in wordings if metrics.horizontalAdvance(words) <= width), "")


def _shortened(name: str, metrics: QFontMetrics, width: float) -> str:
    """The name, or as many of its words as fit, or its beginning."""
    words = name.split(" ")
    for count in range(len(words), 0, -1):
        shown = " ".join(words[:count]).rstrip(_NO_END) or name
        if metrics.horizontalAdvance(shown) <= width:
            return shown
    shown = metrics.elidedText(name, Qt.TextElideMode.ElideRight, int(width))
    return shown if len(shown) > _SHORTEST_NAME else ""
