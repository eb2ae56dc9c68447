"""Spans of time, aware UTC: how long they are, where they meet, and what they leave free."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import tzinfo


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """From `start` until `end`, aware UTC, never backwards; as long as the time that really passed."""

    start: datetime
    end: datetime

    @property
    def length(self) -> timedelta:
        """How long it is; daylight saving does not change it."""
        return self.end - self.start

    @property
    def minutes(self) -> int:
        """Whole minutes, the nearest, half up."""
        return whole_minutes(self.length)

    def meets(self, other: Span) -> bool:
        """They share more than a moment."""
        return self.start < other.end and other.start < self.end

    def shared(self, other: Span) -> Span | None:
        """What both cover; None when that is nothing."""
        return Span(max(self.start, other.start), min(self.end, other.end)) if self.meets(other) else None


def whole_minutes(length: timedelta) -> int:
    """The nearest whole minutes, half up: the one place where seconds are dropped."""
    return int((length + timedelta(seconds=30)) // timedelta(minutes=1))


def free(within: Span, taken: Iterable[Span]) -> tuple[Span, ...]:
    """The parts of `within` that no other span covers, in order."""
    gaps, start = [], within.start
    for each in sorted(taken):
        if each.start > start:
            gaps.append(Span(start, min(each.start, within.end)))
        start = max(start, each.end)
        if start >= within.end:
            break
    if start < within.end:
        gaps.append(Span(start, within.end))
    return tuple(gap for gap in gaps if gap.start < gap.end)


def covered(within: Span, taken: Iterable[Span]) -> timedelta:
    """How much of `within` some other span covers; what two cover counts once."""
    return within.length - sum((gap.length for gap in free(within, taken)), timedelta())


def at_local(day: date, clock: time, zone: tzinfo) -> datetime:
    """The moment at which a clock on the wall shows that time, aware UTC.

    A time that daylight saving skips is read as if it had not; one that it repeats is the first.
    """
    return datetime.combine(day, clock.replace(fold=0), zone).astimezone(UTC)


def day_span(day: date, zone: tzinfo) -> Span:
    """A calendar day from midnight to midnight: 23, 24 or 25 hours."""
    return Span(at_local(day, time(), zone), at_local(day + timedelta(days=1), time(), zone))


def split_at(span: Span, moments: Iterable[datetime]) -> tuple[Span, ...]:
    """The span cut at every moment inside it; the parts add up to it."""
    inside = sorted({at for at in moments if span.start < at < span.end})
    edges = [span.start, *inside, span.end]
    return tuple(Span(start, end) for start, end in pairwise(edges))
