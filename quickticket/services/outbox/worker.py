"""The outbox worker: sends captures in parallel and their steps in order, and settles lost answers."""

from __future__ import annotations

import logging
from collections import Counter
from functools import partial
from typing import TYPE_CHECKING

from quickticket.domain.capture import Capture, Step, StepKind, StepState
from quickticket.domain.errors import HaloError, NotSignedIn
from quickticket.services.alarm import Alarm
from quickticket.services.outbox.reconcile import after_blind_look, after_look, once_more
from quickticket.services.outbox.recorder import Recorder
from quickticket.services.outbox.schedule import current_step, nap, seconds_to
from quickticket.services.outbox.sending import SIGN_IN_NEEDED, judge, send
from quickticket.services.tasks import Tasks

if TYPE_CHECKING:
    from quickticket.domain.ids import CaptureId
    from quickticket.services.online import Online
    from quickticket.services.outbox.ledger import Ledger
    from quickticket.services.ports.clock import Clock
    from quickticket.services.ports.halo import HaloWrites

PARALLEL = 4
log = logging.getLogger(__name__)


class OutboxWorker:
    """Brings every capture of the ledger to its end.

    Attributes:
        trouble: Emits why results cannot be recorded, and an empty text once they can be again.

    Args:
        ledger: What is to be sent; every change goes through it.
        halo: Takes the writes.
        clock: Wall time for due times, monotonic time for waits.
        online: When requests are welcome; told how each one ended.
    """

    def __init__(self, ledger: Ledger, halo: HaloWrites, clock: Clock, online: Online) -> None:
        self._ledger = ledger
        self._halo = halo
        self._clock = clock
        self._online = online
        self._recorder = Recorder(ledger, clock)
        self.trouble = self._recorder.trouble
        self._tasks = Tasks()
        self._alarm = Alarm(clock, self._tasks)
        self._one_done = Alarm(clock, self._tasks)
        self._paused = False
        self._busy: set[CaptureId] = set()
        self._setbacks: Counter[CaptureId] = Counter()
        ledger.changed.connect(self._capture_changed)
        online.changed.connect(lambda _: self._line_changed())

    @property
    def paused(self) -> bool:
        """No new request is started."""
        return self._paused

    def pause(self, paused: bool) -> None:  # noqa: FBT001 - a toggle's state
        """Stops or goes on; what is on the wire comes to its end either way."""
        self._paused = paused
        self.wake()

    def wake(self) -> None:
        """Looks now for something to do."""
        self._alarm.ring()

    async def run(self) -> None:
        """Works until cancelled."""
        await self._recorder.load()
        await self.release_signin_held()
        while True:
            await self._alarm.wait(self._start_what_is_due())

    async def close(self, grace: float = 5.0) -> None:
        """Starts nothing more; what is on the wire gets `grace` seconds, then is looked up next time."""
        self.pause(True)
        deadline = self._clock.monotonic() + grace
        while self._busy and (left := deadline - self._clock.monotonic()) > 0:
            await self._one_done.wait(left)
        await self._tasks.close()

    async def release_signin_held(self) -> None:
        """Queues again what was held for want of a sign-in only."""
        for capture in self._ledger.unsettled:
            step = current_step(capture)
            if step is not None and _waits_for_sign_in(step):
                await self._recorder.move(capture.id, lambda s: s.release() if _waits_for_sign_in(s) else s)

    def _capture_changed(self, capture: Capture) -> None:
        if capture.settled:
            self._setbacks.pop(capture.id, None)
        self.wake()

    def _line_changed(self) -> None:
        if not self._online.needs_sign_in:
            self._tasks.spawn("release what waited for sign-in", self.release_signin_held())
        self.wake()

    def _start_what_is_due(self) -> float | None:
        """Starts it and returns the seconds until there is more to do, None when only an event brings it.

        Both come from one look at the clocks: what comes due between two looks would be slept over.
        """
        if self._paused:
            return None
        idle, line_wait = self._idle(), self._online.wait
        parallel = PARALLEL if self._online.steady else 1  # one tries the line, the others wait
        room = parallel - len(self._busy) if line_wait == 0 else 0
        due = [capture for capture, seconds in idle if seconds == 0]
        for capture in sorted(due, key=self._turn)[: max(0, room)]:
            self._busy.add(capture.id)
            self._tasks.spawn(f"outbox {capture.id}", self._advance(capture))
        return nap((seconds for _, seconds in idle), line_wait)

    def _turn(self, capture: Capture) -> tuple[bool, int]:
        """What comes first: a capture on its own before any bulk, then whatever had the fewest setbacks."""
        return capture.batch is not None, self._setbacks[capture.id]

    def _idle(self) -> list[tuple[Capture, float | None]]:
        now, may_look = self._clock.now(), not self._online.needs_sign_in
        free = [
            capture
            for capture in self._ledger.unsettled
            if capture.id not in self._busy and not self._ledger.is_paused(capture)
        ]
        return [(capture, seconds_to(capture, now, may_look=may_look)) for capture in free]

    async def _advance(self, capture: Capture) -> None:
        """Does one thing for a capture: one write or one look."""
        step = current_step(capture)
        try:
            if step is not None and step.state is StepState.UNCONFIRMED:
                await self._look(capture, step)
            else:
                await self._send(capture.id)
        except Exception as error:
            log.exception("Capture %s met something unexpected", capture.id)
            await self._recorder.move(
                capture.id, partial(_park, reason=f"Something unexpected happened: {error!r}")
            )
        finally:
            self._busy.discard(capture.id)
            self._one_done.ring()
            self.wake()

    async def _send(self, capture_id: CaptureId) -> None:
        step = current_step(await self._recorder.move(capture_id, self._begin))
        if step is None or step.state is not StepState.SENDING:
            return
        try:
            receipt = await send(self._halo, step.order)
        except (HaloError, NotSignedIn) as error:
            self._setbacks[capture_id] += 1
            self._online.note(error)
            await self._recorder.move(capture_id, partial(judge, error=error, now=self._clock.now()))
        else:
            self._online.note(None)
            await self._recorder.move(capture_id, lambda sending: sending.prove(receipt))

    def _begin(self, step: Step) -> Step:
        if step.state is not StepState.QUEUED:  # the user was quicker
            return step
        return step.hold(SIGN_IN_NEEDED) if self._online.needs_sign_in else step.begin()

    async def _look(self, capture: Capture, step: Step) -> None:
        if step.kind is StepKind.SET_STATUS:
            await self._recorder.move_if_still(capture.id, step, partial(once_more, now=self._clock.now()))
            return
        try:
            look = await self._halo.look_for(step.order, min(capture.created_at, self._clock.now()))
        except (HaloError, NotSignedIn) as error:
            self._setbacks[capture.id] += 1
            self._online.note(error)
            failures, now = self._setbacks[capture.id], self._clock.now()
            move = partial(after_blind_look, error=error, failures=failures, now=now)
        else:
            self._online.note(None)
            move = partial(after_look, look=look, now=self._clock.now())
        await self._recorder.move_if_still(capture.id, step, move)


def _waits_for_sign_in(step: Step) -> bool:
    return step.state is StepState.HELD and step.reason == SIGN_IN_NEEDED


def _park(step: Step, reason: str) -> Step:
    """Leaves the step to the user; one that may have arrived is never queued by itself again."""
    match step.state:
        case StepState.QUEUED:
            return step.hold(reason)
        case StepState.SENDING:
            return step.lose_answer(reason).ask(reason)
        case StepState.UNCONFIRMED:
            return step.ask(reason)
        case _:
            return step
