"""The painted band: blocks of work, gaps and the time of day; clicks choose, a double click acts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QHelpEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from quickticket.ui.day.block_painter import BlockPainter
from quickticket.ui.day.state import Band

if TYPE_CHECKING:
    from quickticket.ui.theme.theme import Theme

_HEIGHT = 100
_INSET = 3
_RADIUS = 8
_NARROWEST = 5
"""Pixels that a block needs to be seen and hit."""


class BandView(QWidget):
    """The band. Keys go to the window, which moves the choice.

    Signals:
        chosen: A block was clicked.
        acted: A block was clicked twice.
    """

    chosen = Signal(int)
    acted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._band = Band()
        self._place = -1
        self._blocks = BlockPainter(theme)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMinimumWidth(320)
        theme.changed.connect(self.update)

    def show_band(self, band: Band, place: int, name: str) -> None:
        """Shows a day, with one block chosen.

        Args:
            band: What to paint.
            place: The chosen block; -1 is none.
            name: What the day is called.
        """
        self._band, self._place = band, place
        chosen = band.blocks[place].spoken if 0 <= place < len(band.blocks) else "nothing chosen"
        self.setAccessibleName(f"{name}: {chosen}")
        self.setAccessibleDescription(
            "Left and right go through the day, Enter does what the button below says."
        )
        self.update()

    def sizeHint(self) -> QSize:
        """The band and the times below it."""
        return QSize(760, _HEIGHT + 4 + self._label_height())

    def block_rect(self, place: int) -> QRectF:
        """Where a block is painted."""
        block, inside = self._band.blocks[place], self._inside()
        left = inside.left() + block.start * inside.width()
        width = max(_NARROWEST, (block.end - block.start) * inside.width() - 2)
        left = min(left + 1, inside.right() - width)
        height = inside.height() / block.lanes
        top = inside.top() + block.lane * height
        return QRectF(left, top + 1, width, height - 2)

    # -- Qt's own hooks ---------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints ground, blocks, the line of now, and the times."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter)
        for place, block in enumerate(self._band.blocks):
            self._blocks.paint(painter, self.block_rect(place), block)
        if 0 <= self._place < len(self._band.blocks):
            self._blocks.paint_ring(painter, self.block_rect(self._place), focused=self.hasFocus())
        self._paint_now(painter)
        self._paint_times(painter)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Chooses what is under the pointer."""
        place = self._at(event.position())
        if place >= 0:
            self.chosen.emit(place)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Does what Enter does."""
        if self._at(event.position()) >= 0:
            self.acted.emit()

    def event(self, event: QEvent) -> bool:
        """Tells everything about a block in a tool tip."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            place = self._at(QPointF(event.pos()))
            QToolTip.showText(event.globalPos(), self._band.blocks[place].spoken if place >= 0 else "", self)
            return True
        return super().event(event)

    # -- painting ---------------------------------------------------------------------------------------

    def _inside(self) -> QRectF:
        return QRectF(0, 0, self.width(), _HEIGHT).adjusted(_INSET, _INSET, -_INSET, -_INSET)

    def _at(self, point: QPointF) -> int:
        under = [n for n in range(len(self._band.blocks)) if self.block_rect(n).contains(point)]
        return under[-1] if under else -1

    def _paint_ground(self, painter: QPainter) -> None:
        palette = self._theme.palette
        frame = QRectF(0.5, 0.5, self.width() - 1, _HEIGHT - 1)
        painter.setPen(QPen(QColor(palette.line), 1))
        painter.setBrush(QColor(palette.control))
        painter.drawRoundedRect(frame, _RADIUS, _RADIUS)
        if self._band.work is None:
            return
        inside = self._inside()
        start, end = (inside.left() + at * inside.width() for at in self._band.work)
        whole = QRectF(0, 0, self.width(), _HEIGHT)
        left = 0.5 if self._band.work[0] <= 0 else start
        right = whole.right() - 0.5 if self._band.work[1] >= 1 else end
        painter.save()
        painter.setClipRect(QRectF(left, 0, right - left, _HEIGHT))
        painter.setBrush(QColor(palette.panel))
        painter.drawRoundedRect(frame, _RADIUS, _RADIUS)
        painter.restore()

    def _paint_now(self, painter: QPainter) -> None:
        if self._band.now is None:
            return
        inside = self._inside()
        x = inside.left() + self._band.now * inside.width()
        colour = QColor(self._theme.palette.text)
        painter.setPen(QPen(colour, 1.5))
        painter.drawLine(QPointF(x, 0), QPointF(x, _HEIGHT))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawEllipse(QPointF(x, _HEIGHT), 3.5, 3.5)

    def _paint_times(self, painter: QPainter) -> None:
        font = self._theme.font(0.93)
        metrics, inside = QFontMetrics(font), self._inside()
        painter.setFont(font)
        painter.setPen(QColor(self._theme.palette.muted))
        last = -1.0
        for tick in self._band.ticks:
            width = metrics.horizontalAdvance(tick.label)
            x = inside.left() + tick.at * inside.width() - width / 2
            x = min(max(0.0, x), self.width() - width)
            if x > last:
                top = _HEIGHT + 6
                painter.drawText(QRectF(x, top, width + 2, metrics.height()), tick.label)
                last = x + width + 8

    def _label_height(self) -> int:
        return QFontMetrics(self._theme.font(0.93, QFont.Weight.Normal)).height() + 4
