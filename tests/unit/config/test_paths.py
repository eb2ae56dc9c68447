"""Where files lie: portable below one folder, else in the system's own."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import platformdirs
import pytest

from quickticket.config.atomic import write_atomically
from quickticket.config.data_folder import data_folder
from quickticket.config.paths import Paths


def test_everything_lies_below_the_portable_folder(tmp_path: Path) -> None:
    paths = Paths.find({"QUICKTICKET_HOME": str(tmp_path)})
    assert all(tmp_path in path.parents for path in (paths.settings, paths.log, paths.profile("north")))


def test_the_systems_folders_are_the_default() -> None:
    paths = Paths.find({"HOME": "/home/tess"})
    assert all("QuickTicket" in str(path) for path in (paths.settings, paths.log, paths.profile("north")))


@pytest.mark.parametrize("environ", [{}, {"XDG_DATA_HOME": "/srv/data"}, {"XDG_DATA_HOME": " "}])
def test_the_short_way_to_the_data_leads_where_the_systems_own_rules_do(
    environ: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("XDG_DATA_HOME", raising=False)
    for name, value in environ.items():
        monkeypatch.setenv(name, value)
    assert data_folder(os.environ) == platformdirs.user_data_dir("QuickTicket", appauthor=False)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no modes; a home is private there")
def test_every_folder_that_is_made_is_private_whatever_the_umask_says(tmp_path: Path) -> None:
    target = tmp_path / "home" / "deeper" / "settings.toml"
    before = os.umask(0)
    try:
        write_atomically(target, "secret = false")
    finally:
        os.umask(before)
    made = (target, target.parent, target.parent.parent)
    assert [path.stat().st_mode & 0o777 for path in made] == [0o600, 0o700, 0o700]


def test_a_failed_write_leaves_the_old_file_and_no_litter(tmp_path: Path) -> None:
    target = tmp_path / "settings.toml"
    write_atomically(target, "old")
    with pytest.raises(UnicodeEncodeError):
        write_atomically(target, "half \ud800")
    assert target.read_text(encoding="utf-8") == "old"
    assert [path.name for path in tmp_path.iterdir()] == ["settings.toml"]
