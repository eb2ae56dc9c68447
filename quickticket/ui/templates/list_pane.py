"""The left side: search, list, order, the quiet bar, and the buttons for new, import and export."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QMenu, QVBoxLayout, QWidget

from quickticket.ui.templates.file_dialogs import ask_for_file, ask_for_folder, ask_where_to
from quickticket.ui.templates.template_list import TemplateList
from quickticket.ui.widgets.banner_bar import BannerBar
from quickticket.ui.widgets.key_button import KeyButton, button
from quickticket.ui.widgets.labels import label

if TYPE_CHECKING:
    from collections.abc import Callable

    from quickticket.ui.templates.state import ListState
    from quickticket.ui.theme.theme import Theme

_WIDTH = 316


class ListPane(QFrame):
    """The left side.

    Signals:
        selected: See `TemplateList`.
        searched: The text of the search field.
        entered: Enter on a row.
        moved: -1 up, 1 down.
        most_used, new, deleted, undone: What the words say.
        imported: A path.
        exported: A path, and whether all own templates are meant.
    """

    selected = Signal(int)
    searched = Signal(str)
    entered = Signal()
    moved = Signal(int)
    most_used = Signal()
    new = Signal()
    deleted = Signal()
    undone = Signal()
    imported = Signal(str)
    exported = Signal(str, bool)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("list")
        self.setFixedWidth(_WIDTH)
        self._name = ""
        self._query = ""
        self._counts = label(weight="muted")
        self._search = QLineEdit()
        self._search.setPlaceholderText("Search (Ctrl+F)")
        self._search.setAccessibleName("Search templates")
        self._search.setClearButtonEnabled(True)
        self._search.textChanged.connect(self._searched)
        self._search.installEventFilter(self)
        self.list = TemplateList(theme)
        self.list.selected.connect(self.selected)
        self.list.installEventFilter(self)
        self._nothing = label(weight="muted", wrap=True)
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._order = label("Most used first", weight="muted", size="small")
        self._by_use = button("Most used first", "link")
        self._by_use.setToolTip("Drop the order made by hand")
        self._by_use.clicked.connect(self.most_used)
        self._up, self._down = self._mover("↑", "Move up", -1), self._mover("↓", "Move down", 1)
        self._bar = BannerBar("What was done", stacked=False)
        self._bar.chosen.connect(self.undone)
        self._new = KeyButton()
        self._new.show_offer("New", "Ctrl N")
        self._new.clicked.connect(self.new)
        self._build()

    def show_list(self, shown: ListState, name: str) -> None:
        """Shows the rows; `name` is that of the template at hand, for the export's file."""
        self._name = name
        self._counts.setText(shown.heading)
        if shown.query != self._query:
            self._query = shown.query
            self._search.setText(shown.query)
        self.list.show_list(shown)
        empty = not shown.rows and not shown.mistakes
        self.list.setVisible(not empty)
        self._nothing.setVisible(empty)
        self._nothing.setText(shown.nothing)
        self._order.setText("Your own order" if shown.arranged else "Most used first")
        self._by_use.setVisible(shown.arranged)
        for each in (self._up, self._down):
            each.setEnabled(shown.movable)
        notice = shown.notice
        self._bar.say(
            notice.text if notice else "",
            notice.tone if notice else "info",
            (notice.button,) if notice and notice.button else (),
            ("Ctrl Z",) if notice and notice.button else (),
        )

    def focus_search(self) -> None:
        """Typing goes to the search field."""
        self._search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._search.selectAll()

    def clear_search(self) -> bool:
        """Shows all templates again; False where nothing was searched for."""
        searched = bool(self._search.text())
        self._search.clear()
        return searched

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrows in the search field move in the list; Enter, Delete and Ctrl+Z do something in both."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._key(event, in_list=watched is self.list) or super().eventFilter(watched, event)
        return super().eventFilter(watched, event)

    def _key(self, event: QKeyEvent, *, in_list: bool) -> bool:
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            if in_list and event.keyCombination() == Qt.Modifier.CTRL | Qt.Key.Key_Z:
                self.undone.emit()
                return True
            return False
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        elif in_list and key == Qt.Key.Key_Delete:
            self.deleted.emit()
        elif not in_list and key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)
            self.list.keyPressEvent(event)
        else:
            return False
        return True

    def _searched(self, text: str) -> None:
        if text != self._query:
            self._query = text
            self.searched.emit(text)

    def _mover(self, arrow: str, words: str, by: int) -> QWidget:
        made = button(arrow, "close")
        made.setToolTip(f"{words} (Alt+{'Up' if by < 0 else 'Down'})")
        made.setAccessibleName(words)
        made.clicked.connect(lambda: self.moved.emit(by))
        return made

    def _build(self) -> None:
        heading = QHBoxLayout()
        heading.setSpacing(10)
        heading.addWidget(label("Templates", size="title"))
        heading.addWidget(self._counts)
        heading.addStretch(1)
        order = QHBoxLayout()
        order.setSpacing(10)
        order.addWidget(self._order)
        order.addWidget(self._by_use)
        order.addStretch(1)
        order.addWidget(self._up)
        order.addWidget(self._down)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self._new)
        buttons.addStretch(1)
        buttons.addWidget(
            self._menu_button(
                "Import…",
                (
                    ("A file or zip…", self._import_file),
                    ("A folder…", self._import_folder),
                ),
            )
        )
        buttons.addWidget(
            self._menu_button(
                "Export…",
                (
                    ("This template…", self._export_one),
                    ("All of your own as a zip…", self._export_zip),
                    ("All of your own into a folder…", self._export_folder),
                ),
            )
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 16, 1, 12)
        layout.setSpacing(8)
        for part in (heading, self._search, order):
            layout.addLayout(_indented(part))
        layout.addWidget(self.list, 1)
        layout.addWidget(self._nothing, 1)
        layout.addLayout(_indented(self._bar))
        layout.addLayout(_indented(buttons))

    def _menu_button(self, words: str, entries: tuple[tuple[str, Callable[[], None]], ...]) -> QWidget:
        made = button(words, "small")
        menu = QMenu(made)
        for text, deed in entries:
            menu.addAction(text).triggered.connect(deed)
        made.clicked.connect(lambda: menu.popup(made.mapToGlobal(QPoint(0, -menu.sizeHint().height()))))
        return made

    def _import_file(self) -> None:
        ask_for_file(self, self.imported.emit)

    def _import_folder(self) -> None:
        ask_for_folder(self, "Import a folder of templates", self.imported.emit)

    def _export_one(self) -> None:
        ask_where_to(
            self, "Export the template", f"{self._name}.toml", lambda path: self.exported.emit(path, False)
        )

    def _export_zip(self) -> None:
        ask_where_to(self, "Export templates", "templates.zip", lambda path: self.exported.emit(path, True))

    def _export_folder(self) -> None:
        ask_for_folder(self, "Export templates into a folder", lambda path: self.exported.emit(path, True))


def _indented(part: QWidget | QHBoxLayout) -> QHBoxLayout:
    room = QHBoxLayout()
    room.setContentsMargins(16, 0, 16, 0)
    if isinstance(part, QWidget):
        room.addWidget(part)
    else:
        room.addLayout(part)
    return room
