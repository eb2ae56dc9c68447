"""/Agent and /Team."""

from __future__ import annotations

from typing import Any

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from quickticket.sandbox.answers import answer
from quickticket.sandbox.desk.refusals import Refused
from quickticket.sandbox.paging import flag
from quickticket.sandbox.routes.paths import get
from quickticket.sandbox.seed.desk_rows import Agent
from quickticket.sandbox.seed.service_desk import REMOTE, UNASSIGNED, WORKDAY
from quickticket.sandbox.state import Sandbox


class AgentRoutes:
    """The technicians and their teams."""

    def __init__(self, sandbox: Sandbox) -> None:
        self._sandbox = sandbox

    def routes(self) -> list[Route]:
        """The paths of both resources."""
        return [
            get("/api/Agent/me", self.me),
            get("/api/Agent", self.agents),
            get("/api/Agent/{id:int}", self.agent),
            get("/api/Team", self.teams),
        ]

    async def me(self, request: Request) -> Response:
        """The agent behind the token."""
        return answer(self._row(self._sandbox.setup.me))

    async def agent(self, request: Request) -> Response:
        """One agent."""
        found = self._sandbox.setup.agents.get(request.path_params["id"])
        if found is None:
            raise Refused("The agent could not be found.", status=404)
        return answer(self._row(found))

    async def agents(self, request: Request) -> Response:
        """The agents that may sign in; `search` is ignored, as by some tenants (NOTES 4)."""
        disabled = flag(request.query_params, "includedisabled")
        rows = [
            self._row(row) for row in self._sandbox.setup.agents.values() if disabled or not row.isdisabled
        ]
        shape = self._sandbox.quirks.agent_shape
        return answer(rows if shape == "array" else {"record_count": len(rows), shape: rows})

    async def teams(self, request: Request) -> Response:
        """The teams, or none for a token that may not see them (NOTES 4)."""
        teams = {} if self._sandbox.quirks.empty_teams else self._sandbox.setup.teams
        return answer(
            [
                {"id": key, "name": name, "sequence": key, "forrequests": True, "inactive": False}
                for key, name in teams.items()
            ]
        )

    def _row(self, agent: Agent) -> dict[str, Any]:
        names = self._sandbox.setup.teams
        firstname, _, surname = agent.name.partition(" ")
        return {
            "id": agent.id,
            "name": agent.name,
            "firstname": firstname,
            "surname": surname,
            "initials": "".join(part[0] for part in agent.name.split()),
            "email": agent.email,
            "jobtitle": agent.jobtitle,
            "isdisabled": agent.isdisabled,
            "is_agent": agent.id != UNASSIGNED,
            "isapiagent": False,
            "chargerate": REMOTE,
            "workday_id": WORKDAY.id,
            "workday_name": WORKDAY.name,
            "workday_timezone": WORKDAY.timezone,
            "team": names[agent.teams[0]] if agent.teams else "",
            "teams": [
                {"team_id": key, "team_name": names[key], "agent_id": agent.id, "in_section": True}
                for key in agent.teams
            ],
        }
