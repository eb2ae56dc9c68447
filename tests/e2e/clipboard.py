"""The clipboard, as another program owns it."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def on_the_clipboard(text: str) -> Iterator[None]:
    """Owns the clipboard with a text until the block ends."""
    owner = subprocess.Popen(
        ["xclip", "-selection", "clipboard", "-loops", "0", "-quiet"],
        stdin=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )
    assert owner.stdin is not None
    owner.stdin.write(text.encode())
    owner.stdin.close()
    try:
        yield
    finally:
        owner.terminate()
        owner.wait(timeout=10)
