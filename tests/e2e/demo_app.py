"""`quickticket demo` as a process of its own, driven and read from outside."""

from __future__ import annotations

import contextlib
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.e2e.product import COMMAND, Product
from tests.e2e.server import Witness
from tests.e2e.waiting import until

_END_WITHIN = 20.0  # seconds


@dataclass(frozen=True, slots=True)
class _Address:
    url: str


@contextlib.contextmanager
def demo_app(home: Path) -> Iterator[tuple[Product, Witness]]:
    """Keeps the demo running for as long as the block lasts.

    Args:
        home: Its QUICKTICKET_HOME; settings.toml in it is respected.

    Yields:
        The app, and the server inside it as a witness, once all reference data is there.
    """
    product = Product(home)
    with (home / "stderr.txt").open("ab") as log:
        process = subprocess.Popen([*COMMAND, "demo"], env=product.environ, stderr=log)
    try:
        until(lambda: product.status() is not None or process.poll() is not None, "the app to answer")
        assert process.poll() is None, f"It ended with {process.poll()} and said:\n{_last_words(home)}"
        product.synced()
        [profile] = product.json("profile", "list")["profiles"]
        yield product, Witness(_Address(profile["url"]))
    finally:
        process.terminate()
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(_END_WITHIN)
        process.kill()
        process.wait()


def _last_words(home: Path) -> str:
    files = (home / "stderr.txt", home / "logs" / "quickticket.log")
    return "\n".join(file.read_text(errors="replace") for file in files if file.exists())
