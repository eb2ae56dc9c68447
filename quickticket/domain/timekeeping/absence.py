"""Absences: what tells that somebody leaves the machine and comes back, and what follows from it.

Causes that overlap are one absence, from the first that began until somebody is back, and its reason is the
strongest: asleep, else locked, else idle.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from quickticket.domain.timekeeping.spans import Span
from quickticket.domain.timekeeping.timer import Absence, Away

if TYPE_CHECKING:
    from datetime import datetime

    from quickticket.domain.timekeeping.timer import Clocks


class PresenceEvent(StrEnum):
    """What the desktop tells by itself."""

    LOCKED = "locked"
    UNLOCKED = "unlocked"
    ASLEEP = "asleep"
    AWAKE = "awake"


SHORTEST = timedelta(minutes=1)
"""A screen locked for less is nothing to ask about."""
_STRENGTH = (Absence.IDLE, Absence.LOCKED, Absence.ASLEEP)


@dataclass(frozen=True, slots=True)
class Watched:
    """What is known of somebody's presence, looked at now and then.

    Attributes:
        seen: Both clocks at the last look or event.
        here_since: When somebody was last back, aware UTC; no absence begins earlier.
        away: The absence under way, with the strongest reason so far; None while somebody is there.
        locked: The screen is.
    """

    seen: Clocks
    here_since: datetime
    away: Away | None = None
    locked: bool = False

    def look(self, now: Clocks, idle: float | None, limit: timedelta) -> Seen:
        """Looks at the clocks and at the last input.

        Args:
            now: Both clocks.
            idle: Seconds since the last input; None where nobody tells.
            limit: No input for at least so long is an absence.
        """
        here, over = _slept(self, now)
        if over is not None or here.locked or idle is None:
            return here, over
        input_at = max(now.wall - timedelta(seconds=idle), here.here_since)
        if here.away is not None and here.away.why is Absence.IDLE and input_at > here.away.span.start:
            return _back(here, input_at)
        if here.away is None and now.wall - input_at >= limit:
            return _gone(here, input_at, Absence.IDLE), None
        return here, None

    def hear(self, event: PresenceEvent, now: Clocks) -> Seen:
        """Takes an event in; that of falling asleep may be heard only after the sleep."""
        here, over = _slept(self, now)
        if event is PresenceEvent.LOCKED:
            return _gone(replace(here, locked=True), now.wall, Absence.LOCKED), over
        if event is PresenceEvent.ASLEEP:
            return _gone(here, now.wall, Absence.ASLEEP), over
        if event is PresenceEvent.UNLOCKED:
            here = replace(here, locked=False)
        if over is not None or here.locked:
            return here, over
        return _back(here, now.wall)


Seen = tuple[Watched, Away | None]
"""What is known now, and the absence that is over."""


def begin(now: Clocks) -> Watched:
    """Begins to watch: somebody is there."""
    return Watched(now, now.wall)


def _slept(watched: Watched, now: Clocks) -> Seen:
    """Sleep that shows by the clocks alone, told or not."""
    slept = timedelta(seconds=now.slept - watched.seen.slept)
    same_boot = watched.seen.boot == now.boot
    here = replace(watched, seen=now)
    if not same_boot or slept < SHORTEST:
        return here, None
    here = _gone(here, now.wall - slept, Absence.ASLEEP)
    return (here, None) if here.locked else _back(here, now.wall)


def _gone(watched: Watched, at: datetime, why: Absence) -> Watched:
    at = max(at, watched.here_since)
    if watched.away is None:
        return replace(watched, away=Away(Span(at, at), why))
    before = watched.away
    begun = min(before.span.start, at)
    stronger = max(before.why, why, key=_STRENGTH.index)
    return replace(watched, away=Away(Span(begun, begun), stronger))


def _back(watched: Watched, at: datetime) -> Seen:
    away = watched.away
    if away is None:
        return watched, None
    here = replace(watched, away=None, here_since=max(at, watched.here_since))
    if at - away.span.start < SHORTEST:
        return here, None
    return here, replace(away, span=Span(away.span.start, at))
