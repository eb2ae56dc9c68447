"""The hotkey field takes the keys that are pressed, and only those that can be a hotkey."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from quickticket.domain.hotkeys import KeyCombination
from quickticket.ui.theme.theme import Theme
from quickticket.ui.widgets.hotkey_edit import HotkeyEdit

Mod = Qt.KeyboardModifier
CTRL_ALT = Mod.ControlModifier | Mod.AltModifier


class Form:
    """A window with a hotkey field and another one, and what the field has told."""

    def __init__(self, theme: Theme) -> None:
        self.window = QWidget()
        self.edit = HotkeyEdit(theme)
        self.next = QLineEdit()
        layout = QVBoxLayout(self.window)
        layout.addWidget(self.edit)
        layout.addWidget(self.next)
        self.recorded: list[KeyCombination | None] = []
        self.refused: list[str] = []
        self.listening: list[bool] = []
        self.shortcuts: list[str] = []
        self.edit.recorded.connect(self.recorded.append)
        self.edit.refused.connect(self.refused.append)
        self.edit.listening.connect(self.listening.append)
        for keys in ("Ctrl+N", "Esc"):
            pressed = QShortcut(QKeySequence(keys), self.window)
            pressed.activated.connect(lambda keys=keys: self.shortcuts.append(keys))

    def press(self, key: Qt.Key, held: Mod = Mod.NoModifier) -> None:
        QTest.keyClick(self.edit, key, held)


@pytest.fixture
def form(qtbot: QtBot, theme: Theme) -> Iterator[Form]:
    made = Form(theme)
    qtbot.addWidget(made.window)
    made.window.show()
    made.window.activateWindow()
    qtbot.waitUntil(made.window.isActiveWindow)
    made.edit.setFocus()
    yield made
    made.window.hide()


def test_the_keys_pressed_after_enter_are_the_hotkey(form: Form) -> None:
    form.press(Qt.Key.Key_Return)
    assert form.edit.accessibleName() == "Hotkey: Press the keys…"
    form.press(Qt.Key.Key_F9, CTRL_ALT)
    assert form.recorded == [KeyCombination.parse("Ctrl+Alt+F9")]
    assert form.listening == [True, False]
    assert form.edit.keys is None  # a wish, until it is bound
    form.edit.show_keys(KeyCombination.parse("Ctrl+Alt+F9"))
    assert form.edit.accessibleName() == "Hotkey: Ctrl+Alt+F9"


@pytest.mark.parametrize(
    ("key", "held", "expected"),
    [
        (Qt.Key.Key_N, Mod.ControlModifier, "Ctrl+N"),
        (Qt.Key.Key_Enter, CTRL_ALT, "Ctrl+Alt+Enter"),
        (Qt.Key.Key_Return, CTRL_ALT, "Ctrl+Alt+Enter"),
        (Qt.Key.Key_Tab, Mod.ControlModifier, "Ctrl+Tab"),
        (Qt.Key.Key_Backtab, Mod.ControlModifier | Mod.ShiftModifier, "Ctrl+Shift+Tab"),
        (Qt.Key.Key_Escape, Mod.ControlModifier, "Ctrl+Escape"),
        (Qt.Key.Key_SysReq, Mod.AltModifier, "Alt+Print"),
        (Qt.Key.Key_7, Mod.MetaModifier, "Super+7"),
        (Qt.Key.Key_F9, Mod.NoModifier, "F9"),
        (Qt.Key.Key_Delete, CTRL_ALT, "Ctrl+Alt+Delete"),
    ],
)
def test_every_combination_is_taken_even_from_shortcuts(
    form: Form, key: Qt.Key, held: Mod, expected: str
) -> None:
    form.press(Qt.Key.Key_Space)
    form.press(key, held)
    assert form.recorded == [KeyCombination.parse(expected)]
    assert form.shortcuts == []


def test_shift_and_a_digit_is_the_digit(form: Form) -> None:
    held = Mod.ControlModifier | Mod.ShiftModifier
    form.press(Qt.Key.Key_Return)
    # Scan code 10 is the key 1; Shift makes an exclamation mark of it.
    exclam = QKeyEvent(QKeyEvent.Type.KeyPress, Qt.Key.Key_Exclam, held, 10, 0x21, 0, "!")
    QApplication.sendEvent(form.edit, exclam)
    assert form.recorded == [KeyCombination.parse("Ctrl+Shift+1")]


def test_what_cannot_be_a_hotkey_is_refused_and_it_listens_on(form: Form) -> None:
    form.press(Qt.Key.Key_Return)
    form.press(Qt.Key.Key_P)
    assert "needs Ctrl, Alt or Super" in form.refused[-1]
    form.press(Qt.Key.Key_VolumeUp, CTRL_ALT)
    assert "Press another one" in form.refused[-1]
    form.press(Qt.Key.Key_5, Mod.ControlModifier | Mod.KeypadModifier)
    assert "Press another one" in form.refused[-1]
    assert form.recorded == []
    form.press(Qt.Key.Key_P, CTRL_ALT)
    assert form.recorded == [KeyCombination.parse("Ctrl+Alt+P")]
    assert form.refused[-1] == ""


def test_held_modifiers_are_shown(form: Form) -> None:
    form.press(Qt.Key.Key_Return)
    # As X11 tells it: a modifier's own bit is set at its release, not at its press.
    QApplication.sendEvent(form.edit, QKeyEvent(QKeyEvent.Type.KeyPress, Qt.Key.Key_Control, Mod.NoModifier))
    press = QKeyEvent(QKeyEvent.Type.KeyPress, Qt.Key.Key_Alt, Mod.ControlModifier)
    QApplication.sendEvent(form.edit, press)
    assert form.edit.accessibleName() == "Hotkey: Ctrl+Alt+…"
    QApplication.sendEvent(form.edit, QKeyEvent(QKeyEvent.Type.KeyRelease, Qt.Key.Key_Alt, CTRL_ALT))
    assert form.edit.accessibleName() == "Hotkey: Ctrl+…"


def test_escape_gives_up_and_only_that(form: Form) -> None:
    form.press(Qt.Key.Key_Return)
    form.press(Qt.Key.Key_Escape)
    assert (form.listening, form.shortcuts, form.recorded) == ([True, False], [], [])
    form.press(Qt.Key.Key_Escape)
    assert form.shortcuts == ["Esc"]


@pytest.mark.parametrize("leave", ["tab", "hide"])
def test_turning_away_ends_the_listening(form: Form, leave: str) -> None:
    form.press(Qt.Key.Key_Return)
    if leave == "tab":
        form.press(Qt.Key.Key_Tab)
        assert form.next.hasFocus()
    else:
        form.window.hide()
    assert (form.listening, form.recorded) == ([True, False], [])


@pytest.mark.parametrize("clear", [Qt.Key.Key_Delete, Qt.Key.Key_Backspace, None])
def test_delete_or_the_cross_clears(form: Form, clear: Qt.Key | None) -> None:
    form.press(Qt.Key.Key_Delete)
    assert form.recorded == []  # there is nothing to clear
    form.edit.show_keys(KeyCombination.parse("Ctrl+Alt+P"))
    if clear is None:
        cross = form.edit.childAt(form.edit.width() - 12, form.edit.height() // 2)
        assert cross is not None
        QTest.mouseClick(cross, Qt.MouseButton.LeftButton)
    else:
        form.press(clear)
    assert form.recorded == [None]


def test_a_click_listens(form: Form) -> None:
    form.next.setFocus()
    QTest.mouseClick(form.edit, Qt.MouseButton.LeftButton, Mod.NoModifier, QPoint(20, 10))
    assert form.listening == [True]
    assert form.edit.hasFocus()
