"""Records what became of a step, however long the database refuses: a known result is never sent again."""

from __future__ import annotations

import logging
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from quickticket.domain.errors import StorageError
from quickticket.services.backoff import doubling
from quickticket.services.signals import Signal

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from quickticket.domain.capture import Capture, Step
    from quickticket.domain.ids import CaptureId
    from quickticket.services.outbox.ledger import Ledger
    from quickticket.services.ports.clock import Clock

T = TypeVar("T")
log = logging.getLogger(__name__)


class Recorder:
    """The ledger as the worker uses it: commits wait for the database instead of failing.

    Attributes:
        trouble: Emits why nothing can be recorded, and an empty text once it can be again.
    """

    def __init__(self, ledger: Ledger, clock: Clock) -> None:
        self.trouble: Signal[str] = Signal()
        self._ledger = ledger
        self._clock = clock

    async def load(self) -> None:
        """Takes over what an earlier run left."""
        await self._insist(self._ledger.load)

    async def change(self, capture_id: CaptureId, move: Callable[[Capture], Capture]) -> Capture:
        """See `Ledger.change`."""
        return await self._insist(partial(self._ledger.change, capture_id, move))

    async def move(self, capture_id: CaptureId, move: Callable[[Step], Step]) -> Capture:
        """Moves the current step of a capture."""
        return await self.change(capture_id, lambda capture: capture.change(move))

    async def move_if_still(self, capture_id: CaptureId, seen: Step, move: Callable[[Step], Step]) -> None:
        """Moves the current step unless it changed since it was `seen`: the user may have decided."""
        await self.move(capture_id, lambda step: move(step) if step == seen else step)

    async def _insist(self, commit: Callable[[], Awaitable[T]]) -> T:
        failures = 0
        while True:
            try:
                done = await commit()
            except StorageError as error:
                failures += 1
                if failures == 1:
                    log.error("The outbox cannot be saved: %s", error)  # noqa: TRY400 - expected, no traceback
                    self.trouble.emit(error.message)
                await self._clock.sleep(doubling(1.0, failures))
            else:
                if failures:
                    self.trouble.emit("")
                return done
