"""Lists, their two ways of paging, and the oddities of their rows."""

from __future__ import annotations

import pytest

from quickticket.sandbox.server import SandboxServer
from tests.unit.sandbox.client import Halo, HandClock


def test_paging_to_the_end_finds_all_717_customers_once(halo: Halo) -> None:
    pages = [halo.rows("Client", pageinate=True, page_size=100, page_no=number) for number in range(1, 9)]
    assert [len(page) for page in pages] == [100] * 7 + [17]
    assert len({row["id"] for page in pages for row in page}) == 717


def test_past_the_end_the_last_page_comes_again(halo: Halo) -> None:
    last, beyond = (halo.rows("Client", pageinate=True, page_size=100, page_no=number) for number in (8, 9))
    assert beyond == last
    halo.quirks(repeat_last_page=False)
    assert halo.rows("Client", pageinate=True, page_size=100, page_no=9) == []


def test_a_page_holds_a_hundred_rows_at_most(halo: Halo) -> None:
    assert len(halo.rows("Users", pageinate=True, page_size=5000, page_no=1)) == 100


def test_without_paging_fifty_rows_come_and_a_count_gives_up_to_a_thousand(halo: Halo) -> None:
    assert len(halo.rows("Users")) == 50
    assert len(halo.rows("Users", page_size=10, page_no=3)) == 50
    assert len(halo.rows("Users", count=9999)) == 1000


def test_a_count_switches_paging_off(halo: Halo) -> None:
    first, second = (halo.rows("Users", count=5, pageinate=True, page_no=number) for number in (1, 2))
    assert first == second


def test_an_unknown_parameter_is_ignored_without_a_word(halo: Halo) -> None:
    assert halo.get("Client", clientname="Acme").json()["record_count"] == 717


def test_ids_of_owners_come_as_floats(halo: Halo) -> None:
    text = halo.get("Users", count=1).text
    assert '"site_id":101.0' in text
    assert '"client_id":12.0' in text
    assert '"id":1001,' in text
    halo.quirks(float_row_ids=True)
    assert '"id":1001.0,' in halo.get("Users", count=1).text


def test_null_members_are_left_out(halo: Halo) -> None:
    acme, *_ = halo.rows("Site")
    assert "sla_id" not in acme


def test_a_user_is_found_by_name_by_mail_and_by_the_digits_of_a_phone(halo: Halo) -> None:
    found = [
        halo.rows("Users", search="joe"),
        halo.rows("Users", search="joe@acme"),
        halo.rows("Users", search="02079460112", search_phonenumbers=True),
    ]
    assert [[user["name"] for user in rows] for rows in found] == [["Joe Bloggs"]] * 3


@pytest.mark.parametrize(
    ("start", "names"),
    [
        ("joe", ["Joe Bloggs"]),
        ("sam", ["Sam Carter", "Sam Carter"]),
        ("acme", ["Acme Ltd"]),
        ("star", ["North Star Legal"]),
        ("ridge", ["Red Ridge"]),
    ],
)
def test_the_names_of_the_stories_are_as_unique_as_they_say(halo: Halo, start: str, names: list[str]) -> None:
    rows = [
        row
        for number in range(1, 9)
        for row in halo.rows("Client", pageinate=True, page_size=100, page_no=number)
    ]
    rows += [
        row
        for number in range(1, 10)
        for row in halo.rows("Site", pageinate=True, page_size=100, page_no=number)
    ]
    rows += [
        row
        for number in range(1, 31)
        for row in halo.rows("Users", pageinate=True, page_size=100, page_no=number)
    ]
    found = [
        row["name"] for row in rows if any(word.startswith(start) for word in row["name"].lower().split())
    ]
    assert found == names


def test_one_seed_gives_the_same_rows(halo: Halo) -> None:
    with SandboxServer(seed=1) as again, SandboxServer(seed=2) as other:
        same, different = Halo(again), Halo(other)
        with same.http, different.http:
            same.sign_in()
            different.sign_in()
            assert same.rows("Users", count=1000) == halo.rows("Users", count=1000)
            assert different.rows("Users", count=1000) != halo.rows("Users", count=1000)


def test_a_change_at_the_other_end_is_found_incrementally(halo: Halo, clock: HandClock) -> None:
    since = clock().isoformat()
    assert halo.rows("Users", lastupdatefromdate=since) == []
    halo.http.patch("/sandbox/users/1001", json={"name": "Joe Smith"}).raise_for_status()
    assert [row["name"] for row in halo.rows("Users", lastupdatefromdate=since)] == ["Joe Smith"]


