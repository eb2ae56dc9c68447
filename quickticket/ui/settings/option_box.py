"""One option in the column: its name and sentence at the left, its control at the right, a note below."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from quickticket.ui.settings.controls import control_for
from quickticket.ui.widgets.banner_bar import BannerBar
from quickticket.ui.widgets.key_button import button
from quickticket.ui.widgets.labels import label

if TYPE_CHECKING:
    from quickticket.ui.settings.state import OptionRow
    from quickticket.ui.theme.theme import Theme

CONTROL_WIDTH = 280


class OptionBox(QWidget):
    """The option.

    Signals:
        wrote: Its key, and a value as a text.
        recorded: Its key, and keys or None.
        refused: Its key, and why what was pressed cannot be a hotkey.
        offered: Its key, and one of the free combinations.
        reset: Its key.
        listening: See `HotkeyEdit`.
    """

    wrote = Signal(str, str)
    recorded = Signal(str, object)
    refused = Signal(str, str)
    offered = Signal(str, str)
    reset = Signal(str)
    listening = Signal(bool)

    def __init__(self, row: OptionRow, theme: Theme) -> None:
        super().__init__()
        self.key = key = row.key
        self._row = row
        self._control = control = control_for(row, theme)
        control.widget.setFixedWidth(CONTROL_WIDTH)
        control.field.setAccessibleDescription(row.help)
        control.wrote.connect(lambda text: self.wrote.emit(key, text))
        control.recorded.connect(lambda keys: self.recorded.emit(key, keys))
        control.refused.connect(lambda why: self.refused.emit(key, why))
        control.listening.connect(self.listening)
        self._name = label(row.label, weight="strong")
        self._name.setBuddy(control.field)
        self._help = label(row.help, weight="secondary", wrap=True)
        self._back = button("", "link")
        self._back.setAccessibleName(f"{row.label}: back to default")
        self._back.clicked.connect(self._go_back)
        self._note = BannerBar(f"{row.label}: note", stacked=True)
        self._note.chosen.connect(self._take)
        self._build()
        self.show_row(row)

    def show_row(self, row: OptionRow) -> None:
        """Shows how it stands."""
        self._row = row
        self._help.setText(row.help)
        self._control.show_row(row)
        self._back.setText(f"Back to default: {row.default}")
        self._back.setVisible(bool(row.default))
        note = row.note
        self._note.say(note.text if note else "", note.tone if note else "bad", note.offers if note else ())

    def focus(self) -> None:
        """Keys go to its control."""
        self._control.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _go_back(self) -> None:
        self.focus()  # the button goes away
        self.reset.emit(self.key)

    def _take(self, index: int) -> None:
        note = self._row.note
        if note is not None and index < len(note.offers):
            self.focus()
            self.offered.emit(self.key, note.offers[index])

    def _build(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._name)
        words.addWidget(self._help)
        words.addStretch(1)
        right = QVBoxLayout()
        right.setSpacing(4)
        right.addWidget(self._control.widget)
        right.addWidget(self._back, 0, Qt.AlignmentFlag.AlignLeft)
        right.addStretch(1)
        layout = QGridLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setHorizontalSpacing(24)
        layout.setVerticalSpacing(8)
        layout.setColumnStretch(0, 1)
        layout.addLayout(words, 0, 0)
        layout.addLayout(right, 0, 1)
        layout.addWidget(self._note, 1, 0, 1, 2)
