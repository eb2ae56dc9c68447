"""Actions, files and timesheet events."""

from __future__ import annotations

import base64
from typing import Any

import pytest

from tests.unit.sandbox.client import CHANGE_REQUEST, REMOTE_SESSION, SERVICE_REQUEST, Halo

PHONE_CALL, PRIVATE_NOTE, EMAIL_USER, RESOLVE = 3, 7, 8, 6
GIF = "data:image/gif;base64," + base64.b64encode(b"GIF89a").decode()


@pytest.fixture
def ticket_id(halo: Halo) -> int:
    return int(halo.ticket(internetmessageid="<opened@quickticket>")["id"])


def add(halo: Halo, ticket_id: int, **members: Any) -> dict[str, Any]:
    answer = halo.post("Actions", {"ticket_id": ticket_id, "outcome_id": REMOTE_SESSION, **members})
    assert answer.status_code == 201, answer.text
    return dict(answer.json())


def test_a_time_entry_is_stored_with_its_end_and_its_hours(halo: Halo, ticket_id: int) -> None:
    add(halo, ticket_id, timetaken=0.2, datetime="2026-03-02T11:15:00.000+01:00", note_html="<p>Done</p>")
    (entry,) = halo.rows("Actions", ticket_id=ticket_id, timeentriesonly=True)
    assert (entry["id"], entry["timetaken"], entry["datetime"]) == (2, 0.2, "2026-03-02T10:15:00.000Z")
    assert (entry["note"], entry["outcome"], entry["who"]) == ("Done", "Remote Session", "Sam Tech")


def test_the_number_of_an_action_counts_within_its_ticket(halo: Halo, ticket_id: int) -> None:
    first, second = add(halo, ticket_id), add(halo, 8841)
    assert (first["id"], second["id"]) == (2, 2)
    assert halo.get("Actions/2", ticket_id=ticket_id).json()["guid"] == first["guid"] != second["guid"]
    assert halo.get("Actions/2").status_code == 404


def test_an_action_is_edited_by_its_number(halo: Halo, ticket_id: int) -> None:
    action = add(halo, ticket_id, note="typo", timetaken=1)
    halo.post("Actions", {"ticket_id": ticket_id, "id": action["id"], "note": "fixed"})
    assert [row["note"] for row in halo.rows("Actions", ticket_id=ticket_id)] == ["fixed", ""]
    assert halo.get("Actions/2", ticket_id=ticket_id).json()["timetaken"] == 1


@pytest.mark.parametrize(
    ("members", "named"),
    [
        ({"outcome_id": None}, "An outcome must be entered"),
        ({"outcome_id": 999}, "access to this action"),
        ({"chargerate": 99}, "99"),
        ({"outcome_id": EMAIL_USER}, "note"),
        ({"timetaken": "12m"}, "timetaken"),
        ({"datetime": "yesterday"}, "datetime"),
        ({"ticket_id": 999}, "999"),
        ({"ticket_id": 8841.0}, "integer"),
    ],
)
def test_what_is_missing_or_not_allowed_is_refused_and_nothing_stored(
    halo: Halo, ticket_id: int, members: dict[str, Any], named: str
) -> None:
    before = halo.inspect("state")
    answer = halo.post("Actions", {"ticket_id": ticket_id, "outcome_id": REMOTE_SESSION, **members})
    assert answer.status_code == 400
    assert named in answer.text
    assert halo.inspect("state") == before


def test_an_outcome_is_allowed_by_the_type(halo: Halo) -> None:
    change = halo.ticket(tickettype_id=CHANGE_REQUEST, details="new switch")["id"]
    answer = halo.post("Actions", {"ticket_id": change, "outcome_id": PHONE_CALL})
    assert answer.status_code == 400
    assert {row["id"] for row in halo.rows("Outcome", tickettype_id=CHANGE_REQUEST)}.isdisjoint({PHONE_CALL})
    assert PHONE_CALL in {row["id"] for row in halo.rows("Outcome", tickettype_id=SERVICE_REQUEST)}


def test_what_is_not_said_comes_from_the_outcome(halo: Halo, ticket_id: int) -> None:
    assert add(halo, ticket_id, outcome_id=PRIVATE_NOTE)["hiddenfromuser"] is True
    assert add(halo, ticket_id, outcome_id=EMAIL_USER, note="Hello")["sendemail"] is True
    assert add(halo, ticket_id, outcome_id=EMAIL_USER, note="Hello", sendemail=False)["sendemail"] is False
    assert halo.inspect("state")["emails"] == 1


def test_an_outcome_may_set_the_status(halo: Halo, ticket_id: int) -> None:
    add(halo, ticket_id, outcome_id=RESOLVE)
    assert halo.get(f"Tickets/{ticket_id}").json()["status_name"] == "Resolved"


