"""A technician's desk: the product set up and running, a terminal in front of it, and the eye on both."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import Event
from typing import Any

from quickticket.config.paths import Paths
from quickticket.desktop.single_instance.address import socket_path
from quickticket.desktop.single_instance.client import ask
from quickticket.sandbox.tokens import CLIENT_ID, CLIENT_SECRET
from tests.benchmarks.eye import Eye, until
from tests.benchmarks.server import serving
from tests.e2e.product import Product
from tests.e2e.screen import Terminal

HOTKEY = "Control_L+Alt_L+space"
SETTLED = 0.05
"""Seconds of rest between two rounds, in which nothing is measured."""
_ANSWER_SECONDS = 10.0


@dataclass(frozen=True, slots=True)
class Desk:
    """The parts; `former` is the terminal's window, which has the focus between two rounds."""

    eye: Eye
    product: Product
    former: int

    def ask(self, command: str, **members: str) -> Any:
        """Asks the running app over its socket, without a process in between."""
        address = socket_path(Paths.find(self.product.environ).home)
        return ask(address, {"command": command, **members}, _ANSWER_SECONDS)

    def back(self, window: int) -> None:
        """Waits until `window` is gone and the terminal has the focus again, and gives everybody a rest."""
        until(
            "the focus to return",
            lambda: self.eye.focus() == self.former and not self.eye.is_viewable(window),
        )
        Event().wait(SETTLED)


@contextmanager
def installed() -> Iterator[Product]:
    """The product with a profile of a server that runs; not started."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder, serving() as server:
        product = Product(Path(folder))
        product.add_profile(server.url, CLIENT_ID, CLIENT_SECRET)
        yield product


@contextmanager
def at_work() -> Iterator[Desk]:
    """The product running, its first sync done."""
    with installed() as product, tempfile.TemporaryDirectory() as folder:
        product.start()
        try:
            product.synced()
            terminal = Terminal(Path(folder))
            eye = Eye()
            try:
                yield Desk(eye, product, eye.focus())
            finally:
                terminal.close()
        finally:
            product.kill()
