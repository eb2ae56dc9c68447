"""The band: where pieces of a day lie in it, and which times stand below it; pure."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from quickticket.domain.timekeeping.spans import Span
from quickticket.ui.day.state import Tick

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import tzinfo

_QUARTER = timedelta(minutes=15)
_HOUR = timedelta(hours=1)
_SHORTEST = timedelta(hours=4)
_LONGEST = 26
"""Hours of the longest day, and one more."""
_MOST_TICKS = 14


def extent_of(whole: Span, hours: Span | None, spans: Iterable[Span], now: datetime, zone: tzinfo) -> Span:
    """The part of a day that the band shows: its working hours, and every full hour that something touches.

    Args:
        whole: The day.
        hours: Its working hours; None on a free day.
        spans: Its entries.
        now: Shown on a free day, where it is that day.
        zone: Where hours are full.
    """
    touched = [*spans]
    if hours is not None:
        touched.append(hours)
    elif not touched:
        at = now if whole.start <= now < whole.end else whole.start + timedelta(hours=12)
        touched.append(Span(at, at))
    first, last = min(span.start for span in touched), max(span.end for span in touched)
    start = hours.start if hours is not None and first >= hours.start else _hour(first, zone)
    end = hours.end if hours is not None and last <= hours.end else _hour(last, zone, up=True)
    end = max(end, start + _SHORTEST)
    return Span(start, end)


def share(at: datetime, extent: Span) -> float:
    """Where a moment lies in the band, 0.0 to 1.0."""
    return min(1.0, max(0.0, (at - extent.start) / extent.length))


def lanes_of(spans: Sequence[Span]) -> tuple[tuple[int, int], ...]:
    """Lane and number of lanes of each span, which come in order: what meets lies below one another."""
    lanes: list[int] = []
    groups: list[list[int]] = []
    ends: list[datetime] = []
    for place, span in enumerate(spans):
        if not groups or all(end <= span.start for end in ends):
            groups.append([])
            ends = []
        free = next((lane for lane, end in enumerate(ends) if end <= span.start), len(ends))
        ends[free : free + 1] = [max(span.end, span.start)]
        lanes.append(free)
        groups[-1].append(place)
    counts = {place: 1 + max(lanes[each] for each in group) for group in groups for place in group}
    return tuple((lane, counts[place]) for place, lane in enumerate(lanes))


def ticks_of(extent: Span, zone: tzinfo) -> tuple[Tick, ...]:
    """Times below the band: its ends, and full hours between, as the clock on the wall shows them."""
    quarters = (_hour(extent.start, zone) + n * _QUARTER for n in range(4 * _LONGEST))
    within = (at for at in quarters if extent.start <= at <= extent.end)
    hours = [at for at in within if at.astimezone(zone).minute == 0]
    step = next(n for n in (1, 2, 3, 4, 6, 12) if len(hours) <= n * _MOST_TICKS)
    kept = [at for at in hours if at.astimezone(zone).hour % step == 0]
    room = extent.length / _MOST_TICKS / 2
    ends = [end for end in (extent.start, extent.end) if all(abs(end - at) > room for at in kept)]
    return tuple(Tick(share(at, extent), _label(at.astimezone(zone))) for at in sorted((*kept, *ends)))


def _label(local: datetime) -> str:
    return str(local.hour) if local.minute == 0 else f"{local.hour}:{local.minute:02}"


def _hour(at: datetime, zone: tzinfo, *, up: bool = False) -> datetime:
    """The full hour of the clock on the wall before a moment, or after it."""
    local = at.astimezone(zone)
    past = timedelta(minutes=local.minute, seconds=local.second, microseconds=local.microsecond)
    return at if not past else at - past + (_HOUR if up else timedelta())
