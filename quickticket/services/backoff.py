"""How long to wait before the next try: pure functions, seconds in and out."""

from __future__ import annotations

LONGEST = 300.0
"""No wait is longer, unless Halo itself asks for it."""
_BUSY = (15.0, 30.0, 45.0, 60.0)


def doubling(first: float, failures: int) -> float:
    """Returns `first`, doubled for every failure after the first one, up to `LONGEST`."""
    return min(LONGEST, first * 2.0 ** min(failures - 1, 30))


def when_offline(failures: int, chance: float) -> float:
    """Returns the wait after `failures` failed connections in a row: 2 s to 5 minutes.

    Args:
        failures: At least 1.
        chance: 0.0 to 1.0; takes off up to a quarter, so that a whole office does not come back at once.
    """
    return doubling(2.0, failures) * (1 - chance / 4)


def when_busy(failures: int, retry_after: float | None) -> float:
    """Returns the wait after `failures` answers 429: as Halo says, else 15, 30, 45, 60 s (NOTES 3)."""
    return _BUSY[min(failures, len(_BUSY)) - 1] if retry_after is None else max(1.0, retry_after)
