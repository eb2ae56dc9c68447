"""/ticket?id=N: the page behind Halo's own links (NOTES 10)."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from quickticket.sandbox.paging import number
from quickticket.sandbox.routes.paths import get
from quickticket.sandbox.state import Sandbox
from quickticket.sandbox.web.ticket_page import missing_page, ticket_page

_HEADERS = {"Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'"}


class WebRoutes:
    """What a browser is sent to."""

    def __init__(self, sandbox: Sandbox) -> None:
        self._sandbox = sandbox

    def routes(self) -> list[Route]:
        """Both link patterns that are in use."""
        return [get("/ticket", self.ticket), get("/tickets", self.ticket)]

    async def ticket(self, request: Request) -> Response:
        """The ticket; `action_id` marks one of its actions (NOTES 13)."""
        box, query = self._sandbox, request.query_params
        ticket = box.records.tickets.get(number(query, "id", 0))
        if ticket is None:
            return HTMLResponse(missing_page(query.get("id", "")), 404, _HEADERS)
        actions = box.records.actions.get(ticket.id, [])
        files = [file for file in box.records.attachments.values() if file.ticket_id == ticket.id]
        meant = number(query, "action_id", 0)
        page = ticket_page(ticket, actions, files, setup=box.setup, directory=box.directory, meant=meant)
        return HTMLResponse(page, headers=_HEADERS)
