"""A frameless rounded window: a real shadow where the desktop blends windows, a clean border elsewhere."""

from __future__ import annotations

from PySide6.QtCore import QMarginsF, QRectF, QSize, Qt
from PySide6.QtGui import QBitmap, QColor, QPainter, QPainterPath, QPaintEvent, QPen, QPixmap, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from quickticket.ui.theme.theme import Theme

_SHADOW = 28
_DROP = 10


class Card(QWidget):
    """A top-level rounded card; its content goes into `body`.

    Args:
        theme: Colours.
        flags: Window flags besides frameless.
        composited: The desktop blends windows, so that shadows and smooth corners are real.
        radius: Of the corners, in pixels.
    """

    def __init__(self, theme: Theme, flags: Qt.WindowType, *, composited: bool, radius: int = 10) -> None:
        super().__init__(None, flags | Qt.WindowType.FramelessWindowHint)
        self._theme = theme
        self._composited = composited
        self._radius = radius
        self._shadow: QPixmap | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground, composited)
        margin = _SHADOW + 1 if composited else 1
        self.setContentsMargins(margin, margin, margin, margin)
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(0)
        theme.changed.connect(self._repaint_all)

    @property
    def margin(self) -> int:
        """Pixels around the visible card that belong to the window."""
        return self.contentsMargins().left()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The shadow, or the outline of the window, follows its size."""
        super().resizeEvent(event)
        self._shadow = None
        if not self._composited:
            self.setMask(self._outline(event.size()))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints shadow, ground and border."""
        palette = self._theme.palette
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        card = QRectF(self.rect())
        if self._composited:
            if self._shadow is None:
                self._shadow = self._draw_shadow()
            painter.drawPixmap(0, 0, self._shadow)
            card -= QMarginsF(_SHADOW, _SHADOW, _SHADOW, _SHADOW)
        else:
            painter.fillRect(self.rect(), QColor(palette.line))
        painter.setPen(QPen(QColor(palette.line), 1))
        painter.setBrush(QColor(palette.window))
        painter.drawRoundedRect(card.adjusted(0.5, 0.5, -0.5, -0.5), self._radius, self._radius)

    def _repaint_all(self) -> None:
        self._shadow = None
        self.update()

    def _outline(self, size: QSize) -> QBitmap:
        bitmap = QBitmap(size)
        bitmap.clear()
        painter = QPainter(bitmap)
        painter.setBrush(Qt.GlobalColor.color1)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.drawRoundedRect(0, 0, size.width(), size.height(), self._radius, self._radius)
        painter.end()
        return bitmap

    def _draw_shadow(self) -> QPixmap:
        ratio = self.devicePixelRatioF()
        pixmap = QPixmap(self.size() * ratio)
        pixmap.setDevicePixelRatio(ratio)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        colour = QColor(self._theme.palette.shadow)
        card = QRectF(self.rect()) - QMarginsF(_SHADOW, _SHADOW, _SHADOW, _SHADOW)
        reach = _SHADOW - _DROP
        for step in range(reach, 0, -1):
            colour.setAlphaF((0.07 if self._theme.palette.dark else 0.022) * (1 - step / (reach + 1)) ** 2)
            painter.setBrush(colour)
            path = QPainterPath()
            spread = card.adjusted(-step, -step + _DROP / 2, step, step + _DROP * 0.6)
            path.addRoundedRect(spread, self._radius + step, self._radius + step)
            painter.drawPath(path)
        painter.end()
        return pixmap
