"""Tickets: what a create demands, what is stored, how they are found again."""

from __future__ import annotations

from typing import Any

import pytest

from tests.unit.sandbox.client import (
    ALERT,
    CHANGE_REQUEST,
    INCIDENT,
    JOE,
    PROBLEM,
    SERVICE_REQUEST,
    Halo,
    HandClock,
)

RESOLVED, CLOSED, APPROVED = 8, 9, 11
LEEDS = 102


def test_a_ticket_is_created_under_the_next_number_and_read_back(halo: Halo) -> None:
    written = halo.ticket(priority_id=2, third_party_id_string="qt-1", details="since Monday")
    read = halo.get(f"Tickets/{written['id']}").json()
    assert written["id"] == 12045
    assert {name: read[name] for name in JOE} == JOE
    assert (read["priority_name"], read["details"], read["third_party_id_string"]) == (
        "High",
        "since Monday",
        "qt-1",
    )


def test_members_go_by_other_names_in_a_post_answer(halo: Halo) -> None:
    written = halo.ticket(category_1="Email>Outlook")
    listed = halo.rows("Tickets", search_id=written["id"])[0]
    assert (written["category1"], listed["category_1"]) == ("Email>Outlook", "Email>Outlook")
    assert "lastupdate" in written
    assert "last_update" in listed


@pytest.mark.parametrize(
    ("members", "named"),
    [
        ({"summary": None}, "Summary"),
        ({"tickettype_id": None}, "Ticket Type"),
        ({"client_id": None, "site_id": None, "user_id": None}, "Customer"),
        ({"site_id": None}, "Site"),
        ({"site_id": LEEDS}, "Joe Bloggs"),
        ({"client_id": 13}, "London HQ"),
        ({"user_id": 99999}, "99999"),
        ({"priority_id": 12}, "Priority 12"),
        ({"category_1": "Email>Carrier Pigeon"}, "Carrier Pigeon"),
        ({"team": "9th Line"}, "9th Line"),
        ({"agent_id": 77}, "77"),
        ({"tickettype_id": SERVICE_REQUEST}, "Category"),
        ({"tickettype_id": CHANGE_REQUEST}, "Details"),
        ({"client_id": 12.0}, "integer"),
    ],
)
def test_what_is_missing_or_does_not_fit_is_refused_by_name(
    halo: Halo, members: dict[str, Any], named: str
) -> None:
    answer = halo.post("Tickets", {"summary": "x", "tickettype_id": INCIDENT, **JOE, **members})
    assert answer.status_code == 400
    assert named in answer.text
    assert halo.inspect("state")["next_ticket_id"] == 12045


def test_mandatory_fields_can_be_skipped(halo: Halo) -> None:
    assert halo.ticket(tickettype_id=SERVICE_REQUEST, _novalidate=True)["id"] == 12045


def test_an_object_that_is_not_in_an_array_is_refused(halo: Halo) -> None:
    answer = halo.http.post("/api/Tickets", json={"summary": "x", "tickettype_id": INCIDENT, **JOE})
    assert answer.status_code == 400


def test_without_user_and_site_the_main_site_is_taken(halo: Halo) -> None:
    ticket = halo.ticket(site_id=None, user_id=None)
    assert ticket["site_name"] == "London HQ"
    assert "user_id" not in ticket


def test_the_sla_of_the_site_goes_before_that_of_the_type(halo: Halo) -> None:
    red_ridge = {"client_id": 14, "site_id": 105, "user_id": None}
    assert halo.ticket(**red_ridge, priority_id=12)["priority_name"] == "High"
    assert halo.ticket(**red_ridge)["priority_name"] == "Medium"


def test_a_rule_of_the_type_resets_the_team(halo: Halo) -> None:
    assert halo.ticket(tickettype_id=PROBLEM, team="1st Line")["team"] == "2nd Line"


@pytest.mark.parametrize("shape", ["array", "wrapper"])
def test_a_write_is_answered_in_the_shape_of_the_tenant(halo: Halo, shape: str) -> None:
    halo.quirks(write_shape=shape)
    body = halo.post("Tickets", {"summary": "x", "tickettype_id": INCIDENT, **JOE}).json()
    rows = body["tickets"] if shape == "wrapper" else body
    assert [row["id"] for row in rows] == [12045]


def test_a_status_change_closes_the_ticket(halo: Halo) -> None:
    ticket = halo.ticket()
    assert halo.post("Tickets", {"id": ticket["id"], "status_id": CLOSED}).status_code == 201
    read = halo.get(f"Tickets/{ticket['id']}").json()
    assert (read["status_name"], "dateclosed" in read) == ("Closed", True)
    assert halo.rows("Tickets", open_only=True, search_id=ticket["id"]) == []


def test_a_change_request_is_not_resolved_before_it_is_approved(halo: Halo) -> None:
    key = halo.ticket(tickettype_id=CHANGE_REQUEST, details="new switch")["id"]
    refused = halo.post("Tickets", {"id": key, "status_id": RESOLVED, "priority_id": 21})
    assert refused.status_code == 400
    assert "approved" in refused.text
    assert halo.get(f"Tickets/{key}").json()["priority_id"] == 23
    halo.post("Tickets", {"id": key, "status_id": APPROVED})
    assert halo.post("Tickets", {"id": key, "status_id": RESOLVED}).status_code == 201


