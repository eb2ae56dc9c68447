"""Durations as technicians type and read them: `1h30`, `1:30`, `1,5h` and back, the same in every locale."""

from __future__ import annotations

import re

LONGEST = 24 * 60
"""More than this many minutes is not one piece of work but a slip of the finger."""

_FORM = re.compile(
    r"""
      (?P<minutes>[0-9]{1,4})m
    | (?P<hours>[0-9]{1,2})h(?:(?P<and_minutes>[0-5]?[0-9])m?)?
    | (?P<clock_hours>[0-9]):(?P<clock_minutes>[0-5][0-9])
    | (?P<whole>[0-9]{0,2})[.,](?P<fraction>[0-9]{1,4})h
    """,
    re.VERBOSE | re.IGNORECASE | re.ASCII,
)


def parse_duration(text: str) -> int | None:
    """Reads one word such as `12m`, `1h30`, `1h30m`, `1:30`, `1.5h`, `1,5h` or `90m`.

    With a colon the hour has one digit: `14:30` and `09:40` are times of day, which technicians write far
    more often than they work that long. Point and comma are both decimal marks, whatever the locale; only
    the digits 0 to 9 count. A fraction that is no whole minute is rounded, half up.

    Returns:
        Whole minutes from 1 to `LONGEST`, or None when it is not a duration.
    """
    found = _FORM.fullmatch(text)
    if found is None:
        return None
    part = found.groupdict(default="0")
    if found["fraction"]:
        scale = 10 ** len(part["fraction"])
        minutes = (120 * int(part["whole"] + part["fraction"]) + scale) // (2 * scale)
    else:
        hours = int(part["hours"]) + int(part["clock_hours"])
        minutes = 60 * hours + int(part["minutes"]) + int(part["and_minutes"]) + int(part["clock_minutes"])
    return minutes if 0 < minutes <= LONGEST else None


def format_duration(minutes: int) -> str:
    """Writes whole minutes for people: `12 min`, `1 h 05`, `2 h`."""
    hours, rest = divmod(minutes, 60)
    if not hours:
        return f"{rest} min"
    return f"{hours} h {rest:02}" if rest else f"{hours} h"


def write_duration(minutes: int) -> str:
    """Writes whole minutes for a smart line: `12m`, `1h30m`, `2h`; `parse_duration` reads it back."""
    hours, rest = divmod(minutes, 60)
    if not hours:
        return f"{rest}m"
    return f"{hours}h{rest}m" if rest else f"{hours}h"