def test_a_new_status_on_an_action_is_ignored_unless_the_tenant_applies_it(
    halo: Halo, ticket_id: int
) -> None:
    add(halo, ticket_id, new_status=2)
    assert halo.get(f"Tickets/{ticket_id}").json()["status_name"] == "New"
    halo.quirks(new_status_applied=True)
    add(halo, ticket_id, new_status=2)
    assert halo.get(f"Tickets/{ticket_id}").json()["status_name"] == "In Progress"


def test_a_message_id_finds_its_action_on_any_ticket_and_its_ticket(halo: Halo, ticket_id: int) -> None:
    add(halo, ticket_id, internetmessageid="<entry@quickticket>")
    (found,) = halo.rows("Actions", internetmessageid="<entry@quickticket>")
    assert (found["ticket_id"], found["internetmessageid"]) == (ticket_id, "entry@quickticket")
    assert [row["id"] for row in halo.rows("Tickets", internetmessageid="opened@quickticket")] == [ticket_id]


def test_a_tenant_may_ignore_and_hide_message_ids(halo: Halo, ticket_id: int) -> None:
    add(halo, ticket_id, internetmessageid="entry@quickticket")
    halo.quirks(message_id_filter=False, message_id_returned=False)
    found = halo.rows("Actions", internetmessageid="entry@quickticket", count=1000)
    assert len(found) == halo.inspect("state")["actions"]
    assert all("internetmessageid" not in row for row in found)
    assert "entry@quickticket" in {row.get("internetmessageid") for row in halo.inspect("actions")}


def test_actions_of_no_ticket_are_a_server_error(halo: Halo) -> None:
    assert halo.get("Actions").status_code == 500


def test_fifty_actions_come_unless_more_are_counted(halo: Halo, ticket_id: int) -> None:
    for _ in range(55):
        add(halo, ticket_id, timetaken=0.1)
    assert len(halo.rows("Actions", ticket_id=ticket_id)) == 50
    assert len(halo.rows("Actions", ticket_id=ticket_id, count=1000)) == 56


def test_of_several_actions_the_last_is_answered_unless_all_are_asked_for(halo: Halo, ticket_id: int) -> None:
    both = [{"ticket_id": ticket_id, "outcome_id": PHONE_CALL, "note": note} for note in ("one", "two")]
    assert halo.post("Actions", *both).json()["note"] == "two"
    returned = halo.http.post("/api/Actions", params={"returnall": True}, json=both).json()
    assert [row["note"] for row in returned] == ["one", "two"]


def test_a_file_as_data_uri_is_stored(halo: Halo, ticket_id: int) -> None:
    file = {"filename": "shot.gif", "ticket_id": ticket_id, "data_base64": GIF}
    answer = halo.post("Attachment", file)
    assert answer.status_code == 201
    assert halo.get(f"Attachment/{answer.json()['id']}").content == b"GIF89a"
    assert [row["filename"] for row in halo.rows("Attachment", ticket_id=ticket_id)] == ["shot.gif"]


@pytest.mark.parametrize(
    "data", [GIF.partition(",")[2], "data:image/gif;base64,R0lG*", "data:image/gif;base64,R0l", ""]
)
def test_a_file_in_another_form_is_lost_with_a_warning_and_success(
    halo: Halo, ticket_id: int, data: str
) -> None:
    answer = halo.post("Attachment", {"filename": "shot.gif", "ticket_id": ticket_id, "data_base64": data})
    assert (answer.status_code, answer.json()["id"]) == (200, 0)
    assert answer.json()["_warning"] == "Unable to save attachment"
    assert halo.inspect("state")["attachments"] == 0


def test_files_sent_inside_follow_the_same_rule(halo: Halo, ticket_id: int) -> None:
    kept = add(halo, ticket_id, attachments=[{"filename": "shot.gif", "data_base64": GIF}])
    assert kept["attachments"][0]["action_id"] == kept["id"]
    lost = halo.post(
        "Actions",
        {"ticket_id": ticket_id, "outcome_id": 7, "attachments": [{"filename": "x", "data_base64": "R0lG"}]},
    )
    assert (lost.status_code, lost.json()["_warning"]) == (200, "Unable to save attachment")
    assert lost.json()["attachments"][0]["id"] == 0


def test_a_day_holds_time_with_and_without_a_ticket(halo: Halo, ticket_id: int) -> None:
    add(halo, ticket_id, timetaken=0.5, datetime="2026-03-02T09:30:00Z")
    meeting = {
        "subject": "Team meeting",
        "start_date": "2026-03-02T08:00:00Z",
        "end_date": "2026-03-02T08:45:00Z",
    }
    assert halo.post("TimesheetEvent", meeting).json()["timetaken"] == 0.75
    period = {"start_date": "2026-03-02T00:00:00Z", "end_date": "2026-03-03T00:00:00Z"}
    found = halo.rows("TimesheetEvent", **period)
    assert [(row["timetaken"], row.get("ticket_id")) for row in found] == [(0.75, None), (0.5, ticket_id)]
