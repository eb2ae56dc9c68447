"""The day ledger's window: the band and the list, beside them the week."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from quickticket.ui.day.band_view import BandView
from quickticket.ui.day.entry_table import EntryTable
from quickticket.ui.day.footer import DayFooter
from quickticket.ui.day.keys import Move, MoveInList, Typed, meaning
from quickticket.ui.day.side_pane import SidePane
from quickticket.ui.day.state import Deed
from quickticket.ui.widgets.key_button import button
from quickticket.ui.widgets.labels import ElidedLabel, label
from quickticket.ui.widgets.pill import Pill

if TYPE_CHECKING:
    from quickticket.ui.day.presenter import DayPresenter
    from quickticket.ui.day.state import DayState
    from quickticket.ui.theme.theme import Theme

_EDGE = 24
_BACK = "\N{SINGLE LEFT-POINTING ANGLE QUOTATION MARK}"
_ON = "\N{SINGLE RIGHT-POINTING ANGLE QUOTATION MARK}"


class DayWindow(QWidget):
    """The window. Arrows go through the day, Enter does what the first button says, Esc closes.

    Signals:
        done: A `Deed`.
        moved, moved_in_list: So many pieces along the band, or entries along the list.
        chosen: A block of the band.
        day_chosen: A `date`.
        typed: A letter.
        left: Another window has the keys.
        exported: The path of the file to write.
        came_back: The window has the focus again.
        closed: The window was closed.
    """

    done = Signal(object)
    moved = Signal(int)
    moved_in_list = Signal(int)
    chosen = Signal(int)
    day_chosen = Signal(object)
    typed = Signal(str)
    left = Signal()
    exported = Signal(str)
    came_back = Signal()
    closed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(None, Qt.WindowType.Window)
        self.setWindowTitle("Day ledger · QuickTicket")
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, False)
        self.resize(1220, 560)
        self.setMinimumSize(1000, 460)
        self._day = ElidedLabel(size="display")
        self._logged = label(size="display")
        self._due = label(weight="secondary")
        self._missing = Pill(theme)
        self._note = label(weight="muted", size="small", wrap=True)
        self._nothing = label("Nothing is logged on this day.", weight="muted")
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._band = BandView(theme)
        self._table = EntryTable(theme)
        self._side = SidePane(theme)
        self._footer = DayFooter()
        self._build()
        self._band.chosen.connect(self.chosen)
        self._band.acted.connect(lambda: self.done.emit(Deed.ACT))
        self._table.clicked.connect(self._row_clicked)
        self._table.doubleClicked.connect(lambda _index: self.done.emit(Deed.ACT))
        self._side.bars.chosen.connect(self.day_chosen)
        self._footer.pressed.connect(self.done)
        QShortcut(QKeySequence("Esc"), self).activated.connect(self.close)

    def bind(self, presenter: DayPresenter) -> None:
        """Lets a presenter decide what follows from each signal."""
        self.done.connect(presenter.do)
        self.moved.connect(presenter.move)
        self.moved_in_list.connect(presenter.move_in_list)
        self.chosen.connect(presenter.choose)
        self.day_chosen.connect(presenter.show_day)
        self.typed.connect(presenter.type)
        self.left.connect(presenter.left)
        self.exported.connect(presenter.export)
        self.came_back.connect(presenter.look_again)
        self.closed.connect(presenter.closed)

    def show_state(self, state: DayState) -> None:
        """Draws a snapshot."""
        self._day.setText(state.heading)
        self._logged.setText(state.logged)
        self._due.setText(state.due)
        self._missing.show_state(state.missing, "warn")
        self._note.setText(" ".join(state.notes))
        self._note.setVisible(bool(state.notes))
        self._band.show_band(state.band, state.chosen, state.heading)
        self._table.show_rows(state.rows, state.chosen)
        self._table.setVisible(bool(state.rows))
        self._nothing.setVisible(not state.rows)
        self._side.show_state(state)
        self._footer.show_state(state)

    def bring_up(self) -> None:
        """Shows the window in front of others, keys in the band."""
        self.show()
        self.raise_()
        self.activateWindow()
        self._band.setFocus(Qt.FocusReason.ActiveWindowFocusReason)

    def ask_where(self, name: str) -> None:
        """Asks where to write a file."""
        path, _ = QFileDialog.getSaveFileName(self, "Export the week", name, "CSV (*.csv)")
        if path:
            self.exported.emit(path)

    # -- Qt's own hooks ---------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Every key that no field or button takes."""
        match meaning(event):
            case Move(step):
                self.moved.emit(step)
            case MoveInList(step):
                self.moved_in_list.emit(step)
            case Typed(text):
                self.typed.emit(text)
            case Deed() as deed:
                self.done.emit(deed)
            case None:
                super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Notices that another window takes the keys, and that they are back."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange:
            (self.came_back if self.isActiveWindow() else self.left).emit()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Hides; the program goes on."""
        super().closeEvent(event)
        self.closed.emit()

    def _row_clicked(self, index: QModelIndex) -> None:
        self.chosen.emit(self._table.rows[index.row()].block)

    # -- layout -----------------------------------------------------------------------------------------

    def _build(self) -> None:
        left = QVBoxLayout()
        left.setContentsMargins(_EDGE, 18, _EDGE, 0)
        left.setSpacing(0)
        left.addLayout(self._heading())
        left.addSpacing(14)
        left.addWidget(self._band)
        left.addSpacing(8)
        left.addWidget(_rule())
        left.addWidget(self._table, 1)
        left.addWidget(self._nothing, 1)
        left.addWidget(self._note)
        left.addSpacing(10)
        whole = QVBoxLayout()
        whole.setSpacing(0)
        whole.addLayout(left, 1)
        whole.addWidget(self._footer)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(whole, 1)
        layout.addWidget(self._side)
        self.setObjectName("window")
        for before, after in pairwise((self._band, self._table, self._side.bars, self._footer)):
            self.setTabOrder(before, after)

    def _heading(self) -> QHBoxLayout:
        heading = QHBoxLayout()
        heading.setSpacing(8)
        heading.addWidget(self._turner(_BACK, "Day before", "PgUp", Deed.EARLIER))
        heading.addWidget(self._day)
        heading.addWidget(self._turner(_ON, "Day after", "PgDn", Deed.LATER))
        heading.addStretch(1)
        heading.addWidget(self._logged)
        heading.addWidget(self._due)
        heading.addSpacing(4)
        heading.addWidget(self._missing)
        return heading

    def _turner(self, text: str, name: str, key: str, deed: Deed) -> QPushButton:
        made = button(text, "close")
        made.setAccessibleName(name)
        made.setToolTip(f"{name} ({key})")
        made.clicked.connect(lambda: self.done.emit(deed))
        return made


def _rule() -> QLabel:
    rule = label()
    rule.setFixedHeight(1)
    rule.setProperty("tone", "panel")
    return rule
