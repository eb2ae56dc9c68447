"""The settings window on a real display, by keys alone: search, choose, type, record, and back."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QListView, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from quickticket.config.options import (
    DEFAULT_TICKET_TYPE,
    NEW_TICKET_HOTKEY,
    SHARED_FOLDER,
    THEME,
    TIME_PRIVATE,
    USERS_LIMIT,
)
from quickticket.domain.hotkeys import KeyCombination
from quickticket.ui.loop import run
from quickticket.ui.settings.view import SettingsWindow
from quickticket.ui.theme.theme import Theme
from quickticket.ui.widgets.banner_bar import BannerBar
from quickticket.ui.widgets.choice_box import ChoiceBox
from quickticket.ui.widgets.choice_edit import ChoiceEdit
from quickticket.ui.widgets.hotkey_edit import HotkeyEdit
from quickticket.ui.widgets.switch import Switch
from tests.fakes.clock import settle
from tests.fakes.settings_desk import SettingsDesk
from tests.ui.focus import focused

FieldT = TypeVar("FieldT", bound=QWidget)
FILE = '[hotkeys.templates]\npw = "Ctrl+Alt+P"\n'


class Desk(SettingsDesk):
    """The presenter with its real window."""

    def __init__(self, path: Path, window: SettingsWindow) -> None:
        super().__init__(path, FILE, screen=window)
        self.window = window
        window.bind(self.presenter)

    def field(self, kind: type[FieldT], name: str) -> FieldT:
        """The control of an option."""
        return next(each for each in self.window.findChildren(kind) if each.accessibleName().startswith(name))

    @property
    def said(self) -> list[str]:
        """The notes that show."""
        bars = self.window.findChildren(BannerBar)
        return [each.accessibleDescription() for each in bars if each.isVisibleTo(self.window)]


def played(
    scene: Callable[[Desk], Awaitable[None]],
) -> Callable[[QApplication, QtBot, Path], None]:
    """A test that runs a scene on the program's own loop."""

    def test(qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> None:
        window = SettingsWindow(Theme(qapp))
        qtbot.addWidget(window)

        async def main() -> None:
            desk = Desk(tmp_path / "settings.toml", window)
            active = asyncio.Event()
            connection = qapp.focusObjectChanged.connect(lambda target: active.set() if target else None)
            desk.presenter.open()
            await asyncio.wait_for(active.wait(), 5)
            qapp.focusObjectChanged.disconnect(connection)
            await settle()
            try:
                await scene(desk)
            finally:
                window.close()
                await settle()
                await desk.tasks.close()

        run(qapp, main())

    return test


def go_to(field: FieldT) -> FieldT:
    field.setFocus(Qt.FocusReason.TabFocusReason)
    return field


@played
async def test_search_narrows_and_escape_leads_back_and_out(desk: Desk) -> None:
    QTest.keyClicks(focused(), "private")
    assert desk.field(Switch, "Private").isVisible()
    assert not desk.field(ChoiceBox, "Theme").isVisible()
    QTest.keyClick(focused(), Qt.Key.Key_Escape)
    assert desk.field(ChoiceBox, "Theme").isVisibleTo(desk.window)
    QTest.keyClick(focused(), Qt.Key.Key_Escape)
    assert not desk.window.isVisible()


@played
async def test_a_group_is_reached_by_arrows_and_enter(desk: Desk) -> None:
    QTest.keyClick(focused(), Qt.Key.Key_Tab)
    groups = focused()
    assert isinstance(groups, QListView)
    QTest.keyClick(groups, Qt.Key.Key_Down)
    QTest.keyClick(groups, Qt.Key.Key_Return)
    assert focused() is desk.field(ChoiceBox, "Theme")


@played
async def test_a_choice_is_made_by_arrows(desk: Desk) -> None:
    QTest.keyClick(go_to(desk.field(ChoiceBox, "Theme")), Qt.Key.Key_Down)
    assert desk.settings.get(THEME) == "light"


@played
async def test_a_switch_is_turned_by_enter_and_space(desk: Desk) -> None:
    switch = go_to(desk.field(Switch, "Private"))
    QTest.keyClick(switch, Qt.Key.Key_Return)
    assert desk.settings.get(TIME_PRIVATE) is False
    QTest.keyClick(switch, Qt.Key.Key_Space)
    assert desk.settings.get(TIME_PRIVATE) is True


@played
async def test_a_number_counts_with_enter_or_when_one_turns_away(desk: Desk) -> None:
    edit = go_to(desk.field(QLineEdit, "Users kept here"))
    edit.selectAll()
    QTest.keyClicks(edit, "5000")
    assert desk.settings.get(USERS_LIMIT) == 20_000
    QTest.keyClick(edit, Qt.Key.Key_Return)
    assert desk.settings.get(USERS_LIMIT) == 5_000
    assert edit.text() == "5,000"
    edit.selectAll()
    QTest.keyClicks(edit, "many")
    QTest.keyClick(edit, Qt.Key.Key_Tab)
    assert edit.text() == "many"
    assert desk.said == ["Expected a whole number from 0 to 1,000,000."]


@played
async def test_what_is_being_typed_survives_news(desk: Desk) -> None:
    edit = go_to(desk.field(ChoiceEdit, "Ticket type"))
    QTest.keyClicks(edit, "inci")
    desk.settings.set(USERS_LIMIT, 7)
    assert edit.text().startswith("inci")
    QTest.keyClick(edit, Qt.Key.Key_Return)
    assert desk.settings.get(DEFAULT_TICKET_TYPE) == "Incident"


@played
async def test_a_name_is_chosen_from_the_tenants_list(desk: Desk) -> None:
    edit = go_to(desk.field(ChoiceEdit, "Ticket type"))
    QTest.keyClick(edit, Qt.Key.Key_Down)
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Return):
        choices = QApplication.activePopupWidget()
        assert choices is not None
        QTest.keyClick(choices, key)
    assert desk.settings.get(DEFAULT_TICKET_TYPE) == edit.text() != ""


