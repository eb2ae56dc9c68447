"""What is wrong, or worth a word, with the time that a draft says: the future, other time, the day's end."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from quickticket.domain.draft import Offer, Problem, TokenKind
from quickticket.domain.durations import format_duration
from quickticket.domain.smart_line.write import write_clock, write_worked
from quickticket.domain.time_entries import started_at, worked_span
from quickticket.domain.timekeeping.spans import Span, covered
from quickticket.domain.timekeeping.workday import days_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import datetime

    from quickticket.domain.draft import Draft, TimerStart
    from quickticket.domain.reference import Catalogue
    from quickticket.domain.timekeeping.taken import Taken

_MINUTE = timedelta(minutes=1)
_NIGHT = timedelta(hours=16)
"""Nobody works so long from one day into the next; times that are the wrong way round say so."""


def time_problems(
    draft: Draft, *, catalogue: Catalogue, taken: Sequence[Taken], now: datetime
) -> tuple[Problem, ...]:
    """Says what keeps the time from being logged, and what the user may want to change.

    Args:
        draft: Completed.
        catalogue: The tenant's lists, with the workday.
        taken: Time that is logged or timed already.
        now: Aware local time, in a zone with its rules.
    """
    if draft.timer is not None:
        return tuple(_of_timer(draft, draft.timer, taken, now))
    if not draft.minutes:
        return ()
    span = worked_span(draft, now)
    if span.end > now:
        ends = _clock(span.end, now)
        message = f"It is not {ends} yet: time is logged when it is over. To start a timer, write > instead."
        return (Problem(message, kind=TokenKind.WORKED),)
    return (*_overlap(draft, span, taken, now), *_edges(draft, span, catalogue, now))


def _of_timer(draft: Draft, timer: TimerStart, taken: Sequence[Taken], now: datetime) -> Iterator[Problem]:
    began = started_at(timer, now)
    if draft.minutes:
        message = "Time worked and a timer do not go together: remove one of them."
        yield Problem(message, kind=TokenKind.TIMER)
    if began > now:
        message = f"It is not {_clock(began, now)} yet: a timer starts now or earlier."
        yield Problem(message, kind=TokenKind.TIMER, offers=(Offer("Start now", TokenKind.TIMER, ">"),))
    elif other := _last(Span(began, now), taken):
        free = _clock(min(other.span.end, now), now)
        message = f"{_times(other.span, now)} is {other.label} already: start the timer when that ended."
        text = ">" if other.span.end >= now else f"since {free}"
        label = "Start now" if text == ">" else f"Start at {free}"
        yield Problem(message, kind=TokenKind.TIMER, offers=(Offer(label, TokenKind.TIMER, text),))


def _overlap(draft: Draft, span: Span, taken: Sequence[Taken], now: datetime) -> Iterator[Problem]:
    """Calls that overlap a little are daily work; times that were named, or all of them logged, are not."""
    left = span.length - covered(span, (each.span for each in taken))
    if (draft.worked is not None or left < _MINUTE) and (other := _last(span, taken)):
        times = _times(other.span, now)
        message = f"This overlaps {times}, {other.label}: change the times, or log it all the same."
        yield Problem(message, blocking=False, kind=TokenKind.WORKED)


def _edges(draft: Draft, span: Span, catalogue: Catalogue, now: datetime) -> Iterator[Problem]:
    """An entry that crosses the day's end is one entry, unless the user splits it."""
    zone = now.tzinfo
    if draft.worked is not None and draft.worked.end <= draft.worked.start and span.length > _NIGHT:
        turned = write_worked(replace(draft.worked, start=draft.worked.end, end=draft.worked.start))
        message = (
            f"That is {format_duration(span.minutes)}, over midnight: are the times the wrong way round?"
        )
        yield Problem(
            message, blocking=False, kind=TokenKind.WORKED, offers=(Offer(turned, TokenKind.WORKED, turned),)
        )
        return
    if draft.split or zone is None:
        return
    split = (Offer("Split it", TokenKind.SPLIT, "+split"),)
    parts = () if catalogue.workday is None else catalogue.workday.parts(span, zone)
    outside = sum(part.minutes for part, inside in parts if not inside)
    if len(parts) > 1 and outside:
        message = (
            f"{format_duration(outside)} of it are outside your working hours; it is logged as one entry."
        )
        yield Problem(message, blocking=False, kind=TokenKind.SPLIT, offers=split)
    elif len(days_of(span, zone)) > 1:
        message = "It crosses midnight; it is logged as one entry."
        yield Problem(message, blocking=False, kind=TokenKind.SPLIT, offers=split)


def _last(span: Span, taken: Sequence[Taken]) -> Taken | None:
    """The latest that overlaps by a whole minute or more: a start read off the clock lacks its seconds."""
    met = [each for each in taken if (both := each.span.shared(span)) and both.length >= _MINUTE]
    return max(met, key=lambda each: each.span.end, default=None)


def _clock(at: datetime, now: datetime) -> str:
    local = at.astimezone(now.tzinfo)
    return write_clock(60 * local.hour + local.minute)


def _times(span: Span, now: datetime) -> str:
    return f"{_clock(span.start, now)} to {_clock(span.end, now)}"