def test_a_date_that_cannot_be_read_is_ignored_like_any_unknown_parameter(halo: Halo) -> None:
    assert halo.get("Users", lastupdatefromdate="lately").json()["record_count"] == 3000


def test_an_inactive_row_comes_only_when_asked_for(halo: Halo) -> None:
    halo.http.patch("/sandbox/customers/12", json={"inactive": True}).raise_for_status()
    assert halo.get("Client").json()["record_count"] == 716
    assert halo.get("Client", includeinactive=True).json()["record_count"] == 717


def test_resource_names_are_taken_in_lower_case_too(halo: Halo) -> None:
    assert halo.rows("tickettype") == halo.rows("TicketType")


def test_the_charge_rates_come_with_a_row_twice(halo: Halo) -> None:
    names = [row["name"] for row in halo.rows("Lookup", lookupid=17, pageinate=True, page_size=1)]
    assert sorted(names) == ["After Hours", "No Charge", "No Charge", "On Site", "Remote", "Travel"]


def test_priorities_of_two_slas_share_names_and_no_number(halo: Halo) -> None:
    standard, premium = (halo.rows("Priority", slaid=sla) for sla in (1, 2))
    assert [row["name"] for row in standard] == [row["name"] for row in premium]
    assert {row["priorityid"] for row in standard}.isdisjoint(row["priorityid"] for row in premium)
    assert [row["priorities"] for row in halo.rows("SLA", showpriorities=True)][:2] == [standard, premium]


def test_categories_come_by_the_member_they_belong_to(halo: Halo) -> None:
    paths = {row["value"]: row["category_name"] for row in halo.rows("Category", type_id=1)}
    assert paths["Email>Outlook"] == "Outlook"
    assert "Cause>Training" not in paths


@pytest.mark.parametrize(
    ("resource", "name"),
    [
        ("Template", "Printer offline"),
        ("CannedText", "Restarted"),
        ("Workday", "Office hours"),
        ("Team", "Projects"),
    ],
)
def test_a_short_list_holds_its_rows(halo: Halo, resource: str, name: str) -> None:
    assert name in {row["name"] for row in halo.rows(resource)}


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("Client/12", "Acme Ltd"),
        ("Site/102", "Leeds Depot"),
        ("Users/1001", "Joe Bloggs"),
        ("Agent/5", "Sam Tech"),
    ],
)
def test_a_row_is_read_by_its_id(halo: Halo, path: str, name: str) -> None:
    assert halo.get(path).json()["name"] == name
    assert halo.get(f"{path}000").status_code == 404


def test_closed_statuses_are_those_left_out(halo: Halo) -> None:
    every, still_open = (
        {row["name"] for row in halo.rows("Status", **query)} for query in ({}, {"excludeclosed": True})
    )
    assert every - still_open == {"Resolved", "Closed"}


@pytest.mark.parametrize("shape", ["agents", "results"])
def test_agents_come_in_the_wrapper_of_the_tenant(halo: Halo, shape: str) -> None:
    plain = halo.get("Agent").json()
    halo.quirks(agent_shape=shape)
    assert halo.get("Agent").json()[shape] == plain
    assert [agent["id"] for agent in plain][:2] == [1, 5]


def test_a_type_says_which_fields_it_demands(halo: Halo) -> None:
    fields = halo.get("TicketType/2", includedetails=True).json()["fields"]
    assert [field["fieldname"] for field in fields if field["technew"] == 3] == ["summary", "category_1"]
    assert "fields" not in halo.get("TicketType/2").json()


def test_more_than_the_allowance_is_refused_until_the_window_has_moved_on(
    halo: Halo, clock: HandClock
) -> None:
    halo.quirks(rate_limit=3, retry_after=7)
    answers = [halo.get("Agent/me") for _ in range(4)]
    assert [answer.status_code for answer in answers] == [200, 200, 200, 429]
    assert answers[-1].headers["Retry-After"] == "7"
    assert "Rate Limit" in answers[-1].text
    clock.advance(300)
    assert halo.get("Agent/me").status_code == 200


@pytest.mark.parametrize("shape", ["text", "json_string", "message", "exception", "errors", "html"])
def test_a_refusal_names_its_reason_in_every_shape(halo: Halo, shape: str) -> None:
    halo.quirks(error_shape=shape)
    answer = halo.post("Tickets", {"tickettype_id": 1})
    assert answer.status_code == 400
    assert "Summary" in answer.text
