"""What the whole program is doing, gathered for the tray and for `status --json`."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from quickticket.services.outbox.sending import SIGN_IN_NEEDED
from quickticket.services.ports.store import CacheCounts, OutboxCounts
from quickticket.services.signals import Signal
from quickticket.services.tasks import Tasks
from quickticket.services.tray_state import TrayState, tray_state

if TYPE_CHECKING:
    from datetime import datetime

    from quickticket.domain.reference import Agent
    from quickticket.services.online import Online
    from quickticket.services.outbox.service import OutboxService
    from quickticket.services.outbox.worker import OutboxWorker
    from quickticket.services.ports.clock import Clock
    from quickticket.services.ports.store import ReferenceStore
    from quickticket.services.sync import ReferenceSync
    from quickticket.services.timers.service import TimerService


@dataclass(frozen=True, slots=True)
class Status:
    """A snapshot.

    Attributes:
        tray: The one thing to show.
        counts: The outbox.
        online: Halo could be reached at the last attempt.
        paused: Nothing is sent by the user's wish.
        agent: Who acts; None until Halo said so.
        synced_at: When the reference data was last read in full, aware UTC.
        cache: Rows in the cache.
        problems: What is wrong, one sentence each.
    """

    tray: TrayState = TrayState.IDLE
    counts: OutboxCounts = field(default_factory=OutboxCounts)
    online: bool = True
    paused: bool = False
    agent: Agent | None = None
    synced_at: datetime | None = None
    cache: CacheCounts = field(default_factory=CacheCounts)
    problems: tuple[str, ...] = ()


class StatusBoard:
    """Gathers the status whenever a part of it changes, once for all changes of a turn of the loop.

    Attributes:
        current: The latest snapshot.
        changed: Emits a snapshot that differs from the one before.
    """

    def __init__(
        self,
        *,
        outbox: OutboxService,
        worker: OutboxWorker,
        sync: ReferenceSync,
        online: Online,
        reference: ReferenceStore,
        clock: Clock,
        timers: TimerService,
    ) -> None:
        self.current = Status()
        self.changed: Signal[Status] = Signal()
        self._outbox = outbox
        self._sync = sync
        self._online = online
        self._reference = reference
        self._clock = clock
        self._timers = timers
        self._trouble = ""
        self._stale = False
        self._one_at_a_time = asyncio.Lock()
        self._tasks = Tasks()
        outbox.changed.connect(lambda _: self._touch())
        outbox.paused_changed.connect(lambda _: self._touch())
        online.changed.connect(lambda _: self._touch())
        sync.changed.connect(lambda _: self._touch())
        timers.changed.connect(lambda _: self._touch())
        worker.trouble.connect(self._note_trouble)

    async def refresh(self) -> Status:
        """Gathers a snapshot now and returns it.

        Raises:
            StorageError: The database cannot be read.
        """
        async with self._one_at_a_time:
            counts = await self._outbox.counts()
            blocked = bool(self._trouble) or self._online.needs_sign_in
            fresh = Status(
                tray=tray_state(
                    counts,
                    online=self._online.is_online,
                    paused=self._outbox.paused,
                    blocked=blocked,
                    timing=self._timers.running is not None,
                ),
                counts=counts,
                online=self._online.is_online,
                paused=self._outbox.paused,
                agent=(await self._reference.catalogue()).me,
                synced_at=self._sync.state.synced_at,
                cache=await self._reference.counts(),
                problems=self._problems(),
            )
            if fresh != self.current:
                self.current = fresh
                self.changed.emit(fresh)
            return fresh

    async def close(self) -> None:
        """Stops gathering."""
        await self._tasks.close()

    def _problems(self) -> tuple[str, ...]:
        sign_in = SIGN_IN_NEEDED if self._online.needs_sign_in else ""
        return tuple(problem for problem in (self._trouble, sign_in, *self._sync.state.problems) if problem)

    def _note_trouble(self, text: str) -> None:
        self._trouble = text
        self._touch()

    def _touch(self) -> None:
        if not self._stale:
            self._stale = True
            self._tasks.spawn("status", self._refresh_soon())

    async def _refresh_soon(self) -> None:
        await self._clock.sleep(0)
        self._stale = False  # before reading: what changes meanwhile is worth another look
        await self.refresh()
