"""The template window: the list, and beside it the template at hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget

from quickticket.ui.templates.form_pane import FormPane
from quickticket.ui.templates.list_pane import ListPane

if TYPE_CHECKING:
    from collections.abc import Callable

    from quickticket.ui.templates.form import Member
    from quickticket.ui.templates.presenter import TemplatesPresenter
    from quickticket.ui.templates.state import TemplatesState
    from quickticket.ui.theme.theme import Theme


class TemplatesWindow(QWidget):
    """The window. Enter on a row goes to its form, Esc goes back to the list, ends a search, and then closes.

    Signals:
        closed: The window was closed.
    """

    closed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(None, Qt.WindowType.Window)
        self.setWindowTitle("Templates · QuickTicket")
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, False)
        self.setObjectName("window")
        self.resize(1120, 740)
        self.setMinimumSize(900, 520)
        self._left = ListPane(theme)
        self._right = FormPane(theme)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._left)
        layout.addWidget(self._right, 1)
        self._left.entered.connect(self._right.focus_first)
        self._on("Ctrl+F", self._left.focus_search)
        self._on("Esc", self._back)

    def bind(self, presenter: TemplatesPresenter) -> None:
        """Lets a presenter decide what follows from each signal."""
        left, right, fields = self._left, self._right, self._right.fields
        left.selected.connect(presenter.select)
        left.searched.connect(presenter.search)
        left.moved.connect(presenter.move)
        left.most_used.connect(presenter.most_used_first)
        left.new.connect(presenter.new)
        left.deleted.connect(presenter.delete)
        left.undone.connect(presenter.undo)
        left.imported.connect(presenter.import_from)
        left.exported.connect(presenter.export_to)
        right.duplicated.connect(presenter.duplicate)
        right.deleted.connect(presenter.delete)
        right.shared_again.connect(presenter.delete)
        right.opened.connect(presenter.open_broken_file)
        fields.edited.connect(presenter.typed)
        fields.title_done.connect(presenter.title_done)
        fields.hotkey.connect(presenter.set_hotkey)
        fields.refused.connect(presenter.refuse_hotkey)
        fields.listening.connect(presenter.listen_for_hotkey)
        self.closed.connect(presenter.closed)
        self._on("Ctrl+N", presenter.new)
        self._on("Ctrl+D", presenter.duplicate)
        self._on("Ctrl+S", presenter.save)
        self._on("Alt+Up", lambda: presenter.move(-1))
        self._on("Alt+Down", lambda: presenter.move(1))

    def show_state(self, state: TemplatesState) -> None:
        """Draws a snapshot."""
        self._left.show_list(state.listed, state.form.form.name if state.form else "")
        self._right.show_state(state)

    def bring_up(self) -> None:
        """Shows the window in front of others; keys in the list, unless a field has them."""
        self.show()
        self.raise_()
        self.activateWindow()
        if self.focusWidget() is None:
            self._left.list.setFocus(Qt.FocusReason.ActiveWindowFocusReason)

    def focus_field(self, member: Member) -> None:
        """Typing goes to a field, over what stands there."""
        self._right.focus_field(member)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Hides; the program goes on."""
        self._right.fields.take_name()
        super().closeEvent(event)
        self.closed.emit()

    def _back(self) -> None:
        focused = QApplication.focusWidget()
        if focused is not None and self._right.isAncestorOf(focused):
            self._left.list.setFocus(Qt.FocusReason.OtherFocusReason)
        elif not self._left.clear_search():
            self.close()

    def _on(self, keys: str, deed: Callable[[], object]) -> None:
        QShortcut(QKeySequence(keys), self).activated.connect(deed)
