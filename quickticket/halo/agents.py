"""Agents, teams, and the agent behind the token (NOTES 2.3, 4, 11.3)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pydantic import AliasChoices, Field

from quickticket.domain.errors import Refused, UnreadableAnswer
from quickticket.domain.ids import AgentId, TeamId
from quickticket.domain.reference import Agent, Team
from quickticket.halo.wire import Flag, Row, Whole

if TYPE_CHECKING:
    from quickticket.halo.requests import Requests

UNASSIGNED = 1
"""Halo's own agent that stands for nobody (NOTES 4)."""


class _TeamRow(Row):
    id: Whole = Field(None, validation_alias=AliasChoices("team_id", "id"))
    name: str = Field("", validation_alias=AliasChoices("team_name", "name", "team"))
    inactive: Flag = False
    in_section: Flag = True


class _AgentRow(Row):
    id: int
    name: str = ""
    email: str = Field("", validation_alias=AliasChoices("email", "emailaddress"))
    teams: list[_TeamRow] = Field(default_factory=list)
    isdisabled: Flag = False
    inactive: Flag = False
    isapiagent: Flag = False

    def agent(self) -> Agent:
        return Agent(
            AgentId(self.id), self.name, self.email, tuple(t.name for t in self._memberships() if t.name)
        )

    def _memberships(self) -> list[_TeamRow]:
        return [team for team in self.teams if team.in_section]


async def me(requests: Requests) -> Agent:
    """The agent behind the token; with client credentials, the one chosen in the application."""
    return (await requests.one("Agent/me", _AgentRow)).agent()


async def agents(requests: Requests) -> tuple[Agent, ...]:
    """Agents who can be assigned: not disabled, not for the API alone, not "Unassigned"."""
    return tuple(row.agent() for row in await _rows(requests) if not row.isapiagent)


async def teams(requests: Requests) -> tuple[Team, ...]:
    """Teams; where the list is refused or empty, those that the agents belong to (NOTES 4)."""
    try:
        found = await requests.rows("Team", "teams", _TeamRow)
    except (Refused, UnreadableAnswer):
        found = []
    if not found:
        found = [team for row in await _rows(requests) for team in row.teams]
    named = {row.id: row.name for row in found if row.id is not None and row.name and not row.inactive}
    return tuple(Team(TeamId(number), name) for number, name in named.items())


async def _rows(requests: Requests) -> list[_AgentRow]:
    found = await requests.rows("Agent", "agents", _AgentRow)
    return [row for row in found if row.id != UNASSIGNED and not (row.isdisabled or row.inactive)]
