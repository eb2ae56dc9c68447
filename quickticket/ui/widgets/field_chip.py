"""A field of the form as a chip: its caption, its value, and whether line, template or default gave it."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from quickticket.ui.theme.theme import Theme

_PAD = 9
_GAP = 6
_RADIUS = 6
_CAPTION = 0.95
_SOURCE = 0.85


class FieldChip(QAbstractButton):
    """One field.

    Args:
        caption: The field's name in Halo's words.
        captioned: The caption is shown; else it stands beside the chip, and here it is only said.

    Signals:
        opened: The user wants to choose; carries the letters typed so far, often none.
    """

    opened = Signal(str)

    def __init__(
        self, theme: Theme, caption: str, parent: QWidget | None = None, *, captioned: bool = True
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._name = caption
        self._caption = caption if captioned else ""
        self._value = ""
        self._given = False
        self._missing = False
        self._source = ""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.clicked.connect(lambda: self.opened.emit(""))
        theme.changed.connect(self.update)
        self.show_value("", given=False, missing=False)

    def show_value(self, value: str, *, given: bool, missing: bool, source: str = "") -> None:
        """Shows a value.

        Args:
            value: Empty when nothing is chosen.
            given: The line says so; else it is a default and shown lighter.
            missing: It must be chosen before the capture can be sent.
            source: The template that says so, such as `/pw`; shown small behind the value.
        """
        self._value, self._given, self._missing, self._source = value, given, missing, source
        said = value or ("needed, nothing chosen" if missing else "nothing chosen")
        if source:
            said = f"{said}, from {source}"
        self.setAccessibleName(f"{self._name}: {said}")
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Caption and value side by side."""
        caption, value = QFontMetrics(self._theme.font(_CAPTION)), QFontMetrics(self._value_font())
        width = caption.horizontalAdvance(self._caption) + 2 * _PAD
        if shown := self._shown():
            width += (_GAP if self._caption else 0) + value.horizontalAdvance(shown)
        if self._source:
            width += _GAP + QFontMetrics(self._theme.font(_SOURCE)).horizontalAdvance(self._source)
        return QSize(width, value.height() + 12)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter, Space, Down and any letter open the choices."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space, Qt.Key.Key_Down):
            held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
            if held == Qt.KeyboardModifier.NoModifier:
                self.opened.emit("")
                return
        typed = event.text()
        if (
            typed.isprintable()
            and typed.strip()
            and not event.modifiers() & Qt.KeyboardModifier.ControlModifier
        ):
            self.opened.emit(typed)
            return
        if event.key() == Qt.Key.Key_Right:
            self.focusNextChild()
        elif event.key() == Qt.Key.Key_Left:
            self.focusPreviousChild()
        else:
            event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints ground, border, caption and value."""
        palette = self._theme.palette
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        frame = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        filled = self._given or self._missing
        ground = palette.control_hover if self.underMouse() else palette.control if filled else palette.window
        border = palette.line if not filled else ground
        if self._missing:
            ground, border = palette.window, palette.warn.text
        if self.hasFocus():
            ground, border = palette.window, palette.accent
            painter.setPen(QPen(QColor(palette.info.soft), 3))
            painter.drawRoundedRect(frame.adjusted(1, 1, -1, -1), _RADIUS, _RADIUS)
        painter.setPen(QPen(QColor(border), 1))
        painter.setBrush(QColor(ground) if not self.hasFocus() else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(frame, _RADIUS, _RADIUS)
        inside = self.rect().adjusted(_PAD, 0, -_PAD, 0)
        painter.setFont(self._theme.font(_CAPTION))
        painter.setPen(QColor(palette.muted))
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(inside, int(middle | Qt.AlignmentFlag.AlignLeft), self._caption)
        if self._source:
            painter.setFont(self._theme.font(_SOURCE))
            painter.setPen(QColor(palette.info.text))
            painter.drawText(inside, int(middle | Qt.AlignmentFlag.AlignRight), self._source)
            inside.adjust(0, 0, -painter.fontMetrics().horizontalAdvance(self._source) - _GAP, 0)
        painter.setFont(self._value_font())
        colour = palette.text if self._given or self._source else palette.secondary
        painter.setPen(QColor(palette.warn.text if self._missing and not self._value else colour))
        painter.drawText(inside, int(middle | Qt.AlignmentFlag.AlignRight), self._shown())

    def _shown(self) -> str:
        return self._value or ("choose…" if self._missing else "")

    def _value_font(self) -> QFont:
        strong = self._given or self._missing
        return self._theme.font(1.0, QFont.Weight.DemiBold if strong else QFont.Weight.Normal)
