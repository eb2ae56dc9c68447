"""The ledger: the one place that changes captures, durably and one change at a time each.

The store is the truth; what is kept in memory only says which captures have work left.
"""

from __future__ import annotations

import asyncio
import dataclasses
from typing import TYPE_CHECKING
from weakref import WeakValueDictionary

from quickticket.domain.capture import Capture, StepState
from quickticket.domain.errors import InvalidInput
from quickticket.services.outbox.editing import check_editable, check_replacement
from quickticket.services.outbox.wording import happened
from quickticket.services.ports.store import OutboxEvent
from quickticket.services.ports.timers import NO_TIMERS, TimerChange
from quickticket.services.signals import Signal

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from quickticket.domain.bulk import Batch
    from quickticket.domain.ids import BatchId, CaptureId
    from quickticket.services.ports.clock import Clock
    from quickticket.services.ports.store import OutboxStore

MOST_BATCHES = 1_000
"""Bulks that are looked at for one that is still paused."""
INTERRUPTED = "The program ended while this was being sent."


class Ledger:
    """Captures on their way to Halo.

    Attributes:
        changed: Emits each capture after its new state is durable.
    """

    def __init__(self, store: OutboxStore, clock: Clock) -> None:
        self.changed: Signal[Capture] = Signal()
        self._store = store
        self._clock = clock
        self._unsettled: dict[CaptureId, Capture] = {}
        self._paused: set[BatchId] = set()
        self._pausing = asyncio.Lock()
        self._locks: WeakValueDictionary[CaptureId, asyncio.Lock] = WeakValueDictionary()

    async def load(self) -> None:
        """Takes over what an earlier run left; what was on the wire then is unconfirmed now.

        Raises:
            StorageError: The database cannot give or take it.
        """
        self._unsettled = {capture.id: capture for capture in await self._store.unsettled()} | self._unsettled
        await self._look_for_paused()
        for capture in self.unsettled:
            if any(step.state is StepState.SENDING for step in capture.steps):
                await self.change(capture.id, _interrupted)

    async def catch_up(self) -> None:
        """Takes in what another process has done to the outbox: a command that began before this program.

        Raises:
            StorageError: The database cannot give it.
        """
        stored = await self._store.unsettled()
        await self._look_for_paused()
        for capture_id in dict.fromkeys((*self._unsettled, *(capture.id for capture in stored))):
            async with self._lock(capture_id):
                capture = await self.get(capture_id)
                news = capture != self._unsettled.get(capture_id)
                self._remember(capture)
            if news:
                self.changed.emit(capture)

    @property
    def unsettled(self) -> tuple[Capture, ...]:
        """Captures with work left, oldest first."""
        return tuple(self._unsettled.values())

    async def get(self, capture_id: CaptureId) -> Capture:
        """Returns a capture as the store holds it.

        Raises:
            InvalidInput: There is none of that id.
            StorageError: The database cannot give it.
        """
        capture = await self._store.get(capture_id)
        if capture is None:
            raise InvalidInput(f"There is no capture {capture_id}.", "`quickticket outbox list` shows them.")
        return capture

    async def add(
        self, capture: Capture, *, replaces: CaptureId | None = None, timers: TimerChange = NO_TIMERS
    ) -> None:
        """Commits a new capture, and in the same breath gives up the edited one that it replaces.

        The row of a bulk is replaced by another row of it.

        Args:
            capture: New.
            replaces: The edited one.
            timers: Those that it logs or starts, committed with it.

        Raises:
            InvalidInput: The edited capture can no longer be replaced.
            StorageError: The database cannot take it; nothing has changed then.
        """
        event = OutboxEvent(self._clock.now(), "Accepted.")
        if replaces is None:
            await self._store.add(capture, event, timers=timers)
        else:
            async with self._lock(replaces):
                old = await self.get(replaces)
                check_editable(old)
                check_replacement(old, capture)
                old, capture = old.discard(), dataclasses.replace(capture, batch=old.batch)
                await self._store.add(capture, event, replaces=old, timers=timers)
                self._remember(old)
                self.changed.emit(old)
        self._remember(capture)
        self.changed.emit(capture)

    async def give_up(self, capture_id: CaptureId, timers: TimerChange) -> None:
        """Gives up an edited capture, and in the same breath commits the timers that take its place.

        Raises:
            InvalidInput: It can no longer be replaced.
            StorageError: The database cannot take it; nothing has changed then.
        """
        async with self._lock(capture_id):
            old = await self.get(capture_id)
            check_editable(old)
            old = old.discard()
            event = OutboxEvent(self._clock.now(), "Edited: its time is kept with the timers.")
            await self._store.save(old, event, timers=timers)
            self._remember(old)
        self.changed.emit(old)

    async def add_batch(self, batch: Batch, captures: Sequence[Capture]) -> None:
        """Commits a bulk: all of its captures or none.

        Raises:
            StorageError: The database cannot take it; nothing has changed then.
        """
        await self._store.add_batch(batch, captures, OutboxEvent(self._clock.now(), "Accepted."))
        for capture in captures:
            self._remember(capture)
        for capture in captures:
            self.changed.emit(capture)

    async def pause_batch(self, batch: Batch) -> None:
        """Keeps whether a bulk is paused; nothing of a paused one is started. Raises `StorageError`."""
        async with self._pausing:
            await self._store.save_batch(batch)
            if batch.paused:
                self._paused.add(batch.id)
            else:
                self._paused.discard(batch.id)

    async def _look_for_paused(self) -> None:
        async with self._pausing:  # what was read before a change must not be taken over after it
            batches = await self._store.batches(MOST_BATCHES)
            self._paused = {batch.id for batch in batches if batch.paused}

    def is_paused(self, capture: Capture) -> bool:
        """Whether the bulk that a capture belongs to is paused."""
        return capture.batch in self._paused

    async def change(self, capture_id: CaptureId, move: Callable[[Capture], Capture]) -> Capture:
        """Commits `move(capture)` with a line in its timeline, unless nothing changes.

        Args:
            capture_id: Whose.
            move: Sees the capture as it is now; may raise `InvalidInput` to refuse.

        Returns:
            The capture as it is afterwards.

        Raises:
            InvalidInput: There is no such capture, or `move` refused.
            StorageError: The database cannot take it; nothing has changed then.
        """
        async with self._lock(capture_id):
            before = await self.get(capture_id)
            after = move(before)
            if after != before:
                await self._store.save(after, OutboxEvent(self._clock.now(), happened(before, after)))
            self._remember(after)
        if after != before:
            self.changed.emit(after)
        return after

    def _lock(self, capture_id: CaptureId) -> asyncio.Lock:
        """Returns the lock of a capture; it lives for as long as somebody has it or waits for it."""
        return self._locks.setdefault(capture_id, asyncio.Lock())

    def _remember(self, capture: Capture) -> None:
        if capture.settled:
            self._unsettled.pop(capture.id, None)
        else:
            self._unsettled[capture.id] = capture


def discarded(capture: Capture) -> Capture:
    """Returns the capture given up by the user.

    Raises:
        InvalidInput: It is settled, or on the wire at this moment.
    """
    if capture.settled:
        raise InvalidInput(f"{capture.title} is settled: there is nothing left to discard.")
    if capture.state is StepState.SENDING:
        raise InvalidInput(f"{capture.title} is being sent right now.", "Try again in a moment.")
    return capture.discard()


def _interrupted(capture: Capture) -> Capture:
    return capture.change(
        lambda step: step.lose_answer(INTERRUPTED) if step.state is StepState.SENDING else step
    )
