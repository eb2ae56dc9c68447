"""The settings window: every option, applied at once and kept, and never at the file's expense."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio

from quickticket.config.kinds import Option
from quickticket.config.options import (
    DEFAULT_TICKET_TYPE,
    GROUPS,
    NEW_TICKET_HOTKEY,
    OPTIONS,
    SHARED_ADDRESS,
    THEME,
    TIME_CHARGE_RATE,
    TIME_PRIVATE,
    USERS_LIMIT,
)
from quickticket.domain.hotkeys import DEFAULT_POPUP_KEYS, KeyCombination
from quickticket.ui.settings.state import Note
from tests.fakes.clock import settle
from tests.fakes.halo_seed import CATALOGUE
from tests.fakes.settings_desk import TAKEN, SettingsDesk

F9 = KeyCombination.parse("Ctrl+Shift+F9")
FILE = """# mine
[window]
theme = "dark" # at night
[future]
x = 1
[hotkeys.templates]
pw = "Ctrl+Alt+P"
"""


@pytest_asyncio.fixture
async def desk(tmp_path: Path) -> AsyncIterator[SettingsDesk]:
    made = SettingsDesk(tmp_path / "settings.toml", FILE)
    made.presenter.open()
    await settle()
    yield made
    await made.tasks.close()


async def mended(desk: SettingsDesk, text: str) -> None:
    """The file is edited by hand, and the window comes to the front."""
    desk.path.write_text(text, encoding="utf-8")
    desk.presenter.look_again()
    await settle()


async def test_every_option_has_a_row_with_its_sentence(desk: SettingsDesk) -> None:
    groups = desk.screen.state.groups
    assert [group.title for group in groups] == list(GROUPS.values())
    for option in OPTIONS:
        row = desk.screen.row(option.key)
        assert (row.label, row.help) == (option.label, option.help)
    assert desk.screen.brought_up == 1


async def test_a_change_holds_at_once_and_the_file_keeps_the_rest(desk: SettingsDesk) -> None:
    desk.presenter.write(THEME.key, "light")
    assert desk.settings.get(THEME) == "light"
    assert desk.text == FILE.replace('"dark"', '"light"')
    assert desk.screen.row(THEME.key).text == "light"


@pytest.mark.parametrize(
    ("option", "text", "value"),
    [
        (TIME_PRIVATE, "no", False),
        (TIME_PRIVATE, "yes", True),
        (USERS_LIMIT, "200,000", 200_000),
        (USERS_LIMIT, "200.000", 200_000),
        (USERS_LIMIT, " 5 ", 5),
        (DEFAULT_TICKET_TYPE, "incid", "Incident"),
        (DEFAULT_TICKET_TYPE, "", ""),
        (TIME_CHARGE_RATE, "remote", "Remote"),
        (SHARED_ADDRESS, "https://t.example/t.zip", "https://t.example/t.zip"),
    ],
)
async def test_what_a_person_writes_is_read(
    desk: SettingsDesk, option: Option[Any], text: str, value: object
) -> None:
    desk.presenter.write(option.key, text)
    assert desk.settings.current.get(option) == value
    assert desk.screen.row(option.key).note is None


@pytest.mark.parametrize(
    ("option", "text", "said"),
    [
        (USERS_LIMIT, "many", "Expected a whole number from 0 to 1,000,000."),
        (USERS_LIMIT, "-5", "Expected a whole number from 0 to 1,000,000."),
        (DEFAULT_TICKET_TYPE, "zebra", "This tenant has no ticket type “zebra”."),
        (SHARED_ADDRESS, "http://t.example/t.zip", "Expected an address that begins with https://."),
    ],
)
async def test_what_cannot_be_used_stays_as_typed_and_is_said(
    desk: SettingsDesk, option: Option[Any], text: str, said: str
) -> None:
    before = desk.text
    desk.presenter.write(option.key, text)
    row = desk.screen.row(option.key)
    assert (row.text, row.note) == (text, Note(said))
    assert desk.text == before
    desk.presenter.write(option.key, "")
    assert desk.screen.row(option.key).text == ""


async def test_what_the_tenant_offers_can_be_chosen(desk: SettingsDesk) -> None:
    row = desk.screen.row(DEFAULT_TICKET_TYPE.key)
    assert row.choices == tuple(each.name for each in CATALOGUE.ticket_types)
    assert row.nothing == "The first of the tenant"


async def test_a_name_that_the_tenant_does_not_have_is_said(desk: SettingsDesk) -> None:
    await mended(desk, '[time]\ncharge_rate = "On the moon"\n')
    row = desk.screen.row(TIME_CHARGE_RATE.key)
    assert row.note == Note("This tenant has no charge rate “On the moon”. Choose another one.", "warn")


async def test_back_to_default_is_offered_where_something_else_was_chosen(desk: SettingsDesk) -> None:
    assert desk.screen.row(THEME.key).default == "System"
    assert desk.screen.row(TIME_PRIVATE.key).default == ""
    desk.presenter.reset(THEME.key)
    assert desk.settings.get(THEME) == "system"
    assert desk.screen.row(THEME.key).default == ""
    assert "theme" not in desk.text


async def test_a_mistake_in_the_file_is_told_at_its_option_and_gone_after_a_choice(
    desk: SettingsDesk,
) -> None:
    await mended(desk, '[window]\ntheme = "pink"\n')
    row = desk.screen.row(THEME.key)
    assert row.note == Note(
        "settings.toml says window.theme = 'pink': expected one of system, light, dark. "
        "Until you choose, it is: System."
    )
    assert (row.text, row.default) == ("system", "System")
    desk.presenter.write(THEME.key, "system")
    assert desk.screen.row(THEME.key).note is None
    assert desk.text == '[window]\ntheme = "system"\n'


async def test_a_broken_file_is_told_and_left_alone(desk: SettingsDesk) -> None:
    await mended(desk, "[window\n")
    assert "has a mistake" in desk.screen.state.problem
    desk.presenter.write(THEME.key, "light")
    note = desk.screen.row(THEME.key).note
    assert note is not None
    assert "has a mistake" in note.text
    assert (desk.text, desk.settings.get(THEME)) == ("[window\n", "dark")
    await mended(desk, FILE)
    assert desk.screen.state.problem == ""


async def test_another_hotkey_opens_the_popup_from_now_on(desk: SettingsDesk) -> None:
    desk.presenter.record(NEW_TICKET_HOTKEY.key, F9)
    desk.keyboard.press(F9)
    desk.keyboard.press(DEFAULT_POPUP_KEYS)
    assert desk.opened == ["popup"]
    assert desk.screen.row(NEW_TICKET_HOTKEY.key).text == "Ctrl+Shift+F9"
    assert 'new_ticket = "Ctrl+Shift+F9"' in desk.text


async def test_a_taken_hotkey_says_so_and_offers_free_ones(desk: SettingsDesk) -> None:
    desk.presenter.record(NEW_TICKET_HOTKEY.key, TAKEN)
    row = desk.screen.row(NEW_TICKET_HOTKEY.key)
    assert row.text == "Ctrl+Alt+Space"
    assert row.note is not None
    assert row.note.text == "Ctrl+Shift+F10 is taken. Free ones:"
    assert len(row.note.offers) == 3
    desk.keyboard.press(DEFAULT_POPUP_KEYS)
    desk.presenter.take(NEW_TICKET_HOTKEY.key, row.note.offers[0])
    assert desk.screen.row(NEW_TICKET_HOTKEY.key).text == row.note.offers[0]
    assert desk.screen.row(NEW_TICKET_HOTKEY.key).note is None
    desk.keyboard.press(KeyCombination.parse(row.note.offers[0]))
    assert desk.opened == ["popup", "popup"]


async def test_a_hotkey_that_was_taken_from_the_start_is_said(tmp_path: Path) -> None:
    desk = SettingsDesk(tmp_path / "settings.toml", f'[hotkeys]\nnew_ticket = "{TAKEN}"\n')
    desk.presenter.open()
    note = desk.screen.row(NEW_TICKET_HOTKEY.key).note
    assert note is not None
    assert note.offers
    await desk.tasks.close()


async def test_the_default_hotkey_comes_back_unless_it_is_taken(desk: SettingsDesk) -> None:
    desk.presenter.record(NEW_TICKET_HOTKEY.key, F9)
    desk.keyboard.taken.add(DEFAULT_POPUP_KEYS)
    desk.presenter.reset(NEW_TICKET_HOTKEY.key)
    assert desk.screen.row(NEW_TICKET_HOTKEY.key).text == "Ctrl+Shift+F9"
    assert desk.screen.row(NEW_TICKET_HOTKEY.key).note is not None
    desk.keyboard.taken.clear()
    desk.presenter.reset(NEW_TICKET_HOTKEY.key)
    desk.keyboard.press(DEFAULT_POPUP_KEYS)
    assert desk.opened == ["popup"]
    assert "new_ticket" not in desk.text


async def test_a_key_that_can_be_no_hotkey_is_said_until_another_is_pressed(desk: SettingsDesk) -> None:
    desk.presenter.refuse(NEW_TICKET_HOTKEY.key, "This key cannot be used in a hotkey.")
    assert desk.screen.row(NEW_TICKET_HOTKEY.key).note == Note("This key cannot be used in a hotkey.")
    desk.presenter.refuse(NEW_TICKET_HOTKEY.key, "")
    assert desk.screen.row(NEW_TICKET_HOTKEY.key).note is None


async def test_hotkeys_rest_while_one_is_recorded(desk: SettingsDesk) -> None:
    desk.presenter.listen(True)
    desk.keyboard.press(DEFAULT_POPUP_KEYS)
    desk.presenter.listen(False)
    assert desk.opened == []
    desk.keyboard.press(DEFAULT_POPUP_KEYS)
    assert desk.opened == ["popup"]


async def test_hotkeys_of_templates_stand_beside_the_popups(desk: SettingsDesk) -> None:
    row = desk.screen.row("template:pw")
    assert (row.label, row.help, row.text) == ("/pw", "Opens the popup with Password reset.", "Ctrl+Alt+P")
    desk.presenter.record("template:pw", F9)
    desk.keyboard.press(F9)
    assert desk.opened == ["pw"]
    assert 'pw = "Ctrl+Shift+F9"' in desk.text
    desk.presenter.record("template:pw", None)
    assert "template:pw" not in desk.screen.meant


async def test_a_mistake_in_a_templates_hotkey_is_told_at_its_row(desk: SettingsDesk) -> None:
    await mended(desk, '[hotkeys.templates]\nold = "P"\ngone = "Ctrl+Alt+F1"\n')
    old, gone = desk.screen.row("template:old"), desk.screen.row("template:gone")
    assert old.note is not None
    assert "hotkeys.templates.old = 'P'" in old.note.text
    assert gone.note == Note("There is no template /gone. Del clears its hotkey.", "warn")
    desk.presenter.record("template:old", F9)
    row = desk.screen.row("template:old")
    assert row.text == "Ctrl+Shift+F9"
    await mended(desk, 'hotkeys.templates = "x"\n')
    assert "is a table" in desk.screen.state.problem


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("theme", THEME.key),
        ("dark", THEME.key),
        ("hotk ticket", NEW_TICKET_HOTKEY.key),
        ("password", "template:pw"),
        ("users_limit", USERS_LIMIT.key),
    ],
)
async def test_search_finds_options_by_their_words(desk: SettingsDesk, query: str, first: str) -> None:
    desk.presenter.search(query)
    assert desk.screen.meant[0] == first
    assert len(desk.screen.meant) < len(OPTIONS)
    desk.presenter.search("zebra")
    assert desk.screen.meant == []
    desk.presenter.search("")
    assert len(desk.screen.meant) == len(OPTIONS) + 1


async def test_file_and_template_window_are_a_button_away(desk: SettingsDesk) -> None:
    desk.presenter.open_file()
    desk.presenter.manage_templates()
    assert desk.opened == [str(desk.path), "templates"]
