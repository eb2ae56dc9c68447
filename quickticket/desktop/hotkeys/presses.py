"""Tells a new press of a hotkey from the repeats and the release that follow it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, auto


@dataclass(frozen=True, slots=True)
class Key:
    """A key going down or up, as the X server tells it.

    Attributes:
        state: the modifiers, locks and mouse buttons that were down.
        time: the server's clock in ms. An auto-repeat is a release and a press with one time.
    """

    down: bool
    keycode: int
    state: int
    time: int


class Verdict(Enum):
    """What an event is to us."""

    NOT_OURS = auto()
    PRESSED = auto()
    PART_OF_PRESS = auto()
    """A repeat or the release of a hotkey: no window may see it, or it would be typed there."""


class PressFilter:
    """Follows one hotkey at a time from its press to its release."""

    def __init__(self, is_hotkey: Callable[[int, int], bool]) -> None:
        """Take the rule that knows hotkeys by key code and modifier state."""
        self._is_hotkey = is_hotkey
        self._held: int | None = None
        self._released_at: int | None = None

    def judge(self, key: Key) -> Verdict:
        """Sort one event; events come in the server's order."""
        if key.keycode == self._held:
            if not key.down:
                self._released_at = key.time
                return Verdict.PART_OF_PRESS
            if key.time == self._released_at:
                return Verdict.PART_OF_PRESS
            self._held = None
        if key.down and self._is_hotkey(key.keycode, key.state):
            self._held, self._released_at = key.keycode, None
            return Verdict.PRESSED
        return Verdict.NOT_OURS
