"""The column of options, group below group."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from quickticket.ui.settings.section import Section
from quickticket.ui.widgets.labels import label

if TYPE_CHECKING:
    from quickticket.ui.settings.option_box import OptionBox
    from quickticket.ui.settings.state import OptionGroup
    from quickticket.ui.theme.theme import Theme

_WIDTH = 700
_MARGIN = 28
_GROUPS_APART = 36
_AROUND = 72
"""Pixels to be seen above and below what has the focus: the heading of a group, the sentence of an option."""


class OptionColumn(QScrollArea):
    """The column.

    Args:
        theme: Colours.
        below: What stands at its end.

    Signals:
        reached: The key of the group that is at the top now.
        more: See `Section`.
        wrote, recorded, refused, offered, reset, listening: See `OptionBox`.
    """

    reached = Signal(str)
    more = Signal()
    wrote = Signal(str, str)
    recorded = Signal(str, object)
    refused = Signal(str, str)
    offered = Signal(str, str)
    reset = Signal(str)
    listening = Signal(bool)

    def __init__(self, theme: Theme, below: QWidget) -> None:
        super().__init__()
        self._theme = theme
        self._below = below
        self._sections: dict[str, Section] = {}
        self._stops: list[QWidget] = []
        self._nothing = label("No option is called that.", weight="muted")
        self._nothing.hide()
        page = QWidget()
        page.setMaximumWidth(_WIDTH)
        self._layout = QVBoxLayout(page)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(_GROUPS_APART)
        self._layout.addWidget(self._nothing)
        self._layout.addWidget(below)
        self._layout.addStretch(1)
        self._room = room = QWidget()
        margins = QHBoxLayout(room)
        margins.setContentsMargins(_MARGIN, 20, _MARGIN, 24)
        margins.addWidget(page, 1)
        margins.addStretch(0)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(room)
        self.verticalScrollBar().valueChanged.connect(self._scrolled)
        application = QApplication.instance()
        assert isinstance(application, QApplication)  # noqa: S101 - there is no widget without it
        application.focusChanged.connect(self._follow)

    def show_groups(self, groups: tuple[OptionGroup, ...]) -> None:
        """Shows those that are meant, in their order."""
        for place, group in enumerate(groups):
            section = self._sections.get(group.key)
            if section is None:
                section = self._sections[group.key] = Section(self._theme)
                section.made.connect(self._listen)
                section.more.connect(self.more)
                self._layout.insertWidget(place, section)
            section.show_group(group)
        self._nothing.setVisible(not any(group.meant for group in groups))
        self._order_tabs()

    def go_to(self, group: str) -> None:
        """Brings a group to the top."""
        if group in self._sections:
            self.verticalScrollBar().setValue(self._sections[group].y())

    def focus_group(self, group: str) -> None:
        """Keys go to a group's first option."""
        if group in self._sections:
            self._sections[group].focus_first()

    def _listen(self, box: OptionBox) -> None:
        box.wrote.connect(self.wrote)
        box.recorded.connect(self.recorded)
        box.refused.connect(self.refused)
        box.offered.connect(self.offered)
        box.reset.connect(self.reset)
        box.listening.connect(self.listening)

    def _order_tabs(self) -> None:
        """Tab goes down the column, although options were made at different times."""
        rooms = [*(part for section in self._sections.values() for part in section.parts), self._below]
        stops = [
            each
            for room in rooms
            for each in room.findChildren(QWidget)
            if each.focusPolicy() & Qt.FocusPolicy.TabFocus and each.window() is self.window()
        ]
        if stops != self._stops:
            self._stops = stops
            for one, next_one in pairwise(stops):
                QWidget.setTabOrder(one, next_one)

    def _scrolled(self, value: int) -> None:
        shown = [(key, section.y()) for key, section in self._sections.items() if not section.isHidden()]
        passed = [key for key, top in shown if top <= value + _GROUPS_APART]
        if passed:
            self.reached.emit(passed[-1])

    def _follow(self, _before: QWidget | None, focused: QWidget | None) -> None:
        """Tab never leads to where nobody sees it."""
        if focused is not None and self._room.isAncestorOf(focused):
            self.ensureWidgetVisible(focused, 0, _AROUND)
