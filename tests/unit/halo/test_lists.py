"""The small lists, in the spellings that tenants use."""

from __future__ import annotations

import httpx
import pytest

from quickticket.domain.errors import Forbidden
from quickticket.domain.ids import StatusId, TicketId
from quickticket.halo.client import HaloClient
from quickticket.halo.learned import Learned
from tests.fakes.wire import ScriptedWire, as_json


async def test_closed_statuses_are_those_that_the_second_answer_leaves_out(
    wire: ScriptedWire, halo: HaloClient, learned: Learned
) -> None:
    every = [
        {"id": 1, "name": "New", "colour": "#1E90FF"},
        {"id": 8, "name": "Resolved", "colour": "2e8b57"},
        {"id": 9, "name": "Closed", "colour": "grey"},
    ]

    def answer(request: httpx.Request) -> httpx.Response:
        return as_json(every[:1] if request.url.params.get("excludeclosed") == "true" else every)

    wire.on("GET /api/Status", answer)
    found = await halo.statuses()
    assert [(each.colour, each.closed) for each in found] == [
        ("#1e90ff", False),
        ("#2e8b57", True),
        ("", True),
    ]
    assert learned.closed == frozenset({StatusId(8), StatusId(9)})


@pytest.mark.parametrize("second", [[], [{"id": 1}, {"id": 9}]])
async def test_where_closed_ones_cannot_be_told_the_usual_id_counts(
    wire: ScriptedWire, halo: HaloClient, second: list[object]
) -> None:
    every = [{"id": 1, "name": "New"}, {"id": 9, "name": "Closed"}]
    wire.on("GET /api/Status", every, second, every, second)
    assert [each.closed for each in await halo.statuses()] == [False, True]
    assert [each.closed for each in await halo.statuses()] == [False, True]


async def test_priorities_carry_the_number_that_tickets_take(wire: ScriptedWire, halo: HaloClient) -> None:
    rows = [
        {"id": "6a1c", "priorityid": 3, "slaid": 1.0, "name": "Medium"},
        {"id": "6a1d", "priorityid": 4, "slaid": 1, "name": "Old", "ishidden": True},
    ]
    wire.on("GET /api/Priority", rows)
    assert [(each.id, each.sla_id, each.name) for each in await halo.priorities()] == [(3, 1, "Medium")]


async def test_charge_rates_come_once_each(wire: ScriptedWire, halo: HaloClient) -> None:
    rate = {"lookupid": 17, "id": 1, "name": "Remote"}
    rows = [
        {"lookupid": 17, "id": 0, "name": "No Charge"},
        rate,
        rate,
        {"lookupid": 22, "id": 5, "name": "Email"},
    ]
    wire.on("GET /api/Lookup", rows)
    assert [(each.id, each.name) for each in await halo.charge_rates()] == [(0, "No Charge"), (1, "Remote")]


async def test_outcomes(wire: ScriptedWire, halo: HaloClient) -> None:
    row = {"id": 7, "outcome": "Note", "newstatus": -1, "mustaddnote": True, "sendemail": 1, "chargerate": 0}
    wire.on("GET /api/Outcome", {"outcomes": [row]})
    (outcome,) = await halo.outcomes()
    assert (outcome.name, outcome.new_status, outcome.charge_rate_id) == ("Note", None, 0)
    assert outcome.must_add_note
    assert outcome.sends_email


AGENTS = [
    {"id": 1, "name": "Unassigned"},
    {
        "id": 5.0,
        "name": "Tess",
        "emailaddress": "tess@msp.example",
        "teams": [{"team_id": 7, "team_name": "1st Line"}],
    },
    {"id": 6, "name": "Gone", "isdisabled": True},
    {"id": 7, "name": "Left", "inactive": True},
    {"id": 8, "name": "Robot", "isapiagent": True},
    {
        "id": 9,
        "name": "Sam",
        "email": "sam@msp.example",
        "teams": [{"id": 8, "name": "Field", "in_section": False}],
    },
]


