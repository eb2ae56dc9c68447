"""Draws the tray icon: a ticket whose shape, not only its colour, says how things stand."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPainterPath, QPen, QPixmap

from quickticket.services.tray_state import TrayState

SIZES = (16, 20, 22, 24, 32, 40, 48, 64)
_BLUE = "#3584f7"
_GREY = "#8b95a5"
_AMBER = "#f5a623"
_INK = "#10151d"
_GREEN = "#1f9d57"
_BADGE = QPointF(47, 46)


def tray_icon(state: TrayState) -> QIcon:
    """The icon of a state, crisp at every size a bar may ask for, readable on light and dark bars."""
    icon = QIcon()
    for size in SIZES:
        icon.addPixmap(_draw(state, size))
    return icon


def _draw(state: TrayState, size: int) -> QPixmap:
    pixmap = QPixmap(size, size)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(size / 64, size / 64)
    if state is TrayState.OFFLINE:
        painter.setPen(QPen(QColor(_GREY), 6))
        painter.drawPath(_ticket(4))
        _strike(painter)
    else:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(_GREY if state is TrayState.PAUSED else _BLUE))
        painter.drawPath(_ticket(0))
        if state is TrayState.IDLE:
            painter.setBrush(QColor("#ffffff"))
            painter.drawPath(_bolt())
        else:
            _badge(painter, state)
    painter.end()
    return pixmap


def _ticket(inset: float) -> QPainterPath:
    body = QPainterPath()
    body.addRoundedRect(QRectF(2 + inset, 9 + inset, 60 - 2 * inset, 46 - 2 * inset), 7, 7)
    notches = QPainterPath()
    for x in (2 + inset, 62 - inset):
        notches.addEllipse(QPointF(x, 32), 7, 7)
    return body.subtracted(notches)


def _bolt() -> QPainterPath:
    path = QPainterPath()
    for index, (x, y) in enumerate(((36, 15), (19, 35), (30, 35), (27, 49), (45, 28), (34, 28))):
        path.lineTo(x, y) if index else path.moveTo(x, y)
    path.closeSubpath()
    return path


def _strike(painter: QPainter) -> None:
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Clear)
    painter.setPen(QPen(Qt.GlobalColor.black, 15))
    painter.drawLine(10, 56, 54, 8)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
    painter.setPen(QPen(QColor(_GREY), 7, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    painter.drawLine(10, 56, 54, 8)


def _badge(painter: QPainter, state: TrayState) -> None:
    """Cuts a ring out of the ticket and puts a sign into it."""
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Clear)
    painter.drawEllipse(_BADGE, 21, 21)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
    if state is TrayState.ATTENTION:
        painter.setBrush(QColor(_AMBER))
        painter.drawPath(_polygon((47, 25), (64, 62), (30, 62)))
        painter.setBrush(QColor(_INK))
        painter.drawRoundedRect(QRectF(44, 38, 6, 12), 2, 2)
        painter.drawRoundedRect(QRectF(44, 52, 6, 6), 2, 2)
    elif state is TrayState.TIMING:
        painter.setBrush(QColor(_GREEN))
        painter.drawEllipse(_BADGE, 16, 16)
        painter.setPen(QPen(QColor("#ffffff"), 4, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        painter.drawPolyline([QPointF(47, 37), QPointF(47, 46), QPointF(54, 50)])
    elif state is TrayState.PAUSED:
        painter.setBrush(QColor(_GREY))
        painter.drawRoundedRect(QRectF(34, 32, 10, 30), 2, 2)
        painter.drawRoundedRect(QRectF(50, 32, 10, 30), 2, 2)
    else:
        painter.setBrush(QColor(_BLUE))
        painter.drawPath(_polygon((47, 28), (63, 46), (52, 46), (52, 63), (42, 63), (42, 46), (31, 46)))


def _polygon(*points: tuple[float, float]) -> QPainterPath:
    path = QPainterPath(QPointF(*points[0]))
    for point in points[1:]:
        path.lineTo(QPointF(*point))
    path.closeSubpath()
    return path
