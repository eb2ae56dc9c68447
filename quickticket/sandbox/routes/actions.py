"""/Actions: list, read, add, edit."""

from __future__ import annotations

from collections.abc import Mapping

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from quickticket.sandbox.answers import CREATED, answer, without_null, written
from quickticket.sandbox.desk import attachments
from quickticket.sandbox.desk.records import Action
from quickticket.sandbox.desk.refusals import Refused
from quickticket.sandbox.desk.rows import action_row
from quickticket.sandbox.paging import Window, flag, number
from quickticket.sandbox.routes.bodies import read_payloads
from quickticket.sandbox.routes.paths import get, post
from quickticket.sandbox.state import Sandbox


class ActionRoutes:
    """The resource Actions."""

    def __init__(self, sandbox: Sandbox) -> None:
        self._sandbox = sandbox

    def routes(self) -> list[Route]:
        """The paths of the resource."""
        return [
            get("/api/Actions", self.listing),
            get("/api/Actions/{id:int}", self.single),
            post("/api/Actions", self.write),
        ]

    async def listing(self, request: Request) -> Response:
        """Actions of a ticket, newest first, or those with a message id on any ticket (NOTES 13)."""
        query, window = request.query_params, Window.asked(request.query_params)
        found = self._find(query)
        page = window.cut(found, repeat_last=self._sandbox.quirks.repeat_last_page)
        rows = [without_null(action_row(action, self._sandbox.quirks)) for action in page]
        return answer(window.wrap("actions", rows, len(found)))

    def _find(self, query: Mapping[str, str]) -> list[Action]:
        box = self._sandbox
        ticket_id = number(query, "ticket_id", 0)
        message_id = query.get("internetmessageid", "").strip("<>")
        if not ticket_id and not message_id:
            raise Refused("Object reference not set to an instance of an object.", status=500)  # NOTES 6
        rows = box.records.actions.get(ticket_id, []) if ticket_id else box.records.all_actions()
        if flag(query, "timeentriesonly"):
            rows = [row for row in rows if row.timetaken > 0]
        if message_id and box.quirks.message_id_filter:
            now = box.clock()
            rows = [row for row in rows if row.internetmessageid == message_id]
            rows = [row for row in rows if row.visible_from is None or row.visible_from <= now]
        return rows[::-1]

    async def single(self, request: Request) -> Response:
        """One action; its number counts within the ticket, which has to be named (NOTES 6)."""
        ticket_id = number(request.query_params, "ticket_id", 0)
        action = self._sandbox.action_desk.find(ticket_id, request.path_params["id"])
        if action is None:
            raise Refused("The action could not be found.", status=404)
        return answer(without_null(action_row(action, self._sandbox.quirks)))

    async def write(self, request: Request) -> Response:
        """Add or edit; only the last one is answered unless `returnall` is set (NOTES 6)."""
        box, rows, status = self._sandbox, [], CREATED
        for payload in await read_payloads(request):
            files, now = payload.objects("attachments"), box.clock()
            action = box.action_desk.write(payload, now)
            saved = attachments.save_all(box.records, files, action.ticket_id, action.id, now)
            row = action_row(action, box.quirks)
            row |= {"attachments": saved.rows or None, "_warning": saved.warning}
            status = 200 if saved.warning else CREATED
            rows.append(without_null(row))
        if flag(request.query_params, "returnall"):
            return answer(rows, status)
        return written(rows, "actions", box.quirks.write_shape, status)
