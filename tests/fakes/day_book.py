"""A day book on an outbox, a cache, a Halo and a clock of its own."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING

from quickticket.domain.capture import Capture, Step
from quickticket.domain.errors import HaloError
from quickticket.domain.ids import TicketId
from quickticket.domain.orders import Receipt
from quickticket.domain.reference import TicketSummary
from quickticket.domain.timekeeping.spans import Span
from quickticket.domain.timekeeping.workday import Hours, Workday
from quickticket.services.day.book import DayBook
from quickticket.services.day.timesheet import Timesheet
from quickticket.services.online import Online
from quickticket.services.ports.store import OutboxEvent
from tests.fakes.captures import action_step, capture
from tests.fakes.clock import FakeClock
from tests.fakes.halo_seed import ACME, CATALOGUE
from tests.fakes.outbox_store import FakeOutboxStore
from tests.fakes.reference_store import FakeReferenceStore

if TYPE_CHECKING:
    from datetime import tzinfo

    from quickticket.domain.timekeeping.logged import LoggedTime
    from quickticket.domain.timekeeping.timer import Timer

FRIDAY = date(2026, 11, 20)
WORKDAY = Workday("Office", (*[Hours(time(8, 30), time(17))] * 5, None, None), timedelta(hours=7, minutes=30))
SPOOLER = TicketSummary(TicketId(8841), "Spooler hangs", ACME.id, ACME.name)


def at(clock: str, day: int = 20) -> datetime:
    hour, minute = map(int, clock.split(":"))
    return datetime(2026, 11, day, hour, minute, tzinfo=UTC)


def span(start: str, end: str, day: int = 20) -> Span:
    return Span(at(start, day), at(end, day))


class Sheets:
    """Halo's timesheet."""

    def __init__(self) -> None:
        self.rows: tuple[LoggedTime, ...] = ()
        self.asked: list[tuple[datetime, datetime]] = []
        self.fail_with: HaloError | None = None

    async def time_entries(self, start: datetime, end: datetime) -> tuple[LoggedTime, ...]:
        self.asked.append((start, end))
        if self.fail_with is not None:
            raise self.fail_with
        return self.rows


class Bookkeeping:
    """The book and what it reads."""

    def __init__(self, zone: tzinfo = UTC) -> None:
        self.clock = FakeClock(at("17:00"), zone)
        self.store = FakeOutboxStore()
        self.reference = FakeReferenceStore(replace(CATALOGUE, workday=WORKDAY))
        self.timers: list[Timer] = []
        self.sheets = Sheets()
        self.timesheet = Timesheet(self.sheets, self.clock, Online(self.clock, chance=lambda: 0.0))
        self.book = DayBook(
            captures=self.store,
            reference=self.reference,
            timers=lambda: self.timers,
            timesheet=self.timesheet,
            clock=self.clock,
        )

    async def log(self, *steps: Step) -> Capture:
        """Time that was logged from here."""
        logged = replace(capture(*steps, created_at=self.clock.now()), title="#8841")
        await self.store.add(logged, OutboxEvent(self.clock.now(), "Queued."))
        return logged

    async def prove(self, logged: Capture, receipt: Receipt) -> None:
        proven = logged.change(Step.begin).change(lambda step: step.prove(receipt))
        await self.store.save(proven, OutboxEvent(self.clock.now(), "Sent."))


def work(ended_at: str, minutes: int, day: int = 20) -> Step:
    return action_step(TicketId(8841), minutes, at(ended_at, day))
