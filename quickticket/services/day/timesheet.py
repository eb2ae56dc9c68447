"""Halo's timesheet, a week at a time: asked in the background, and remembered while the program runs."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Protocol

from quickticket.domain.errors import HaloError, NotSignedIn
from quickticket.domain.timekeeping.spans import Span, day_span

if TYPE_CHECKING:
    from datetime import date, datetime

    from quickticket.domain.timekeeping.logged import LoggedTime
    from quickticket.services.online import Online
    from quickticket.services.ports.clock import Clock

GOOD_FOR = 300.0
"""Seconds after which a week that is looked at is asked for again."""
AGAIN_AFTER = 30.0
"""The same after an answer that did not come: who leafs through days does not ask with each."""
log = logging.getLogger(__name__)


class ReadsTimesheet(Protocol):
    """What is needed of Halo."""

    async def time_entries(self, start: datetime, end: datetime) -> tuple[LoggedTime, ...]:
        """The acting agent's time entries between two moments, aware UTC."""
        ...


@dataclass(frozen=True, slots=True)
class Sheet:
    """What is known of a week.

    Attributes:
        rows: As last read.
        asked: It was asked for, with or without success.
        problem: Why the last look failed; empty when it did not.
    """

    rows: tuple[LoggedTime, ...] = ()
    asked: bool = False
    problem: str = ""


UNKNOWN = Sheet()


class Timesheet:
    """Weeks of the timesheet.

    Args:
        halo: Asked; None where there is nobody to ask.
        clock: Tells how old an answer is, and where days begin.
        online: Whether Halo can be asked at all.
    """

    def __init__(self, halo: ReadsTimesheet | None, clock: Clock, online: Online) -> None:
        self._halo = halo
        self._clock = clock
        self._online = online
        self._sheets: dict[date, Sheet] = {}
        self._good_until: dict[date, float] = {}

    def known(self, day: date) -> Sheet:
        """What is known of the week of a day."""
        return self._sheets.get(monday_of(day), UNKNOWN if self._halo is not None else Sheet(asked=True))

    def fresh(self, day: date) -> bool:
        """Whether the week of a day needs no asking now."""
        until = self._good_until.get(monday_of(day), 0.0)
        return self._halo is None or self._clock.monotonic() < until

    async def look(self, day: date) -> None:
        """Asks Halo for the week of a day; what goes wrong becomes a sentence, and what was known stays."""
        monday, before = monday_of(day), self.known(day)
        if self._halo is None:
            return
        try:
            week = week_span(monday, self._clock)
            rows = await self._halo.time_entries(week.start, week.end)
        except (HaloError, NotSignedIn) as error:
            log.info("Halo's timesheet could not be read: %s", error)
            self._online.note(error)
            self._keep(monday, Sheet(before.rows, asked=True, problem=error.message), AGAIN_AFTER)
            return
        self._online.note(None)
        self._keep(monday, Sheet(rows, asked=True), GOOD_FOR)

    def _keep(self, monday: date, sheet: Sheet, seconds: float) -> None:
        self._sheets[monday] = sheet
        self._good_until[monday] = self._clock.monotonic() + seconds


def monday_of(day: date) -> date:
    """The first day of its week."""
    return day - timedelta(days=day.weekday())


def week_span(monday: date, clock: Clock) -> Span:
    """A week from midnight to midnight."""
    last = day_span(monday + timedelta(days=6), clock.zone)
    return Span(day_span(monday, clock.zone).start, last.end)
