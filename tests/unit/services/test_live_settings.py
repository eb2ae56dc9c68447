"""Settings are changed for everybody at once, and only once they are kept."""

from __future__ import annotations

from pathlib import Path

import pytest

from quickticket.config.options import THEME, USERS_LIMIT
from quickticket.config.settings import SettingsFile
from quickticket.domain.errors import SettingsError
from quickticket.services.live_settings import LiveSettings


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "settings.toml"


@pytest.fixture
def settings(path: Path) -> LiveSettings:
    path.write_text('# mine\n[window]\ntheme = "light"\n', encoding="utf-8")
    return LiveSettings(SettingsFile(path))


def test_a_change_holds_for_everybody_and_is_kept(settings: LiveSettings, path: Path) -> None:
    told: list[str] = []
    settings.changed.connect(lambda now: told.append(now.get(THEME)))
    settings.set(THEME, "dark")
    assert settings.get(THEME) == settings.current.get(THEME) == "dark"
    assert told == ["dark"]
    assert path.read_text(encoding="utf-8") == '# mine\n[window]\ntheme = "dark"\n'


def test_a_reset_option_holds_its_default(settings: LiveSettings, path: Path) -> None:
    settings.reset(THEME)
    assert settings.get(THEME) == "system"
    assert "theme" not in path.read_text(encoding="utf-8")


def test_what_cannot_be_kept_changes_nothing(settings: LiveSettings, path: Path) -> None:
    told: list[object] = []
    settings.changed.connect(told.append)
    path.write_text("[window\n", encoding="utf-8")
    with pytest.raises(SettingsError):
        settings.set(THEME, "dark")
    with pytest.raises(SettingsError):
        settings.reset(THEME)
    with pytest.raises(SettingsError):
        settings.reload()
    assert settings.get(THEME) == "light"
    assert told == []


def test_who_waits_for_one_option_hears_of_that_one_only(settings: LiveSettings, path: Path) -> None:
    told: list[str] = []
    settings.on_change(THEME, told.append)
    settings.set(USERS_LIMIT, 5)
    settings.set(THEME, "light")
    assert told == []
    path.write_text('[window]\ntheme = "dark"\n', encoding="utf-8")
    settings.reload()
    settings.reset(THEME)
    assert told == ["dark", "system"]
