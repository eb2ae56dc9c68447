"""Absences: who looks at the machine again and again can tell when nobody was there, and for how long.

Three things say that nobody is there: the screen is locked, the machine sleeps, or nothing was typed or moved
for a while. What follows each other without anybody in between is one absence, named after the strongest.
Everything is counted in the machine's own seconds, so that a clock that is set meanwhile changes no length.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from enum import StrEnum

from quickticket.domain.timekeeping.spans import Span
from quickticket.domain.timekeeping.timer import Absence, Away, Clocks

SHORTEST = timedelta(minutes=1)
"""A screen that is locked and opened again within it was locked by mistake."""
SEAM = 15.0
"""Seconds; an absence that begins so soon after another goes on with it, as a lock after a sleep."""
SLEPT = 1.0
"""Seconds of sleep below which two clocks were only read one after the other."""
_MOMENT = timedelta(seconds=1)
_STRENGTH = (Absence.IDLE, Absence.LOCKED, Absence.ASLEEP)


class PresenceEvent(StrEnum):
    """What the desktop tells by itself."""

    LOCKED = "locked"
    UNLOCKED = "unlocked"
    ASLEEP = "asleep"
    AWAKE = "awake"


@dataclass(frozen=True, slots=True)
class Look:
    """What is seen at one moment.

    Attributes:
        at: The moment.
        idle: Seconds since the last input; None where nobody tells.
        event: What made us look; None when it was only time to.
    """

    at: Clocks
    idle: float | None = None
    event: PresenceEvent | None = None


@dataclass(frozen=True, slots=True)
class Attendance:
    """Who is there, as far as the looks so far tell.

    Attributes:
        seen: The last look.
        here: When somebody was there last, input or not.
        locked: The screen is.
        asleep: The machine is about to sleep, or does.
        since: From when nobody is there, in seconds; None while somebody is.
        why: The strongest reason for it.
        ended: The end of the last absence.
    """

    seen: Clocks
    here: Clocks
    locked: bool = False
    asleep: bool = False
    since: float | None = None
    why: Absence = Absence.IDLE
    ended: Clocks | None = None

    @classmethod
    def begin(cls, at: Clocks, *, locked: bool = False) -> Attendance:
        """Somebody is there who wants to be watched from now on; at a locked screen he is leaving."""
        since = at.ticks if locked else None
        return cls(at, at, locked=locked, since=since, why=Absence.LOCKED if locked else Absence.IDLE)

    def look(self, look: Look, idle_after: timedelta) -> tuple[Attendance, Away | None]:
        """Takes a look in.

        Args:
            look: Later than those before; another start of the machine begins anew.
            idle_after: How long nothing is typed before nobody is there; nothing or less never says so.

        Returns:
            What is known now, and the absence that is over with it.
        """
        locked = _locked(look.event, before=self.locked)
        if look.at.boot != self.seen.boot or look.at.ticks < self.seen.ticks:
            return Attendance.begin(look.at, locked=locked), None
        slept = look.at.slept - self.seen.slept >= SLEPT
        # A sleep that is over when we hear of its beginning has nothing to begin any more.
        falls_asleep = look.event is PresenceEvent.ASLEEP and not slept
        stays_asleep = self.asleep and not slept and look.event is not PresenceEvent.AWAKE
        now = replace(self, seen=look.at, locked=locked, asleep=falls_asleep or stays_asleep)
        if look.event is PresenceEvent.UNLOCKED:
            now = replace(now, here=look.at)
        # Idle time stands still while the machine sleeps; where nobody tells of it, somebody is there.
        quiet = min(look.idle or 0.0, _awake(look.at) - _awake(now.here))
        last_input = look.at.ticks - quiet
        idle = timedelta() < idle_after <= timedelta(seconds=quiet)
        signs = []
        if slept:
            began = look.at.ticks - (look.at.slept - self.seen.slept)
            signs.append((max(began, self.seen.ticks), Absence.ASLEEP))
        if now.asleep:
            signs.append((look.at.ticks, Absence.ASLEEP))
        if locked:
            signs.append((look.at.ticks, Absence.LOCKED))
        if idle:
            signs.append((last_input, Absence.IDLE))
        if signs:
            now = now.gone(signs)
        if now.since is None or now.asleep or locked or idle:
            return now, None
        told = slept or look.event in (PresenceEvent.UNLOCKED, PresenceEvent.AWAKE)
        return now.back(look.at, look.at.ticks if told else max(now.since, last_input))

    def gone(self, signs: list[tuple[float, Absence]]) -> Attendance:
        """Nobody is there, as signs say: each since when, in seconds, and why."""
        why = max((why for _, why in signs), key=_STRENGTH.index)
        if self.since is not None:
            return replace(self, why=max(self.why, why, key=_STRENGTH.index))
        since = min(start for start, _ in signs)
        if self.ended is not None and since - self.ended.ticks <= SEAM:
            since = self.ended.ticks
        return replace(self, since=since, why=why)

    def back(self, now: Clocks, end: float) -> tuple[Attendance, Away | None]:
        """Somebody is there again since a second that has passed."""
        here = replace(self, here=replace(now, ticks=end), since=None)
        away = self._away(now, end)
        if away is None or away.span.length < (_MOMENT if self._goes_on else SHORTEST):
            return here, None
        return replace(here, ended=Clocks(away.span.end, now.boot, end)), away

    def _away(self, now: Clocks, end: float) -> Away | None:
        if self.since is None:
            return None
        last = now.wall - timedelta(seconds=now.ticks - end)
        first = last - timedelta(seconds=end - self.since)
        if self._goes_on and self.ended is not None and abs(self.ended.wall - first) < _MOMENT:
            first = min(self.ended.wall, last)  # exactly there: the clocks drift
        return Away(Span(first, last), self.why)

    @property
    def _goes_on(self) -> bool:
        return self.ended is not None and self.since == self.ended.ticks


def _locked(event: PresenceEvent | None, *, before: bool) -> bool:
    if event is PresenceEvent.LOCKED:
        return True
    return before and event is not PresenceEvent.UNLOCKED


def _awake(at: Clocks) -> float:
    return at.ticks - at.slept
