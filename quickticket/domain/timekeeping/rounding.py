"""Rounding of time that is billed: none by default, else up or to the nearest step; applied once."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

_RULE = re.compile(
    r"(?P<rate>.+?)\s*:\s*(?:(?P<direction>up|nearest)\s+(?P<step>[0-9]{1,3}))?"
    r"(?:\s*,?\s*at least\s+(?P<least>[0-9]{1,3}))?\s*",
    re.IGNORECASE,
)


class Direction(StrEnum):
    """Where a length between two steps goes."""

    NONE = "none"
    NEAREST = "nearest"
    UP = "up"


@dataclass(frozen=True, slots=True)
class Rounding:
    """How minutes become the minutes that are sent.

    Attributes:
        direction: NONE leaves them as they are.
        step: Minutes; 15 makes quarters of an hour.
        minimum: Fewest minutes that are sent once there are any; holds without a direction too.
    """

    direction: Direction = Direction.NONE
    step: int = 1
    minimum: int = 0

    def apply(self, minutes: int) -> int:
        """Returns what is sent for `minutes` worked; 0 stays 0, and rounding twice changes nothing more."""
        if minutes <= 0:
            return 0
        rounded = max(minutes, self.minimum)
        if self.direction is Direction.NONE or self.step <= 1:
            return rounded
        steps = (
            -(-rounded // self.step)
            if self.direction is Direction.UP
            else (2 * rounded + self.step) // (2 * self.step)
        )
        fewest = -(-max(self.minimum, 1) // self.step)
        return max(steps, fewest) * self.step


def read_rules(text: str) -> tuple[tuple[str, Rounding], ...]:
    """Reads the roundings of single charge rates: `After hours: up 30, at least 60; On site: nearest 15`.

    Raises:
        ValueError: A rule cannot be understood; says how to write one.
    """
    return tuple(_rule(each.strip()) for each in text.split(";") if each.strip())


def _rule(text: str) -> tuple[str, Rounding]:
    found = _RULE.fullmatch(text)
    if found is None or not (found["step"] or found["least"]):
        example = "After hours: up 30, at least 60; On site: nearest 15"
        raise ValueError(f"“{text}” says no rounding; write it as in {example}")
    direction = Direction((found["direction"] or Direction.NONE).lower())
    return found["rate"], Rounding(direction, int(found["step"] or 1), int(found["least"] or 0))


TRUE_MINUTES = Rounding()
"""Billed as worked."""
