"""Window and presenter together on one loop: typed with real key events, submitted to the real services."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from quickticket.ui.loop import run
from quickticket.ui.popup.binding import bind
from quickticket.ui.popup.view import PopupView
from quickticket.ui.theme.theme import Theme
from quickticket.ui.widgets.field_chip import FieldChip
from tests.fakes.clock import settle
from tests.fakes.popup_screen import PopupBench
from tests.ui.focus import focused


def play(qapp: QApplication, qtbot: QtBot, scene: Callable[[PopupView, PopupBench], Awaitable[None]]) -> None:
    """Runs a scene on the program's own loop."""
    popup = PopupView(Theme(qapp), composited=False)
    qtbot.addWidget(popup)

    async def main() -> None:
        bench = PopupBench(popup)
        bind(popup, bench.presenter)
        await bench.start()
        popup.warm()
        active = asyncio.Event()
        connection = qapp.focusObjectChanged.connect(lambda target: active.set() if target else None)
        popup.show_now()
        await asyncio.wait_for(active.wait(), 5)
        qapp.focusObjectChanged.disconnect(connection)
        await scene(popup, bench)
        popup.hide_now()
        await bench.tasks.close()

    run(qapp, main())


def test_type_complete_choose_send(qapp: QApplication, qtbot: QtBot) -> None:
    async def scene(popup: PopupView, bench: PopupBench) -> None:
        QTest.keyClicks(focused(), "@jo")
        await settle()
        QTest.keyClick(focused(), Qt.Key.Key_Tab)
        QTest.keyClicks(focused(), "outlook wont open 12m")
        await settle()
        assert popup.line == '@"Joe Bloggs"{u41} outlook wont open 12m'
        QTest.keyClick(focused(), Qt.Key.Key_Tab)
        chip = focused()
        assert isinstance(chip, FieldChip)
        QTest.keyClick(chip, Qt.Key.Key_I)
        filtered = focused()
        assert isinstance(filtered, QLineEdit)
        assert filtered.text() == "i"
        QTest.keyClick(filtered, Qt.Key.Key_Return)
        await settle()
        assert focused() is chip
        line = '@"Joe Bloggs"{u41} outlook wont open 12m :"Incident"{1}'
        assert popup.line == line
        QTest.keyClick(chip, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        await settle()
        assert [each.line for each in bench.store.captures.values()] == [line]
        assert not popup.visible
        assert popup.line == ""

    play(qapp, qtbot, scene)


def test_clicking_back_into_the_line_closes_a_list_and_keeps_the_focus(
    qapp: QApplication, qtbot: QtBot
) -> None:
    async def scene(popup: PopupView, _bench: PopupBench) -> None:
        popup.set_text("@joe vpn")
        await settle()
        popup.focus_field()
        QTest.keyClick(focused(), Qt.Key.Key_Down)
        assert isinstance(focused(), QLineEdit)
        popup.focus_line()
        await settle()
        QTest.keyClicks(focused(), "x")
        assert popup.line == "@joe vpnx"

    play(qapp, qtbot, scene)
