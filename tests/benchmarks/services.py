"""The product's own services over real databases and a real server, put together for a measurement."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from quickticket.domain.capture import Capture
from quickticket.halo.client import HaloClient
from quickticket.services.capture import CaptureService, Defaults
from quickticket.services.online import Online
from quickticket.services.outbox.ledger import Ledger
from quickticket.services.outbox.worker import OutboxWorker
from quickticket.services.ports.clock import Clock
from quickticket.services.signals import Signal
from quickticket.services.sync import ReferenceSync
from quickticket.store.outbox import open_outbox
from quickticket.store.reference import ReferenceDatabase, open_reference
from tests.benchmarks.server import Server

EVERYBODY = 1_000_000


@dataclass(frozen=True, slots=True)
class Services:
    """What a profile runs on; nothing of it has been started."""

    halo: HaloClient
    reference: ReferenceDatabase
    capture: CaptureService
    worker: OutboxWorker
    sync: ReferenceSync


@asynccontextmanager
async def opened(folder: Path, server: Server, clock: Clock) -> AsyncIterator[Services]:
    """Opens both databases in `folder` and closes them again."""
    reference = await open_reference(folder / "reference.db")
    outbox = await open_outbox(folder / "outbox.db")
    halo = server.client(clock)
    online = Online(clock)
    ledger = Ledger(outbox, clock)
    accepted: Signal[Capture] = Signal()
    try:
        yield Services(
            halo=halo,
            reference=reference,
            capture=CaptureService(
                reference=reference,
                outbox=outbox,
                ledger=ledger,
                clock=clock,
                defaults=Defaults,
                accepted=accepted,
            ),
            worker=OutboxWorker(ledger, halo, clock, online),
            sync=ReferenceSync(halo.background, reference, clock, lambda: EVERYBODY, online),
        )
    finally:
        await halo.close()
        await outbox.close()
        await reference.close()
