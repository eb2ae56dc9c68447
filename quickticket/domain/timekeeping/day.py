"""The day as it was logged: entries, gaps and totals against the workday, for the ledger."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from quickticket.domain.timekeeping.spans import Span, free, whole_minutes

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from quickticket.domain.ids import CaptureId, TicketId, TimerId

SHORTEST_GAP = timedelta(minutes=5)
"""Less than this between two entries is no gap anybody would fill."""


class EntryKind(StrEnum):
    """Where an entry of the day stands."""

    SENT = "sent"
    """In Halo, proven, written from here."""
    HALO = "halo"
    """In Halo, written elsewhere."""
    WAITING = "waiting"
    """On its way."""
    STUCK = "stuck"
    """Held or unconfirmed: needs a look."""
    UNASSIGNED = "unassigned"
    """Time without a ticket yet: a debt."""
    UNLOGGED = "unlogged"
    """Time of a timer that has stopped and knows its ticket: waits to be logged."""
    RUNNING = "running"
    PAUSED = "paused"


LOGGED = frozenset({EntryKind.SENT, EntryKind.HALO, EntryKind.WAITING, EntryKind.STUCK})
"""In Halo or on its way there; debts and timers do not count yet."""
KEPT = frozenset({EntryKind.UNASSIGNED, EntryKind.UNLOGGED})
"""Time that waits for the user."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A piece of work of the day.

    Attributes:
        span: When; what is outside the day shown is cut off by `day_of`.
        minutes: What is billed; may differ from the span's length after pauses or rounding.
        title: What lists call it, without the ticket's number.
        customer: Name; empty for time without a ticket.
        note: What was done, one line.
        charge_rate: Name; empty when there is none.
    """

    span: Span
    minutes: int
    kind: EntryKind
    title: str = ""
    customer: str = ""
    note: str = ""
    charge_rate: str = ""
    ticket_id: TicketId | None = None
    capture_id: CaptureId | None = None
    timer_id: TimerId | None = None

    @property
    def what(self) -> str:
        """Title and note, each once: `Outlook asks for a password · rebuilt the profile`."""
        return " · ".join(dict.fromkeys(part for part in (self.title, self.note) if part))


@dataclass(frozen=True, slots=True)
class Day:
    """One day of the ledger.

    Attributes:
        hours: The working hours; None on a free day.
        due: What is to be logged.
        entries: In the order of their start.
        gaps: Parts of the working hours, up to now, that nothing covers; whole minutes.
    """

    hours: Span | None
    due: timedelta
    entries: tuple[Entry, ...] = ()
    gaps: tuple[Span, ...] = ()

    @property
    def logged(self) -> int:
        """Minutes that are in Halo or on their way."""
        return sum(entry.minutes for entry in self.entries if entry.kind in LOGGED)

    @property
    def debt(self) -> int:
        """Minutes without a ticket."""
        return sum(entry.minutes for entry in self.entries if entry.kind is EntryKind.UNASSIGNED)

    @property
    def missing(self) -> int:
        """Minutes that are to be logged and are not."""
        return max(0, whole_minutes(self.due) - self.logged)


def day_of(whole: Span, hours: Span | None, due: timedelta, entries: Iterable[Entry], now: datetime) -> Day:
    """Puts a day together.

    Args:
        whole: The calendar day; entries that do not meet it are not shown, and the others cut at its ends.
        hours: Its working hours.
        due: What is to be logged.
        entries: In any order; the same action from here and from Halo must be one already.
        now: What has not come yet is no gap.
    """
    entries = tuple(entries)
    cut = (_within(whole, each) for each in entries)
    todays = tuple(sorted((each for each in cut if each is not None), key=lambda each: each.span))
    past = Span(whole.start, max(whole.start, now))
    looked_at = hours.shared(past) if hours is not None else None
    # Hours may go on behind midnight, and so does what was logged in them.
    gaps = free(looked_at, (each.span for each in entries)) if looked_at is not None else ()
    shown = (_whole_minutes_of(gap) for gap in gaps)
    return Day(hours, due, todays, tuple(gap for gap in shown if gap.length >= SHORTEST_GAP))


def _within(whole: Span, entry: Entry) -> Entry | None:
    """What of an entry lies in a day; the minutes of the days that it meets add up to its own."""
    if entry.span.length <= timedelta():
        return entry if whole.start <= entry.span.start < whole.end else None
    part = entry.span.shared(whole)
    if part is None or part == entry.span:
        return entry if part is not None else None
    before, until = ((at - entry.span.start) / entry.span.length for at in (part.start, part.end))
    return replace(entry, span=part, minutes=round(entry.minutes * until) - round(entry.minutes * before))


def _whole_minutes_of(gap: Span) -> Span:
    """The whole minutes inside a gap: what a line can name."""
    started = gap.start.astimezone(UTC).replace(second=0, microsecond=0)
    start = started if started == gap.start else started + timedelta(minutes=1)
    end = gap.end.astimezone(UTC).replace(second=0, microsecond=0)
    return Span(start, max(start, end))
