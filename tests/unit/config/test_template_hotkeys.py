"""Hotkeys of templates in settings.toml: read with every mistake named, changed without touching the rest."""

from __future__ import annotations

from pathlib import Path

import pytest

from quickticket.config.settings import SettingsFile
from quickticket.config.template_hotkeys import set_template_hotkey, template_hotkeys
from quickticket.domain.hotkeys import KeyCombination

KEYS = KeyCombination.parse("Ctrl+Alt+F9")


def test_what_is_written_is_read_and_comments_stay(tmp_path: Path) -> None:
    file = SettingsFile(tmp_path / "settings.toml")
    file.path.write_text('# mine\n[hotkeys]\nnew_ticket = "Ctrl+Shift+Space" # as at home\n')
    set_template_hotkey(file, "pw", KEYS)
    set_template_hotkey(file, "vpn", KEYS)
    set_template_hotkey(file, "vpn", None)
    assert template_hotkeys(file.load()) == ({"pw": KEYS}, {})
    assert "# mine" in file.path.read_text()
    assert "# as at home" in file.path.read_text()
    assert file.load().problems == ()


def test_a_mistake_costs_that_one_and_is_named(tmp_path: Path) -> None:
    file = SettingsFile(tmp_path / "settings.toml")
    file.path.write_text('[hotkeys.templates]\npw = "Ctrl+Alt+F9"\nvpn = "P"\nold = 5\n')
    keys, wrong = template_hotkeys(file.load())
    assert keys == {"pw": KEYS}
    assert {name: sentence.split(" = ")[0] for name, sentence in wrong.items()} == {
        "vpn": "settings.toml: hotkeys.templates.vpn",
        "old": "settings.toml: hotkeys.templates.old",
    }


@pytest.mark.parametrize("text", ['[hotkeys]\ntemplates = "x"\n', 'hotkeys = "x"\n'])
def test_what_takes_the_place_of_the_table_is_named_and_gives_way(tmp_path: Path, text: str) -> None:
    file = SettingsFile(tmp_path / "settings.toml")
    file.path.write_text(text)
    settings = file.load()
    assert [*settings.wrong, *template_hotkeys(settings)[1]]
    set_template_hotkey(file, "pw", KEYS)
    assert template_hotkeys(file.load()) == ({"pw": KEYS}, {})
