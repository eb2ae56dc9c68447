"""/TimesheetEvent: time without a ticket, and the actions of a period (NOTES 7)."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from quickticket.sandbox.answers import CREATED, answer, without_null, written
from quickticket.sandbox.desk import moments
from quickticket.sandbox.desk.records import FIRST_EVENT, Action, TimesheetEvent
from quickticket.sandbox.desk.refusals import Refused
from quickticket.sandbox.desk.rows import event_row
from quickticket.sandbox.paging import number
from quickticket.sandbox.routes.bodies import read_payloads
from quickticket.sandbox.routes.paths import get, post
from quickticket.sandbox.state import Sandbox


class TimesheetEventRoutes:
    """The resource TimesheetEvent."""

    def __init__(self, sandbox: Sandbox) -> None:
        self._sandbox = sandbox

    def routes(self) -> list[Route]:
        """The paths of the resource."""
        return [get("/api/TimesheetEvent", self.listing), post("/api/TimesheetEvent", self.write)]

    async def listing(self, request: Request) -> Response:
        """Entries of an agent that began within `start_date` and `end_date`."""
        query, box = request.query_params, self._sandbox
        begin, end = moments.asked(query, "start_date"), moments.asked(query, "end_date")
        if begin is None or end is None:
            raise Refused("Please give start_date and end_date.")
        agent_id = number(query, "agent_id", box.setup.me.id)
        rows = [
            (row.agent_id, row.start_date, event_row(row))
            for row in box.records.events.values()
            if row.visible_from is None or row.visible_from <= box.clock()
        ]
        rows += [
            (row.agent_id, row.datetime - timedelta(hours=row.timetaken), self._action_row(row))
            for row in box.records.all_actions()
            if row.timetaken > 0
        ]
        return answer(
            [without_null(row) for agent, start, row in rows if agent == agent_id and begin <= start <= end]
        )

    async def write(self, request: Request) -> Response:
        """Add time without a ticket; time on a ticket goes to /Actions."""
        box, rows = self._sandbox, []
        for payload in await read_payloads(request):
            start, end = payload.moment("start_date"), payload.moment("end_date")
            if start is None or end is None or end < start:
                raise Refused("Please enter a start and an end date.")
            if box.quirks.events_refused:
                raise Refused("You do not have permission to log time without a ticket.")
            if payload.integer("ticket_id"):
                raise Refused("Time on a ticket is logged as an action of the ticket.")
            event = TimesheetEvent(
                id=max(box.records.events, default=FIRST_EVENT - 1) + 1,
                agent_id=payload.integer("agent_id") or box.setup.me.id,
                subject=payload.text("subject") or "",
                note=payload.text("note") or "",
                start_date=start,
                end_date=end,
                break_type=payload.integer("break_type") or 0,
                charge_rate=box.setup.known_rate(payload.integer("charge_rate") or 0),
            )
            if delay := box.quirks.visible_after:
                event.visible_from = box.clock() + timedelta(seconds=delay)
            box.records.events[event.id] = event
            rows.append(event_row(event))
        return written(rows, "events", box.quirks.write_shape, CREATED)

    def _action_row(self, action: Action) -> dict[str, Any]:
        """An action as an entry of the timesheet, called after its ticket."""
        ticket = self._sandbox.records.tickets[action.ticket_id]
        return {
            "id": action.ticket_id * 1000 + action.id,
            "event_type": 0,
            "agent_id": action.agent_id,
            "subject": ticket.summary,
            "note": action.note,
            "start_date": moments.zoned(action.datetime - timedelta(hours=action.timetaken)),
            "end_date": moments.zoned(action.datetime),
            "timetaken": action.timetaken,
            "ticket_id": action.ticket_id,
            "action_number": action.id,
            "customer": self._sandbox.directory.customers[ticket.client_id].name,
            "client_id": ticket.client_id,
            "site_id": ticket.site_id,
            "charge_rate": action.chargerate,
        }
