"""The short lists: /Status, /Priority, /SLA, /Category, /Outcome, /Lookup, /Template and their like."""

from __future__ import annotations

import calendar
import uuid
from typing import Any

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from quickticket.sandbox.answers import answer, without_null
from quickticket.sandbox.desk import moments
from quickticket.sandbox.paging import flag, number
from quickticket.sandbox.routes.paths import get
from quickticket.sandbox.seed import service_desk
from quickticket.sandbox.seed.desk_rows import Outcome, Priority
from quickticket.sandbox.state import Sandbox

_SPACE = uuid.UUID("9c2f1f63-3c55-4a0a-9a5b-3b8c0d1e7a44")


class ReferenceRoutes:
    """The lists a new ticket is made from; all bare arrays (NOTES 4)."""

    def __init__(self, sandbox: Sandbox) -> None:
        self._sandbox = sandbox

    def routes(self) -> list[Route]:
        """One path a list."""
        return [
            get("/api/Status", self.statuses),
            get("/api/Priority", self.priorities),
            get("/api/SLA", self.slas),
            get("/api/Category", self.categories),
            get("/api/Outcome", self.outcomes),
            get("/api/Lookup", self.lookups),
            get("/api/ChargeRate", self.charge_rates),
            get("/api/Template", self.templates),
            get("/api/CannedText", self.canned_texts),
            get("/api/FieldInfo", self.fields),
            get("/api/Workday", self.workdays),
            get("/api/Holiday", self.holidays),
        ]

    async def statuses(self, request: Request) -> Response:
        """Statuses of a type or all; closed ones are those that `excludeclosed` leaves out (NOTES 8)."""
        kind = self._sandbox.setup.types.get(number(request.query_params, "tickettype_id", 0))
        open_only = flag(request.query_params, "excludeclosed")
        return answer(
            [
                {"id": row.id, "name": row.name, "colour": row.colour, "sequence": position, "type": 0}
                for position, row in enumerate(service_desk.STATUSES, start=1)
                if (kind is None or row.id in kind.statuses) and not (open_only and row.closed)
            ]
        )

    async def priorities(self, request: Request) -> Response:
        """Priorities of an SLA or of all."""
        sla_id = number(request.query_params, "slaid", 0)
        return answer([_priority(row) for row in service_desk.PRIORITIES if sla_id in {0, row.slaid}])

    async def slas(self, request: Request) -> Response:
        """The SLAs, with their priorities when asked."""
        rows: list[dict[str, Any]] = [{"id": key, "name": name} for key, name in service_desk.SLAS.items()]
        if flag(request.query_params, "showpriorities"):
            for row in rows:
                row["priorities"] = [
                    _priority(one) for one in service_desk.PRIORITIES if one.slaid == row["id"]
                ]
        return answer(rows)

    async def categories(self, request: Request) -> Response:
        """Categories by `type_id`, the N of `category_N`."""
        type_id = number(request.query_params, "type_id", 0)
        return answer(
            [
                {**row._asdict(), "category_name": row.value.rpartition(">")[2]}
                for row in service_desk.CATEGORIES
                if type_id in {0, row.type_id}
            ]
        )

    async def outcomes(self, request: Request) -> Response:
        """Outcomes a type allows, or all."""
        kind = self._sandbox.setup.types.get(number(request.query_params, "tickettype_id", 0))
        rows = [row for row in service_desk.OUTCOMES if kind is None or row.id in kind.outcomes]
        return answer([_outcome(row, position) for position, row in enumerate(rows, start=1)])

    async def lookups(self, request: Request) -> Response:
        """Codes of a list; paging is ignored and the first row comes twice (NOTES 4)."""
        lookup_id = number(request.query_params, "lookupid", 0)
        zero = not flag(request.query_params, "exclude_zero")
        rows = [
            row._asdict()
            for row in service_desk.LOOKUPS
            if lookup_id in {0, row.lookupid} and (zero or row.id != 0)
        ]
        return answer(rows + rows[:1])

    async def charge_rates(self, request: Request) -> Response:
        """Prices; `charge_id` is the id in lookup 17."""
        prices = enumerate(service_desk.PRICES.items(), start=1)
        return answer([{"id": key, "charge_id": rate, "rate": price} for key, (rate, price) in prices])

    async def templates(self, request: Request) -> Response:
        """The ticket templates."""
        return answer([row._asdict() for row in service_desk.TEMPLATES])

    async def canned_texts(self, request: Request) -> Response:
        """The texts to insert."""
        return answer([row._asdict() for row in service_desk.CANNED_TEXTS])

    async def fields(self, request: Request) -> Response:
        """The custom fields; those of tickets have the type 1, others there are none (NOTES 8)."""
        query = request.query_params
        wanted = service_desk.CUSTOM_FIELDS if number(query, "typeid", 1) == 1 else ()
        rows = []
        for row in wanted:
            values = [{"id": key, "name": name} for key, name in row.values]
            rows.append(
                {
                    "id": row.id,
                    "name": row.name,
                    "label": row.label,
                    "type": row.type,
                    "usage": 1,
                    "values": values if flag(query, "includevalues") else None,
                }
            )
        return answer([without_null(row) for row in rows])

    async def workdays(self, request: Request) -> Response:
        """The one workday, the same hours every day; the members of single days are empty dates then."""
        workday = service_desk.WORKDAY
        row: dict[str, Any] = {
            "id": workday.id,
            "name": workday.name,
            "timezone": workday.timezone,
            "alldayssame": True,
            "start": f"2000-01-01T{workday.start}:00",
            "end": f"2000-01-01T{workday.end}:00",
        }
        for day in calendar.day_name:
            name = day.lower()
            row |= {f"inc{name}": name in workday.days}
            row |= {f"start{name}": moments.NO_DEADLINE, f"end{name}": moments.NO_DEADLINE}
        return answer([row])

    async def holidays(self, request: Request) -> Response:
        """Nobody is away."""
        return answer([])


def _priority(row: Priority) -> dict[str, Any]:
    key = str(uuid.uuid5(_SPACE, f"{row.slaid}/{row.priorityid}"))
    return {"id": key, **row._asdict(), "fixunits": "H", "ishidden": False}


def _outcome(row: Outcome, position: int) -> dict[str, Any]:
    members = row._asdict()
    name = members.pop("name")
    return without_null(
        {**members, "outcome": name, "buttonname": name, "sequence": position, "hidden": False}
    )
