"""What every implementation of the focus port does: the fake, and the real one with real windows."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from quickticket.desktop.choose import choose_keyboard
from quickticket.desktop.focus.api import Focus
from quickticket.desktop.focus.x11 import X11Focus
from tests.contract.desktop.desktop_tools import active_window, terminal
from tests.fakes.keyboard import FakeFocus


@dataclass
class _Case:
    """A former window with the focus, and a popup that can be shown."""

    focus: Focus
    former: int
    show_popup: Callable[[], int]
    active: Callable[[], int]


@pytest.fixture(params=["fake", "x11"])
def case(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[_Case]:
    if request.param == "fake":
        fake = FakeFocus(former=7, title="former")
        yield _Case(fake, 7, lambda: 8, lambda: fake.active)
        return
    application: QApplication = request.getfixturevalue("qapp")
    if application.platformName() != "xcb":
        pytest.skip(f"Qt runs on {application.platformName()!r}, not on X11: run the tests with dev.py test")
    keyboard = choose_keyboard(application)
    assert isinstance(keyboard.focus, X11Focus)
    popup = QDialog(None, Qt.WindowType.Tool)

    def show_popup() -> int:
        popup.show()
        return int(popup.winId())

    with terminal("former", tmp_path / "typed") as former:
        yield _Case(keyboard.focus, former, show_popup, active_window)
    popup.close()
    keyboard.hotkeys.close()


def test_the_focus_comes_and_goes_back_again_and_again(case: _Case, qtbot: QtBot) -> None:
    for _ in range(3):
        case.focus.remember()
        window = case.show_popup()
        case.focus.take(window)
        qtbot.waitUntil(lambda wanted=window: case.active() == wanted)  # type: ignore[misc]
        case.focus.give_back()
        qtbot.waitUntil(lambda: case.active() == case.former)


def test_the_popup_is_never_its_own_former_window(case: _Case, qtbot: QtBot) -> None:
    case.focus.remember()
    window = case.show_popup()
    case.focus.take(window)
    qtbot.waitUntil(lambda: case.active() == window)
    case.focus.remember()
    case.focus.give_back()
    qtbot.waitUntil(lambda: case.active() == case.former)


def test_the_former_title_is_known_once_remembered(case: _Case) -> None:
    assert case.focus.former_title() == ""
    case.focus.remember()
    assert case.focus.former_title() == "former"


@pytest.mark.parametrize(
    ("title", "told"),
    [("Café 🙂 Verträge", "Café 🙂 Verträge"), ("x" + 600 * "é", "x" + 511 * "é")],
    ids=["letters of all kinds", "cut after a thousand bytes"],
)
def test_a_title_is_told_in_whole_letters(qapp: QApplication, qtbot: QtBot, title: str, told: str) -> None:
    if qapp.platformName() != "xcb":
        pytest.skip(f"Qt runs on {qapp.platformName()!r}, not on X11: run the tests with dev.py test")
    keyboard = choose_keyboard(qapp)
    former = QDialog()
    qtbot.addWidget(former)
    former.setWindowTitle(title)
    former.show()
    qtbot.waitUntil(lambda: active_window() == int(former.winId()))
    keyboard.focus.remember()
    assert keyboard.focus.former_title() == told
    keyboard.hotkeys.close()


def test_giving_back_what_was_never_taken_is_harmless(case: _Case) -> None:
    case.focus.give_back()
    assert case.active() == case.former
