"""Commands: the one surface that the local socket and the command line share, JSON values in and out."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING

from quickticket.domain.draft import Problem, TokenKind
from quickticket.domain.errors import InvalidInput, NotReady, QuickTicketError
from quickticket.domain.ids import CaptureId, TicketId
from quickticket.services.json_forms import (
    Json,
    capture_form,
    error_form,
    event_form,
    match_form,
    reading_form,
    status_form,
)
from quickticket.services.lines import keepable, sends
from quickticket.services.requests import Command, Request, member, needed

if TYPE_CHECKING:
    from quickticket.domain.capture import Capture
    from quickticket.services.capture import CaptureService
    from quickticket.services.line_reader import LineReader
    from quickticket.services.outbox.service import OutboxService
    from quickticket.services.people import PeopleSearch
    from quickticket.services.status import StatusBoard
    from quickticket.services.sync import ReferenceSync
    from quickticket.services.time_commands.logging import TimeLogging

LISTED = 50
FOUND = 8
log = logging.getLogger(__name__)


class Commands:
    """Answers one request at a time or many; what it does not know, the composition root adds.

    Args:
        captures: Submits lines.
        reader: Reads them.
        outbox: The queue.
        sync: The reference data.
        people: Searches it.
        board: The status.
        ticket_url: Where a browser shows a ticket, with the action when there is one.
        time_logging: Does what lines say.
        more: Commands of other services, by name; each raises `QuickTicketError` where it cannot.
    """

    def __init__(
        self,
        *,
        captures: CaptureService,
        reader: LineReader,
        outbox: OutboxService,
        sync: ReferenceSync,
        people: PeopleSearch,
        board: StatusBoard,
        ticket_url: Callable[[TicketId, int | None], str],
        time_logging: TimeLogging,
        more: Mapping[str, Command] = MappingProxyType({}),
    ) -> None:
        self._captures = captures
        self._reader = reader
        self._outbox = outbox
        self._sync = sync
        self._people = people
        self._board = board
        self._ticket_url = ticket_url
        self._time_logging = time_logging
        self._commands: Mapping[str, Command] = {
            **more,
            "new": self._new,
            "log": self._log,
            "parse": self._parse,
            "outbox.list": self._list,
            "outbox.show": self._show,
            "outbox.retry": self._retry,
            "outbox.discard": self._discard,
            "outbox.edit": self._edit,
            "outbox.catch_up": self._catch_up,
            "sync": self._sync_now,
            "search": self._search,
            "status": self._status,
        }

    async def handle(self, request: Request) -> Json:
        """Returns the answer to `{"command": ..., ...}`, or `{"error": ...}`; never raises."""
        return await answered(self._run(request))

    async def _run(self, request: Request) -> Json:
        name = member(request, "command", "")
        command = self._commands.get(name)
        if command is None:
            raise InvalidInput(f"There is no command {name!r}.", "`quickticket --help` lists them.")
        return await command(request)

    async def _new(self, request: Request) -> Json:
        line = needed(request, "line")
        reading = await self._reader.read(line)
        notes: Json = {"notes": [each.message for each in reading.problems if not each.blocking]}
        if member(request, "dry_run", default=False):
            tried = notes | {"capture": None, "dry_run": True}
            if reading.ready and not sends(reading.draft):
                return self._time_logging.untried(reading.draft) | tried
            return self._form(await self._captures.dry_run(line)) | tried
        return await self._time_logging.submit(line, request) | notes

    async def _log(self, request: Request) -> Json:
        line = needed(request, "line")
        reading = await self._reader.read(line)
        if keepable(reading):
            return await self._time_logging.keep(line)
        if reading.draft.ticket is None and not reading.draft.no_ticket:
            missing = Problem("Say which ticket: #8841, or #words of its summary.", kind=TokenKind.TICKET)
            blocking = [problem for problem in reading.problems if problem.kind is TokenKind.TICKET]
            raise NotReady(blocking or [missing])
        return await self._new(request)

    async def _parse(self, request: Request) -> Json:
        line = needed(request, "line")
        reading = await self._reader.read(line)
        return reading_form(reading)

    async def _list(self, request: Request) -> Json:
        captures = await self._outbox.latest(member(request, "limit", LISTED))
        return {"captures": [self._form(capture) for capture in captures]}

    async def _show(self, request: Request) -> Json:
        capture = await self._outbox.get(_id(request))
        events = await self._outbox.timeline(capture.id)
        return self._form(capture) | {"timeline": [event_form(event) for event in events]}

    async def _retry(self, request: Request) -> Json:
        return self._form(await self._outbox.retry(_id(request)))

    async def _discard(self, request: Request) -> Json:
        return self._form(await self._outbox.discard(_id(request)))

    async def _edit(self, request: Request) -> Json:
        return await self._time_logging.submit(needed(request, "line"), request, replaces=_id(request))

    async def _catch_up(self, _request: Request) -> Json:
        await self._outbox.catch_up()
        return {}

    async def _sync_now(self, request: Request) -> Json:
        report = await self._sync.sync(full=member(request, "full", default=False))
        counts = report.counts
        return {
            "customers": counts.customers,
            "sites": counts.sites,
            "users": counts.users,
            "complete": report.complete,
            "problems": [*report.problems],
        }

    async def _search(self, request: Request) -> Json:
        matches = await self._people.find(needed(request, "text"), member(request, "limit", FOUND))
        return {"matches": [match_form(match) for match in matches]}

    async def _status(self, request: Request) -> Json:
        return status_form(await self._board.refresh())

    def _form(self, capture: Capture) -> Json:
        number = capture.ticket_id
        return capture_form(capture, "" if number is None else self._ticket_url(number, capture.action_id))


async def answered(work: Awaitable[Json]) -> Json:
    """Returns what `work` gives, or `{"error": ...}`; a barrier that never raises."""
    try:
        return await work
    except QuickTicketError as error:
        return error_form(error)
    except Exception:
        log.exception("A command failed")
        return error_form(QuickTicketError("The command failed unexpectedly.", "The log says more."))


def _id(request: Request) -> CaptureId:
    return CaptureId(needed(request, "id"))
