"""The command `day`: the shape that scripts rely on, any day, and CSV of a day or its week."""

from __future__ import annotations

from typing import Any

import pytest

from quickticket.domain.errors import InvalidInput, Offline
from quickticket.domain.timekeeping.logged import LoggedTime
from quickticket.services.day.commands import DayCommands
from tests.fakes.day_book import Bookkeeping, span, work


async def ask(desk: Bookkeeping, request: dict[str, object]) -> dict[str, Any]:
    return {**await DayCommands(desk.book).commands()["day"](request)}


async def test_tells_a_day_with_its_week(desk: Bookkeeping) -> None:
    logged = await desk.log(work("12:30", 240))
    desk.sheets.rows = (LoggedTime(span("13:00", "17:00"), 240, "Move", "Globex"),)
    reply = await ask(desk, {"command": "day"})
    assert reply["date"] == "2026-11-20"
    assert [reply[f"{name}_minutes"] for name in ("due", "logged", "missing", "debt")] == [450, 480, 0, 0]
    assert reply["hours"] == {"start": "2026-11-20T08:30:00+00:00", "end": "2026-11-20T17:00:00+00:00"}
    assert reply["entries"][0] == {
        "start": "2026-11-20T08:30:00+00:00",
        "end": "2026-11-20T12:30:00+00:00",
        "minutes": 240,
        "state": "waiting",
        "ticket_id": 8841,
        "title": "reinstalled it",
        "customer": "Acme",
        "note": "reinstalled it",
        "charge_rate": "",
        "capture": logged.id,
        "timer": None,
    }
    assert reply["gaps"] == [
        {"start": "2026-11-20T12:30:00+00:00", "end": "2026-11-20T13:00:00+00:00", "minutes": 30}
    ]
    assert [day["logged_minutes"] for day in reply["week"]] == [0, 0, 0, 0, 480, 0, 0]
    assert reply["customers"] == [
        {"customer": "Acme", "minutes": 240},
        {"customer": "Globex", "minutes": 240},
    ]
    assert (reply["problem"], reply["assumed_hours"], "csv" in reply) == ("", False, False)
    assert (await ask(desk, {"command": "day"}))["logged_minutes"] == 480
    assert len(desk.sheets.asked) == 1


@pytest.mark.parametrize(
    ("asked", "date"), [("today", "2026-11-20"), ("yesterday", "2026-11-19"), ("2026-11-02", "2026-11-02")]
)
async def test_any_day_can_be_asked_for(desk: Bookkeeping, asked: str, date: str) -> None:
    reply = await ask(desk, {"date": asked})
    assert reply["date"] == date


@pytest.mark.parametrize("date", ["20 Nov", "0001-01-01", "9999-12-31"])
async def test_what_is_no_date_is_refused(desk: Bookkeeping, date: str) -> None:
    with pytest.raises(InvalidInput, match="is no date"):
        await ask(desk, {"date": date})


@pytest.mark.parametrize(("week", "rows"), [(False, 1), (True, 2)])
async def test_gives_csv_of_the_day_or_its_week(desk: Bookkeeping, *, week: bool, rows: int) -> None:
    await desk.log(work("12:00", 120))
    await desk.log(work("12:00", 120, 16))
    reply = await ask(desk, {"csv": True, "week": week})
    assert len(reply["csv"].splitlines()) == 1 + rows


async def test_a_silent_halo_is_told(desk: Bookkeeping) -> None:
    desk.sheets.fail_with = Offline("There is no connection.")
    reply = await ask(desk, {})
    assert reply["problem"] == "There is no connection."
