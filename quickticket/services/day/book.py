"""The day book: puts a day and its week together out of captures, timers and Halo's timesheet."""

from __future__ import annotations

from collections import Counter
from datetime import time, timedelta
from typing import TYPE_CHECKING, Protocol

from quickticket.domain.timekeeping.day import LOGGED, Day, day_of
from quickticket.domain.timekeeping.spans import day_span, whole_minutes
from quickticket.domain.timekeeping.workday import Hours, Workday
from quickticket.services.day.ledger import Ledger, WeekDay
from quickticket.services.day.merging import merged
from quickticket.services.day.names import Names, tickets_among
from quickticket.services.day.ours import of_captures, of_timers
from quickticket.services.day.timesheet import Timesheet, monday_of, week_span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from datetime import date, datetime

    from quickticket.domain.capture import Capture
    from quickticket.domain.ids import TicketId
    from quickticket.domain.timekeeping.day import Entry
    from quickticket.domain.timekeeping.timer import Timer
    from quickticket.services.ports.clock import Clock
    from quickticket.services.ports.store import ReferenceStore

_OFFICE = Hours(time(9), time(17, 30))
USUAL_WORKDAY = Workday("Usual hours", (*[_OFFICE] * 5, None, None), timedelta(hours=7, minutes=30))
"""Taken where the tenant tells none: an hour of it is nobody's."""


class Captures(Protocol):
    """What is needed of the outbox."""

    async def since(self, created_at: datetime) -> tuple[Capture, ...]:
        """See `OutboxStore`."""
        ...


class DayBook:
    """The ledger of any day.

    Args:
        captures: What was logged from here.
        reference: Names, and the working hours.
        timers: Kept time.
        timesheet: What Halo says.
        clock: Now, and where days begin.
    """

    def __init__(
        self,
        *,
        captures: Captures,
        reference: ReferenceStore,
        timers: Callable[[], Sequence[Timer]],
        timesheet: Timesheet,
        clock: Clock,
    ) -> None:
        self._captures = captures
        self._reference = reference
        self._timers = timers
        self._timesheet = timesheet
        self._clock = clock

    def today(self) -> date:
        """The day that it is where the user lives."""
        return self._clock.now().astimezone(self._clock.zone).date()

    async def read(self, day: date) -> Ledger:
        """Puts the ledger of a day together from what is known by now; Halo is not asked.

        Raises:
            StorageError: The database cannot give it.
        """
        now, zone, monday = self._clock.now(), self._clock.zone, monday_of(day)
        sheet = self._timesheet.known(day)
        # Nothing is logged before it ended: what was made earlier lies before the week.
        captures = await self._captures.since(week_span(monday, self._clock).start)
        names = await self._names(captures, (row.ticket_id for row in sheet.rows))
        ours = of_captures(captures, names)
        kept = of_timers(self._timers(), self._clock.clocks(), names)
        entries = (*merged(ours, sheet.rows, names), *kept)
        workday = names.catalogue.workday
        hours = workday or USUAL_WORKDAY

        def on(date: date) -> Day:
            return day_of(day_span(date, zone), hours.on(date, zone), hours.due(date, zone), entries, now)

        week = {date: on(date) for date in (monday + timedelta(days=n) for n in range(7))}
        return Ledger(
            date=day,
            whole=day_span(day, zone),
            day=week[day],
            week=tuple(WeekDay(date, whole_minutes(each.due), each.logged) for date, each in week.items()),
            customers=_by_customer(entry for each in week.values() for entry in each.entries),
            now=now,
            zone=zone,
            in_progress=not sheet.asked,
            problem=sheet.problem,
            assumed_hours=workday is None,
        )

    def fresh(self, day: date) -> bool:
        """Whether Halo need not be asked about the week of a day now."""
        return self._timesheet.fresh(day)

    async def look(self, day: date) -> None:
        """Asks Halo about the week of a day; the next `read` knows what it said, or why it did not."""
        await self._timesheet.look(day)

    async def _names(self, captures: Iterable[Capture], others: Iterable[TicketId | None]) -> Names:
        numbers = {each.ticket_id for each in captures} | {each.ticket_id for each in self._timers()}
        wanted = [each for each in (*numbers, *others) if each is not None]
        tickets = await self._reference.ask(tickets_among(wanted)) if wanted else {}
        return Names(await self._reference.catalogue(), tickets)


def _by_customer(entries: Iterable[Entry]) -> tuple[tuple[str, int], ...]:
    totals: Counter[str] = Counter()
    for entry in entries:
        if entry.kind in LOGGED:
            totals[entry.customer] += entry.minutes
    return tuple(sorted(totals.items(), key=lambda each: (-each[1], each[0].casefold())))
