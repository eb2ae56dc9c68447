"""/Attachment: upload, list, download (NOTES 9)."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from quickticket.sandbox.answers import CREATED, answer, written
from quickticket.sandbox.desk import attachments
from quickticket.sandbox.desk.refusals import Refused
from quickticket.sandbox.paging import number
from quickticket.sandbox.routes.bodies import read_payloads
from quickticket.sandbox.routes.paths import get, post
from quickticket.sandbox.state import Sandbox


class AttachmentRoutes:
    """The resource Attachment."""

    def __init__(self, sandbox: Sandbox) -> None:
        self._sandbox = sandbox

    def routes(self) -> list[Route]:
        """The paths of the resource."""
        return [
            get("/api/Attachment", self.listing),
            get("/api/Attachment/{id:int}", self.download),
            post("/api/Attachment", self.write),
        ]

    async def listing(self, request: Request) -> Response:
        """The files of a ticket or of one of its actions."""
        ticket_id = number(request.query_params, "ticket_id", 0)
        action_id = number(request.query_params, "action_id", 0)
        rows = [
            attachments.row(row)
            for row in self._sandbox.records.attachments.values()
            if row.ticket_id == ticket_id and action_id in {0, row.action_id}
        ]
        return answer({"record_count": len(rows), "attachments": rows})

    async def download(self, request: Request) -> Response:
        """The bytes."""
        found = self._sandbox.records.attachments.get(request.path_params["id"])
        if found is None:
            raise Refused("The attachment could not be found.", status=404)
        return Response(found.content, media_type=found.content_type)

    async def write(self, request: Request) -> Response:
        """Store files; one that is no data URI is answered 200, with id 0 and a warning."""
        box, rows, status = self._sandbox, [], CREATED
        for payload in await read_payloads(request):
            ticket_id, action_id = payload.integer("ticket_id") or 0, payload.integer("action_id")
            if ticket_id not in box.records.tickets:
                raise Refused(f"There is no ticket {ticket_id}.")
            if action_id is not None and box.action_desk.find(ticket_id, action_id) is None:
                raise Refused(f"There is no action {action_id} on ticket {ticket_id}.")
            row = attachments.save(box.records, payload, ticket_id, action_id, box.clock())
            status = CREATED if row["id"] else 200
            rows.append(row)
        return written(rows, "attachments", box.quirks.write_shape, status)
