"""A worker on a store, a Halo and a clock of its own, that can be killed and started again."""

from __future__ import annotations

from quickticket.domain.capture import Capture
from quickticket.services.online import Online
from quickticket.services.outbox.ledger import Ledger
from quickticket.services.outbox.service import OutboxService
from quickticket.services.outbox.worker import OutboxWorker
from quickticket.services.tasks import Tasks
from tests.fakes.clock import FakeClock, settle
from tests.fakes.halo import FakeHalo
from tests.fakes.halo_seed import CATALOGUE
from tests.fakes.outbox_store import FakeOutboxStore
from tests.fakes.reference_store import FakeReferenceStore


class Bench:
    """What survives a restart (store, Halo, clock) and what does not."""

    def __init__(self) -> None:
        self.store = FakeOutboxStore()
        self.halo = FakeHalo()
        self.clock = FakeClock()
        self.reference = FakeReferenceStore(CATALOGUE)

    def _build(self) -> None:
        self.tasks = Tasks()
        self.online = Online(self.clock, chance=lambda: 0.0)
        self.ledger = Ledger(self.store, self.clock)
        self.worker = OutboxWorker(self.ledger, self.halo, self.clock, self.online)
        self.service = OutboxService(
            store=self.store,
            reference=self.reference,
            ledger=self.ledger,
            worker=self.worker,
            online=self.online,
            clock=self.clock,
        )

    async def start(self) -> None:
        """Starts the worker and lets it do what it can without waiting for time."""
        self._build()
        self.tasks.spawn("worker", self.worker.run())
        await settle()

    async def kill(self) -> None:
        """Drops everything in memory, as kill -9 does."""
        await self.tasks.close()
        await self.worker.close(grace=0)

    async def submit(self, *captures: Capture) -> None:
        """Accepts captures and lets the worker have a go at them."""
        for each in captures:
            await self.ledger.add(each)
        await settle()

    def now(self, capture: Capture) -> Capture:
        """The capture as the store holds it."""
        return self.store.captures[capture.id]
