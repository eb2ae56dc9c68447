"""Timers: one runs, any number are paused, and what has stopped waits to be logged.

Every change is durable before anybody hears of it. What runs is known by two readings of the clocks, so
nothing is written while time passes, and a power cut costs nothing.
"""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import TYPE_CHECKING

from quickticket.domain.capture import StepState
from quickticket.domain.errors import InvalidInput
from quickticket.domain.timekeeping.taken import Taken
from quickticket.domain.timekeeping.timer import Timer, TimerState, Verdict
from quickticket.services.ports.timers import TimerChange, gone_already
from quickticket.services.signals import Signal

if TYPE_CHECKING:
    from collections.abc import Callable

    from quickticket.domain.capture import Capture
    from quickticket.domain.ids import CaptureId, TimerId
    from quickticket.domain.timekeeping.spans import Span
    from quickticket.domain.timekeeping.timer import Away, Clocks
    from quickticket.services.outbox.ledger import Ledger
    from quickticket.services.ports.clock import Clock
    from quickticket.services.ports.timers import Heartbeat, TimerStore

_ORDER = (TimerState.RUNNING, TimerState.PAUSED, TimerState.STOPPED)


class TimerService:
    """All timers of a profile, kept in memory as they are on disk.

    Attributes:
        changed: Emits all timers after each change.
        alone: Held by whoever changes timers, from the look at them until the change is noted.
        just_back: Asked when a timer is to stand still: the absence of which somebody is just back, if any.

    Args:
        store: Keeps them.
        clock: Both clocks.
        ledger: Tells when a ticket that a timer waits for is there.
        heartbeat: When the program was last known to run, for a machine that was off meanwhile.
    """

    def __init__(self, store: TimerStore, clock: Clock, ledger: Ledger, heartbeat: Heartbeat) -> None:
        self.changed: Signal[tuple[Timer, ...]] = Signal()
        self.just_back: Callable[[], Away | None] = lambda: None
        self._store = store
        self._clock = clock
        self._timers: dict[TimerId, Timer] = {}
        self._logged: dict[CaptureId, Timer] = {}  # of this run and not sent yet: Undo gives the time back
        self.alone = asyncio.Lock()
        self._ledger = ledger
        self._heartbeat = heartbeat

    def beat(self) -> None:
        """Remembers that the program runs at this moment, while a timer does."""
        if self.running is not None:
            self._heartbeat.beat(self._clock.now())

    async def load(self) -> None:
        """Takes over what an earlier run left, and looks for the tickets that timers wait for.

        Raises:
            StorageError: The database cannot give it.
        """
        async with self.alone:
            self._timers = {timer.id: timer for timer in await self._store.timers()}
            alive, now = self._heartbeat.last(), self._clock.clocks()
            over = (timer.carry_over(alive, now) for timer in self._timers.values())
            if carried := tuple(timer for timer in over if timer != self._timers[timer.id]):
                await self._store.change_timers(TimerChange(kept=carried))
                self._timers |= {timer.id: timer for timer in carried}
        for timer in self.timers:
            if timer.ticket_id is None and timer.capture_id is not None:
                await self.follow(await self._ledger.get(timer.capture_id))
        self.changed.emit(self.timers)

    @property
    def timers(self) -> tuple[Timer, ...]:
        """The running one first, then the paused ones, then those that wait to be logged."""
        return tuple(sorted(self._timers.values(), key=lambda timer: _ORDER.index(timer.state)))

    @property
    def running(self) -> Timer | None:
        """The one that runs."""
        return next((timer for timer in self._timers.values() if timer.state is TimerState.RUNNING), None)

    @property
    def waiting(self) -> tuple[Timer, ...]:
        """Those that have stopped and can be logged, the oldest first."""
        stopped = (timer for timer in self._timers.values() if timer.state is TimerState.STOPPED)
        return tuple(timer for timer in stopped if timer.ticket_id is not None or timer.capture_id is None)

    @property
    def debt(self) -> tuple[Timer, ...]:
        """Time that has stopped and has no ticket."""
        return tuple(timer for timer in self.waiting if timer.ticket_id is None)

    def get(self, timer_id: TimerId) -> Timer:
        """Returns a timer.

        Raises:
            InvalidInput: There is none of that id any more.
        """
        timer = self._timers.get(timer_id)
        if timer is None:
            raise gone_already()
        return timer

    def find(self, text: str) -> Timer:
        """Returns the timer whose id begins so, or that is for `#ticket`.

        Raises:
            InvalidInput: There is none, or more than one.
        """
        found = [timer for timer in self.timers if timer.id.startswith(text) or f"#{timer.ticket_id}" == text]
        if len(found) != 1:
            wrong = "There is no timer" if not found else "More than one timer is"
            raise InvalidInput(f"{wrong} {text}.", "`quickticket timer list` shows them.")
        return found[0]

    def taken(self) -> tuple[Taken, ...]:
        """The time that timers have counted, or are counting; an absence that is not kept is free."""
        now = self._clock.clocks()
        return tuple(
            Taken(span, f"timed for {_name(timer)}", timer.id)
            for timer in self.timers
            for span in timer.counted(now)
        )

    # -- changes ----------------------------------------------------------------------------------------

    def starting(self, timer: Timer) -> TimerChange:
        """What starting a timer changes: the one that runs is paused."""
        others = (each for each in self._timers.values() if each.id != timer.id)
        paused = (
            self._noted(each).pause(self._clock.clocks())
            for each in others
            if each.state is TimerState.RUNNING
        )
        return TimerChange(kept=(*paused, timer))

    def committed(
        self, change: TimerChange, *, by: CaptureId | None = None, instead_of: CaptureId | None = None
    ) -> None:
        """Takes note of a change that somebody else has made durable.

        Args:
            change: Of timers.
            by: The capture that logs those that are gone.
            instead_of: The one that it replaces.
        """
        logged = [] if instead_of is None else [self._logged.pop(instead_of, None)]
        self._timers |= {timer.id: timer for timer in change.kept}
        logged += [self._timers.pop(timer_id, None) for timer_id in change.gone]
        for timer in logged:
            if timer is not None and by is not None:
                self._logged[by] = timer
        if change.kept or change.gone:
            self.changed.emit(self.timers)

    async def commit(self, change: TimerChange) -> None:
        """Makes a change durable; for who holds `alone`. Raises `InvalidInput`, `StorageError`."""
        await self._store.change_timers(change)
        self.committed(change)

    async def keep(self, timer: Timer) -> None:
        """Keeps a timer that was given up; paused, where another one runs by now. Raises `StorageError`."""
        async with self.alone:
            others = self.running is not None
            kept = timer.pause(self._clock.clocks()) if others else timer
            await self.commit(TimerChange(kept=(kept,)))

    async def pause(self, timer_id: TimerId) -> Timer:
        """Lets a timer stand still. Raises `InvalidInput`, `StorageError`."""
        return await self._change(timer_id, lambda timer, now: self._noted(timer).pause(now))

    async def resume(self, timer_id: TimerId) -> Timer:
        """Lets a timer run on, alone. Raises `InvalidInput`, `StorageError`."""
        async with self.alone:
            timer = self.get(timer_id).start(self._clock.clocks())
            await self.commit(self.starting(timer))
            return timer

    async def stop(self, timer_id: TimerId) -> Timer:
        """Ends a timer; it waits to be logged. Raises `InvalidInput`, `StorageError`."""
        return await self._change(timer_id, lambda timer, now: self._noted(timer).stop(now))

    async def discard(self, timer_id: TimerId) -> Timer:
        """Gives a timer up and returns it, so that it can be kept again. Raises as above."""
        async with self.alone:
            timer = self.get(timer_id)
            await self.commit(TimerChange(gone=(timer_id,)))
            return timer

    async def note_absence(self, away: Away) -> None:
        """Notes that nobody was there while a timer ran; it counts once the user says so."""
        if (timer := self.running) is not None:
            await self._change(timer.id, lambda each, _now: each.leave(away))

    async def judge(self, timer_id: TimerId, span: Span, verdict: Verdict) -> Timer:
        """Takes the user's word on an absence. Raises `InvalidInput`, `StorageError`."""
        return await self._change(timer_id, lambda timer, _now: timer.judge(span, verdict))

    async def keep_apart(self, timer_id: TimerId, span: Span, apart: Timer) -> None:
        """Drops an absence and keeps its time as another timer, in one go. Raises as above."""
        async with self.alone:
            dropped = self.get(timer_id).judge(span, Verdict.DROP)
            await self.commit(TimerChange(kept=(dropped, apart)))

    async def stop_before(self, timer_id: TimerId, span: Span) -> Timer:
        """Drops an absence and all that came after it: the timer ended when it began. Raises as above."""
        return await self._change(
            timer_id, lambda timer, now: timer.judge(span, Verdict.DROP).stop_at(span.start, now)
        )

    async def follow(self, capture: Capture) -> None:
        """A capture changed: a timer has its ticket now, or waits for it in vain, or is to be logged again.

        Raises:
            StorageError: It could not be made durable.
        """
        logged = self._logged.pop(capture.id, None) if capture.settled else None
        if logged is not None and capture.state is StepState.DISCARDED:
            await self.keep(logged)
        in_vain = capture.settled and capture.ticket_id is None
        async with self.alone:
            timer = self.waiting_for(capture.id)
            if timer is None or (capture.ticket_id is None and not in_vain):
                return
            kept = replace(
                timer, ticket_id=capture.ticket_id, capture_id=None if in_vain else timer.capture_id
            )
            await self.commit(TimerChange(kept=(kept,)))

    def concerns(self, capture_id: CaptureId) -> bool:
        """Whether some timer waits for the ticket of a capture, or was logged by it."""
        return capture_id in self._logged or self.waiting_for(capture_id) is not None

    def waiting_for(self, capture_id: CaptureId) -> Timer | None:
        """The timer whose ticket a capture creates."""
        waiting = (each for each in self._timers.values() if each.ticket_id is None)
        return next((each for each in waiting if each.capture_id == capture_id), None)

    def _noted(self, timer: Timer) -> Timer:
        """A running timer with the absence that is only just over."""
        away = self.just_back() if timer.state is TimerState.RUNNING else None
        return timer if away is None else timer.leave(away)

    async def _change(self, timer_id: TimerId, move: Callable[[Timer, Clocks], Timer]) -> Timer:
        async with self.alone:
            before = self.get(timer_id)
            after = move(before, self._clock.clocks())
            if after != before:
                await self.commit(TimerChange(kept=(after,)))
            return after


def _name(timer: Timer) -> str:
    return timer.title if timer.ticket_id is None else f"#{timer.ticket_id}"
