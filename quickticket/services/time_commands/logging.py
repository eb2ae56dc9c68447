"""Logging by command: what a line does, and the time that a timer has counted, as JSON for scripts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quickticket.domain.draft import TokenKind
from quickticket.domain.errors import InvalidInput
from quickticket.domain.smart_line.edit import replace_token
from quickticket.domain.smart_line.lexer import lex
from quickticket.domain.timer_lines import line_to_log, with_more
from quickticket.services.json_forms import Json, capture_form
from quickticket.services.requests import Request, member
from quickticket.services.time_commands.forms import timer_form

if TYPE_CHECKING:
    from collections.abc import Callable

    from quickticket.domain.capture import Capture
    from quickticket.domain.draft import Draft
    from quickticket.domain.ids import CaptureId, TicketId, TimerId
    from quickticket.domain.timekeeping.timer import Timer
    from quickticket.services.line_reader import LineReader
    from quickticket.services.lines import Done, LineService
    from quickticket.services.outbox.service import OutboxService
    from quickticket.services.ports.clock import Clock
    from quickticket.services.timers.service import TimerService


class TimeLogging:
    """Does what lines say and tells what became of it.

    Args:
        reader: Reads it.
        lines: Does it.
        timers: All timers.
        outbox: Waits for proof.
        clock: Both clocks.
        ticket_url: Where a browser shows a ticket, with the action when there is one.
    """

    def __init__(
        self,
        *,
        reader: LineReader,
        lines: LineService,
        timers: TimerService,
        outbox: OutboxService,
        clock: Clock,
        ticket_url: Callable[[TicketId, int | None], str],
    ) -> None:
        self._reader = reader
        self._lines = lines
        self._timers = timers
        self._outbox = outbox
        self._clock = clock
        self._ticket_url = ticket_url

    async def submit(self, line: str, request: Request, *, replaces: CaptureId | None = None) -> Json:
        """Does what a line says, once Halo was asked about it; waits for proof as long as the request says.

        With `replaces` it does so instead of the edited capture.

        Raises:
            QuickTicketError: Nothing was done, and why.
        """
        await self._reader.read(line)
        return await self.told(await self._lines.submit(line, replaces=replaces), request)

    def untried(self, draft: Draft) -> Json:
        """Returns what a line would do of which nothing goes to Halo at once."""
        return _no_capture("kept" if draft.later else "timer")

    async def keep(self, line: str) -> Json:
        """Keeps the time of a line until it has a ticket. Raises likewise."""
        done = await self._lines.submit(replace_token(line, TokenKind.LATER, "+later"))
        return await self.told(done, {})

    async def log(self, timer_id: TimerId, request: Request) -> Json:
        """Logs a timer that has stopped; a line in the request may name the ticket and more.

        Raises:
            QuickTicketError: Nothing was done, and why.
        """
        timer, more = self._timers.get(timer_id), member(request, "line", "").strip()
        text = line_to_log(timer, self._clock.clocks(), self._clock.zone)
        names_ticket = any(token.kind is TokenKind.TICKET for token in lex(more).tokens)
        if timer.ticket_id is None and not names_ticket:
            raise InvalidInput("This time has no ticket yet; it is kept.", "Name one: --line '#8841'.")
        rest = text.partition(" ")[2] if names_ticket else text
        line = with_more(rest, more)
        await self._reader.read(line)
        return await self.told(await self._lines.submit(line, logs=timer_id), request)

    async def told(self, done: Done, request: Request) -> Json:
        """Returns what was done, once Halo has proven it or the wait is over."""
        if done.capture is not None:
            form = await self._capture(done.capture, request)
        else:
            form = _no_capture("kept" if done.timer is not None and done.timer.stopped else "timer")
        return form if done.timer is None else form | {"timer": self._form(done.timer)}

    async def _capture(self, capture: Capture, request: Request) -> Json:
        seconds = request.get("wait")
        if isinstance(seconds, int | float):
            capture = await self._outbox.settled(capture.id, seconds)
        number = capture.ticket_id
        return capture_form(capture, "" if number is None else self._ticket_url(number, capture.action_id))

    def _form(self, timer: Timer) -> Json:
        return timer_form(timer, self._clock.clocks())


def _no_capture(state: str) -> Json:
    return {"capture": None, "state": state, "ticket_id": None, "action_id": None, "url": "", "steps": []}
