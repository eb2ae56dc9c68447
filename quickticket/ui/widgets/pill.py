"""A small rounded label that says a state in one word and one colour."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from quickticket.ui.theme.palette import Tone, mix, readable
from quickticket.ui.theme.theme import Theme

TONES = ("info", "warn", "bad", "good", "quiet")


def tone_of(theme: Theme, name: str) -> Tone:
    """The colours of a tone of `TONES`, or of Halo's own `#rrggbb` made readable."""
    palette = theme.palette
    if name.startswith("#"):
        soft = mix(palette.window, name, 0.18)
        return Tone(soft, readable(name, soft))
    if name == "quiet":
        return Tone(palette.control, palette.secondary)
    tone: Tone = getattr(palette, name)
    return tone


def paint_pill(painter: QPainter, rect: QRectF, text: str, tone: Tone, font: QFont) -> None:
    """Paints a pill that fills `rect`."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(tone.soft))
    painter.drawRoundedRect(rect, rect.height() / 2, rect.height() / 2)
    painter.setPen(QColor(tone.text))
    painter.setFont(font)
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, text)
    painter.restore()


def pill_font(theme: Theme) -> QFont:
    """The type of pills."""
    return theme.font(0.9, QFont.Weight.DemiBold)


def pill_size(text: str, font: QFont) -> QSize:
    """What a pill needs."""
    metrics = QFontMetrics(font)
    return QSize(metrics.horizontalAdvance(text) + 18, metrics.height() + 6)


class Pill(QWidget):
    """A pill as a widget."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._text = ""
        self._tone = "quiet"
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def show_state(self, text: str, tone: str) -> None:
        """Says `text` in a tone of `TONES` or in `#rrggbb`; hides when there is nothing to say."""
        self._text, self._tone = text, tone or "quiet"
        self.setAccessibleName(text)
        self.setVisible(bool(text))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Room for the text and its round ends."""
        return pill_size(self._text, pill_font(self._theme))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints the pill."""
        painter = QPainter(self)
        paint_pill(
            painter, QRectF(self.rect()), self._text, tone_of(self._theme, self._tone), pill_font(self._theme)
        )
