"""Rounding of time that is billed: none by default, else up or to the nearest step; applied once."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


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
        return max(steps, 1) * self.step
