"""/Timesheet: an agent's days, what is to be logged on each and what is (NOTES 7)."""

from __future__ import annotations

import calendar
from datetime import date, datetime, timedelta
from typing import Any

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from quickticket.sandbox.answers import answer
from quickticket.sandbox.desk import moments
from quickticket.sandbox.paging import number
from quickticket.sandbox.routes.paths import get
from quickticket.sandbox.seed.service_desk import WORKDAY
from quickticket.sandbox.state import Sandbox

_AROUND = timedelta(days=7)


class TimesheetRoutes:
    """The resource Timesheet."""

    def __init__(self, sandbox: Sandbox) -> None:
        self._sandbox = sandbox

    def routes(self) -> list[Route]:
        """The paths of the resource."""
        return [get("/api/Timesheet", self.listing)]

    async def listing(self, request: Request) -> Response:
        """The days from `start_date` to `end_date`, a window around today without them; days are UTC's."""
        query, now = request.query_params, self._sandbox.clock()
        begin = moments.asked(query, "start_date") or now - _AROUND
        end = moments.asked(query, "end_date") or now + _AROUND
        agent_id = number(query, "agents", self._sandbox.setup.me.id)
        length = (end.date() - begin.date()).days + 1
        return answer([self._day(agent_id, begin.date() + timedelta(days=n)) for n in range(length)])

    def _day(self, agent_id: int, day: date) -> dict[str, Any]:
        records = self._sandbox.records
        hours = [
            *((row.agent_id, row.datetime, row.timetaken) for row in records.all_actions()),
            *((row.agent_id, row.end_date, row.hours) for row in records.events.values()),
        ]
        logged = sum(spent for agent, end, spent in hours if agent == agent_id and _on(end, day))
        due = WORKDAY.target_hours if calendar.day_name[day.weekday()].lower() in WORKDAY.days else 0.0
        return {
            "id": 0,
            "agent_id": agent_id,
            "date": f"{day}T04:00:00",
            "target_hours": due,
            "actual_hours": logged,
            "unlogged_hours": max(0.0, due - logged),
            "workdayid": WORKDAY.id,
        }


def _on(moment: datetime, day: date) -> bool:
    return moment.date() == day
