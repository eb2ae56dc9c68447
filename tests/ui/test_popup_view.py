"""The popup's window: where it stands, what its keys and buttons report, and that everything has a name."""

from __future__ import annotations

from dataclasses import replace
from itertools import chain

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtGui import QCursor, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QAbstractScrollArea, QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from quickticket.domain.draft import TokenKind, TokenState
from quickticket.ui.popup.keys import Key
from quickticket.ui.popup.state import Completion, Hint, Mark, PopupState, QuestionRow, Row, Written
from quickticket.ui.popup.view import PopupView
from quickticket.ui.theme.theme import Theme
from quickticket.ui.widgets.field_chip import FieldChip
from quickticket.ui.widgets.key_button import KeyButton
from quickticket.ui.widgets.smart_line_edit import SmartLineEdit
from tests.ui.focus import focused
from tests.ui.gallery import FORM, LINE, popups, template_popups

CONTROL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier


def line_of(popup: PopupView) -> SmartLineEdit:
    [line] = popup.findChildren(SmartLineEdit)
    return line


def chip_of(popup: PopupView, caption: str) -> FieldChip:
    return next(chip for chip in popup.findChildren(FieldChip) if chip.accessibleName().startswith(caption))


def test_it_takes_the_keys_at_once(popup: PopupView) -> None:
    QTest.keyClicks(focused(), "@joe vpn")
    assert popup.line == "@joe vpn"


def test_a_draft_that_another_text_takes_the_place_of_comes_back_by_undo(popup: PopupView) -> None:
    draft = "@joe vpn\nSince Monday."
    popup.set_text(draft)
    popup.set_text("/pw")
    assert popup.form.details.toPlainText() == ""
    QTest.keyClick(focused(), Qt.Key.Key_Z, CONTROL)
    popup.focus_details()
    QTest.keyClick(focused(), Qt.Key.Key_Z, CONTROL)
    assert popup.line == draft
    popup.forget()
    QTest.keyClick(focused(), Qt.Key.Key_Z, CONTROL)
    assert popup.line == ""


def test_words_typed_behind_an_understood_one_are_not_marked_with_it(popup: PopupView) -> None:
    state = PopupState(empty=False, marks=(Mark(0, 3, TokenState.RESOLVED),))
    QTest.keyClicks(focused(), "12m")
    popup.show_state(state)
    QTest.keyClicks(focused(), " vpn")
    popup.show_state(state)
    [marked] = line_of(popup).extraSelections()
    assert marked.cursor.selectedText() == "12m"


def test_it_stands_whole_on_the_screen_with_the_pointer(popup: PopupView) -> None:
    screen = QGuiApplication.screenAt(QCursor.pos())
    assert screen is not None
    free = screen.availableGeometry()
    assert free.contains(popup.geometry())
    assert popup.geometry().top() < free.top() + free.height() / 3


@pytest.mark.parametrize(
    ("name", "line", "state"), list(popups()), ids=lambda value: value if isinstance(value, str) else ""
)
def test_it_grows_downwards_only_and_shows_everything(
    popup: PopupView, name: str, line: str, state: PopupState
) -> None:
    corner = popup.pos()
    popup.set_text(line)
    popup.show_state(state)
    QCoreApplication.sendPostedEvents()
    assert popup.pos() == corner
    assert popup.height() < 520
    assert popup.width() == 680 + 2 * popup.margin
    for child in popup.findChildren(QWidget):
        if child.isVisible() and isinstance(child, QAbstractButton | QLineEdit):
            bottom = child.mapTo(popup, child.rect().bottomRight())
            assert popup.rect().contains(bottom), f"{name}: {child.accessibleName()} is cut off"


@pytest.mark.parametrize(
    ("key", "modifier", "expected"),
    [
        (Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier, Key.ENTER),
        (Qt.Key.Key_Enter, Qt.KeyboardModifier.KeypadModifier, Key.ENTER),
        (Qt.Key.Key_Return, CONTROL, Key.CTRL_ENTER),
        (Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier, Key.SHIFT_ENTER),
        (Qt.Key.Key_Tab, Qt.KeyboardModifier.NoModifier, Key.TAB),
        (Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier, Key.ESCAPE),
        (Qt.Key.Key_Up, Qt.KeyboardModifier.NoModifier, Key.UP),
        (Qt.Key.Key_Down, Qt.KeyboardModifier.NoModifier, Key.DOWN),
    ],
)
def test_keys_of_the_line_are_reported(
    qtbot: QtBot, popup: PopupView, key: Qt.Key, modifier: Qt.KeyboardModifier, expected: Key
) -> None:
    with qtbot.waitSignal(popup.key_pressed) as told:
        QTest.keyClick(line_of(popup), key, modifier)
    assert told.args == [expected]
    assert popup.line == ""


