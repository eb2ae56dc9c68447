"""A server, an installation and a terminal for every end-to-end test."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from quickticket.sandbox.server import SandboxServer
from quickticket.sandbox.tokens import CLIENT_ID
from tests.e2e.product import Product
from tests.e2e.screen import Terminal
from tests.e2e.server import Witness

SECRET = "canary-4f1c9e-this-must-appear-in-no-file"


@pytest.fixture
def server() -> Iterator[SandboxServer]:
    with SandboxServer(client_secret=SECRET) as running:
        yield running


@pytest.fixture
def halo(server: SandboxServer) -> Witness:
    return Witness(server)


@pytest.fixture
def product(server: SandboxServer, tmp_path: Path) -> Iterator[Product]:
    """An installation with the sandbox as its tenant; nothing runs yet."""
    installed = Product(tmp_path / "home")
    installed.home.mkdir()
    installed.add_profile(server.url, CLIENT_ID, SECRET)
    yield installed
    installed.kill()


@pytest.fixture
def terminal(tmp_path: Path) -> Iterator[Terminal]:
    """An xterm with the focus, under a window manager."""
    missing = [tool for tool in ("xdotool", "xterm", "import") if shutil.which(tool) is None]
    assert not missing, f"{', '.join(missing)} missing: run it with `python3 dev.py test`"
    assert os.environ.get("DISPLAY"), "no X display: run it with `python3 dev.py test`"
    opened = Terminal(tmp_path)
    yield opened
    opened.close()
