"""The template window and its presenter on one loop, driven with real key presses."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QListView, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from quickticket.domain.templates.template import Named
from quickticket.ui.loop import run
from quickticket.ui.templates.editor import PAUSE
from quickticket.ui.templates.template_list import TemplateList
from quickticket.ui.templates.view import TemplatesWindow
from quickticket.ui.theme.theme import Theme
from tests.fakes.clock import settle
from tests.fakes.template_desk import TEAM_LEAVER, TemplateDesk
from tests.ui.focus import focused

CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
PartT = TypeVar("PartT", bound=QWidget)
Scene = Callable[[TemplatesWindow, TemplateDesk], Awaitable[None]]


def play(qapp: QApplication, qtbot: QtBot, scene: Scene) -> None:
    """Runs a scene on the program's own loop."""
    window = TemplatesWindow(Theme(qapp))
    qtbot.addWidget(window)

    async def main() -> None:
        desk = TemplateDesk(window)
        window.bind(desk.presenter)
        await desk.library.refresh()
        active = asyncio.Event()
        connection = qapp.focusObjectChanged.connect(lambda target: active.set() if target else None)
        desk.presenter.open()
        await asyncio.wait_for(active.wait(), 5)
        qapp.focusObjectChanged.disconnect(connection)
        await settle()
        try:
            await scene(window, desk)
        finally:
            window.close()
            await settle()
            await desk.tasks.close()

    run(qapp, main())


def press(key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(focused(), key, held)


def write(text: str) -> None:
    QTest.keyClicks(focused(), text)


def part(window: QWidget, kind: type[PartT]) -> PartT:
    found = window.findChild(kind)
    assert isinstance(found, kind)
    return found


def rows(window: TemplatesWindow) -> list[str]:
    model = part(window, TemplateList).model()
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def open_list() -> QListView:
    """What a field offers; an open list takes the keys."""
    choices = QApplication.activePopupWidget()
    assert isinstance(choices, QListView)
    return choices


def field(window: QWidget, name: str) -> QLineEdit:
    return next(each for each in window.findChildren(QLineEdit) if each.accessibleName() == name)


def test_a_template_is_made_without_the_mouse(qapp: QApplication, qtbot: QtBot) -> None:
    async def scene(window: TemplatesWindow, desk: TemplateDesk) -> None:
        assert isinstance(focused(), TemplateList)
        press(Qt.Key.Key_N, CTRL)
        await settle()
        write("Printer jam")
        press(Qt.Key.Key_Tab)
        assert (focused().accessibleName(), field(window, "Name after /").text()) == (
            "Name after /",
            "printer-jam",
        )
        press(Qt.Key.Key_A, CTRL)
        write("jam")
        press(Qt.Key.Key_Tab)
        write("Paper jam at {site}")
        press(Qt.Key.Key_Tab)  # to the button for placeholders
        press(Qt.Key.Key_Tab)
        write("Tray {ask:Tray}")
        press(Qt.Key.Key_Tab)
        write("incident")
        QTest.keyClick(open_list(), Qt.Key.Key_Escape)
        press(Qt.Key.Key_Tab)
        write("hi")
        QTest.keyClick(open_list(), Qt.Key.Key_Down)
        QTest.keyClick(open_list(), Qt.Key.Key_Return)
        assert field(window, "Priority").text() == "High"
        await desk.clock.advance(PAUSE)
        made = desk.own.templates["jam"]
        assert (made.title, made.summary, made.details) == (
            "Printer jam",
            "Paper jam at {site}",
            "Tray {ask:Tray}",
        )
        assert made.ticket_type == Named("Incident", 1)
        assert made.priority is not None
        assert made.priority.name == "High"
        press(Qt.Key.Key_Escape)
        assert isinstance(focused(), TemplateList)
        assert rows(window)[0] == "Printer jam, /jam"

    play(qapp, qtbot, scene)


def test_rows_are_found_moved_deleted_and_brought_back_by_keys(qapp: QApplication, qtbot: QtBot) -> None:
    async def scene(window: TemplatesWindow, desk: TemplateDesk) -> None:
        press(Qt.Key.Key_F, CTRL)
        write("vpn")
        await settle()
        assert rows(window) == ["VPN drops, /vpn"]
        press(Qt.Key.Key_Escape)
        await settle()
        assert rows(window)[3] == "VPN drops, /vpn"
        press(Qt.Key.Key_Down)
        assert isinstance(focused(), TemplateList)
        press(Qt.Key.Key_End)
        press(Qt.Key.Key_Up)  # over the caption between them
        await settle()
        assert part(window, TemplateList).currentIndex().data() == "VPN drops, /vpn"
        press(Qt.Key.Key_Up, ALT)
        await settle()
        assert rows(window)[2] == "VPN drops, /vpn"
        press(Qt.Key.Key_Delete)
        await settle()
        assert "vpn" not in desk.own.templates
        press(Qt.Key.Key_Z, CTRL)
        await settle()
        assert "vpn" in desk.own.templates
        assert part(window, TemplateList).currentIndex().data() == "VPN drops, /vpn"
        press(Qt.Key.Key_Return)
        assert focused() is field(window, "Title")

    play(qapp, qtbot, scene)


def test_a_broken_file_is_opened_by_enter(qapp: QApplication, qtbot: QtBot) -> None:
    async def scene(_window: TemplatesWindow, desk: TemplateDesk) -> None:
        press(Qt.Key.Key_End)
        await settle()
        press(Qt.Key.Key_Return)
        button = focused()
        assert isinstance(button, QPushButton)
        assert button.text() == "Open file"
        press(Qt.Key.Key_Space)
        assert desk.opened == ["/own/broken.toml"]

    play(qapp, qtbot, scene)


def test_a_name_that_is_being_typed_is_saved_when_the_window_closes(qapp: QApplication, qtbot: QtBot) -> None:
    async def scene(window: TemplatesWindow, desk: TemplateDesk) -> None:
        press(Qt.Key.Key_Down)
        await settle()
        field(window, "Name after /").setFocus()
        press(Qt.Key.Key_A, CTRL)
        write("pass")
        await desk.clock.advance(2 * PAUSE)
        assert "pw" in desk.own.templates  # half a name is no name
        desk.team.templates["new"] = replace(TEAM_LEAVER, name="new")
        await desk.library.refresh()
        assert len(rows(window)) == 7
        assert field(window, "Name after /").text() == "pass"
        window.close()
        await settle()
        assert "pass" in desk.own.templates
        assert "pw" not in desk.own.templates

    play(qapp, qtbot, scene)


def test_a_hotkey_is_pressed_and_cleared(qapp: QApplication, qtbot: QtBot) -> None:
    async def scene(window: TemplatesWindow, desk: TemplateDesk) -> None:
        press(Qt.Key.Key_Down)
        await settle()
        edit = next(
            each for each in window.findChildren(QWidget) if each.accessibleName().startswith("Hotkey:")
        )
        edit.setFocus()
        press(Qt.Key.Key_Return)
        press(Qt.Key.Key_P)
        assert "needs Ctrl" in edit.accessibleDescription()
        press(Qt.Key.Key_F9, CTRL | ALT)
        assert str(desk.hotkeys.keys["pw"]) == "Ctrl+Alt+F9"
        assert edit.accessibleName() == "Hotkey: Ctrl+Alt+F9"
        assert desk.hotkeys.listening == [True, False]
        press(Qt.Key.Key_Delete)
        assert desk.hotkeys.keys == {}

    play(qapp, qtbot, scene)