def test_ctrl_enter_and_escape_work_from_any_field(qtbot: QtBot, popup: PopupView) -> None:
    popup.set_text(LINE)
    popup.show_state(FORM)
    for focus in (popup.focus_details, lambda: popup.focus_field(TokenKind.CATEGORY)):
        focus()
        for key, modifier, expected in (
            (Qt.Key.Key_Return, CONTROL, Key.CTRL_ENTER),
            (Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier, Key.ESCAPE),
        ):
            with qtbot.waitSignal(popup.key_pressed) as told:
                QTest.keyClick(focused(), key, modifier)
            assert told.args == [expected]


def test_the_details_belong_to_the_text(popup: PopupView) -> None:
    popup.set_text(LINE)
    popup.show_state(FORM)
    popup.focus_details()
    QTest.keyClicks(focused(), "since Monday")
    assert popup.line == f"{LINE}\nsince Monday"


def test_alt_1_logs_on_the_open_ticket(qtbot: QtBot, popup: PopupView) -> None:
    popup.show_state(FORM)
    with qtbot.waitSignal(popup.ticket_chosen) as told:
        QTest.keyClick(line_of(popup), Qt.Key.Key_1, ALT)
    assert told.args == [0]


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Space, Qt.Key.Key_Down])
def test_a_chip_opens_by_key(qtbot: QtBot, popup: PopupView, key: Qt.Key) -> None:
    popup.show_state(FORM)
    with qtbot.waitSignal(popup.field_opened) as told:
        QTest.keyClick(chip_of(popup, "Category"), key)
    assert told.args == [TokenKind.CATEGORY, ""]


def test_typing_on_a_chip_opens_it_with_the_letter(qtbot: QtBot, popup: PopupView) -> None:
    popup.show_state(FORM)
    with qtbot.waitSignal(popup.field_opened) as told:
        QTest.keyClick(chip_of(popup, "Category"), Qt.Key.Key_E)
    assert told.args == [TokenKind.CATEGORY, "e"]


def test_tab_walks_the_chips_in_order_whatever_was_shown_before(popup: PopupView) -> None:
    popup.show_state({name: state for name, _, state in popups()}["popup-time"])
    popup.show_state(FORM)
    popup.focus_field()
    walked = []
    for _ in FORM.fields:
        widget = QApplication.focusWidget()
        assert isinstance(widget, FieldChip)
        walked.append(widget.accessibleName().partition(":")[0])
        QTest.keyClick(widget, Qt.Key.Key_Tab)
    assert walked == [field.caption for field in FORM.fields]


def test_hiding_and_showing_keeps_the_text_and_tells(qtbot: QtBot, theme: Theme) -> None:
    told: list[str] = []
    popup = PopupView(
        theme,
        composited=False,
        on_shown=lambda win_id: told.append("shown" if win_id else "?"),
        on_hiding=lambda: told.append("hiding"),
    )
    qtbot.addWidget(popup)
    popup.show_now("@joe half a thought")
    popup.hide_now()
    popup.hide_now()
    assert not popup.visible
    popup.show_now()
    assert popup.line == "@joe half a thought"
    assert told == ["shown", "hiding", "shown"]


def test_every_control_has_a_name(popup: PopupView) -> None:
    for name, line, state in chain(popups(), template_popups()):
        popup.set_text(line)
        popup.show_state(state)
        for child in popup.findChildren(QWidget):
            if child.isHidden():
                continue
            if isinstance(child, QAbstractButton | QLineEdit) or (
                isinstance(child, QAbstractScrollArea) and child.objectName() != "qt_scrollarea_viewport"
            ):
                said = child.accessibleName() or getattr(child, "text", str)()
                assert said, f"{name}: {child}"


