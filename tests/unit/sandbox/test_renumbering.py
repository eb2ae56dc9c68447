"""Another tenant: the same names under other ids, and some names not at all."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from quickticket.sandbox.server import SandboxServer
from tests.unit.sandbox.client import Halo

SHIFT = 5000


@pytest.fixture
def other() -> Iterator[Halo]:
    with SandboxServer(shift=SHIFT, without=("Remote",)) as server:
        halo = Halo(server)
        halo.sign_in()
        yield halo
        halo.http.close()


def ids(halo: Halo, path: str) -> dict[str, int]:
    rows = halo.rows(path)
    return {str(row.get("name") or row.get("value") or row.get("outcome")): row["id"] for row in rows}


def incident(halo: Halo, **members: object) -> dict[str, object]:
    user = halo.rows("Users", search="joe@acme.example")[0]
    whom = {name: int(user[name]) for name in ("client_id", "site_id")}
    kind = ids(halo, "TicketType")["Incident"]
    return {"summary": "x", "tickettype_id": kind, "user_id": int(user["id"]), **whom, **members}


@pytest.mark.parametrize(
    "path", ["TicketType", "Status", "Outcome", "Category", "Template", "FieldInfo", "Team"]
)
def test_every_list_has_other_ids_and_the_same_names(other: Halo, path: str) -> None:
    with SandboxServer() as server:
        usual = Halo(server)
        usual.sign_in()
        expected = {name: number + SHIFT for name, number in ids(usual, path).items()}
        usual.http.close()
    assert ids(other, path) == expected


def test_a_name_that_is_not_there_is_in_no_list(other: Halo) -> None:
    names = {row["name"] for row in other.rows("Lookup", lookupid=17)}
    assert "On Site" in names
    assert "Remote" not in names


def test_a_ticket_is_written_and_read_with_the_tenants_own_ids(other: Halo) -> None:
    fields = [{"id": 301 + SHIFT, "value": "A1"}]
    made = other.post("Tickets", incident(other, customfields=fields)).json()
    read = other.get(f"Tickets/{made['id']}").json()
    assert (read["summary"], read["user_name"]) == ("x", "Joe Bloggs")
    assert read["tickettype_id"] == ids(other, "TicketType")["Incident"]
    assert read["customfields"] == fields
    assert other.post("Tickets", incident(other, tickettype_id=1)).status_code == 400


@pytest.mark.parametrize("field", [{"id": 9 + SHIFT, "value": "x"}, {"id": 302 + SHIFT, "value": "7"}])
def test_a_field_or_option_that_does_not_exist_is_refused(other: Halo, field: dict[str, object]) -> None:
    answer = other.post("Tickets", incident(other, customfields=[field]))
    assert answer.status_code == 400
    assert "field" in answer.text or "option" in answer.text


def test_the_timesheet_names_agent_ticket_action_and_charge_rate_by_the_tenants_ids(other: Halo) -> None:
    ticket_id = int(other.post("Tickets", incident(other)).json()["id"])
    on_site = next(row["id"] for row in other.rows("Lookup", lookupid=17) if row["name"] == "On Site")
    entry = {"ticket_id": ticket_id, "outcome_id": ids(other, "Outcome")["Site Visit"], "timetaken": 0.5}
    action = other.post("Actions", entry | {"chargerate": on_site}).json()
    me = other.get("Agent/me").json()["id"]
    period = {"start_date": "2000-01-01T00:00:00Z", "end_date": "2100-01-01T00:00:00Z"}
    (row,) = other.rows("TimesheetEvent", agent_id=me, **period)
    assert (row["agent_id"], row["ticket_id"], row["action_number"]) == (me, ticket_id, action["id"])
    assert row["charge_rate"] == on_site
    assert {day["agent_id"] for day in other.rows("Timesheet", agents=str(me))} == {me}
