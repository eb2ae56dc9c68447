"""Lines and timers on fakes: a worker, a Halo and a clock, that can be killed and started again."""

from __future__ import annotations

from dataclasses import replace
from datetime import time
from typing import TYPE_CHECKING

from quickticket.domain.ids import Reference
from quickticket.domain.orders import NewTicket
from quickticket.domain.reference import TicketSummary
from quickticket.domain.timekeeping.workday import Hours, Workday
from quickticket.services.capture import CaptureService, Defaults
from quickticket.services.lines import LineService
from quickticket.services.signals import Signal
from quickticket.services.timers.busy import BusyTimes
from quickticket.services.timers.service import TimerService
from tests.fakes.clock import settle
from tests.fakes.halo_seed import ACME, CATALOGUE
from tests.fakes.heartbeat import FakeHeartbeat
from tests.fakes.outbox_bench import Bench

if TYPE_CHECKING:
    from quickticket.domain.capture import Capture
    from quickticket.domain.orders import NewAction

OFFICE = Workday("Office", (Hours(time(8, 30), time(17, 30)),) * 5 + (None, None))


class TimeDesk:
    """What a technician logs time with; Halo holds the tickets 1001 and 1002.

    Attributes:
        bench: Store, Halo, clock and worker.
        timers: All timers.
        busy: What is logged or timed already.
        lines: Does what lines say.
    """

    def __init__(self) -> None:
        self.bench = Bench()
        self.clock = self.bench.clock
        self.heartbeat = FakeHeartbeat()
        for words in ("Spooler hangs", "VPN drops"):
            self.bench.halo.hold_ticket(
                NewTicket(Reference(f"qt-{words}"), words, "", ACME.id, CATALOGUE.ticket_types[0].id)
            )

    async def start(self) -> None:
        """Starts everything on what an earlier run left."""
        bench = self.bench
        await bench.start()
        await bench.reference.save_catalogue(replace(CATALOGUE, workday=OFFICE))
        for kind, rows in bench.halo.people_rows.items():
            await bench.reference.put_people(kind, rows)
        tickets = bench.halo.tickets.values()
        await bench.reference.put_tickets(
            [TicketSummary(each.id, each.order.summary, ACME.id, ACME.name) for each in tickets]
        )
        self.timers = TimerService(bench.store, bench.clock, bench.ledger, self.heartbeat)
        self.busy = BusyTimes(bench.store, bench.ledger, self.timers, bench.clock)
        accepted: Signal[Capture] = Signal()
        self.captures = CaptureService(
            reference=bench.reference,
            outbox=bench.store,
            ledger=bench.ledger,
            clock=bench.clock,
            defaults=Defaults,
            accepted=accepted,
            taken=self.busy.taken,
        )
        self.lines = LineService(self.captures, self.timers, bench.clock)
        bench.ledger.changed.connect(self._follow)
        await self.timers.load()
        await self.busy.load()

    def _follow(self, capture: Capture) -> None:
        if self.timers.concerns(capture.id):
            self.bench.tasks.spawn("timer", self.timers.follow(capture))

    async def kill(self) -> None:
        """Drops everything in memory, as kill -9 does."""
        await self.bench.kill()

    async def pass_minutes(self, minutes: float) -> None:
        """Lets time pass."""
        await self.clock.advance(60 * minutes)
        await settle()

    @property
    def actions(self) -> list[NewAction]:
        """What Halo holds, in the order of arrival."""
        return [held.order for held in self.bench.halo.actions]
