"""When work was done, as a line says it: `9:40-10:05`, `yesterday 9:40-10:05`, `2026-11-23 9:40-10:05`."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from quickticket.domain.timekeeping.spans import Span

if TYPE_CHECKING:
    from datetime import tzinfo


class DayWord(StrEnum):
    """A day named by a word; a weekday is the last one, today included."""

    MONDAY = "mon"
    TUESDAY = "tue"
    WEDNESDAY = "wed"
    THURSDAY = "thu"
    FRIDAY = "fri"
    SATURDAY = "sat"
    SUNDAY = "sun"
    TODAY = "today"
    YESTERDAY = "yesterday"
    TOMORROW = "tomorrow"
    """Understood, so that it can be refused: time is logged when it is over."""

    def on(self, today: date) -> date:
        """The day meant."""
        if self is DayWord.TODAY:
            return today
        if self is DayWord.YESTERDAY:
            return today - timedelta(days=1)
        if self is DayWord.TOMORROW:
            return today + timedelta(days=1)
        return today - timedelta(days=(today.weekday() - list(DayWord).index(self)) % 7)


@dataclass(frozen=True, slots=True)
class Worked:
    """From one time of day until another.

    Attributes:
        start: Minutes after local midnight.
        end: Minutes after local midnight; when not after the start, of the next day.
        day: On which it began; None: it ended today.
    """

    start: int
    end: int
    day: date | DayWord | None = None

    def span(self, now: datetime) -> Span:
        """The span, aware UTC.

        In the hour that a clock set back shows twice, the first is meant, unless only the second lies after
        the start.

        Args:
            now: Aware local time, in a zone with its rules.
        """
        zone, today = now.tzinfo or UTC, now.date()
        for day in self._days(today):
            start = _at(day, self.start, zone)
            ends = (_at(day, self.end, zone), _at(day, self.end, zone, fold=1))
            if after := [at for at in ends if at > start]:
                return Span(start, after[0])
        *_, eve = self._days(today)
        return Span(_at(eve, self.start, zone), _at(eve + timedelta(days=1), self.end, zone))

    def _days(self, today: date) -> tuple[date, ...]:
        """The days on which it may have begun, the likeliest first."""
        if self.day is None:
            return (today, today - timedelta(days=1))
        return (self.day.on(today) if isinstance(self.day, DayWord) else self.day,)


def worked_as(span: Span, zone: tzinfo) -> Worked:
    """Names a span of less than a day so that it means the same on any day; seconds are dropped."""
    start, end = span.start.astimezone(zone), span.end.astimezone(zone)
    return Worked(60 * start.hour + start.minute, 60 * end.hour + end.minute, start.date())


def _at(day: date, minutes: int, zone: tzinfo, fold: int = 0) -> datetime:
    clock = time(minutes // 60, minutes % 60, fold=fold)
    return datetime.combine(day, clock, zone).astimezone(UTC)
