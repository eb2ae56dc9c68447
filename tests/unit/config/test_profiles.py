"""Profiles: added, chosen, removed, and never with a secret in the file."""

from __future__ import annotations

from pathlib import Path

import pytest

from quickticket.config.options import THEME
from quickticket.config.profiles import (
    Profile,
    checked_name,
    current,
    profiles,
    remove_profile,
    save_profile,
    use_profile,
)
from quickticket.config.settings import SettingsFile
from quickticket.domain.connection import Connection
from quickticket.domain.errors import InvalidInput, NotSignedIn


@pytest.fixture
def file(tmp_path: Path) -> SettingsFile:
    return SettingsFile(tmp_path / "settings.toml")


def profile(name: str) -> Profile:
    return Profile(name, Connection(base_url=f"https://{name}.halopsa.com", client_id=f"id-of-{name}"))


def test_a_saved_profile_is_the_one_in_use(file: SettingsFile) -> None:
    save_profile(file, profile("north"))
    save_profile(file, profile("south"))
    settings = file.load()
    assert [known.name for known in profiles(settings)] == ["north", "south"]
    assert current(settings) == profile("south")


def test_profiles_and_options_live_side_by_side_in_any_order(file: SettingsFile) -> None:
    file.set(THEME, "dark")
    save_profile(file, profile("north"))
    save_profile(file, profile("south"))
    use_profile(file, "north")
    file.set(THEME, "light")
    settings = file.load()
    assert current(settings).name == "north"
    assert settings.get(THEME) == "light"


def test_removing_the_profile_in_use_leaves_the_other(file: SettingsFile) -> None:
    save_profile(file, profile("north"))
    save_profile(file, profile("south"))
    remove_profile(file, "south")
    assert current(file.load()).name == "north"


def test_without_a_profile_the_message_says_how_to_add_one(file: SettingsFile) -> None:
    with pytest.raises(NotSignedIn, match="profile add"):
        current(file.load())


def test_with_several_and_none_chosen_the_names_are_listed(file: SettingsFile) -> None:
    for name in ("north", "south", "west"):
        save_profile(file, profile(name))
    remove_profile(file, "west")
    with pytest.raises(NotSignedIn, match="north, south"):
        current(file.load())


@pytest.mark.parametrize("change", [use_profile, remove_profile])
def test_an_unknown_name_is_refused_with_the_known_ones(file: SettingsFile, change: object) -> None:
    save_profile(file, profile("north"))
    with pytest.raises(InvalidInput, match="north"):
        change(file, "nowhere")  # type: ignore[operator]


@pytest.mark.parametrize("name", ["", "../up", "Big", "a b", "x" * 33, "-dash"])
def test_a_name_is_also_a_safe_folder(name: str) -> None:
    with pytest.raises(InvalidInput):
        checked_name(name)


@pytest.mark.parametrize("members", ["", 'url = "https://x.halopsa.com"', 'url = 1\nclient_id = "x"'])
def test_a_profile_with_a_member_missing_says_so(file: SettingsFile, members: str) -> None:
    file.path.write_text(f"[profiles.north]\n{members}\n", encoding="utf-8")
    with pytest.raises(InvalidInput, match="north"):
        profiles(file.load())


def test_a_mistake_names_its_profile_and_stops_neither_the_others_nor_its_removal(file: SettingsFile) -> None:
    save_profile(file, profile("south"))
    written = file.path.read_text(encoding="utf-8")
    mistake = '[profiles.north]\nurl = "http://north.halopsa.com"\nclient_id = "x"\n'
    file.path.write_text(f"{written}\n{mistake}", encoding="utf-8")
    assert current(file.load()) == profile("south")
    with pytest.raises(InvalidInput, match=r"'north'.*not encrypted"):
        profiles(file.load())
    remove_profile(file, "north")
    assert profiles(file.load()) == (profile("south"),)


def test_a_profile_table_that_is_none_counts_as_no_profile(file: SettingsFile) -> None:
    file.path.write_text("profiles = 3\n", encoding="utf-8")
    assert profiles(file.load()) == ()


def test_an_option_that_we_do_not_know_is_ignored(file: SettingsFile) -> None:
    file.path.write_text(
        '[profiles.north]\nurl = "https://north.halopsa.com"\nclient_id = "x"\ncolour = "red"\n'
    )
    assert [each.name for each in profiles(file.load())] == ["north"]
