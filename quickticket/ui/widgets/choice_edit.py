"""A text field that offers choices: type to narrow them, Down lists all, and any other text may stay."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QStringListModel, Qt, Signal
from PySide6.QtGui import QAction, QIcon, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QCompleter, QLineEdit, QWidget

from quickticket.ui.widgets.chevron import chevron

if TYPE_CHECKING:
    from collections.abc import Sequence

    from quickticket.ui.theme.theme import Theme

_VISIBLE = 9
_HINT = "Down lists the choices."


class ChoiceEdit(QLineEdit):
    """The field. Moving in the open list shows each choice; Enter takes it, Esc goes back to what was typed.

    Args:
        theme: Colours.
        name: The accessible name.

    Signals:
        edited: The user changed the text, by typing or choosing; never while only moving in the list.
    """

    edited = Signal()

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._quiet = False
        self._types = False
        self._told = ""
        self._choices = QStringListModel(self)
        self.setAccessibleName(name)
        completer = QCompleter(self._choices, self)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setMaxVisibleItems(_VISIBLE)
        self.setCompleter(completer)
        self._list().setObjectName("choices")
        self._list().installEventFilter(self)
        self._open = QAction(self)
        self._open.setToolTip("Choose (Down)")
        self._open.triggered.connect(self.list_all)
        self.addAction(self._open, QLineEdit.ActionPosition.TrailingPosition)
        self.textChanged.connect(self._changed)
        theme.changed.connect(self._draw)
        self._draw()
        self.offer(())

    def offer(self, choices: Sequence[str]) -> None:
        """Offers other choices; the text stays."""
        if list(choices) != self._choices.stringList():
            self._choices.setStringList(list(choices))
        self._open.setVisible(bool(choices))
        if self.accessibleDescription() in ("", _HINT):  # a word on the text counts for more
            self.setAccessibleDescription(_HINT if choices else "")

    def show_text(self, text: str) -> None:
        """Shows a text without telling anybody; one that is shown already is left alone, cursor and all."""
        if text != self._told:
            self._put(text)
            self.setCursorPosition(0)

    def list_all(self) -> None:
        """Opens the list with everything, whatever stands in the field."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.selectAll()
        completer = self.completer()
        completer.setCompletionPrefix("")
        completer.complete()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Down opens the list."""
        if event.key() == Qt.Key.Key_Down and self._choices.rowCount():
            self.list_all()
            return
        self._types = True
        super().keyPressEvent(event)
        self._types = False

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Esc closes the open list, and not what a window's shortcut would; what stands there then counts."""
        if isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            if event.type() == QEvent.Type.ShortcutOverride:
                event.accept()
                return True
            if event.type() == QEvent.Type.KeyPress:
                self._put(self._told)
        elif event.type() == QEvent.Type.Hide:
            self._tell()
        return super().eventFilter(watched, event)

    def _changed(self) -> None:
        if not self._quiet and (self._types or not self._list().isVisible()):
            self._tell()

    def _tell(self) -> None:
        if self.text() != self._told:
            self._told = self.text()
            self.edited.emit()

    def _put(self, text: str) -> None:
        self._quiet = True
        self.setText(text)
        self._told = text
        self._quiet = False

    def _list(self) -> QAbstractItemView:
        popup = self.completer().popup()
        assert popup is not None  # noqa: S101 - every completer has one
        return popup

    def _draw(self) -> None:
        self._open.setIcon(QIcon(chevron(self._theme.palette.muted, self.devicePixelRatioF())))
