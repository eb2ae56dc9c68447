"""The popup's hotkey: another one is kept once it is bound, and a refused one costs nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from quickticket.bootstrap.option_hotkey import OptionHotkey
from quickticket.config.options import NEW_TICKET_HOTKEY
from quickticket.config.settings import SettingsFile
from quickticket.domain.errors import SettingsError
from quickticket.domain.hotkeys import (
    DEFAULT_POPUP_KEYS,
    POPUP_ACTION,
    HotkeyState,
    HotkeyStatus,
    KeyCombination,
)
from quickticket.services.live_settings import LiveSettings
from tests.fakes.keyboard import FakeHotkeys

F9, F10 = (KeyCombination.parse(f"Ctrl+Shift+F{number}") for number in (9, 10))


class Desk:
    def __init__(self, path: Path) -> None:
        self.path = path
        self.settings = LiveSettings(SettingsFile(path))
        self.keyboard = FakeHotkeys(taken=[F10])
        self.shown: list[bool] = []
        self.told: list[HotkeyStatus] = []
        self.hotkey = OptionHotkey(
            self.keyboard,
            self.settings,
            NEW_TICKET_HOTKEY,
            POPUP_ACTION,
            lambda: self.shown.append(True),
        )
        self.hotkey.changed.connect(self.told.append)
        self.hotkey.start()


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path / "settings.toml")


def test_the_settings_say_which_one(desk: Desk) -> None:
    desk.keyboard.press(DEFAULT_POPUP_KEYS)
    assert desk.shown == [True]
    assert [status.keys for status in desk.told] == [DEFAULT_POPUP_KEYS]


def test_another_one_is_bound_at_once_and_kept(desk: Desk) -> None:
    assert desk.hotkey.set(F9).state is HotkeyState.BOUND
    desk.keyboard.press(DEFAULT_POPUP_KEYS)
    assert desk.shown == []
    desk.keyboard.press(F9)
    assert desk.shown == [True]
    assert LiveSettings(SettingsFile(desk.path)).get(NEW_TICKET_HOTKEY) == F9


def test_a_refused_one_says_what_is_free_and_the_one_before_holds_on(desk: Desk) -> None:
    status = desk.hotkey.set(F10)
    assert (status.state, len(status.suggestions)) == (HotkeyState.CONFLICT, 3)
    desk.keyboard.press(DEFAULT_POPUP_KEYS)
    assert desk.shown == [True]
    assert desk.settings.get(NEW_TICKET_HOTKEY) == DEFAULT_POPUP_KEYS
    assert desk.told[-1] == desk.hotkey.status
    assert desk.told[-1].state is HotkeyState.BOUND


def test_one_that_cannot_be_kept_is_given_back(desk: Desk) -> None:
    desk.path.write_text("[hotkeys\n", encoding="utf-8")
    with pytest.raises(SettingsError):
        desk.hotkey.set(F9)
    desk.keyboard.press(F9)
    assert desk.shown == []
    desk.keyboard.press(DEFAULT_POPUP_KEYS)
    assert desk.shown == [True]


def test_an_edited_file_counts_once_it_is_read_again(desk: Desk) -> None:
    desk.path.write_text('[hotkeys]\nnew_ticket = "Ctrl+Shift+F9"\n', encoding="utf-8")
    desk.settings.reload()
    desk.keyboard.press(F9)
    assert desk.shown == [True]
