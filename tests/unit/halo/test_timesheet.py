"""The timesheet, in the shapes that tenants give it: what is the agent's work, and nothing else."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx
import pytest

from quickticket.domain.errors import Forbidden
from quickticket.domain.timekeeping.logged import LoggedTime
from quickticket.domain.timekeeping.spans import Span
from quickticket.halo.client import HaloClient
from tests.fakes.wire import ScriptedWire, as_json

LIST = "GET /api/TimesheetEvent"
START = datetime(2026, 3, 4, tzinfo=UTC)
END = START + timedelta(days=1)
ENTRY: dict[str, Any] = {
    "id": 8841002,
    "agent_id": 5,
    "subject": "Printer offline",
    "note": "Replaced the roller\nand cleaned it",
    "start_date": "2026-03-04T09:00:00.0000000",
    "end_date": "2026-03-04T09:25:00Z",
    "timetaken": 0.416667,
    "ticket_id": 8841.0,
    "action_number": 2,
    "customer": "Acme ",
    "charge_rate": 1,
}
MEETING: dict[str, Any] = {
    "id": 701,
    "subject": "Team meeting",
    "note": "[qt-7]",
    "start_date": "2026-03-04T08:00:00Z",
    "end_date": "2026-03-04T08:30:00Z",
}
NINE = START + timedelta(hours=9)


@pytest.fixture
def wire(wire: ScriptedWire) -> ScriptedWire:
    return wire.on("GET /api/Agent/me", {"id": 5})


@pytest.mark.parametrize(
    "broken",
    [
        {"end_date": None, "timetaken": 1e12},
        {"start_date": None, "timetaken": 1e12},
        pytest.param({"timetaken": float("inf")}, marks=pytest.mark.expect_log),
        {"start_date": "9999-12-31T23:59:59.9Z", "end_date": None},
    ],
)
async def test_a_row_that_makes_no_sense_costs_itself_only(
    wire: ScriptedWire, halo: HaloClient, broken: dict[str, object]
) -> None:
    body = json.dumps([{**ENTRY, "id": 1, "action_number": 1, **broken}, MEETING])
    wire.on(LIST, httpx.Response(200, content=body, headers={"content-type": "application/json"}))
    assert [entry.title for entry in await halo.time_entries(START, END)] == ["Team meeting"]


async def test_work_whose_start_is_its_end_began_as_long_before_as_it_took(
    wire: ScriptedWire, halo: HaloClient
) -> None:
    wire.on(LIST, [{**ENTRY, "start_date": ENTRY["end_date"], "timetaken": 0.25}])
    [entry] = await halo.time_entries(START, END)
    assert (entry.span, entry.minutes) == (
        Span(NINE + timedelta(minutes=10), NINE + timedelta(minutes=25)),
        15,
    )


@pytest.mark.parametrize("wrap", [lambda rows: rows, lambda rows: {"timesheetevents": rows}])
async def test_entries_on_tickets_and_without_in_order(
    wire: ScriptedWire, halo: HaloClient, wrap: Any
) -> None:
    wire.on(LIST, wrap([ENTRY, MEETING]))
    assert await halo.time_entries(START, END) == (
        LoggedTime(
            Span(NINE - timedelta(hours=1), NINE - timedelta(minutes=30)),
            30,
            "Team meeting",
            event_id=701,
            reference="qt-7",
        ),
        LoggedTime(
            Span(NINE, NINE + timedelta(minutes=25)),
            25,
            "Printer offline · Replaced the roller",
            "Acme",
            8841,  # type: ignore[arg-type]
            2,  # type: ignore[arg-type]
            8841002,
            charge_rate_id=1,  # type: ignore[arg-type]
        ),
    )


@pytest.mark.parametrize(
    ("changed", "minutes"),
    [
        ({"timetaken": None}, 25),
        ({"start_date": None}, 25),
        ({"end_date": "0001-01-01T00:00:00"}, 25),
        ({"timetaken": 0.25}, 15),  # rounded by a rule of the tenant
        ({"agent_id": None}, 25),
        ({"agent_id": 6}, None),
        ({"break_type": 1}, None),
        ({"holiday_id": 3}, None),
        ({"timetaken": 0.0014}, None),
        ({"start_date": None, "timetaken": None}, None),
        ({"end_date": "2026-03-04T08:00:00Z"}, None),
        ({"start_date": "2026-03-01T09:00:00Z", "end_date": "2026-03-01T09:25:00Z"}, None),
        ({"start_date": "2026-03-03T23:50:00Z", "end_date": "2026-03-04T00:15:00Z"}, 25),
    ],
)
async def test_only_what_the_agent_worked_in_that_time_counts(
    wire: ScriptedWire, halo: HaloClient, changed: dict[str, object], minutes: int | None
) -> None:
    wire.on(LIST, [ENTRY | changed])
    found = await halo.time_entries(START, END)
    assert [each.minutes for each in found] == ([] if minutes is None else [minutes])


async def test_decimal_hours_make_no_overlap(wire: ScriptedWire, halo: HaloClient) -> None:
    wire.on(LIST, [ENTRY | {"start_date": "2026-03-04T08:59:59.9988Z"}])
    (entry,) = await halo.time_entries(START, END)
    assert entry.span == Span(NINE, NINE + timedelta(minutes=25))


async def test_an_entry_that_comes_twice_is_one(wire: ScriptedWire, halo: HaloClient) -> None:
    wire.on(LIST, [ENTRY, ENTRY | {"id": 9}, MEETING, MEETING])
    assert len(await halo.time_entries(START, END)) == 2


async def test_more_is_asked_for_than_is_wanted(wire: ScriptedWire, halo: HaloClient) -> None:
    wire.on(LIST, [])
    assert await halo.time_entries(START, END) == ()
    asked = wire.sent(LIST)[0].url.params
    assert (asked["agent_id"], asked["utcoffset"]) == ("5", "0")
    assert asked["start_date"] == "2026-03-03T00:00:00.000Z"
    assert asked["end_date"] == "2026-03-06T00:00:00.000Z"


async def test_a_refusal_names_the_scope(wire: ScriptedWire, halo: HaloClient) -> None:
    wire.on(LIST, as_json("no", 403))
    with pytest.raises(Forbidden) as refusal:
        await halo.time_entries(START, END)
    assert "read:timesheets" in refusal.value.next_step
