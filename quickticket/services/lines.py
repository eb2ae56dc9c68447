"""Lines: what one submit does, whether it sends something, starts a timer, or keeps time for later."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from quickticket.domain.draft import Problem, TokenKind
from quickticket.domain.errors import InvalidInput, NotReady
from quickticket.domain.smart_line.lexer import lex
from quickticket.domain.timekeeping.timer import TimerState
from quickticket.domain.timer_lines import OPEN_PLACE, at_place_of, kept_from, renamed, timer_from
from quickticket.services.ids import new_capture_id, new_timer_id
from quickticket.services.ports.timers import TimerChange

if TYPE_CHECKING:
    from quickticket.domain.capture import Capture
    from quickticket.domain.draft import Draft
    from quickticket.domain.ids import CaptureId, TimerId
    from quickticket.domain.timekeeping.timer import Timer
    from quickticket.services.capture import CaptureService, Reading
    from quickticket.services.ports.clock import Clock
    from quickticket.services.timers.service import TimerService


@dataclass(frozen=True, slots=True)
class Done:
    """What a line has done: a capture that is on its way, a timer that runs or is kept, or both."""

    capture: Capture | None = None
    timer: Timer | None = None


class LineService:
    """Does what lines say, durably.

    Args:
        captures: Reads lines and makes captures of them.
        timers: Keeps timers.
        clock: Says when.
    """

    def __init__(self, captures: CaptureService, timers: TimerService, clock: Clock) -> None:
        self._captures = captures
        self._timers = timers
        self._clock = clock

    async def submit(
        self, line: str, *, replaces: CaptureId | None = None, logs: TimerId | None = None
    ) -> Done:
        """Does what a line says; when this returns, it survives power loss.

        Args:
            line: The line, details included.
            replaces: The capture whose line was edited; a timer that waits for its ticket goes on.
            logs: The timer whose time this is; it is gone in the same moment.

        Raises:
            NotReady: Something blocks it; nothing was kept.
            InvalidInput: The edited capture can no longer be replaced, or the time is logged already.
            StorageError: It could not be made durable; nothing was kept.
        """
        if logs is not None:
            line = line.removeprefix(OPEN_PLACE)
        concerns_timers = {token.kind for token in lex(line).tokens} & {TokenKind.TIMER, TokenKind.LATER}
        if not (replaces or logs or concerns_timers):  # nearly every line, and somebody waits behind Enter
            return Done(await self._captures.submit(line))
        reading = await self._captures.read(line, apart_from=replaces or logs or "")
        draft = reading.draft
        if not reading.ready:
            raise NotReady(reading.blocking)
        if logs is not None and not draft.minutes:
            raise NotReady([_NO_TIME])
        capture_id = new_capture_id(self._clock.now())
        async with self._timers.alone:
            timer, change = self._timers_of(reading, capture_id, replaces, logs)
            if sends(draft):
                capture = await self._captures.submit(
                    line, replaces=replaces, timers=change, capture_id=capture_id
                )
                self._timers.committed(change, by=capture_id, instead_of=replaces)
                return Done(capture, timer)
            if replaces is not None:
                await self._captures.give_up(replaces, change)
                self._timers.committed(change, instead_of=replaces)
            else:
                await self._timers.commit(change)
            return Done(timer=timer)

    def _timers_of(
        self, reading: Reading, capture_id: CaptureId, replaces: CaptureId | None, logs: TimerId | None
    ) -> tuple[Timer | None, TimerChange]:
        """The timer that a line starts or keeps, and what becomes of all timers."""
        draft, now = _said(reading), self._clock.now().astimezone(self._clock.zone)
        gone = () if logs is None else (self._over(logs),)
        follower = None if replaces is None else self._timers.waiting_for(replaces)
        if draft.timer is not None:
            timer = timer_from(
                draft, draft.timer, timer_id=new_timer_id(now), clocks=self._clock.clocks(), now=now
            )
            if draft.ticket is None:
                timer = replace(timer, capture_id=capture_id)
            if follower is None:
                return timer, self._timers.starting(timer)
            timer = renamed(follower, timer)
            return timer, TimerChange((timer,))
        moved = () if follower is None else (at_place_of(follower, draft, capture_id),)
        if not draft.later:
            return None, TimerChange(moved, gone)
        timer = kept_from(draft, timer_id=new_timer_id(now), now=now)
        return timer, TimerChange((*moved, timer), gone)

    def _over(self, timer_id: TimerId) -> TimerId:
        if self._timers.get(timer_id).state is not TimerState.STOPPED:
            raise InvalidInput("That timer goes on: its time is not over.", "Stop it, then log its time.")
        return timer_id


def sends(draft: Draft) -> bool:
    """Whether anything of a draft goes to Halo at once."""
    return not draft.later and (draft.timer is None or draft.ticket is None)


_NO_TIME = Problem("Say how long it took, such as 25m: the timer is gone then.", kind=TokenKind.DURATION)


_OF_ENTRY = {
    TokenKind.CHARGE_RATE: "charge_rate",
    TokenKind.OUTCOME: "outcome",
    TokenKind.PRIVACY: "private",
}


def _said(reading: Reading) -> Draft:
    """What line and template say; what the settings chose is asked again when the time is logged."""
    defaulted = {field: None for kind, field in _OF_ENTRY.items() if kind in reading.defaulted}
    return replace(reading.draft, **defaulted)  # type: ignore[arg-type]


_PLACES = {TokenKind.TICKET, TokenKind.WHO, TokenKind.NO_TICKET, TokenKind.TEMPLATE}
"""Tokens that say where time belongs, or may."""


def keepable(reading: Reading) -> bool:
    """Whether a line is nothing but time, which can be kept until it has a ticket."""
    named = {each.token.kind for each in reading.understanding.tokens}
    return bool(reading.draft.minutes) and not named & _PLACES