@pytest.mark.parametrize("answer", [AGENTS, {"agents": AGENTS}, {"results": AGENTS}])
async def test_agents_in_every_wrapper(wire: ScriptedWire, halo: HaloClient, answer: object) -> None:
    wire.on("GET /api/Agent", answer)
    tess, sam = await halo.agents()
    assert (tess.id, tess.email, tess.team_names) == (5, "tess@msp.example", ("1st Line",))
    assert (sam.id, sam.email, sam.team_names) == (9, "sam@msp.example", ())


@pytest.mark.parametrize("answer", [as_json([]), httpx.Response(403)])
async def test_teams_that_may_not_be_listed_are_known_from_the_agents(
    wire: ScriptedWire, halo: HaloClient, answer: httpx.Response
) -> None:
    wire.on("GET /api/Team", answer).on("GET /api/Agent", AGENTS)
    assert [(team.id, team.name) for team in await halo.teams()] == [(7, "1st Line"), (8, "Field")]


async def test_a_refused_list_raises_and_the_next_one_answers(wire: ScriptedWire, halo: HaloClient) -> None:
    wire.on("GET /api/Category", httpx.Response(403)).on("GET /api/Team", [{"id": 7, "name": "1st Line"}])
    with pytest.raises(Forbidden):
        await halo.categories()
    assert [team.name for team in await halo.teams()] == ["1st Line"]


async def test_ticket_types_with_what_halo_demands(wire: ScriptedWire, halo: HaloClient) -> None:
    wire.on(
        "GET /api/TicketType",
        [
            {"id": 1, "name": "Incident"},
            {"id": 2, "name": "Hidden", "visible": False},
            {"id": 3, "name": "Old", "inactive": True},
            {"id": 4, "name": "Project", "use": "projects"},
            {"id": 5, "name": "Theirs", "agentscanselect": False},
            {"id": 6, "name": "Refused", "default_sla_id": 2},
        ],
    )
    fields = [
        {"fieldinfo": {"name": "category1"}, "technew": 3},
        {"fieldinfo": {"name": "team"}, "technew": 2},
        {"group": {"fields": [{"fieldname": "Details", "technew": 3}]}},
    ]
    detailed = {
        "id": 1,
        "name": "Incident",
        "default_sla": 1,
        "default_priority": 3,
        "default_team": "1st Line",
        "fields": fields,
        "allowed_actions": [{"id": 7.0, "name": "Note"}],
        "allowall_status": True,
        "allowed_status": [{"id": 1}],
    }
    wire.on("GET /api/TicketType/1", detailed).on("GET /api/TicketType/6", httpx.Response(403))
    incident, refused = await halo.ticket_types()
    assert incident.mandatory == ("category_1", "details")
    assert (incident.outcome_ids, incident.status_ids) == ((7,), ())
    assert (incident.sla_id, incident.default_priority_id, incident.default_team) == (1, 3, "1st Line")
    assert (refused.name, refused.sla_id, refused.mandatory) == ("Refused", 2, ())


async def test_open_tickets_newest_first_and_nobody_elses(
    wire: ScriptedWire, halo: HaloClient, learned: Learned
) -> None:
    learned.closed = frozenset({StatusId(8), StatusId(9)})
    mine = {"agent_id": 5, "status_id": 1, "client_id": 12.0}
    rows = [
        {"id": 3, **mine, "dateclosed": "2026-01-01T00:00:00"},
        {"id": 4, **mine},
        {"id": 5, **mine, "agent_id": 6},
        {"id": 6, **mine, "status_id": 8},
    ]
    wire.on("GET /api/Agent/me", {"id": 5}).on("GET /api/Tickets", {"record_count": 4, "tickets": rows})
    assert [ticket.id for ticket in await halo.my_open_tickets()] == [4, 3]


async def test_a_ticket_that_does_not_exist(wire: ScriptedWire, halo: HaloClient) -> None:
    wire.on("GET /api/Tickets/7", httpx.Response(404, text="Not found"))
    assert await halo.ticket(TicketId(7)) is None


def test_where_a_browser_shows_a_ticket(halo: HaloClient) -> None:
    assert halo.ticket_url(TicketId(7)) == "https://acme.halopsa.example/ticket?id=7"
    assert halo.ticket_url(TicketId(7), 2) == "https://acme.halopsa.example/ticket?id=7&action_id=2"