def test_an_alert_keeps_its_status_without_a_word(halo: Halo) -> None:
    key = halo.ticket(tickettype_id=ALERT)["id"]
    answer = halo.post("Tickets", {"id": key, "status_id": CLOSED})
    assert answer.status_code == 201
    assert "_warning" not in answer.json()
    assert halo.get(f"Tickets/{key}").json()["status_name"] == "New"


def test_an_update_moves_and_assigns_a_ticket_as_a_whole_or_not_at_all(halo: Halo) -> None:
    key = halo.ticket()["id"]
    refused = halo.post("Tickets", {"id": key, "agent_id": 6, "site_id": LEEDS})
    assert (refused.status_code, "Joe Bloggs" in refused.text) == (400, True)
    halo.post("Tickets", {"id": key, "agent_id": 6, "team_id": 2, "site_id": LEEDS, "user_id": 1004})
    read = halo.get(f"Tickets/{key}").json()
    assert (read["site_name"], read["user_name"]) == ("Leeds Depot", "Gary Whitfield")
    assert (read["agent_name"], read["team"]) == ("Alex Morgan", "2nd Line")


def test_a_status_of_another_type_is_refused(halo: Halo) -> None:
    key = halo.ticket()["id"]
    assert "Approved" in halo.post("Tickets", {"id": key, "status_id": APPROVED}).text


def test_an_unknown_ticket_is_not_found(halo: Halo) -> None:
    assert halo.get("Tickets/999").status_code == 404
    assert halo.post("Tickets", {"id": 999, "summary": "x"}).status_code == 404


def test_the_seeded_ticket_of_joe_is_there(halo: Halo) -> None:
    found = halo.rows("Tickets", search="joe bloggs")
    assert [(row["id"], row["summary"]) for row in found] == [(8841, "Outlook asks for password")]


@pytest.mark.parametrize(
    ("query", "member", "value"),
    [
        ({"client_id": 12}, "client_id", 12),
        ({"user_id": 1005}, "user_id", 1005),
        ({"agent_id": 6}, "agent_id", 6),
        ({"mine": True}, "agent_id", 5),
        ({"status": "2"}, "status_id", 2),
        ({"requesttype_id": 2}, "tickettype_id", 2),
        ({"search_summary": "vpn drops"}, "summary", "VPN drops every few minutes"),
    ],
)
def test_a_filter_leaves_only_what_it_names(
    halo: Halo, query: dict[str, Any], member: str, value: object
) -> None:
    everything, found = halo.rows("Tickets", count=1000), halo.rows("Tickets", count=1000, **query)
    assert found == [row for row in everything if row[member] == value]
    assert 0 < len(found) < len(everything)


def test_rows_come_newest_first_or_as_ordered(halo: Halo) -> None:
    by_default = [row["id"] for row in halo.rows("Tickets", count=1000)]
    by_id = [row["id"] for row in halo.rows("Tickets", count=1000, order="id")]
    assert by_default == by_id[::-1] == sorted(by_default, reverse=True)


def test_recent_changes_are_found_by_their_time(halo: Halo, clock: HandClock) -> None:
    clock.advance(60)
    halo.post("Tickets", {"id": 8841, "summary": "Outlook asks again"})
    found = halo.rows("Tickets", lastupdatefromdate=clock().isoformat())
    assert [row["id"] for row in found] == [8841]


def test_a_reference_finds_exactly_its_ticket(halo: Halo) -> None:
    for reference in ("qt-1", "qt-2"):
        halo.ticket(third_party_id_string=reference)
    found = halo.rows("Tickets", third_party_id_string="qt-2")
    assert [row["third_party_id_string"] for row in found] == ["qt-2"]


def test_a_tenant_may_ignore_the_filter_by_reference(halo: Halo) -> None:
    halo.ticket(third_party_id_string="qt-1")
    halo.quirks(reference_filter=False, reference_in_rows=False)
    found = halo.rows("Tickets", third_party_id_string="qt-1", count=1000)
    assert len(found) == halo.inspect("state")["tickets"]
    assert all("third_party_id_string" not in row for row in found)
    assert halo.get("Tickets/12045").json()["third_party_id_string"] == "qt-1"


def test_a_tenant_may_show_a_new_ticket_late(halo: Halo, clock: HandClock) -> None:
    halo.quirks(visible_after=30)
    key = halo.ticket(third_party_id_string="qt-1")["id"]
    assert halo.rows("Tickets", third_party_id_string="qt-1") == []
    assert halo.get(f"Tickets/{key}").status_code == 200
    clock.advance(30)
    assert len(halo.rows("Tickets", third_party_id_string="qt-1")) == 1


def test_the_count_of_records_may_be_that_of_the_page(halo: Halo) -> None:
    query: dict[str, Any] = {"pageinate": True, "page_size": 10}
    assert halo.get("Tickets", **query).json()["record_count"] == 61
    halo.quirks(record_count_is_page_size=True)
    assert halo.get("Tickets", **query).json()["record_count"] == 10


def test_rows_may_come_without_names(halo: Halo) -> None:
    halo.quirks(names_in_rows=False)
    assert "status_name" not in halo.rows("Tickets")[0]
