"""The painted week: a bar for each day against what is to be logged; a day is chosen by click or arrow."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from quickticket.ui.theme.palette import mix

if TYPE_CHECKING:
    from quickticket.ui.day.state import Bar
    from quickticket.ui.theme.theme import Theme

_TOP = 14
_RADIUS = 4
_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


class WeekBars(QWidget):
    """The bars.

    Signals:
        chosen: A day, as a `date`.
    """

    chosen = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._bars: tuple[Bar, ...] = ()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleDescription("Left and right choose a day.")
        theme.changed.connect(self.update)

    def show_bars(self, bars: tuple[Bar, ...], name: str) -> None:
        """Shows a week."""
        self._bars = bars
        chosen = next((bar.spoken for bar in bars if bar.chosen), "")
        self.setAccessibleName(f"{name}. {chosen}")
        self.update()

    def sizeHint(self) -> QSize:
        """A calm chart."""
        return QSize(280, 200)

    def bar_rect(self, place: int) -> QRectF:
        """The column of a day, as high as the chart."""
        width = self.width() / max(1, len(self._bars))
        gap = min(18.0, width * 0.28)
        return QRectF(place * width + gap / 2, _TOP, width - gap, self._floor() - _TOP)

    # -- Qt's own hooks ---------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints bars, the target, and the days' letters."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for place, bar in enumerate(self._bars):
            self._paint_bar(painter, self.bar_rect(place), bar)
        self._paint_target(painter)
        for place, bar in enumerate(self._bars):
            self._paint_letter(painter, self.bar_rect(place), bar)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and Right go from day to day, and on into the next week."""
        step = _STEPS.get(Qt.Key(event.key()))
        here = next((bar for bar in self._bars if bar.chosen), None)
        if step is None or here is None or event.modifiers() != Qt.KeyboardModifier.NoModifier:
            super().keyPressEvent(event)
        else:
            self.chosen.emit(here.date + timedelta(days=step))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Chooses the day under the pointer."""
        place = self._at(event.position())
        if place >= 0:
            self.chosen.emit(self._bars[place].date)

    def event(self, event: QEvent) -> bool:
        """Tells a day's hours in a tool tip."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            place = self._at(QPointF(event.pos()))
            QToolTip.showText(event.globalPos(), self._bars[place].spoken if place >= 0 else "", self)
            return True
        return super().event(event)

    # -- painting ---------------------------------------------------------------------------------------

    def _at(self, point: QPointF) -> int:
        if not self._bars:
            return -1
        return min(len(self._bars) - 1, max(0, int(point.x() / (self.width() / len(self._bars)))))

    def _floor(self) -> float:
        return self.height() - QFontMetrics(self._theme.font()).height() - 10

    def _paint_bar(self, painter: QPainter, column: QRectF, bar: Bar) -> None:
        palette = self._theme.palette
        colour = palette.accent if bar.chosen else mix(palette.panel, palette.accent, 0.5)
        for share, shade in ((bar.due, mix(palette.panel, palette.line, 0.7)), (bar.logged, colour)):
            height = share * column.height()
            if height >= 1:
                shape = QPainterPath()
                shape.addRoundedRect(
                    QRectF(column.left(), column.bottom() - height, column.width(), height + _RADIUS),
                    _RADIUS,
                    _RADIUS,
                )
                painter.save()
                painter.setClipRect(QRectF(0, 0, self.width(), column.bottom()))
                painter.fillPath(shape, QColor(shade))
                painter.restore()

    def _paint_target(self, painter: QPainter) -> None:
        palette, floor = self._theme.palette, self._floor()
        due = max((bar.due for bar in self._bars), default=0.0)
        pen = QPen(QColor(palette.muted), 1.4, Qt.PenStyle.CustomDashLine)
        pen.setDashPattern([4, 3])
        if due:
            painter.setPen(pen)
            y = floor - due * (floor - _TOP)
            painter.drawLine(QPointF(0, y), QPointF(self.width(), y))
        painter.setPen(QPen(QColor(palette.line), 1))
        painter.drawLine(QPointF(0, floor), QPointF(self.width(), floor))

    def _paint_letter(self, painter: QPainter, column: QRectF, bar: Bar) -> None:
        palette = self._theme.palette
        font = self._theme.font(0.93, QFont.Weight.DemiBold if bar.chosen else QFont.Weight.Normal)
        painter.setFont(font)
        room = QRectF(column.left(), column.bottom() + 4, column.width(), self.height() - column.bottom() - 5)
        if bar.chosen and self.hasFocus():
            painter.setPen(QPen(QColor(palette.accent), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(room.adjusted(0, 1, 0, -1), _RADIUS, _RADIUS)
        painter.setPen(QColor(palette.text if bar.chosen else palette.muted))
        painter.drawText(room, int(Qt.AlignmentFlag.AlignCenter), bar.letter)