@played
async def test_a_hotkey_is_recorded_by_pressing_it(desk: Desk) -> None:
    keys = go_to(desk.field(HotkeyEdit, "New ticket"))
    QTest.keyClick(keys, Qt.Key.Key_Return)
    assert desk.keyboard.resting
    held = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(keys, Qt.Key.Key_F10, held)
    assert not desk.keyboard.resting
    assert desk.said == ["Ctrl+Shift+F10 is taken. Free ones:"]
    note = desk.field(BannerBar, "New ticket")
    offers = [each for each in note.findChildren(QPushButton) if each.isVisible()]
    assert len(offers) == 3
    QTest.keyClick(go_to(offers[1]), Qt.Key.Key_Return)
    assert desk.settings.get(NEW_TICKET_HOTKEY) == KeyCombination.parse(offers[1].accessibleName())
    assert desk.said == []
    assert focused() is keys


@played
async def test_the_popups_hotkey_cannot_be_none_and_a_templates_can(desk: Desk) -> None:
    QTest.keyClick(go_to(desk.field(HotkeyEdit, "New ticket")), Qt.Key.Key_Delete)
    assert desk.keyboard.statuses()[0].action == "popup"
    QTest.keyClick(go_to(desk.field(HotkeyEdit, "/pw")), Qt.Key.Key_Delete)
    assert [status.action for status in desk.keyboard.statuses()] == ["popup", "timer", "drive-by time"]


@played
async def test_closing_the_window_gives_the_hotkeys_back(desk: Desk) -> None:
    QTest.keyClick(go_to(desk.field(HotkeyEdit, "New ticket")), Qt.Key.Key_Return)
    assert desk.keyboard.resting
    desk.window.close()
    assert not desk.keyboard.resting


@played
async def test_back_to_default_is_a_button_at_the_option(desk: Desk) -> None:
    QTest.keyClick(go_to(desk.field(Switch, "Private")), Qt.Key.Key_Space)
    back = desk.field(QPushButton, "Private: back to default")
    assert back.isVisibleTo(desk.window)
    QTest.keyClick(go_to(back), Qt.Key.Key_Return)
    assert desk.settings.get(TIME_PRIVATE) is True
    assert not back.isVisibleTo(desk.window)
    assert focused() is desk.field(Switch, "Private")


@played
async def test_a_folder_is_looked_for_in_a_dialog(desk: Desk) -> None:
    QTest.keyClick(go_to(desk.field(QPushButton, "Choose Shared folder")), Qt.Key.Key_Return)
    [dialog] = desk.window.findChildren(QFileDialog)
    dialog.fileSelected.emit("/mnt/share")
    dialog.reject()
    assert desk.settings.get(SHARED_FOLDER) == "/mnt/share"


@played
async def test_a_hand_edit_shows_when_the_window_comes_to_the_front(desk: Desk) -> None:
    desk.path.write_text("[time]\nprivate = false\n", encoding="utf-8")
    QApplication.sendEvent(desk.window, QEvent(QEvent.Type.ActivationChange))
    switch = desk.field(Switch, "Private")
    assert not switch.isChecked()


@played
async def test_tab_reaches_every_option_and_what_has_the_focus_is_seen(desk: Desk) -> None:
    desk.templates.set("vpn", KeyCombination.parse("Ctrl+Alt+F8"))
    desk.presenter.look_again()
    reached: list[str] = []
    first = focused()
    while True:
        QTest.keyClick(focused(), Qt.Key.Key_Tab)
        if focused() is first:
            break
        reached.append(focused().accessibleName().partition(":")[0])
        assert desk.window.isAncestorOf(focused())
        assert not focused().visibleRegion().isEmpty()
    named = [name for name in reached if name]
    assert named == [
        *(
            "Groups of options",
            "New ticket",
            "Timer",
            "Drive-by time",
            "/pw",
            "/vpn",
            "Theme",
            "Ticket type",
            "Outcome",
            "Charge rate",
        ),
        *("Private", "Rounding", "Round to", "At least", "By charge rate", "After hours"),
        *("Drive-by", "Away after"),
        *("Shared folder", "Choose Shared folder", "Shared address", "Users kept here"),
    ]
