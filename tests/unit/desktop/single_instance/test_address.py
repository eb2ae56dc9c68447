"""Server, client and command line agree on one short address per home directory."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from quickticket.desktop.single_instance.address import socket_path

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has pipe names, not socket paths")

_LONG = Path("/") / "a-long-folder-name" / ("x" * 100)


def test_the_socket_lies_in_the_home_directory() -> None:
    assert socket_path(Path("/data/quickticket")) == "/data/quickticket/run/socket"


def test_a_long_home_gets_a_short_name_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_RUNTIME_DIR", "/run/user/1000")
    first, second = socket_path(_LONG / "one"), socket_path(_LONG / "two")
    assert first != second
    assert first.startswith("/run/user/1000/quickticket/")
    assert len(os.fsencode(first)) <= 100


@pytest.mark.parametrize("runtime", ["", "/run/" + "y" * 90])
def test_without_a_usable_runtime_folder_the_name_tells_users_apart(
    runtime: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_RUNTIME_DIR", runtime)
    assert f"quickticket-{os.getuid()}" in socket_path(_LONG)


def test_a_relative_home_means_the_same_as_its_absolute_path(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert socket_path(Path("home")) == socket_path(tmp_path / "home")


def test_address_and_client_need_the_standard_library_alone() -> None:
    check = (
        "import sys; before = set(sys.modules);"
        "import quickticket.desktop.single_instance.address, quickticket.desktop.single_instance.client;"
        "new = {name.partition('.')[0] for name in set(sys.modules) - before};"
        "print(sorted(new - sys.stdlib_module_names))"
    )
    run = subprocess.run([sys.executable, "-c", check], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "['quickticket']"
