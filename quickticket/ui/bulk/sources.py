"""Where recipients come from: a search, the clipboard, a file, or a saved list."""

from __future__ import annotations

from PySide6.QtCore import QStringListModel, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QCompleter, QFileDialog, QHBoxLayout, QInputDialog, QLineEdit, QMenu, QWidget

from quickticket.ui.widgets.key_button import button


class _SearchField(QLineEdit):
    """A line for one name; several pasted at once are recipients, not a name."""

    pasted = Signal(str)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        text = QGuiApplication.clipboard().text() if event.matches(QKeySequence.StandardKey.Paste) else ""
        if any(mark in text.strip() for mark in "\n\t;"):
            self.pasted.emit(text)
        else:
            super().keyPressEvent(event)


class Sources(QWidget):
    """The row.

    Signals:
        searched: What stands in the search field.
        found_taken: Which of those that were found is a recipient.
        pasted: Text from the clipboard.
        file_chosen: A file's path.
        list_chosen, list_saved, list_deleted: A list's name.
    """

    searched = Signal(str)
    found_taken = Signal(int)
    pasted = Signal(str)
    file_chosen = Signal(str)
    list_chosen = Signal(str)
    list_saved = Signal(str)
    list_deleted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._found = QStringListModel(self)
        self.search = _SearchField()
        self.search.setPlaceholderText("Add a customer, site or user…")
        self.search.setAccessibleName("Add a customer, site or user")
        completer = QCompleter(self._found, self)
        completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self.search.setCompleter(completer)
        self._paste = button("Paste  Ctrl+V")
        self._file = button("Open file…")
        self._lists = button("Lists")
        self._menu = QMenu(self._lists)
        self._lists.setMenu(self._menu)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.search, 1)
        for each in (self._paste, self._file, self._lists):
            layout.addWidget(each)
        self.search.textEdited.connect(self.searched)
        self.search.pasted.connect(self.pasted)
        self.search.returnPressed.connect(lambda: self._take(0))
        completer.activated.connect(self._picked)
        self._paste.clicked.connect(self.paste)
        self._file.clicked.connect(self._choose_file)

    def paste(self) -> None:
        """Takes what the clipboard holds."""
        self.pasted.emit(QGuiApplication.clipboard().text())

    def show_found(self, found: tuple[str, ...]) -> None:
        """Shows whom the search may mean."""
        self._found.setStringList(list(found))
        completer = self.search.completer()
        if found and self.search.hasFocus():
            completer.complete()

    def show_lists(self, names: tuple[str, ...], *, savable: bool) -> None:
        """Offers saved lists; those at hand can be saved while there are some."""
        self._menu.clear()
        for name in names:
            self._menu.addAction(name).triggered.connect(lambda _c=False, it=name: self.list_chosen.emit(it))
        if names:
            self._menu.addSeparator()
        save = self._menu.addAction("Save these as a list…")
        save.setEnabled(savable)
        save.triggered.connect(self._name_list)
        if names:
            forget = self._menu.addMenu("Delete a list")
            for name in names:
                action = forget.addAction(name)
                action.triggered.connect(lambda _c=False, it=name: self.list_deleted.emit(it))

    def _picked(self, text: str) -> None:
        found = self._found.stringList()
        if text in found:
            self._take(found.index(text))

    def _take(self, index: int) -> None:
        if index < len(self._found.stringList()):
            self.found_taken.emit(index)
            self._found.setStringList([])
            QTimer.singleShot(0, self.search.clear)  # the completer writes its choice into it after this
            self.search.setFocus(Qt.FocusReason.OtherFocusReason)

    def _choose_file(self) -> None:
        path, _ = QFileDialog.getOpenFileName(
            self, "Recipients", "", "Lists (*.csv *.txt *.tsv);;All files (*)"
        )
        if path:
            self.file_chosen.emit(path)

    def _name_list(self) -> None:
        name, done = QInputDialog.getText(self, "Save list", "Name of the list:")
        if done and name.strip():
            self.list_saved.emit(name.strip())
