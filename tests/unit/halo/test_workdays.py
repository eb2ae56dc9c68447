"""The acting agent's working hours, however a tenant spells them."""

from __future__ import annotations

from datetime import time, timedelta
from typing import Any

import pytest

from quickticket.domain.errors import Forbidden
from quickticket.domain.timekeeping.workday import Hours, Workday
from quickticket.halo.client import HaloClient
from quickticket.halo.workdays import DAYS, wall_time
from tests.fakes.clock import NOON
from tests.fakes.wire import ScriptedWire, as_json

EMPTY = "0001-01-01T00:00:00"
OFFICE: dict[str, Any] = {
    "id": 3,
    "name": "Office",
    "alldayssame": True,
    "start": "1900-01-01T08:30:00",
    "end": "1900-01-01T17:30:00",
    **{f"inc{day}": day not in ("saturday", "sunday") for day in DAYS},
    **{f"start{day}": EMPTY for day in DAYS},
    **{f"end{day}": EMPTY for day in DAYS},
}
EVERY_DAY = Hours(time(8, 30), time(17, 30))
DUE = {"agent_id": 5, "target_hours": 7.5}
AGENT = {"id": 5, "name": "Tess", "workday_id": 3}


def tell(wire: ScriptedWire, workdays: object, timesheet: object = (), agent: object = AGENT) -> None:
    wire.on("GET /api/Agent/me", agent).on("GET /api/Workday", workdays).on("GET /api/Timesheet", timesheet)


@pytest.mark.parametrize(
    ("written", "at"),
    [
        ("08:30:00", time(8, 30)),
        ("08:30", time(8, 30)),
        ("2000-01-01T08:30:00", time(8, 30)),
        ("0001-01-01T08:30:00Z", time(8, 30)),
        ("2026-03-02T08:30:15.1234567+02:00", time(8, 30, 15)),
        (EMPTY, time()),
        ("", None),
        ("half past eight", None),
        (None, None),
        (830, None),
    ],
)
def test_a_time_of_day_is_read_whatever_its_date(written: object, at: time | None) -> None:
    assert wall_time(written) == at


async def test_all_days_the_same(wire: ScriptedWire, halo: HaloClient) -> None:
    left_over = {"startmonday": "2000-01-01T06:00:00", "endmonday": "2000-01-01T14:00:00"}
    tell(wire, [OFFICE | {"id": 1, "name": "Night"}, OFFICE | left_over])
    assert await halo.workday() == Workday("Office", (EVERY_DAY,) * 5 + (None, None))


async def test_days_of_their_own_hours_and_the_common_ones_elsewhere(
    wire: ScriptedWire, halo: HaloClient
) -> None:
    late = {"startfriday": "2000-01-01T12:00:00", "endfriday": "00:00:00", "alldayssame": False}
    tell(wire, {"workdays": [OFFICE | late | {"startmonday": None}]})
    workday = await halo.workday()
    assert workday is not None
    assert workday.week == (EVERY_DAY,) * 4 + (Hours(time(12), time()), None, None)


@pytest.mark.parametrize(
    "answer",
    [
        [],
        {"workdays": None, "record_count": 0},
        [OFFICE | {"id": 4}],
        [{"id": 3, "name": "Office"}],
        [OFFICE | {"start": EMPTY, "end": EMPTY}],
        [OFFICE | {f"inc{day}": None for day in DAYS}],
    ],
)
async def test_what_the_tenant_does_not_tell_is_none(
    wire: ScriptedWire, halo: HaloClient, answer: object
) -> None:
    tell(wire, answer)
    assert await halo.workday() is None
    assert wire.sent("GET /api/Timesheet") == []


@pytest.mark.parametrize(("workdays", "told"), [([OFFICE], True), ([OFFICE, OFFICE | {"id": 4}], False)])
async def test_the_only_workday_is_that_of_an_agent_who_names_none(
    wire: ScriptedWire, halo: HaloClient, workdays: list[object], told: bool
) -> None:
    tell(wire, workdays, agent={"id": 5})
    assert (await halo.workday() is not None) is told


async def test_a_refusal_is_one_that_costs_this_list(wire: ScriptedWire, halo: HaloClient) -> None:
    tell(wire, as_json("no", 403))
    with pytest.raises(Forbidden):
        await halo.workday()


@pytest.mark.parametrize(
    ("timesheet", "target"),
    [
        ([], None),
        ([DUE, DUE | {"target_hours": 0}, DUE | {"target_hours": None}, DUE], timedelta(hours=7.5)),
        ([DUE, {"agent_id": 6, "target_hours": 8}], timedelta(hours=7.5)),
        ([DUE, DUE | {"target_hours": 4}], None),
        (as_json("no", 403), None),
        (as_json("no", 404), None),
        (as_json("no list"), None),
    ],
)
async def test_the_timesheet_tells_what_is_due(
    wire: ScriptedWire, halo: HaloClient, timesheet: object, target: timedelta | None
) -> None:
    tell(wire, [OFFICE], timesheet)
    workday = await halo.workday()
    assert workday is not None
    assert workday.target == target
    (asked,) = wire.sent("GET /api/Timesheet")
    assert asked.url.params["agents"] == "5"
    assert asked.url.params["start_date"] == f"{NOON - timedelta(days=7):%Y-%m-%d}T00:00:00"
    assert asked.url.params["end_date"] == f"{NOON:%Y-%m-%d}T23:59:59"
