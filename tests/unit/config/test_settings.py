"""settings.toml: mistakes are named, edits keep everything else."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from quickticket.config.options import (
    GROUPS,
    NEW_TICKET_HOTKEY,
    OPTIONS,
    SHARED_ADDRESS,
    THEME,
    TIME_PRIVATE,
    USERS_LIMIT,
)
from quickticket.config.settings import SettingsFile
from quickticket.domain.errors import SettingsError
from quickticket.domain.hotkeys import KeyCombination


@pytest.fixture
def file(tmp_path: Path) -> SettingsFile:
    return SettingsFile(tmp_path / "below" / "settings.toml")


def write(file: SettingsFile, text: str) -> None:
    file.path.parent.mkdir(parents=True, exist_ok=True)
    file.path.write_text(text, encoding="utf-8")


def test_a_missing_file_means_defaults(file: SettingsFile) -> None:
    settings = file.load()
    assert [settings.get(option) for option in OPTIONS] == [option.default for option in OPTIONS]
    assert settings.problems == ()


def test_values_are_read(file: SettingsFile) -> None:
    write(
        file,
        '[hotkeys]\nnew_ticket = "ctrl+shift+f9"\n[window]\ntheme = "dark"\n[time]\nprivate = false\n'
        '[templates]\nshared_address = "https://t.example/t.zip"\n',
    )
    settings = file.load()
    assert settings.get(NEW_TICKET_HOTKEY) == KeyCombination.parse("Ctrl+Shift+F9")
    assert settings.get(THEME) == "dark"
    assert settings.get(TIME_PRIVATE) is False
    assert settings.get(SHARED_ADDRESS) == "https://t.example/t.zip"


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ('[hotkeys]\nnew_ticket = "Ctrl+"\n', "hotkeys.new_ticket"),
        ("[hotkeys]\nnew_ticket = 5\n", "keys in quotes"),
        ('[window]\ntheme = "pink"\n', "system, light, dark"),
        ("[sync]\nusers_limit = -1\n", "0 to 1,000,000"),
        ("[sync]\nusers_limit = true\n", "whole number"),
        ("[ticket]\ntype = 3\n", "text in quotes"),
        ("[ticket]\ntype = 3\n", "; using nothing."),
        ("[time]\nminimum = -1\n", "; using 0."),
        ("[templates]\nshared_folder = 3\n", "text in quotes"),
        ('[templates]\nshared_address = "http://t.example/t.zip"\n', "begins with https://"),
        ('[time]\nprivate = "yes"\n', "true or false"),
        ('window = "dark"\n', "window = 'dark': expected a table, [window]"),
    ],
)
def test_a_wrong_value_is_named_and_the_default_holds(file: SettingsFile, text: str, named: str) -> None:
    write(file, text)
    settings = file.load()
    assert len(settings.problems) == 1
    assert named in settings.problems[0]
    assert all(settings.get(option) == option.default for option in OPTIONS)


@pytest.mark.parametrize("text", ["[window\n", "a = \n", "\xff"])
def test_a_broken_file_is_reported_with_its_line_and_never_overwritten(file: SettingsFile, text: str) -> None:
    file.path.parent.mkdir()
    file.path.write_bytes(text.encode("latin-1"))
    with pytest.raises(SettingsError, match=r"settings\.toml has a mistake"):
        file.load()
    with pytest.raises(SettingsError):
        file.set(THEME, "dark")
    assert file.path.read_bytes() == text.encode("latin-1")


def test_an_edit_keeps_comments_and_unknown_keys(file: SettingsFile) -> None:
    write(file, '# mine\n[window]\ntheme = "light" # bright room\n[future]\nx = 1\n')
    file.set(THEME, "dark")
    file.set(USERS_LIMIT, 5)
    file.set(NEW_TICKET_HOTKEY, KeyCombination.parse("Super+F9"))
    text = file.path.read_text(encoding="utf-8")
    assert "# mine" in text
    assert "# bright room" in text
    assert "[future]" in text
    settings = file.load()
    assert (settings.get(THEME), settings.get(USERS_LIMIT)) == ("dark", 5)
    assert str(settings.get(NEW_TICKET_HOTKEY)) == "Super+F9"


def test_only_the_owner_can_read_it(file: SettingsFile) -> None:
    file.set(THEME, "dark")
    assert stat.S_IMODE(file.path.stat().st_mode) == 0o600
    assert stat.S_IMODE(file.path.parent.stat().st_mode) == 0o700


def test_a_folder_that_cannot_be_written_is_said_so(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("a file, not a folder", encoding="utf-8")
    with pytest.raises((SettingsError, OSError)):
        SettingsFile(tmp_path / "taken" / "settings.toml").set(THEME, "dark")
    assert (tmp_path / "taken").read_text(encoding="utf-8") == "a file, not a folder"


def test_a_mistake_is_told_with_what_stands_there(file: SettingsFile) -> None:
    write(file, '[window]\ntheme = "pink"\n')
    wrong = file.load().wrong[THEME.key]
    assert (wrong.found, wrong.expected) == ("'pink'", "expected one of system, light, dark")


def test_a_reset_takes_the_option_out_and_leaves_the_rest(file: SettingsFile) -> None:
    text = '# mine\n[window]\ntheme = "light" # bright room\nother = 1\n[future]\nx = 1\n'
    write(file, text)
    file.reset(THEME)
    file.reset(USERS_LIMIT)
    assert file.path.read_text(encoding="utf-8") == "# mine\n[window]\nother = 1\n[future]\nx = 1\n"


@pytest.mark.parametrize("reset", [False, True])
def test_what_takes_the_place_of_a_table_gives_way(file: SettingsFile, reset: bool) -> None:
    write(file, 'profile = "a"\nwindow = "dark"\n[profiles.a]\nurl = "u"\n')
    file.reset(THEME) if reset else file.set(THEME, "light")
    settings = file.load()
    assert settings.problems == ()
    assert settings.get(THEME) == ("system" if reset else "light")
    assert settings.tables["profiles"] == {"a": {"url": "u"}}


@pytest.mark.parametrize(
    "text",
    [
        '[hotkeys.templates]\npw = "Ctrl+Alt+P"\n',
        'hotkeys.templates.pw = "Ctrl+Alt+P"\n',
        'hotkeys = { templates = { pw = "Ctrl+Alt+P" } }\n',
        '[hotkeys.templates]\npw = "Ctrl+Alt+P"\n[window]\n[hotkeys]\nnew_ticket = "Super+F1"\n',
    ],
)
def test_options_and_tables_beside_them_leave_each_other_alone(file: SettingsFile, text: str) -> None:
    keys = KeyCombination.parse("Super+F9")
    write(file, text)
    file.set(NEW_TICKET_HOTKEY, keys)
    file.set(THEME, "light")
    settings = file.load()
    assert (settings.get(NEW_TICKET_HOTKEY), settings.get(THEME)) == (keys, "light")
    assert settings.tables["hotkeys"]["templates"] == {"pw": "Ctrl+Alt+P"}
    file.reset(NEW_TICKET_HOTKEY)
    settings = file.load()
    assert settings.get(NEW_TICKET_HOTKEY) == NEW_TICKET_HOTKEY.default
    assert settings.tables["hotkeys"] == {"templates": {"pw": "Ctrl+Alt+P"}}


def test_every_option_has_a_group_and_every_group_an_option() -> None:
    assert list(dict.fromkeys(option.group for option in OPTIONS)) == list(GROUPS)
    assert len({option.key for option in OPTIONS}) == len(OPTIONS)


def test_the_mark_that_some_editors_put_in_front_does_no_harm(file: SettingsFile) -> None:
    write(file, "\ufeff# mine\n[window]\ntheme = 'dark'\n")
    assert file.load().get(THEME) == "dark"
    file.set(THEME, "light")
    assert file.load().get(THEME) == "light"
    assert file.path.read_text(encoding="utf-8").startswith("# mine\n")
