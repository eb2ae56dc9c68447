"""The ledger of a day: the day itself, its week, and how much Halo had to say about it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date, datetime, tzinfo

    from quickticket.domain.timekeeping.day import Day
    from quickticket.domain.timekeeping.spans import Span


@dataclass(frozen=True, slots=True)
class WeekDay:
    """A day of the week in whole minutes: what is to be logged, and what is."""

    date: date
    due: int
    logged: int


@dataclass(frozen=True, slots=True)
class Ledger:
    """Everything about a day.

    Attributes:
        date: Which day.
        whole: From midnight to midnight, 23 to 25 hours.
        day: Its entries and gaps.
        week: Monday to Sunday.
        customers: Minutes logged in that week by customer, most first; an empty name is time without one.
        now: When this was put together, aware UTC.
        zone: Where the days begin.
        in_progress: Halo's timesheet has not been read yet.
        problem: Why Halo's timesheet could not be read; empty when it was.
        assumed_hours: The tenant tells no working hours: usual ones are taken.
    """

    date: date
    whole: Span
    day: Day
    week: tuple[WeekDay, ...]
    customers: tuple[tuple[str, int], ...]
    now: datetime
    zone: tzinfo
    in_progress: bool = False
    problem: str = ""
    assumed_hours: bool = False

    @property
    def week_due(self) -> int:
        """Minutes to be logged in the week."""
        return sum(day.due for day in self.week)

    @property
    def week_logged(self) -> int:
        """Minutes logged in the week."""
        return sum(day.logged for day in self.week)
