"""The day as it was logged: entries, gaps and totals against the workday, for the ledger."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from quickticket.domain.timekeeping.spans import Span, free

if TYPE_CHECKING:
    from collections.abc import Iterable

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
    RUNNING = "running"
    """A timer that runs or is paused."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A piece of work of the day.

    Attributes:
        span: When; what is outside the day shown is cut off by `day_of`.
        minutes: What is billed; may differ from the span's length after pauses or rounding.
        title: What lists call it.
        customer: Name; empty for time without a ticket.
    """

    span: Span
    minutes: int
    kind: EntryKind
    title: str = ""
    customer: str = ""
    ticket_id: TicketId | None = None
    capture_id: CaptureId | None = None
    timer_id: TimerId | None = None


@dataclass(frozen=True, slots=True)
class Day:
    """One day of the ledger.

    Attributes:
        hours: The working hours; None on a free day.
        due: What is to be logged.
        entries: In the order of their start.
        gaps: Parts of the working hours, up to now, that nothing covers.
    """

    hours: Span | None
    due: timedelta
    entries: tuple[Entry, ...] = ()
    gaps: tuple[Span, ...] = ()

    @property
    def logged(self) -> int:
        """Minutes that are in Halo or on their way; debts and running timers do not count yet."""
        counted = (EntryKind.SENT, EntryKind.HALO, EntryKind.WAITING, EntryKind.STUCK)
        return sum(entry.minutes for entry in self.entries if entry.kind in counted)

    @property
    def debt(self) -> int:
        """Minutes without a ticket."""
        return sum(entry.minutes for entry in self.entries if entry.kind is EntryKind.UNASSIGNED)

    @property
    def by_customer(self) -> tuple[tuple[str, int], ...]:
        """Minutes of each customer, most first; entries without one under an empty name."""
        totals: Counter[str] = Counter()
        for entry in self.entries:
            totals[entry.customer] += entry.minutes
        return tuple(sorted(totals.items(), key=lambda each: (-each[1], each[0])))


def day_of(whole: Span, hours: Span | None, due: timedelta, entries: Iterable[Entry], until: Span) -> Day:
    """Puts a day together.

    Args:
        whole: The calendar day; entries that do not meet it are left out.
        hours: Its working hours.
        due: What is to be logged.
        entries: In any order; the same action from here and from Halo must be one already (`merged`).
        until: From the day's start to now: what has not come yet is no gap.
    """
    todays = tuple(sorted((each for each in entries if each.span.meets(whole)), key=lambda each: each.span))
    looked_at = hours.shared(until) if hours is not None else None
    gaps = free(looked_at, (each.span for each in todays)) if looked_at is not None else ()
    return Day(hours, due, todays, tuple(gap for gap in gaps if gap.length >= SHORTEST_GAP))
