"""The bulk window: a line, recipients, one table, one button."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QCompleter, QFileDialog, QHBoxLayout, QLineEdit, QMenu, QVBoxLayout, QWidget

from quickticket.ui.bulk.footer import BulkFooter
from quickticket.ui.bulk.sources import Sources
from quickticket.ui.bulk.state import BulkState, Deed
from quickticket.ui.bulk.table import BulkTable
from quickticket.ui.widgets.key_button import button
from quickticket.ui.widgets.labels import ElidedLabel, label
from quickticket.ui.wording import joined

if TYPE_CHECKING:
    from collections.abc import Callable

    from quickticket.ui.bulk.presenter import BulkPresenter
    from quickticket.ui.theme.theme import Theme

_EMPTY = "Paste names, e-mail addresses, or a table with a header: Ctrl+V."


class BulkWindow(QWidget):
    """The window. Ctrl+Enter sends, Esc closes; what was sent goes on.

    Args:
        theme: Colours and sizes.
        templates: Names to complete in the line, asked for when it gets the focus.

    Signals:
        line_edited: The line changed.
        exported: Where the results go.
        deed_done: A `Deed`.
        recent_chosen: Which of the newest bulks is to be watched.
    """

    line_edited = Signal(str)
    exported = Signal(str)
    deed_done = Signal(object)
    recent_chosen = Signal(int)

    def __init__(self, theme: Theme, templates: Callable[[], tuple[str, ...]]) -> None:
        super().__init__(None, Qt.WindowType.Window)
        self.setObjectName("window")
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, False)
        self.resize(1080, 600)
        self.setMinimumSize(860, 380)
        self._templates = templates
        self._heading = label(weight="secondary")
        self._recent = button("Recent bulks")
        self._recent_menu = QMenu(self._recent)
        self._recent.setMenu(self._recent_menu)
        self._line = QLineEdit()
        self._line.setPlaceholderText("/outage, or any line without @")
        self._line.setAccessibleName("What all tickets share")
        self._sources = Sources()
        self._shared = ElidedLabel()
        self._table = BulkTable(theme)
        self._nothing = label(_EMPTY, weight="muted")
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._footer = BulkFooter()
        self._build()
        self._connect()
        self.show_state(BulkState())

    def bind(self, presenter: BulkPresenter) -> None:
        """Lets a presenter decide what follows from each signal."""
        self.line_edited.connect(presenter.line_edited)
        self._sources.searched.connect(presenter.searched)
        self._sources.found_taken.connect(presenter.found_taken)
        self._sources.pasted.connect(presenter.pasted)
        self._sources.file_chosen.connect(presenter.file_chosen)
        self._sources.list_chosen.connect(presenter.list_chosen)
        self._sources.list_saved.connect(presenter.list_saved)
        self._sources.list_deleted.connect(presenter.list_deleted)
        self._table.renamed.connect(presenter.retyped)
        self._table.candidate_taken.connect(presenter.candidate_taken)
        self._table.removed.connect(presenter.removed)
        self._table.activated_row.connect(presenter.activated)
        self._footer.sent.connect(presenter.send)
        self._footer.undone.connect(presenter.undone)
        self._footer.cleared.connect(presenter.cleared)
        self.deed_done.connect(presenter.do)
        self.exported.connect(presenter.exported)
        self.recent_chosen.connect(presenter.recent_chosen)

    # -- the presenter's side -----------------------------------------------------------------------------

    def show_state(self, state: BulkState) -> None:
        """Draws a snapshot."""
        self._heading.setText(state.heading)
        self.setWindowTitle(f"{joined('Bulk', state.heading)} · QuickTicket")  # progress shows in the taskbar
        for part in (self._line, self._sources):
            part.setVisible(not state.sent)
        self._shared.setVisible(state.sent)
        self._shared.setText(state.line)
        self._sources.show_lists(state.lists, savable=bool(state.rows) and not state.sent)
        self._table.show_rows(state.rows, fixed=state.sent)
        self._table.setVisible(bool(state.rows))
        self._nothing.setVisible(not state.rows)
        self._footer.show_state(state)
        self._show_recent(state.recent)

    def show_found(self, found: tuple[str, ...]) -> None:
        """Shows whom the search field may mean."""
        self._sources.show_found(found)

    def set_line(self, line: str) -> None:
        """Puts a text into the line's field."""
        self._line.setText(line)

    def bring_up(self) -> None:
        """Shows the window in front of others; keys go where the next thing is missing."""
        names = [f"/{name}" for name in self._templates()]
        completer = QCompleter(names, self._line)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._line.setCompleter(completer)
        self.show()
        self.raise_()
        self.activateWindow()
        target = self._sources.search if self._line.text().strip() else self._line
        (target if target.isVisible() else self._table).setFocus(Qt.FocusReason.ActiveWindowFocusReason)

    # -- inner work ---------------------------------------------------------------------------------------

    def closeEvent(self, event: QCloseEvent) -> None:
        """Hides; what was sent goes on, and what is planned stays."""
        event.ignore()
        self.hide()

    def _show_recent(self, recent: tuple[str, ...]) -> None:
        self._recent.setVisible(bool(recent))
        self._recent_menu.clear()
        for place, text in enumerate(recent):
            action = self._recent_menu.addAction(text)
            action.triggered.connect(lambda _checked=False, at=place: self.recent_chosen.emit(at))

    def _build(self) -> None:
        heading = QHBoxLayout()
        heading.setSpacing(10)
        heading.addWidget(label("Bulk", size="title"))
        heading.addWidget(self._heading)
        heading.addStretch(1)
        heading.addWidget(self._recent)
        top = QVBoxLayout()
        top.setContentsMargins(12, 16, 12, 8)
        top.setSpacing(10)
        top.addLayout(heading)
        for part in (self._line, self._shared, self._sources):
            top.addWidget(part)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(top)
        layout.addWidget(self._table, 1)
        layout.addWidget(self._nothing, 1)
        layout.addWidget(self._footer)

    def _connect(self) -> None:
        self._line.textChanged.connect(self.line_edited)
        self._line.returnPressed.connect(self._sources.search.setFocus)
        self._table.paste_wanted.connect(self._sources.paste)
        self._footer.done.connect(self._do)
        QShortcut(QKeySequence("Esc"), self).activated.connect(self.close)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self).activated.connect(self._footer.sent)

    def _do(self, deed: Deed) -> None:
        if deed is not Deed.EXPORT:
            self.deed_done.emit(deed)
            return
        path, _ = QFileDialog.getSaveFileName(self, "Export results", "bulk.csv", "CSV (*.csv)")
        if path:
            self.exported.emit(path)
