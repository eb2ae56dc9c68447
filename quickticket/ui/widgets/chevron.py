"""The small arrow of fields that open a list."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap

SIZE = 16
"""Pixels, both ways."""


def paint_chevron(painter: QPainter, centre: QPointF, colour: str) -> None:
    """Paints it around a point."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(colour), 1.5, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    x, y = centre.x(), centre.y()
    painter.drawPolyline([QPointF(x - 3.5, y - 1.5), QPointF(x, y + 2), QPointF(x + 3.5, y - 1.5)])
    painter.restore()


def chevron(colour: str, ratio: float) -> QPixmap:
    """It alone, for a screen of this pixel ratio."""
    pixmap = QPixmap(QSize(SIZE, SIZE) * ratio)
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    paint_chevron(painter, QPointF(SIZE / 2, SIZE / 2), colour)
    painter.end()
    return pixmap
