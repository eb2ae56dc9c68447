"""A group of options under its heading."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from quickticket.ui.settings.option_box import OptionBox
from quickticket.ui.widgets.key_button import button
from quickticket.ui.widgets.labels import label

if TYPE_CHECKING:
    from quickticket.ui.settings.state import OptionGroup, OptionRow
    from quickticket.ui.theme.theme import Theme

_APART = 24


class Section(QWidget):
    """The group.

    Signals:
        made: An `OptionBox`, to be listened to.
        more: The button below the options was pressed.
    """

    made = Signal(object)
    more = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._boxes: dict[str, OptionBox] = {}
        self._title = label(size="title")
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(_APART)
        self._layout.addWidget(self._title)
        self._more_said = label(weight="muted")
        self._more = button("", "link")
        self._more.clicked.connect(self.more)
        self._more_room = QWidget()
        room = QHBoxLayout(self._more_room)
        room.setContentsMargins(0, 0, 0, 0)
        room.setSpacing(8)
        room.addWidget(self._more_said)
        room.addWidget(self._more)
        room.addStretch(1)
        self._layout.addWidget(self._more_room)

    @property
    def parts(self) -> tuple[QWidget, ...]:
        """Its options from top to bottom, and what stands below them."""
        return (*self._boxes.values(), self._more_room)

    def show_group(self, group: OptionGroup) -> None:
        """Shows those options that are meant."""
        self._title.setText(group.title)
        before, self._boxes = self._boxes, {}
        for place, row in enumerate(group.rows, start=1):
            box = self._boxes[row.key] = before.pop(row.key) if row.key in before else self._made(row, place)
            box.show_row(row)
            box.setVisible(row.meant)
        for gone in before.values():
            gone.deleteLater()
        said, press = group.more
        self._more_said.setText(said)
        self._more.setText(press)
        self._more_room.setVisible(bool(said))
        self.setVisible(group.meant)

    def _made(self, row: OptionRow, place: int) -> OptionBox:
        box = OptionBox(row, self._theme)
        self._layout.insertWidget(place, box)
        self.made.emit(box)
        return box

    def focus_first(self) -> None:
        """Keys go to the first option that shows."""
        first = next((box for box in self._boxes.values() if not box.isHidden()), None)
        if first is not None:
            first.focus()
