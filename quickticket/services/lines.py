"""Lines: what one submit does, whether it sends something, starts a timer, or keeps time for later."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from quickticket.domain.draft import TokenKind
from quickticket.domain.errors import NotReady
from quickticket.domain.smart_line.lexer import lex
from quickticket.domain.timer_lines import kept_from, of_capture, timer_from
from quickticket.services.ids import new_capture_id, new_timer_id
from quickticket.services.ports.timers import NO_TIMERS, TimerChange

if TYPE_CHECKING:
    from datetime import datetime

    from quickticket.domain.capture import Capture
    from quickticket.domain.draft import Draft, TimerStart
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
            replaces: The capture whose line was edited.
            logs: The timer whose time this is; it is gone in the same moment.

        Raises:
            NotReady: Something blocks it; nothing was kept.
            InvalidInput: The edited capture can no longer be replaced.
            StorageError: It could not be made durable; nothing was kept.
        """
        kinds = {token.kind for token in lex(line).tokens}
        if not kinds & {
            TokenKind.TIMER,
            TokenKind.LATER,
        }:  # nearly every line, and somebody waits behind Enter
            return await self._send(line, replaces, logs)
        reading = await self._captures.read(line, apart_from=replaces or logs or "")
        if not reading.ready:
            raise NotReady([problem for problem in reading.problems if problem.blocking])
        if reading.draft.later:
            return await self._keep(reading, logs)
        if reading.draft.timer is None:
            return await self._send(line, replaces, logs)
        return await self._start(line, reading, reading.draft.timer, replaces)

    async def _send(self, line: str, replaces: CaptureId | None, logs: TimerId | None) -> Done:
        logged = NO_TIMERS if logs is None else TimerChange(gone=(logs,))
        capture = await self._captures.submit(line, replaces=replaces, timers=logged)
        self._timers.committed(logged)
        return Done(capture)

    async def _keep(self, reading: Reading, logs: TimerId | None) -> Done:
        timer = kept_from(_said(reading), timer_id=new_timer_id(self._clock.now()), now=self._local())
        await self._timers.keep(timer, NO_TIMERS if logs is None else TimerChange(gone=(logs,)))
        return Done(timer=timer)

    async def _start(self, line: str, reading: Reading, wish: TimerStart, replaces: CaptureId | None) -> Done:
        now = self._clock.now()
        timer = timer_from(
            _said(reading),
            wish,
            timer_id=new_timer_id(now),
            clocks=self._clock.clocks(),
            now=self._local(),
        )
        if reading.draft.ticket is not None:
            await self._timers.start(timer)
            return Done(timer=timer)
        capture_id = new_capture_id(now)
        timer = of_capture(timer, capture_id)
        starting = self._timers.starting(timer)
        capture = await self._captures.submit(line, replaces=replaces, timers=starting, capture_id=capture_id)
        self._timers.committed(starting)
        return Done(capture, timer)

    def _local(self) -> datetime:
        return self._clock.now().astimezone(self._clock.zone)


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
