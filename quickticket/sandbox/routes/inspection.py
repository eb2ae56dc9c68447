"""/sandbox/...: what tests and the demo look at and turn on; nothing of it exists in Halo."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import Any

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from quickticket.sandbox.answers import answer, without_null
from quickticket.sandbox.desk.refusals import Refused
from quickticket.sandbox.desk.rows import action_row, event_row, single_ticket
from quickticket.sandbox.desk.week import log_weeks
from quickticket.sandbox.faults import BadFaults, FaultBook
from quickticket.sandbox.paging import number
from quickticket.sandbox.quirks import UnknownQuirk
from quickticket.sandbox.routes.bodies import read_json
from quickticket.sandbox.seed.people import Table
from quickticket.sandbox.state import Sandbox

_CHANGEABLE = frozenset({"name", "inactive", "emailaddress", "phonenumber", "mobilenumber"})


class InspectionRoutes:
    """Looks into the server and sets it up, past its gate and its faults."""

    def __init__(self, sandbox: Sandbox) -> None:
        self._sandbox = sandbox

    def routes(self) -> list[Route]:
        """The paths under /sandbox."""
        paths: dict[tuple[str, str], Callable[[Request], Awaitable[Response]]] = {
            ("GET", "state"): self.state,
            ("GET", "tickets"): self.tickets,
            ("GET", "actions"): self.actions,
            ("GET", "requests"): self.requests,
            ("DELETE", "requests"): self.forget_requests,
            ("GET", "faults"): self.faults,
            ("PUT", "faults"): self.set_faults,
            ("GET", "quirks"): self.quirks,
            ("PATCH", "quirks"): self.change_quirks,
            ("POST", "reset"): self.reset,
            ("POST", "week"): self.log_weeks,
            ("GET", "events"): self.events,
            ("POST", "revoke-tokens"): self.revoke_tokens,
            ("PATCH", "{table}/{id:int}"): self.change_row,
        }
        return [
            Route(f"/sandbox/{path}", endpoint, methods=[method])
            for (method, path), endpoint in paths.items()
        ]

    async def state(self, request: Request) -> Response:
        """How many rows of each kind there are; `time_entries` are actions with time."""
        directory, records = self._sandbox.directory, self._sandbox.records
        actions = records.all_actions()
        return answer(
            {
                "customers": len(directory.customers.active()),
                "sites": len(directory.sites.active()),
                "users": len(directory.users.active()),
                "tickets": len(records.tickets),
                "actions": len(actions),
                "time_entries": sum(row.timetaken > 0 for row in actions),
                "emails": sum(row.sendemail for row in actions),
                "attachments": len(records.attachments),
                "events": len(records.events),
                "next_ticket_id": records.next_ticket_id,
            }
        )

    async def tickets(self, request: Request) -> Response:
        """Every ticket with its reference, oldest first."""
        box = self._sandbox
        return answer(
            [
                without_null(single_ticket(row, box.setup, box.directory))
                for row in box.records.tickets.values()
            ]
        )

    async def actions(self, request: Request) -> Response:
        """Every action with its reference, whatever the quirks hide."""
        shown = self._sandbox.quirks.changed({"message_id_returned": True})
        return answer([without_null(action_row(row, shown)) for row in self._sandbox.records.all_actions()])

    async def events(self, request: Request) -> Response:
        """Every piece of time without a ticket."""
        return answer([event_row(row) for row in self._sandbox.records.events.values()])

    async def requests(self, request: Request) -> Response:
        """The last requests, and all of them counted."""
        log = self._sandbox.log
        counts = [
            {"method": method, "path": path, "status": status, "count": count}
            for (method, path, status), count in log.counts.items()
        ]
        return answer(
            {"total": log.counts.total(), "counts": counts, "entries": [row.as_json() for row in log.entries]}
        )

    async def forget_requests(self, request: Request) -> Response:
        """Empty the log."""
        self._sandbox.log.clear()
        return await self.requests(request)

    async def faults(self, request: Request) -> Response:
        """The rules in force and how often each fired."""
        return answer([rule.as_json() for rule in self._sandbox.faults.rules])

    async def set_faults(self, request: Request) -> Response:
        """Replace the rules; an empty list ends all faults."""
        try:
            self._sandbox.faults = FaultBook.parse(await read_json(request))
        except BadFaults as error:
            raise Refused(str(error)) from error
        return await self.faults(request)

    async def quirks(self, request: Request) -> Response:
        """The quirks in force."""
        return answer(self._sandbox.quirks.as_json())

    async def change_quirks(self, request: Request) -> Response:
        """Change some quirks."""
        try:
            self._sandbox.quirks = self._sandbox.quirks.changed(await _object(request))
        except UnknownQuirk as error:
            raise Refused(str(error)) from error
        return await self.quirks(request)

    async def reset(self, request: Request) -> Response:
        """Back to the seeded rows and the first quirks, without faults."""
        self._sandbox.reset()
        return await self.state(request)

    async def log_weeks(self, request: Request) -> Response:
        """Log last week and this one up to now for the acting agent.

        `utcoffset` in the query is that of his clock, in minutes west of Greenwich as Halo counts (NOTES 1).
        """
        box = self._sandbox
        ahead = timedelta(minutes=-number(request.query_params, "utcoffset", 0))
        return answer({"logged": log_weeks(box.setup, box.records, box.clock(), ahead)})

    async def revoke_tokens(self, request: Request) -> Response:
        """End every token that is out."""
        return answer({"revoked": self._sandbox.tokens.revoke_all()})

    async def change_row(self, request: Request) -> Response:
        """Rename or retire a customer, site or user, as another technician would."""
        wanted = await _object(request)
        table: Table[Any] | None = getattr(self._sandbox.directory, request.path_params["table"], None)
        row = table.get(request.path_params["id"]) if isinstance(table, Table) else None
        if table is None or row is None:
            raise Refused("There is no such row.", status=404)
        if unknown := wanted.keys() - (_CHANGEABLE & set(row._fields)):
            raise Refused(f"Cannot change {', '.join(sorted(unknown))}")
        changed = row._replace(**wanted, updated=self._sandbox.clock())
        table.put(changed)
        return answer({name: getattr(changed, name) for name in ("id", "name", "inactive")})


async def _object(request: Request) -> dict[str, Any]:
    body = await read_json(request)
    if not isinstance(body, dict):
        raise Refused("An object is wanted.")
    return body
