"""/Tickets: list, read, create, update."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from quickticket.sandbox.answers import CREATED, answer, without_null, written
from quickticket.sandbox.desk import attachments
from quickticket.sandbox.desk.refusals import Refused
from quickticket.sandbox.desk.rows import listed_ticket, single_ticket, written_ticket
from quickticket.sandbox.desk.ticket_filters import TicketFilter
from quickticket.sandbox.paging import Window
from quickticket.sandbox.routes.bodies import read_payloads
from quickticket.sandbox.routes.paths import get, post
from quickticket.sandbox.state import Sandbox


class TicketRoutes:
    """The resource Tickets."""

    def __init__(self, sandbox: Sandbox) -> None:
        self._sandbox = sandbox

    def routes(self) -> list[Route]:
        """The paths of the resource."""
        return [
            get("/api/Tickets", self.listing),
            get("/api/Tickets/{id:int}", self.single),
            post("/api/Tickets", self.write),
        ]

    async def listing(self, request: Request) -> Response:
        """Tickets by filter."""
        box, query = self._sandbox, request.query_params
        found = TicketFilter(box.setup, box.directory, box.records, box.quirks).find(query, box.clock())
        window = Window.asked(query)
        page = window.cut(found, repeat_last=box.quirks.repeat_last_page)
        rows = [without_null(listed_ticket(ticket, box.setup, box.directory, box.quirks)) for ticket in page]
        total = len(rows) if box.quirks.record_count_is_page_size else len(found)
        return answer(window.wrap("tickets", rows, total))

    async def single(self, request: Request) -> Response:
        """One ticket with its details."""
        box = self._sandbox
        ticket = box.records.tickets.get(request.path_params["id"])
        if ticket is None:
            raise Refused("The ticket could not be found.", status=404)
        return answer(without_null(single_ticket(ticket, box.setup, box.directory)))

    async def write(self, request: Request) -> Response:
        """Create or update; a file that could not be stored turns 201 into 200 with a warning (NOTES 13)."""
        box, rows, status = self._sandbox, [], CREATED
        for payload in await read_payloads(request):
            files, now = payload.objects("attachments"), box.clock()
            if payload.integer("id"):
                ticket = box.ticket_desk.update(payload, now)
            else:
                ticket = box.ticket_desk.create(payload, now)
                box.action_desk.log_ticket(ticket, payload, now)
            saved = attachments.save_all(box.records, files, ticket.id, None, now)
            row = written_ticket(ticket, box.setup, box.directory)
            row |= {"attachments": saved.rows or None, "_warning": saved.warning}
            status = 200 if saved.warning else CREATED
            rows.append(without_null(row))
        return written(rows, "tickets", box.quirks.write_shape, status)
