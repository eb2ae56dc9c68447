"""The workday: when an agent is expected to work, and what of a span lies outside (NOTES 8)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from quickticket.domain.timekeeping.spans import Span, at_local, day_span, split_at

if TYPE_CHECKING:
    from datetime import date, time, tzinfo


@dataclass(frozen=True, slots=True)
class Hours:
    """Work from `start` until `end` by the clock on the wall; an end not after it is the next day's."""

    start: time
    end: time


@dataclass(frozen=True, slots=True)
class Workday:
    """The hours of a week, Monday first; None is a free day.

    Attributes:
        name: As Halo calls it.
        week: Seven entries.
        target: What is to be logged a day, where that differs from the hours; None takes their length.
    """

    name: str
    week: tuple[Hours | None, ...]
    target: timedelta | None = None

    def on(self, day: date, zone: tzinfo) -> Span | None:
        """The working hours of a day, aware UTC; None when it is free."""
        hours = self.week[day.weekday()]
        if hours is None:
            return None
        until = day if hours.end > hours.start else day + timedelta(days=1)
        return Span(at_local(day, hours.start, zone), at_local(until, hours.end, zone))

    def due(self, day: date, zone: tzinfo) -> timedelta:
        """How much is to be logged on a day."""
        hours = self.on(day, zone)
        if hours is None:
            return timedelta()
        return hours.length if self.target is None else self.target

    def parts(self, span: Span, zone: tzinfo) -> tuple[tuple[Span, bool], ...]:
        """Cuts a span where working hours begin and end; each part says whether it lies inside them."""
        first, last = (at.astimezone(zone).date() for at in (span.start, span.end))
        days = [first + timedelta(days=n) for n in range(-1, (last - first).days + 1)]
        hours = [each for day in days if (each := self.on(day, zone)) is not None]
        cuts = [at for each in hours for at in (each.start, each.end)]
        return tuple(
            (part, any(each.start <= part.start and part.end <= each.end for each in hours))
            for part in split_at(span, cuts)
        )


def days_of(span: Span, zone: tzinfo) -> tuple[Span, ...]:
    """The span cut at every local midnight; the cut is a choice, never done by itself."""
    first, last = (at.astimezone(zone).date() for at in (span.start, span.end))
    midnights = [day_span(first + timedelta(days=n), zone).start for n in range(1, (last - first).days + 1)]
    return split_at(span, midnights)
