"""An outbox in memory, that fails on demand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quickticket.domain.capture import Capture, StepState
from quickticket.domain.errors import StorageError
from quickticket.services.ports.store import KeptDraft, OutboxCounts, OutboxEvent
from quickticket.services.ports.timers import NO_TIMERS, TimerChange, gone_already

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from quickticket.domain.bulk import Batch
    from quickticket.domain.ids import BatchId, CaptureId, TimerId
    from quickticket.domain.timekeeping.timer import Timer


class FakeOutboxStore:
    """`OutboxStore` without a disk.

    Attributes:
        captures: What is stored, by id.
        events: Timelines, by capture id.
        backups: The files that backups were asked for.
        fail_with: Raised by every write while set.
        fail_batches_with: Raised by every look for bulks while set.
        behind: What the next look at a bulk's captures gives: it was read before they changed.
    """

    def __init__(self) -> None:
        self.captures: dict[CaptureId, Capture] = {}
        self.events: dict[CaptureId, list[OutboxEvent]] = {}
        self.backups: list[str] = []
        self.fail_with: StorageError | None = None
        self.fail_batches_with: StorageError | None = None
        self.behind: tuple[Capture, ...] | None = None
        self.stored_batches: dict[BatchId, Batch] = {}
        self.stored_timers: dict[TimerId, Timer] = {}
        self._draft = KeptDraft()

    async def add(
        self,
        capture: Capture,
        event: OutboxEvent,
        *,
        replaces: Capture | None = None,
        timers: TimerChange = NO_TIMERS,
    ) -> None:
        self._may_write()
        if capture.id in self.captures:
            raise StorageError(f"{capture.id} exists.")
        self._check(timers)
        if replaces is not None:
            await self.save(replaces, event)
        self.captures[capture.id] = capture
        self.events[capture.id] = [event]
        await self.change_timers(timers)

    async def save(self, capture: Capture, event: OutboxEvent, *, timers: TimerChange = NO_TIMERS) -> None:
        self._may_write()
        if capture.id not in self.captures:
            raise StorageError(f"{capture.id} does not exist.")
        await self.change_timers(timers)
        self.captures[capture.id] = capture
        self.events[capture.id].append(event)

    async def get(self, capture_id: CaptureId) -> Capture | None:
        return self.captures.get(capture_id)

    async def unsettled(self) -> tuple[Capture, ...]:
        return tuple(capture for capture in self.captures.values() if not capture.settled)

    async def latest(self, limit: int) -> tuple[Capture, ...]:
        return tuple([*self.captures.values()][::-1][:limit])

    async def since(self, created_at: datetime) -> tuple[Capture, ...]:
        return tuple(capture for capture in self.captures.values() if capture.created_at >= created_at)

    async def lines(self, limit: int) -> tuple[str, ...]:
        single = [capture.line for capture in self.captures.values() if capture.batch is None]
        return tuple(single[::-1][:limit])

    async def timeline(self, capture_id: CaptureId) -> tuple[OutboxEvent, ...]:
        return tuple(self.events.get(capture_id, ()))

    async def counts(self, day_start: datetime) -> OutboxCounts:
        states = [capture.state for capture in self.captures.values()]
        return OutboxCounts(
            waiting=states.count(StepState.QUEUED) + states.count(StepState.SENDING),
            unconfirmed=states.count(StepState.UNCONFIRMED),
            held=states.count(StepState.HELD),
            sent=sum(
                capture.state is StepState.SENT and self.events[capture.id][-1].at >= day_start
                for capture in self.captures.values()
            ),
        )

    async def add_batch(self, batch: Batch, captures: Sequence[Capture], event: OutboxEvent) -> None:
        self._may_write()
        if any(capture.id in self.captures for capture in captures):
            raise StorageError("One of them exists.")
        self.stored_batches[batch.id] = batch
        for capture in captures:
            await self.add(capture, event)

    async def save_batch(self, batch: Batch) -> None:
        self._may_write()
        self.stored_batches[batch.id] = batch

    async def batches(self, limit: int) -> tuple[Batch, ...]:
        if self.fail_batches_with is not None:
            raise self.fail_batches_with
        return tuple([*self.stored_batches.values()][::-1][:limit])

    async def captures_of(self, batch_id: BatchId) -> tuple[Capture, ...]:
        behind, self.behind = self.behind, None
        if behind is not None:
            return behind
        return tuple(capture for capture in self.captures.values() if capture.batch == batch_id)

    async def save_draft(self, draft: KeptDraft) -> None:
        self._may_write()
        self._draft = draft

    async def draft(self) -> KeptDraft:
        return self._draft

    async def timers(self) -> tuple[Timer, ...]:
        return tuple(self.stored_timers.values())

    async def change_timers(self, change: TimerChange) -> None:
        self._may_write()
        self._check(change)
        self.stored_timers |= {timer.id: timer for timer in change.kept}
        for timer_id in change.gone:
            del self.stored_timers[timer_id]

    async def backup(self, target: str) -> None:
        self._may_write()
        self.backups.append(target)

    def _check(self, timers: TimerChange) -> None:
        if not {*timers.gone} <= {*self.stored_timers}:
            raise gone_already()

    def _may_write(self) -> None:
        if self.fail_with is not None:
            raise self.fail_with
