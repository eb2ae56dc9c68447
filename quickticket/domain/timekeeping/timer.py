"""A timer: what it is for, when it ran, and what of that counts.

RUNNING -> PAUSED, STOPPED     PAUSED -> RUNNING, STOPPED     STOPPED -> RUNNING, or gone once it is logged

Two clocks watch a running timer: the wall clock, which people set and zones shift, and the seconds since the
machine was started, which nothing changes but a restart. While the machine stays up the latter tells how long
it ran; a difference between the two is a jump, and shown.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from quickticket.domain.timekeeping.spans import Span, free, whole_minutes

if TYPE_CHECKING:
    from quickticket.domain.ids import CaptureId, TicketId, TimerId

JUMP = timedelta(seconds=60)
"""Clocks that differ by less drift; by more, somebody set one of them."""


class TimerState(StrEnum):
    """Where a timer stands."""

    RUNNING = "running"
    PAUSED = "paused"
    STOPPED = "stopped"
    """Waits to be logged; it is kept until then."""


class Absence(StrEnum):
    """Why nobody was there."""

    IDLE = "idle"
    LOCKED = "locked"
    ASLEEP = "asleep"
    """The machine slept, or was off."""


class Verdict(StrEnum):
    """What the user says of an absence; none yet counts as not worked."""

    OPEN = "open"
    KEEP = "keep"
    DROP = "drop"


@dataclass(frozen=True, slots=True)
class Clocks:
    """One look at both clocks.

    Attributes:
        wall: Aware UTC.
        boot: Which start of the machine this is; empty when the system does not tell.
        ticks: Seconds since then, sleep included.
        slept: How many of them the machine slept; only the difference between two looks says anything.
    """

    wall: datetime
    boot: str = ""
    ticks: float = 0.0
    slept: float = 0.0


@dataclass(frozen=True, slots=True)
class Away:
    """A time within a timer's run in which nobody was there."""

    span: Span
    why: Absence
    verdict: Verdict = Verdict.OPEN


@dataclass(frozen=True, slots=True)
class Timer:
    """A timer and its past.

    Attributes:
        id: Our own id.
        line: What is to be logged, without time: `#8841 reset the spooler`, or a line for a new ticket.
        title: What to call it in lists.
        customer: Name, for lists.
        ticket_id: The ticket, once known.
        capture_id: The capture that creates the ticket, when it does not exist yet.
        ran: Closed stretches, in order.
        since: When the open stretch began, as both clocks told; None while it does not run.
        away: Absences, in order.
        stopped: It only waits to be logged.
    """

    id: TimerId
    line: str
    title: str = ""
    customer: str = ""
    ticket_id: TicketId | None = None
    capture_id: CaptureId | None = None
    ran: tuple[Span, ...] = ()
    since: Clocks | None = None
    away: tuple[Away, ...] = ()
    stopped: bool = False

    @property
    def state(self) -> TimerState:
        """Where it stands."""
        if self.since is not None:
            return TimerState.RUNNING
        return TimerState.STOPPED if self.stopped else TimerState.PAUSED

    @property
    def question(self) -> Away | None:
        """The oldest absence that the user has not judged."""
        return next((each for each in self.away if each.verdict is Verdict.OPEN), None)

    def start(self, now: Clocks, ago: timedelta = timedelta()) -> Timer:
        """Runs (again), as if since `ago`."""
        since = Clocks(now.wall - ago, now.boot, now.ticks - ago.total_seconds())
        return self if self.since is not None else replace(self, since=since, stopped=False)

    def pause(self, now: Clocks) -> Timer:
        """Stands still; a stretch of no length leaves no trace."""
        stretch = self.stretch(now)
        if stretch is None:
            return self
        ran = self.ran if stretch.length <= timedelta() else (*self.ran, stretch)
        return replace(self, ran=ran, since=None)

    def stop(self, now: Clocks) -> Timer:
        """Ends; it waits to be logged."""
        return replace(self.pause(now), stopped=True)

    def stop_at(self, moment: datetime, now: Clocks) -> Timer:
        """Ends as if it had been stopped at a moment that has passed; what ran later is dropped."""
        stopped = self.stop(now)
        whole = (Span(span.start, min(span.end, moment)) for span in stopped.ran if span.start < moment)
        return replace(stopped, ran=tuple(whole))

    def carry_over(self, alive: datetime | None, now: Clocks) -> Timer:
        """Runs on after the machine was off; whether that time counts is asked.

        Args:
            alive: When the program was last known to run; None counts from the timer's start.
            now: Both clocks; those of another start of the machine than when it began to run.
        """
        since = self.since
        if since is None or not since.boot or not now.boot or _same_boot(since, now):
            return self
        off = max(since.wall, alive or since.wall)
        running = self.pause(now).start(now)
        return running if now.wall - off < JUMP else running.leave(Away(Span(off, now.wall), Absence.ASLEEP))

    def leave(self, away: Away) -> Timer:
        """Notes an absence; one that begins inside the last one and has not been judged makes it longer."""
        last = self.away[-1] if self.away else None
        if last is not None and last.verdict is Verdict.OPEN and away.span.start <= last.span.end:
            grown = Span(last.span.start, max(last.span.end, away.span.end))
            return replace(self, away=(*self.away[:-1], replace(last, span=grown)))
        return replace(self, away=(*self.away, away))

    def judge(self, span: Span, verdict: Verdict) -> Timer:
        """Takes the user's word on the absence of that span."""
        judged = tuple(replace(each, verdict=verdict) if each.span == span else each for each in self.away)
        return replace(self, away=judged)

    def stretch(self, now: Clocks) -> Span | None:
        """The open stretch so far: as long as the machine's own clock tells, while it stays up."""
        if self.since is None:
            return None
        length = self._passed(self.since, now)
        return Span(self.since.wall, self.since.wall + max(length, timedelta()))

    def jump(self, now: Clocks) -> timedelta | None:
        """By how much the wall clock was set while it runs; None when it was not, or nothing can tell."""
        if self.since is None or not _same_boot(self.since, now):
            return None
        difference = (now.wall - self.since.wall) - self._passed(self.since, now)
        return difference if abs(difference) >= JUMP else None

    def counted(self, now: Clocks) -> tuple[Span, ...]:
        """What counts, in order: its stretches without the absences that are not kept."""
        gone = [each.span for each in self.away if each.verdict is not Verdict.KEEP]
        return tuple(part for stretch in self.spans(now) for part in free(stretch, gone))

    def worked(self, now: Clocks) -> timedelta:
        """How long that is."""
        return sum((part.length for part in self.counted(now)), timedelta())

    def spans(self, now: Clocks) -> tuple[Span, ...]:
        """When it ran, in order; the stretch that is still open ends now."""
        open_stretch = self.stretch(now)
        return (*self.ran, open_stretch) if open_stretch is not None else self.ran

    def minutes(self, now: Clocks) -> int:
        """Whole minutes that count."""
        return whole_minutes(self.worked(now))

    def ended(self, now: Clocks) -> datetime:
        """When the last of its work was done, aware UTC."""
        return max((part.end for part in self.counted(now)), default=now.wall)

    def _passed(self, since: Clocks, now: Clocks) -> timedelta:
        return timedelta(seconds=now.ticks - since.ticks) if _same_boot(since, now) else now.wall - since.wall


def _same_boot(one: Clocks, other: Clocks) -> bool:
    return bool(one.boot) and one.boot == other.boot
