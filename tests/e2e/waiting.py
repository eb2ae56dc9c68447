"""Waiting for a state of another process: looks again until it holds or a generous deadline passes."""

from __future__ import annotations

import time
from collections.abc import Callable
from threading import Event
from typing import TypeVar

T = TypeVar("T")
PATIENCE = 30.0
"""Seconds after which something that should have happened is given up; never a measure of speed."""


def until(look: Callable[[], T | None], what: str, seconds: float = PATIENCE) -> T:
    """Returns the first truthy answer of `look`.

    Raises:
        AssertionError: None came within `seconds`; names `what` and the last answer.
    """
    deadline = time.monotonic() + seconds
    pause = Event()
    while True:
        answer = look()
        if answer:
            return answer
        if time.monotonic() > deadline:
            raise AssertionError(f"waited {seconds:.0f} s in vain for {what}; last seen: {answer!r}")
        pause.wait(0.01)
