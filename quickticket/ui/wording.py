"""Words that several windows share: ages, counts, parts joined by dots."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

_MINUTE, _HOUR, _DAY = 60, 3600, 86400


def joined(*parts: str, by: str = " · ") -> str:
    """The parts that say something, side by side."""
    return by.join(part for part in parts if part)


def ago(at: datetime, now: datetime) -> str:
    """How long ago something was: `now`, `5 min ago`, `2 h ago`, `3 d ago`, or the date. Both aware."""
    seconds = (now - at).total_seconds()
    if seconds < _MINUTE:
        return "now"
    if seconds < _HOUR:
        return f"{seconds // _MINUTE:.0f} min ago"
    if seconds < _DAY:
        return f"{seconds // _HOUR:.0f} h ago"
    if seconds < 30 * _DAY:
        return f"{seconds // _DAY:.0f} d ago"
    return at.astimezone().strftime("%d %b %Y").lstrip("0")


def counted(number: int, one: str, many: str = "") -> str:
    """`1 ticket`, `2 tickets`."""
    return f"{number} {one if number == 1 else many or one + 's'}"
