"""The settings window: search and groups at the left, one column of options beside them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, QStringListModel, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QListView, QVBoxLayout, QWidget

from quickticket.ui.settings.column import OptionColumn
from quickticket.ui.widgets.banner_bar import BannerBar
from quickticket.ui.widgets.key_button import button
from quickticket.ui.widgets.labels import ElidedLabel, label

if TYPE_CHECKING:
    from quickticket.ui.settings.presenter import SettingsPresenter
    from quickticket.ui.settings.state import SettingsState
    from quickticket.ui.theme.theme import Theme

_LIST_WIDTH = 216


class SettingsWindow(QWidget):
    """The window. Enter on a group goes to its options, Esc empties the search and then closes.

    Signals:
        searched: The text of the search field.
        came_to_front: The window is the active one again.
        opened_file: The file is to be shown.
    """

    searched = Signal(str)
    came_to_front = Signal()
    opened_file = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(None, Qt.WindowType.Window)
        self.setWindowTitle("Settings · QuickTicket")
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, False)
        self.resize(940, 680)
        self.setMinimumSize(720, 420)
        self._search = QLineEdit()
        self._search.setPlaceholderText("Search (Ctrl+F)")
        self._search.setAccessibleName("Search options")
        self._search.setClearButtonEnabled(True)
        self._search.textChanged.connect(self.searched)
        self._groups: tuple[str, ...] = ()
        self._titles = QStringListModel(self)
        self._list = QListView()
        self._list.setObjectName("groups")
        self._list.setAccessibleName("Groups of options")
        self._list.setModel(self._titles)
        self._list.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self._list.selectionModel().currentRowChanged.connect(self._chosen)
        self._problem = BannerBar("What is wrong with the settings file")
        self._problem_room = QWidget()
        self._file = ElidedLabel(weight="muted")
        self._column = OptionColumn(theme, self._below())
        self._column.reached.connect(self._reached)
        self._list.activated.connect(lambda index: self._column.focus_group(self._groups[index.row()]))
        self._build()
        self._on("Ctrl+F", self._to_search)
        self._on("Esc", self._back)

    def bind(self, presenter: SettingsPresenter) -> None:
        """Lets a presenter decide what follows from each signal."""
        self.searched.connect(presenter.search)
        self.came_to_front.connect(presenter.look_again)
        self._column.wrote.connect(presenter.write)
        self._column.recorded.connect(presenter.record)
        self._column.refused.connect(presenter.refuse)
        self._column.offered.connect(presenter.take)
        self._column.reset.connect(presenter.reset)
        self._column.listening.connect(presenter.listen)
        self._column.more.connect(presenter.manage_templates)
        self.opened_file.connect(presenter.open_file)

    def show_state(self, state: SettingsState) -> None:
        """Draws a snapshot."""
        self._file.setText(state.file)
        self._problem.say(state.problem, "bad")
        self._problem_room.setVisible(bool(state.problem))
        meant = tuple(group.key for group in state.groups if group.meant)
        if meant != self._groups:
            self._groups = meant
            self._titles.setStringList([group.title for group in state.groups if group.meant])
            self._reached(meant[0] if meant else "")
        self._column.show_groups(state.groups)

    def bring_up(self) -> None:
        """Shows the window in front of others, keys in the search field, unless something has them."""
        self.show()
        self.raise_()
        self.activateWindow()
        if self.focusWidget() is None:
            self._search.setFocus(Qt.FocusReason.ActiveWindowFocusReason)

    def changeEvent(self, event: QEvent) -> None:
        """Tells that it came to the front."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange and self.isActiveWindow():
            self.came_to_front.emit()

    def _below(self) -> QWidget:
        room = QFrame()
        room.setProperty("tone", "panel")
        said = label("Everything here is kept in a file that you can edit as well:", weight="secondary")
        show = button("Open the file", "small")
        show.clicked.connect(self.opened_file)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(said)
        words.addWidget(self._file)
        layout = QHBoxLayout(room)
        layout.setContentsMargins(14, 10, 14, 10)
        layout.setSpacing(16)
        layout.addLayout(words, 1)
        layout.addWidget(show)
        return room

    def _build(self) -> None:
        side = QFrame()
        side.setObjectName("list")
        side.setFixedWidth(_LIST_WIDTH)
        left = QVBoxLayout(side)
        left.setContentsMargins(12, 16, 12, 12)
        left.setSpacing(12)
        left.addWidget(label("Settings", size="title"))
        left.addWidget(self._search)
        left.addWidget(self._list, 1)
        right = QVBoxLayout()
        right.setSpacing(0)
        banner = QHBoxLayout(self._problem_room)
        banner.setContentsMargins(16, 12, 16, 0)
        banner.addWidget(self._problem)
        right.addWidget(self._problem_room)
        right.addWidget(self._column, 1)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(side)
        layout.addLayout(right, 1)
        self.setObjectName("window")

    def _chosen(self, current: QModelIndex, _before: QModelIndex) -> None:
        if current.isValid():
            self._column.go_to(self._groups[current.row()])

    def _reached(self, group: str) -> None:
        """Marks the group that the column shows, without moving the column."""
        if group in self._groups:
            model = self._list.selectionModel()
            model.blockSignals(True)
            self._list.setCurrentIndex(self._titles.index(self._groups.index(group)))
            model.blockSignals(False)
            self._list.viewport().update()

    def _to_search(self) -> None:
        self._search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._search.selectAll()

    def _back(self) -> None:
        if self._search.text():
            self._search.clear()
        else:
            self.close()

    def _on(self, keys: str, act: object) -> None:
        QShortcut(QKeySequence(keys), self).activated.connect(act)
