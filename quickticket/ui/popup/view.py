"""The popup window: layout and signals. It draws snapshots and decides nothing."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QCursor, QGuiApplication
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from quickticket.ui.popup.choice_list import ChoiceList
from quickticket.ui.popup.completion_list import CompletionList
from quickticket.ui.popup.footer import Footer
from quickticket.ui.popup.form import Form
from quickticket.ui.popup.keys import Key
from quickticket.ui.popup.line_keys import LineKeys, on_keys
from quickticket.ui.popup.placement import Area, place
from quickticket.ui.popup.start_rows import StartRows
from quickticket.ui.popup.state import Choices, PopupState
from quickticket.ui.widgets.banner_bar import BannerBar
from quickticket.ui.widgets.desertion import Desertion
from quickticket.ui.widgets.fitted_card import FittedCard
from quickticket.ui.widgets.smart_line_edit import SmartLineEdit

if TYPE_CHECKING:
    from collections.abc import Callable

    from quickticket.domain.draft import TokenKind
    from quickticket.ui.theme.theme import Theme

WIDTH = 680
_ROOM = 560
_NUMBERED = 6  # open tickets, then candidates


class PopupView(FittedCard):
    """The window, built once and shown again and again.

    Attributes:
        choices: The list over the form.
        start_rows: What the empty popup offers.
        form: What was understood, shown while there is nothing to complete, and what a template adds always.

    Args:
        theme: Colours and sizes.
        composited: See `Card`.
        on_shown: Called with the native window id right after showing, to bring the focus here.
        on_hiding: Called right before hiding, to give the focus back.

    Signals:
        edited: The line or the details changed.
        key_pressed: A `Key` was pressed in the line, or Ctrl+Enter or Esc anywhere.
        row_chosen: A completion was clicked.
        field_opened: A field's kind, and the letters typed on it.
        ticket_chosen, candidate_chosen, banner_chosen: A button's index.
    """

    edited = Signal()
    key_pressed = Signal(object)
    row_chosen = Signal(int)
    field_opened = Signal(str, str)
    ticket_chosen = Signal(int)
    candidate_chosen = Signal(int)
    banner_chosen = Signal(int)

    def __init__(
        self,
        theme: Theme,
        *,
        composited: bool,
        on_shown: Callable[[int], None] = lambda _win_id: None,
        on_hiding: Callable[[], None] = lambda: None,
    ) -> None:
        flags = Qt.WindowType.Tool | Qt.WindowType.WindowStaysOnTopHint
        super().__init__(theme, flags, width=WIDTH, composited=composited)
        self._on_shown = on_shown
        self._on_hiding = on_hiding
        self._desertion = Desertion(self)
        self._state: PopupState | None = None
        self.setWindowTitle("QuickTicket")
        self.setAccessibleName("QuickTicket")
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, False)
        self._build(theme)
        self._connect()
        self.show_state(PopupState())

    # -- for the composition root and the command line --------------------------------------------------

    @property
    def visible(self) -> bool:
        """It is on the screen."""
        return self.isVisible()

    @property
    def line(self) -> str:
        """The canonical text: the line, then a line break and the details when there are some."""
        details = self.form.details.toPlainText()
        return f"{self._line.line()}\n{details}" if details else self._line.line()

    def warm(self) -> None:
        """Does once, unseen, all the work that the first showing would have to do."""
        self.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen, True)
        self.show()
        self.grab()
        self.hide()
        self.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen, False)

    def show_now(self, line: str | None = None) -> None:
        """Shows the window on the screen with the pointer, ready to be typed into.

        Args:
            line: Replaces what stands in the popup; None keeps the draft.
        """
        if line is not None:
            self.set_text(line, len(line.partition("\n")[0]))
        if not self.isVisible():
            screen = QGuiApplication.screenAt(QCursor.pos()) or QGuiApplication.primaryScreen()
            free = screen.availableGeometry()
            area = Area(free.x(), free.y(), free.width(), free.height())
            self.move(*place(area, self.width(), _ROOM + 2 * self.margin, self.margin))
            self.show()
        self._desertion.begin()  # a hotkey held down takes the focus away for as long
        self.raise_()
        self.activateWindow()
        self._line.setFocus(Qt.FocusReason.ActiveWindowFocusReason)
        self._on_shown(int(self.winId()))

    # -- the presenter's side -------------------------------------------------------------------------

    def hide_now(self) -> None:
        """Hides the window and gives the focus back."""
        if self.isVisible():
            self._on_hiding()
            self.hide()

    def set_text(self, text: str, cursor: int | None = None) -> None:
        """Puts a canonical text into line and details.

        Args:
            text: Line, and details after a line break.
            cursor: Position of the text cursor in the line; None means its end.
        """
        line, _, details = text.partition("\n")
        self._line.set_line(line, cursor)
        self.form.details.replace(details)

    def forget(self) -> None:
        """Empties the popup for the next capture, undo history too."""
        self._line.forget()
        self.form.details.clear()

    @property
    def caret(self) -> int:
        """The text cursor's place in the canonical line."""
        return self._line.caret()

    def focus_line(self) -> None:
        """Typing goes to the line."""
        self._line.setFocus(Qt.FocusReason.OtherFocusReason)

    def focus_details(self) -> None:
        """Typing goes to the details; what a template wrote there becomes one's own to change."""
        self.form.details.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def insert_details(self, text: str) -> None:
        """Puts a text into the details where their text cursor stands, and goes there."""
        self.focus_details()
        self.form.details.insert(text)

    def focus_question(self, index: int) -> None:
        """Typing goes to a question of the template."""
        self.form.questions.focus(index)

    def focus_field(self, kind: TokenKind | None = None) -> None:
        """Puts the focus on a field's chip, or on the first."""
        chip = self.form.fields.chip(kind) if kind else None
        target = chip if chip is not None and not chip.isHidden() else self.form.fields.first()
        if target is not None and not self.form.isHidden():
            target.setFocus(Qt.FocusReason.TabFocusReason)

    def show_state(self, state: PopupState) -> None:
        """Draws a snapshot."""
        self._line.show_marks(state.marks)  # they have grown with what was typed behind them
        if state == self._state:
            return
        self._state = state
        banner = state.banner
        self._banner.say(
            banner.text if banner else "", banner.tone if banner else "info", banner.actions if banner else ()
        )
        self._banner_room.setVisible(banner is not None)
        open_questions = any(question.missing for question in state.questions)
        unseen = bool(state.written.source) and not open_questions  # Enter may send what a template adds
        formed = not state.empty and (state.completion is None or unseen)
        self._completion.show_completion(state.completion, short=formed)
        self.start_rows.show_start(state.start)
        self.start_rows.setVisible(state.empty and state.completion is None)
        self.form.setVisible(formed)
        self.form.show_state(state)
        self._footer.show_footer(state.editing or state.acting_as, state.button, ready=state.ready)
        self.fit()
        self._show_choices(state.choices)
        self.fit()

    # -- Qt's own hooks ---------------------------------------------------------------------------------

    def closeEvent(self, event: QCloseEvent) -> None:
        """The window manager's close is Esc: the draft is kept."""
        event.ignore()
        self.key_pressed.emit(Key.ESCAPE)

    # -- inner work -------------------------------------------------------------------------------------

    def _build(self, theme: Theme) -> None:
        self._banner = BannerBar("Notice")
        self._line = SmartLineEdit(theme, "@joe outlook will not open :incident 12m")
        self._completion = CompletionList(theme)
        self.start_rows = StartRows()
        self.form = Form(theme)
        self._footer = Footer()
        self._room = QWidget()
        self._room.setFixedHeight(0)
        self.choices = ChoiceList(theme, self)
        rule = QFrame()
        rule.setObjectName("rule")
        rule.setFixedHeight(1)
        self._banner_room = _padded(self._banner, (12, 12, 12, 0))
        line_room = _padded(self._line, (18, 12, 18, 12))
        for part in (
            self._banner_room,
            line_room,
            rule,
            self._completion,
            self.start_rows,
            self.form,
            self._room,
            self._footer,
        ):
            self.body.addWidget(part)

    def _connect(self) -> None:
        self._desertion.happened.connect(self._make_room)
        LineKeys(self._line, self).pressed.connect(self.key_pressed)
        self._line.edited.connect(self.edited)
        self._line.cursorPositionChanged.connect(self.edited)
        self._line.overflowed.connect(self.form.details.appendPlainText)
        self.form.details.textChanged.connect(self.edited)
        self.form.details.grown.connect(self.fit)
        self._completion.chosen.connect(self.row_chosen)
        self.form.fields.opened.connect(self.field_opened)
        self.form.tickets.chosen.connect(self.ticket_chosen)
        self.form.candidate_chosen.connect(self.candidate_chosen)
        self._banner.chosen.connect(self.banner_chosen)
        self._footer.sent.connect(lambda: self.key_pressed.emit(Key.CTRL_ENTER))
        on_keys(self, "Alt+L", self.focus_line)
        for number in range(_NUMBERED):
            on_keys(self, f"Alt+{number + 1}", partial(self._numbered, number))

    def _numbered(self, number: int) -> None:
        """Alt and a digit: the open tickets first, then the candidates, as their caps say."""
        state = self._state
        if state is not None and state.empty and state.start.debt and number == 0:
            self.start_rows.debt_wanted.emit()
        if state is None or self.form.isHidden():
            return
        candidate = number - len(state.tickets)
        if candidate < 0:
            self.ticket_chosen.emit(number)
        elif state.warning is not None and candidate < len(state.warning.candidates):
            self.candidate_chosen.emit(candidate)

    def _make_room(self) -> None:
        """Hides without touching the focus, as launchers do: it is where the user put it."""
        self.choices.left.emit()
        self.hide()

    def _show_choices(self, choices: Choices | None) -> None:
        """Shows a field's list under its chip, and makes room for it above the footer."""
        if choices is None:
            self.choices.hide()
            self._room.setFixedHeight(0)
            return
        anchor = self.form.owner_of(choices)
        if anchor is not None:
            self.choices.open_under(anchor, choices, self.width() - self.margin - 16)
        lacking = self.choices.geometry().bottom() + 12 - self.form.geometry().bottom()
        self._room.setFixedHeight(max(0, lacking))


def _padded(inner: QWidget, margins: tuple[int, int, int, int]) -> QWidget:
    room = QWidget()
    layout = QVBoxLayout(room)
    layout.setContentsMargins(*margins)
    layout.setSpacing(0)
    layout.addWidget(inner)
    return room
