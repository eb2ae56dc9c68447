"""Busy times: what is logged or timed already, so that no minute is logged twice without a word."""

from __future__ import annotations

from datetime import timedelta
from itertools import chain
from typing import TYPE_CHECKING

from quickticket.domain.capture import StepState
from quickticket.domain.orders import NewAction, NewEvent
from quickticket.domain.timekeeping.spans import Span
from quickticket.domain.timekeeping.taken import Taken

if TYPE_CHECKING:
    from quickticket.domain.capture import Capture
    from quickticket.domain.ids import CaptureId
    from quickticket.services.outbox.ledger import Ledger
    from quickticket.services.ports.clock import Clock
    from quickticket.services.ports.store import OutboxStore
    from quickticket.services.timers.service import TimerService

LOOK_BACK = timedelta(days=2)
"""Lines are about today and yesterday; older time is what the day ledger is for."""


class BusyTimes:
    """The time of captures and timers, in memory.

    Args:
        store: What was logged before this program ran.
        ledger: Tells of what is logged now.
        timers: All of them.
        clock: Says what is recent.
    """

    def __init__(self, store: OutboxStore, ledger: Ledger, timers: TimerService, clock: Clock) -> None:
        self._store = store
        self._timers = timers
        self._clock = clock
        self._logged: dict[CaptureId, tuple[Taken, ...]] = {}
        ledger.changed.connect(self._note)

    async def load(self) -> None:
        """Takes over what was logged before. Raises `StorageError`."""
        recent = await self._store.since(self._clock.now() - LOOK_BACK)
        self._logged = {capture.id: taken_by(capture) for capture in recent} | self._logged

    def taken(self) -> tuple[Taken, ...]:
        """Every span, in no order."""
        return (*chain.from_iterable(self._logged.values()), *self._timers.taken())

    def _note(self, capture: Capture) -> None:
        self._logged[capture.id] = taken_by(capture)
        while self._logged and self._over(next(iter(self._logged.values()))):
            del self._logged[next(iter(self._logged))]

    def _over(self, spans: tuple[Taken, ...]) -> bool:
        return not spans or spans[-1].span.end < self._clock.now() - LOOK_BACK


def taken_by(capture: Capture) -> tuple[Taken, ...]:
    """The time that a capture logs, unless it was given up."""
    place = f"on #{capture.ticket_id}" if capture.ticket_id is not None else f"as {capture.title}"
    return tuple(
        Taken(
            Span(order.ended_at - timedelta(minutes=order.minutes), order.ended_at),
            f"logged {place}",
            capture.id,
        )
        for step in capture.steps
        if step.state is not StepState.DISCARDED
        and isinstance(order := step.order, NewAction | NewEvent)
        and order.minutes
    )
