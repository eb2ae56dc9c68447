"""The agent's days: what is due, what is logged, and a week that can be logged in one go."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import pairwise
from typing import Any

import pytest

from tests.unit.sandbox.client import REMOTE_SESSION, Halo, HandClock

SHIFT = timedelta(seconds=1)
"""What hours in decimals may move a start by."""
MONDAY = {"start_date": "2026-03-02T00:00:00Z", "end_date": "2026-03-02T23:59:59Z"}
FORTNIGHT = {"start_date": "2026-02-23T00:00:00Z", "end_date": "2026-03-08T23:59:59Z"}
MEETING = {
    "subject": "Team meeting",
    "start_date": "2026-03-02T08:00:00Z",
    "end_date": "2026-03-02T08:45:00Z",
}


def test_a_day_tells_what_is_due_and_what_is_logged(halo: Halo) -> None:
    ticket_id = halo.ticket()["id"]
    entry = {"ticket_id": ticket_id, "outcome_id": REMOTE_SESSION, "timetaken": 0.5}
    halo.post("Actions", entry | {"datetime": "2026-03-02T09:30:00Z"}).raise_for_status()
    halo.post("TimesheetEvent", MEETING).raise_for_status()
    days = {row["date"][:10]: row for row in halo.rows("Timesheet", **FORTNIGHT)}
    assert len(days) == 14
    monday = days["2026-03-02"]
    assert (monday["target_hours"], monday["actual_hours"], monday["unlogged_hours"]) == (7.5, 1.25, 6.25)
    assert sum(row["target_hours"] for row in days.values()) == 2 * 37.5
    assert days["2026-03-07"]["target_hours"] == 0


def test_an_entry_on_a_ticket_names_ticket_and_customer(halo: Halo) -> None:
    ticket = halo.ticket()
    entry = {"ticket_id": ticket["id"], "outcome_id": REMOTE_SESSION, "timetaken": 0.5}
    halo.post("Actions", entry | {"datetime": "2026-03-02T09:30:00Z"}).raise_for_status()
    halo.post("TimesheetEvent", MEETING).raise_for_status()
    meeting, on_ticket = halo.rows("TimesheetEvent", **MONDAY)
    assert (on_ticket["subject"], on_ticket["customer"]) == ("VPN drops", "Acme Ltd")
    assert (on_ticket["ticket_id"], on_ticket["action_number"]) == (ticket["id"], 2)
    assert meeting["subject"] == "Team meeting"
    assert not {"ticket_id", "customer"} & meeting.keys()
    assert [row["id"] for row in halo.inspect("events")] == [meeting["id"]]


def test_a_tenant_may_refuse_time_without_a_ticket(halo: Halo) -> None:
    halo.quirks(events_refused=True)
    assert halo.post("TimesheetEvent", MEETING).status_code == 400
    assert halo.inspect("state")["events"] == 0


def test_its_charge_rate_is_one_that_there_is(halo: Halo) -> None:
    assert halo.post("TimesheetEvent", MEETING | {"charge_rate": 99}).status_code == 400
    assert halo.post("TimesheetEvent", MEETING | {"charge_rate": 4}).json()["charge_rate"] == 4


@pytest.mark.parametrize(("scope", "status"), [("read:timesheets", 403), ("editMine:timesheets", 201)])
def test_writing_it_needs_the_scope(halo: Halo, scope: str, status: int) -> None:
    halo.sign_in(scope)
    assert halo.post("TimesheetEvent", MEETING).status_code == status


@pytest.mark.parametrize("west", [0, -60, 300])
def test_a_logged_week_is_in_the_past_without_overlaps(halo: Halo, clock: HandClock, west: int) -> None:
    logged = halo.http.post("/sandbox/week", params={"utcoffset": west}).json()["logged"]
    rows = halo.rows("TimesheetEvent", **FORTNIGHT)
    assert len(rows) == logged > 25
    spans = sorted((_at(row, "start_date"), _at(row, "end_date")) for row in rows)
    assert all(end - start < SHIFT for (_, end), (start, _) in pairwise(spans))
    assert spans[-1][1] <= clock.now
    assert {row["agent_id"] for row in rows} == {5}
    assert len({row.get("customer") for row in rows}) > 3
    assert spans[0][0] == datetime(2026, 2, 23, 9, tzinfo=UTC) + timedelta(minutes=west)
    hours = sum((end - start for start, end in spans), timedelta()) / timedelta(hours=1)
    assert 28 < hours < 37.5


def test_a_logged_week_says_of_each_ticket_what_was_done(halo: Halo) -> None:
    halo.http.post("/sandbox/week").raise_for_status()
    rows = sorted(halo.rows("TimesheetEvent", **FORTNIGHT), key=lambda row: row["start_date"])
    notes = {(row["subject"], row["note"]) for row in rows if "ticket_id" in row}
    assert not {note for _, note in notes} & {"Remote Session", "Phone Call", "Site Visit"}
    away = [row for row in rows if row.get("note") in ("To the customer", "Back to the office")]
    assert len({row["ticket_id"] for row in away}) == 1
    assert len(away) == 2


def _at(row: dict[str, Any], name: str) -> datetime:
    return datetime.fromisoformat(row[name])
