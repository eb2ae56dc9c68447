"""The line editor keeps the canonical line whatever is typed, pinned, pasted, copied or undone."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QInputMethodEvent, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from quickticket.domain.draft import TokenState
from quickticket.ui.popup.state import Mark
from quickticket.ui.theme.theme import Theme
from quickticket.ui.widgets.smart_line_edit import SmartLineEdit

JOE = '@"Joe Bloggs"{u12}'


@pytest.fixture
def edit(qtbot: QtBot, theme: Theme) -> SmartLineEdit:
    made = SmartLineEdit(theme, "@joe outlook")
    qtbot.addWidget(made)
    made.resize(500, 60)
    made.show()
    return made


def keys(edit: SmartLineEdit, *pressed: Qt.Key) -> None:
    for key in pressed:
        QTest.keyClick(edit, key)


@given(
    line=st.lists(st.sampled_from([JOE, '!"High"{3}', "outlook", "@joe", '"', "ä", "  "])).map(" ".join),
    cursor=st.integers(0, 80),
)
@example(line=JOE + JOE, cursor=len(JOE))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
def test_any_line_comes_back_as_it_was(edit: SmartLineEdit, line: str, cursor: int) -> None:
    edit.set_line(line, min(cursor, len(line)))
    assert edit.line() == line
    edit.set_line(line, edit.caret())
    assert edit.line() == line


def test_typing_beside_a_chip_is_text(edit: SmartLineEdit) -> None:
    edit.set_line(JOE)
    QTest.keyClicks(edit, " vpn drops")
    assert edit.line() == f"{JOE} vpn drops"
    assert edit.caret() == len(edit.line())


def test_backspace_removes_a_chip_as_one_letter_and_undo_brings_it_back(edit: SmartLineEdit) -> None:
    edit.set_line(f"{JOE} vpn", len(JOE))
    keys(edit, Qt.Key.Key_Backspace)
    assert edit.line() == " vpn"
    QTest.keyClick(edit, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert edit.line() == f"{JOE} vpn"


def test_pinning_is_one_step_of_undo(edit: SmartLineEdit) -> None:
    QTest.keyClicks(edit, "@joe")
    edit.set_line(f"{JOE} ")
    QTest.keyClick(edit, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert edit.line() == "@joe"
    edit.redo()
    assert edit.line() == f"{JOE} "


def test_copy_gives_the_token_and_paste_takes_it(edit: SmartLineEdit) -> None:
    edit.set_line(f"call {JOE} back")
    edit.selectAll()
    edit.copy()
    assert QApplication.clipboard().text() == f"call {JOE} back"
    edit.forget()
    edit.paste()
    assert edit.line() == f"call {JOE} back"
    edit.moveCursor(QTextCursor.MoveOperation.Start)
    edit.moveCursor(QTextCursor.MoveOperation.NextWord)
    assert edit.caret() == len("call ")


SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.mark.parametrize("line", [f"{JOE} vpn", f"{JOE}{JOE}", f"call {JOE}"])
def test_selecting_over_a_chip_by_key_changes_nothing(edit: SmartLineEdit, line: str) -> None:
    for start, key in ((0, Qt.Key.Key_Right), (len(line), Qt.Key.Key_Left)):
        edit.set_line(line, start)
        for _ in line:
            QTest.keyClick(edit, key, SHIFT)
            assert edit.line() == line
    edit.copy()
    assert QApplication.clipboard().text() == line


def test_typing_over_a_selected_chip_replaces_it_by_plain_letters(edit: SmartLineEdit) -> None:
    edit.set_line(f"{JOE} vpn", 0)
    QTest.keyClick(edit, Qt.Key.Key_Right, SHIFT)
    QTest.keyClicks(edit, "ann")
    assert edit.line() == "ann vpn"
    QTest.keyClick(edit, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert edit.line() == f"{JOE} vpn"


def test_pasted_lines_go_to_the_details(qtbot: QtBot, edit: SmartLineEdit) -> None:
    pasted = QMimeData()
    pasted.setText("printer jam\r\nsince Monday\nroom 4")
    with qtbot.waitSignal(edit.overflowed) as told:
        edit.insertFromMimeData(pasted)
    assert edit.line() == "printer jam"
    assert told.args == ["since Monday\nroom 4"]


def test_rich_text_is_pasted_as_plain_text(edit: SmartLineEdit) -> None:
    pasted = QMimeData()
    pasted.setHtml("<b>bold</b>")
    pasted.setText("bold")
    edit.insertFromMimeData(pasted)
    assert edit.line() == "bold"
    assert "font-weight" not in edit.toHtml().partition("<body")[2].partition(">")[2]


def test_an_input_method_composes_without_touching_the_line(edit: SmartLineEdit) -> None:
    edit.set_line(f"{JOE} ")
    QApplication.sendEvent(edit, QInputMethodEvent("にほ", []))
    assert edit.line() == f"{JOE} "
    done = QInputMethodEvent()
    done.setCommitString("日本")
    QApplication.sendEvent(edit, done)
    assert edit.line() == f"{JOE} 日本"


def test_understood_words_stay_marked_while_text_before_them_grows(edit: SmartLineEdit) -> None:
    edit.set_line("vpn 12m", 0)
    edit.show_marks([Mark(4, 7, TokenState.RESOLVED)])
    QTest.keyClicks(edit, "the ")
    [marked] = edit.extraSelections()
    assert marked.cursor.selectedText() == "12m"


def test_showing_marks_is_no_edit(edit: SmartLineEdit) -> None:
    edit.set_line("vpn 12m")
    edit.document().clearUndoRedoStacks()
    edit.show_marks([Mark(4, 7, TokenState.RESOLVED)])
    assert not edit.document().isUndoAvailable()


def test_it_stays_one_line(edit: SmartLineEdit) -> None:
    edit.set_line("word " * 60)
    assert edit.document().blockCount() == 1
    assert edit.verticalScrollBar().maximum() == 0
    assert edit.cursorRect().right() <= edit.viewport().width()