def test_it_makes_room_when_the_user_turns_to_another_window_and_keeps_the_draft(
    qtbot: QtBot, theme: Theme
) -> None:
    hidings: list[str] = []
    popup = PopupView(theme, composited=False, on_hiding=lambda: hidings.append("focus pulled back"))
    other = QLineEdit()
    for window in (popup, other):
        qtbot.addWidget(window)
    popup.show_now("@joe half a thought")
    qtbot.waitUntil(popup.isActiveWindow)
    other.show()
    other.activateWindow()
    qtbot.waitUntil(lambda: not popup.visible)
    assert other.isActiveWindow()
    assert hidings == []
    popup.show_now()
    qtbot.waitUntil(popup.isActiveWindow)
    assert popup.line == "@joe half a thought"


def test_alt_and_a_digit_goes_through_tickets_and_then_candidates(qtbot: QtBot, popup: PopupView) -> None:
    popup.set_text(LINE)
    popup.show_state(replace(FORM, warning=Hint("Which category?", ("Spam", "Outlook"))))
    caps = {button.accessibleName() for button in popup.findChildren(KeyButton) if button.isVisible()}
    assert caps == {"Spam, Alt 2", "Outlook, Alt 3"}
    with qtbot.waitSignal(popup.candidate_chosen) as told:
        QTest.keyClick(line_of(popup), Qt.Key.Key_3, ALT)
    assert told.args == [1]
    with qtbot.assertNotEmitted(popup.candidate_chosen):
        QTest.keyClick(line_of(popup), Qt.Key.Key_4, ALT)


def test_tab_meets_the_candidates_before_the_button_that_sends(popup: PopupView) -> None:
    popup.set_text(LINE)
    popup.show_state(replace(FORM, tickets=(), warning=Hint("Which category?", ("Spam", "Outlook"))))
    popup.focus_details()
    walked = []
    for _ in range(3):
        QTest.keyClick(focused(), Qt.Key.Key_Tab)
        walked.append(focused().accessibleName())
    assert walked == ["Spam, Alt 1", "Outlook, Alt 2", FORM.button]


def test_enter_presses_the_button_that_has_the_focus(qtbot: QtBot, popup: PopupView) -> None:
    popup.set_text(LINE)
    popup.show_state(replace(FORM, warning=Hint("Which category?", ("Spam",))))
    expected = {"Spam, Alt 2": popup.candidate_chosen, FORM.button: popup.key_pressed}
    for button in popup.findChildren(QAbstractButton):
        if button.isVisible() and (signal := expected.pop(button.accessibleName(), None)) is not None:
            button.setFocus()
            with qtbot.waitSignal(signal):
                QTest.keyClick(button, Qt.Key.Key_Return)
    assert expected == {}


def test_rows_without_details_are_one_line_high(popup: PopupView) -> None:
    heights = []
    for row in (Row("Service Request"), Row("Joe Bloggs", "Acme Ltd")):
        popup.show_state(PopupState(empty=False, completion=Completion((row,))))
        heights.append(popup.height())
    assert heights[0] < heights[1]


def test_what_a_template_adds_is_seen_while_a_name_is_completed(popup: PopupView) -> None:
    completing = {name: state for name, _, state in template_popups()}["popup-template-completing"]
    popup.show_state(completing)
    assert popup.form.preview.isVisible()
    popup.show_state(replace(completing, questions=(QuestionRow("Serial number", missing=True),)))
    assert not popup.form.isVisible()
    popup.show_state(replace(completing, questions=(QuestionRow("Serial number", "A1"),)))
    assert popup.form.isVisible()


def test_details_that_a_template_fills_otherwise_are_drawn_anew(popup: PopupView) -> None:
    details = popup.form.details
    popup.show_state(replace(FORM, written=Written("/pw", "", "for {user}")))
    popup.grab()
    painted = Painted(details.viewport())
    QCoreApplication.sendPostedEvents()
    before = painted.times
    popup.show_state(replace(FORM, written=Written("/pw", "", "for Joe")))
    QCoreApplication.sendPostedEvents()
    assert painted.times > before
    assert details.placeholderText() == "for Joe"


class Painted(QObject):
    """Counts how often a widget is drawn."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.times = 0
        widget.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        self.times += event.type() == QEvent.Type.Paint
        return False
