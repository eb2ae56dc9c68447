"""A field for a hotkey: Enter or a click listens, and the keys pressed next are the hotkey."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFontMetrics,
    QHideEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from quickticket.domain.errors import InvalidInput
from quickticket.domain.hotkeys import KeyCombination, Modifier
from quickticket.ui.theme.theme import Theme
from quickticket.ui.widgets.key_button import button
from quickticket.ui.widgets.pressed_keys import combination, held_modifiers, is_modifier

_PAD = 11  # where the text of a text field begins
_RADIUS = 6
_PLAIN = Qt.KeyboardModifier.NoModifier
_START = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
_CLEAR = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)


class HotkeyEdit(QAbstractButton):
    """The field. It shows what it is told; what was pressed is a wish until somebody has bound it.

    Enter, Space or a click listens; while it listens Esc gives up and Tab goes on. Delete clears.

    Args:
        theme: Colours.
        name: The accessible name.
        clearable: Whether it may be none.

    Signals:
        recorded: The `KeyCombination` that was pressed, or None when the field was cleared.
        refused: What was pressed cannot be a hotkey; a sentence, empty once that is over.
        listening: Whether it listens. Hotkeys in force reach no window: whoever owns them gives them back
            meanwhile.
    """

    recorded = Signal(object)
    refused = Signal(str)
    listening = Signal(bool)

    def __init__(
        self,
        theme: Theme,
        name: str = "Hotkey",
        parent: QWidget | None = None,
        *,
        clearable: bool = True,
    ) -> None:
        super().__init__(parent)
        self._clearable = clearable
        self._theme = theme
        self._name = name
        self._keys: KeyCombination | None = None
        self._listens = False
        self._held: frozenset[Modifier] = frozenset()
        clearing = " Delete clears." if clearable else ""
        self.setAccessibleDescription(f"Enter, then press the keys.{clearing}")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._clear = button("✕", "close", parent=self)
        self._clear.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the Delete key does the same
        self._clear.setAccessibleName(f"Clear {name}")
        self._clear.setToolTip("Clear (Del)")
        self._clear.clicked.connect(lambda: self.recorded.emit(None))
        self.clicked.connect(self._listen)
        theme.changed.connect(self.update)
        self.show_keys(None)

    @property
    def keys(self) -> KeyCombination | None:
        """What it shows."""
        return self._keys

    def show_keys(self, keys: KeyCombination | None) -> None:
        """Shows a combination, or that there is none."""
        self._keys = keys
        self._redraw()

    def sizeHint(self) -> QSize:
        """Room for most combinations, as high as a line of text."""
        metrics = QFontMetrics(self._theme.font())
        return QSize(metrics.horizontalAdvance("Ctrl+Alt+Shift+PageDown") + 3 * _PAD, metrics.height() + 12)

    def event(self, event: QEvent) -> bool:
        """While it listens, no shortcut of the window takes a key, and Ctrl+Tab goes nowhere."""
        if self._listens and isinstance(event, QKeyEvent):
            if event.type() == QEvent.Type.ShortcutOverride:
                event.accept()
                return True
            if event.type() == QEvent.Type.KeyPress and not _leaves(event):
                self.keyPressEvent(event)
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Takes the keys while it listens; else begins to, or clears."""
        event.accept()
        if self._listens:
            self._hear(event)
        elif event.modifiers() == _PLAIN and event.key() in _START:
            self._listen()
        elif event.modifiers() == _PLAIN and event.key() in _CLEAR:
            if self._keys is not None and self._clearable:
                self.recorded.emit(None)
        else:
            event.ignore()

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """Shows which keys are still held."""
        if self._listens:
            self._held = held_modifiers(event, released=True)
            self._redraw()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Turning away ends the listening."""
        super().focusOutEvent(event)
        self._stop()

    def hideEvent(self, event: QHideEvent) -> None:
        """So does the end of the window."""
        super().hideEvent(event)
        self._stop()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The small cross stays at the right."""
        super().resizeEvent(event)
        size = self._clear.sizeHint()
        self._clear.setGeometry(
            self.width() - size.width() - 4, (self.height() - size.height()) // 2, size.width(), size.height()
        )

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints it as the text field that it stands beside."""
        palette = self._theme.palette
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(palette.accent if self.hasFocus() else palette.line), 1))
        painter.setBrush(QColor(palette.info.soft if self._listens else palette.window))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), _RADIUS, _RADIUS)
        painter.setFont(self._theme.font())
        colour = palette.info.text if self._listens else palette.text if self._keys else palette.muted
        painter.setPen(QColor(colour))
        inside = self.rect().adjusted(_PAD, 0, -_PAD, 0)
        painter.drawText(inside, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), self._said)

    @property
    def _said(self) -> str:
        if self._listens:
            held = "".join(f"{each}+" for each in Modifier if each in self._held)
            return f"{held}…" if held else "Press the keys…"
        return str(self._keys) if self._keys else "None"

    def _listen(self) -> None:
        if not self._listens:
            self.setFocus(Qt.FocusReason.OtherFocusReason)
            self._listens, self._held = True, frozenset()
            self.refused.emit("")
            self.listening.emit(True)
            self._redraw()

    def _stop(self) -> None:
        if self._listens:
            self._listens = False
            self.listening.emit(False)
            self._redraw()

    def _hear(self, event: QKeyEvent) -> None:
        if is_modifier(event):
            self._held = held_modifiers(event)
            self._redraw()
        elif event.key() == Qt.Key.Key_Escape and event.modifiers() == _PLAIN:
            self.refused.emit("")
            self._stop()
        elif not event.isAutoRepeat():
            self._take(event)

    def _take(self, event: QKeyEvent) -> None:
        try:
            keys = combination(event)
        except InvalidInput as error:
            self.refused.emit(str(error))
            return
        self._stop()
        self.refused.emit("")
        self.recorded.emit(keys)

    def _redraw(self) -> None:
        self._clear.setVisible(self._clearable and self._keys is not None and not self._listens)
        self.setAccessibleName(f"{self._name}: {self._said}")
        self.update()


def _leaves(event: QKeyEvent) -> bool:
    """Tab and Shift+Tab go to the next field as everywhere."""
    plain = not event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier
    return plain and event.key() in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab)
