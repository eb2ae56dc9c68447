"""Commands about timers: start, pause, resume, stop, switch, log, judge, discard, list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quickticket.domain.draft import TokenKind
from quickticket.domain.errors import InvalidInput
from quickticket.domain.smart_line.edit import replace_token
from quickticket.domain.smart_line.lexer import lex
from quickticket.domain.smart_line.tokens import TIMER_NOW
from quickticket.domain.timekeeping.timer import TimerState, Verdict
from quickticket.services.requests import Request, member, needed
from quickticket.services.time_commands.forms import timer_form, timers_form

if TYPE_CHECKING:
    from collections.abc import Mapping

    from quickticket.domain.timekeeping.timer import Timer
    from quickticket.services.json_forms import Json
    from quickticket.services.ports.clock import Clock
    from quickticket.services.requests import Command
    from quickticket.services.time_commands.logging import TimeLogging
    from quickticket.services.timers.service import TimerService

_ANSWERS = ("keep", "drop", "stop")


class TimerCommands:
    """Answers `timer.*`.

    Args:
        timers: All of them.
        logging: Does what lines say, and logs what timers counted.
        clock: Both clocks.
    """

    def __init__(self, timers: TimerService, logging: TimeLogging, clock: Clock) -> None:
        self._timers = timers
        self._logging = logging
        self._clock = clock

    def commands(self) -> Mapping[str, Command]:
        """Each by its name."""
        return {
            "timer.list": self._list,
            "timer.start": self._start,
            "timer.pause": self._pause,
            "timer.resume": self._resume,
            "timer.switch": self._resume,
            "timer.stop": self._stop,
            "timer.log": self._log,
            "timer.judge": self._judge,
            "timer.discard": self._discard,
            "timer.catch_up": self._catch_up,
        }

    async def _list(self, _request: Request) -> Json:
        return timers_form(self._timers.timers, self._timers.debt, self._clock.clocks())

    async def _start(self, request: Request) -> Json:
        line = needed(request, "line")
        if not any(token.kind is TokenKind.TIMER for token in lex(line).tokens):
            line = replace_token(line, TokenKind.TIMER, TIMER_NOW)
        return await self._logging.submit(line, request)

    async def _pause(self, request: Request) -> Json:
        return self._form(await self._timers.pause(self._meant(request, TimerState.RUNNING).id))

    async def _resume(self, request: Request) -> Json:
        return self._form(await self._timers.resume(self._meant(request, TimerState.PAUSED).id))

    async def _stop(self, request: Request) -> Json:
        timer = self._meant(request, TimerState.RUNNING, TimerState.PAUSED)
        stopped = await self._timers.stop(timer.id)
        if member(request, "log", default=False):
            return await self._logging.log(stopped.id, request)
        return self._form(stopped)

    async def _log(self, request: Request) -> Json:
        timer = self._meant(request, TimerState.STOPPED)
        if timer.state is not TimerState.STOPPED:
            await self._timers.stop(timer.id)
        return await self._logging.log(timer.id, request)

    async def _judge(self, request: Request) -> Json:
        timer = self._meant(request, TimerState.RUNNING, TimerState.PAUSED, TimerState.STOPPED)
        answer, away = needed(request, "answer"), timer.question
        if answer not in _ANSWERS:
            raise InvalidInput(f"There is no answer {answer!r}.", "Say keep, drop or stop.")
        if away is None:
            raise InvalidInput("That timer asks nothing.", "`quickticket timer list` shows the questions.")
        if answer == "stop":
            return self._form(await self._timers.stop_before(timer.id, away.span))
        verdict = Verdict.KEEP if answer == "keep" else Verdict.DROP
        return self._form(await self._timers.judge(timer.id, away.span, verdict))

    async def _discard(self, request: Request) -> Json:
        return self._form(await self._timers.discard(self._timers.find(needed(request, "id")).id))

    async def _catch_up(self, _request: Request) -> Json:
        await self._timers.load()
        return {}

    def _meant(self, request: Request, *states: TimerState) -> Timer:
        """The timer named, else the only one in the first of the states that has one."""
        name = member(request, "id", "")
        if name:
            return self._timers.find(name)
        for state in states:
            found = [timer for timer in self._timers.timers if timer.state is state]
            if len(found) == 1:
                return found[0]
            if found:
                raise InvalidInput(
                    f"{len(found)} timers are {state}: say which.", "`quickticket timer list` shows them."
                )
        raise InvalidInput(f"No timer is {' or '.join(states)}.", "`quickticket timer list` shows them.")

    def _form(self, timer: Timer) -> Json:
        return timer_form(timer, self._clock.clocks())
