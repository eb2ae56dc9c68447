"""The calendar of whoever runs the tests: the last working day, and how far west its clock is."""

from __future__ import annotations

from datetime import date, datetime, timedelta

FRIDAY = 4


def today() -> date:
    """Of the clock on the wall."""
    return datetime.now().astimezone().date()


def last_working_day() -> date:
    """The last day before today from Monday to Friday: all of it is over."""
    day = today() - timedelta(days=1)
    return day - timedelta(days=max(0, day.weekday() - FRIDAY))


def minutes_west() -> int:
    """As Halo counts `utcoffset` (NOTES 1)."""
    offset = datetime.now().astimezone().utcoffset() or timedelta()
    return -int(offset.total_seconds() // 60)
