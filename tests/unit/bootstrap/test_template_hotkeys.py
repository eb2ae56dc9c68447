"""Hotkeys of templates: bound at the start, changed at run time, and none is lost to a refused one."""

from __future__ import annotations

from pathlib import Path

import pytest

from quickticket.bootstrap.template_hotkeys import TemplateHotkeys
from quickticket.config.settings import SettingsFile
from quickticket.config.template_hotkeys import template_hotkeys
from quickticket.domain.hotkeys import HotkeyState, KeyCombination
from tests.fakes.keyboard import FakeHotkeys

F9, F10, F11 = (KeyCombination.parse(f"Ctrl+Shift+F{number}") for number in (9, 10, 11))


class Desk:
    """Hotkeys of templates on a fake keyboard and a real file."""

    def __init__(self, path: Path) -> None:
        self.file = SettingsFile(path)
        self.file.path.write_text('[hotkeys.templates]\npw = "Ctrl+Shift+F9"\n')
        self.keyboard = FakeHotkeys(taken=[F11])
        self.shown: list[str] = []
        self.hotkeys = TemplateHotkeys(self.keyboard, self.file, self.shown.append)
        self.hotkeys.bind_all(self.file.load())

    @property
    def kept(self) -> dict[str, KeyCombination]:
        return template_hotkeys(self.file.load())[0]


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path / "settings.toml")


def test_a_press_opens_the_popup_with_its_template(desk: Desk) -> None:
    desk.keyboard.press(F9)
    assert desk.shown == ["pw"]
    assert [status.action for status in desk.keyboard.statuses()] == ["template:pw"]


def test_another_combination_holds_at_once_and_is_kept(desk: Desk) -> None:
    status = desk.hotkeys.set("pw", F10)
    assert status is not None
    assert status.state is HotkeyState.BOUND
    desk.keyboard.press(F9)
    desk.keyboard.press(F10)
    assert desk.shown == ["pw"]
    assert desk.kept == {"pw": F10}


def test_a_refused_combination_leaves_the_old_one(desk: Desk) -> None:
    status = desk.hotkeys.set("pw", F11)
    assert status is not None
    assert status.state is HotkeyState.CONFLICT
    assert status.suggestions
    desk.keyboard.press(F9)
    assert desk.shown == ["pw"]
    assert desk.kept == {"pw": F9}
    desk.hotkeys.set("vpn", F11)
    assert [each.action for each in desk.keyboard.statuses()] == ["template:pw"]


def test_it_can_be_given_up_and_follows_a_new_name(desk: Desk) -> None:
    desk.hotkeys.rename("pw", "password")
    desk.keyboard.press(F9)
    assert desk.shown == ["password"]
    assert desk.kept == {"password": F9}
    assert desk.hotkeys.set("password", None) is None
    desk.keyboard.press(F9)
    assert desk.shown == ["password"]
    assert desk.kept == {}


def test_an_edited_file_counts_once_it_is_read_again(desk: Desk) -> None:
    desk.file.path.write_text('[hotkeys.templates]\nvpn = "Ctrl+Shift+F10"\n')
    desk.hotkeys.follow(desk.file.load())
    desk.keyboard.press(F9)
    desk.keyboard.press(F10)
    assert desk.shown == ["vpn"]
