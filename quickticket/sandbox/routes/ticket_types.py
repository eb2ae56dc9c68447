"""/TicketType, with the fields and the allowed values of one type."""

from __future__ import annotations

from typing import Any

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from quickticket.sandbox.answers import answer
from quickticket.sandbox.desk.refusals import Refused
from quickticket.sandbox.desk.setup import Setup
from quickticket.sandbox.paging import flag
from quickticket.sandbox.routes.paths import get
from quickticket.sandbox.seed.desk_rows import TicketType
from quickticket.sandbox.seed.service_desk import NEW, REMOTE
from quickticket.sandbox.state import Sandbox

_OPTIONAL, _REQUIRED = 1, 3
"""Values of `technew` (NOTES 8)."""
_FIELDS = {
    "summary": "Summary",
    "details": "Details",
    "category_1": "Category",
    "category_2": "Cause",
    "priority_id": "Priority",
    "team": "Team",
    "agent_id": "Assigned Agent",
}


class TicketTypeRoutes:
    """The resource TicketType."""

    def __init__(self, sandbox: Sandbox) -> None:
        self._sandbox = sandbox

    def routes(self) -> list[Route]:
        """The paths of the resource."""
        return [get("/api/TicketType", self.types), get("/api/TicketType/{id:int}", self.single)]

    async def types(self, request: Request) -> Response:
        """The types, without their fields."""
        return answer([_row(kind) for kind in self._sandbox.setup.types.values()])

    async def single(self, request: Request) -> Response:
        """One type; `includedetails=true` adds its fields."""
        setup = self._sandbox.setup
        kind = setup.types.get(request.path_params["id"])
        if kind is None:
            raise Refused("The ticket type could not be found.", status=404)
        row = _row(kind) | _allowed(kind, setup)
        if flag(request.query_params, "includedetails"):
            row["fields"] = [_field(kind, number, name) for number, name in enumerate(_FIELDS, start=1)]
        return answer(row)


def _row(kind: TicketType) -> dict[str, Any]:
    return {
        "id": kind.id,
        "name": kind.name,
        "use": "tickets",
        "sequence": kind.id,
        "cancreate": True,
        "agentscanselect": True,
        "visible": True,
        "inactive": False,
        "default_sla": kind.default_sla,
        "default_priority": kind.default_priority,
        "default_team": kind.default_team,
        "initial_status": NEW,
        "chargerate": REMOTE,
        "hasmandatorytechfields": bool(kind.mandatory),
        "allowattachments": True,
    }


def _allowed(kind: TicketType, setup: Setup) -> dict[str, Any]:
    return {
        "allowall_status": False,
        "allowed_status": [{"id": key, "name": setup.statuses[key].name} for key in kind.statuses],
        "allowall_actions": False,
        "allowed_actions": [{"id": key, "name": setup.outcomes[key].name} for key in kind.outcomes],
        "allowall_team": True,
        "allowed_teams": [],
        "allowall_category1": True,
        "allowed_category1": [],
    }


def _field(kind: TicketType, number: int, name: str) -> dict[str, Any]:
    technew = _REQUIRED if name in {"summary", *kind.mandatory} else _OPTIONAL
    return {
        "id": kind.id * 100 + number,
        "rtid": kind.id,
        "fieldid": number,
        "fieldname": name,
        "seq": number,
        "technew": technew,
        "techdetail": technew,
        "fieldinfo": {
            "id": number,
            "name": name,
            "label": _FIELDS[name],
            "type": -1,
            "usage": 1,
            "custom": 0,
        },
    }
