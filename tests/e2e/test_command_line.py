"""The command line against a real server: what scripts rely on."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from quickticket.sandbox.server import SandboxServer
from tests.e2e.product import Product
from tests.e2e.server import Witness
from tests.e2e.waiting import until

LINE = "@joe outlook will not open :incident !high 12m -- since the update"
SUMMARY = "outlook will not open"
REMOTE = 1
"""The charge rate of that name in the sandbox."""


def test_a_line_becomes_one_ticket_and_one_time_entry(product: Product, halo: Witness) -> None:
    product.run("sync")
    before = datetime.now(UTC)
    said = product.json("new", "--line", LINE, "--wait", "10")
    after = datetime.now(UTC)

    assert said["state"] == "sent", said
    assert [step["kind"] for step in said["steps"]] == ["create_ticket", "add_action"]
    [ticket] = halo.tickets(SUMMARY)
    assert ticket["id"] == said["ticket_id"]
    assert (ticket["client_name"], ticket["site_name"], ticket["user_name"]) == (
        "Acme Ltd",
        "London HQ",
        "Joe Bloggs",
    )
    assert "since the update" in ticket["details"]
    assert ticket["third_party_id_string"] == said["steps"][0]["reference"]
    [entry] = halo.time_entries(ticket["id"])
    assert entry["id"] == said["action_id"]
    assert entry["timetaken"] == 0.2
    ended = datetime.fromisoformat(entry["datetime"])
    assert before - timedelta(seconds=1) <= ended <= after
    assert entry["sendemail"] is False
    assert entry["hiddenfromuser"] is True


def test_type_and_priority_are_the_ones_of_the_customers_sla(product: Product, halo: Witness) -> None:
    product.run("sync")
    understood = product.json("parse", LINE)
    product.json("new", "--line", LINE, "--wait", "10")
    [ticket] = halo.tickets(SUMMARY)
    assert ticket["tickettype_id"] == understood["draft"]["ticket_type"]["id"]
    assert ticket["priority_id"] == understood["draft"]["priority"]["id"]
    assert understood["draft"]["priority"]["name"] == "High"


def test_without_a_network_it_is_queued_and_sent_once_later(
    product: Product, halo: Witness, server: SandboxServer
) -> None:
    product.run("sync")
    server.stop()
    said = product.json("new", "--line", LINE)
    assert said["state"] == "queued"
    assert said["ticket_id"] is None
    server.start()

    product.start()
    [capture] = until(
        lambda: [row for row in product.json("outbox", "list")["captures"] if row["state"] == "sent"],
        "the capture to be sent",
    )
    assert capture["capture"] == said["capture"]
    [ticket] = halo.tickets(SUMMARY)
    assert len(halo.time_entries(ticket["id"])) == 1


def test_an_ambiguous_name_is_refused_with_its_candidates(product: Product, halo: Witness) -> None:
    product.run("sync")
    ended = product.run("new", "--line", "@sam cannot print", "--json")
    assert ended.returncode == 1
    assert ended.stdout.count("Sam Carter") >= 2
    assert halo.writes() == []
    for_people = product.run("new", "--line", "@sam cannot print")
    assert for_people.returncode == 1
    assert for_people.stderr.count("Sam Carter") >= 2


def test_a_missing_mandatory_field_is_named_before_anything_is_sent(product: Product, halo: Witness) -> None:
    product.run("sync")
    ended = product.run("new", "--line", '@joe new laptop :"service request"')
    assert ended.returncode == 1
    assert "Category" in ended.stderr
    assert halo.writes() == []


def test_a_template_is_sent_once_its_questions_are_answered(product: Product, halo: Witness) -> None:
    product.run("sync")
    ended = product.run("new", "--line", '/starter ?"Ann Lee" ?Monday @acme')
    assert ended.returncode == 1
    assert "/starter asks: Role?" in ended.stderr
    assert halo.writes() == []
    answers = '?"Ann Lee" ?Monday ?Clerk ?Laptop ?Joe'
    sent = product.json("new", "--line", f"/starter {answers} @acme", "--wait", "30")
    assert sent["state"] == "sent"
    assert [ticket["id"] for ticket in halo.tickets("New starter: Ann Lee")] == [sent["ticket_id"]]


def test_717_customers_on_the_server_are_717_in_the_cache(product: Product, halo: Witness) -> None:
    counts = product.json("sync")
    assert counts["customers"] == halo.state()["customers"] == 717
    assert counts["sites"] == halo.state()["sites"]
    assert counts["users"] == halo.state()["users"]


def test_time_on_an_existing_ticket_with_a_status_that_is_read_back(product: Product, halo: Witness) -> None:
    product.run("sync")
    before = datetime.now(UTC).replace(microsecond=0)
    said = product.json("log", "--line", "#8841 1h30 rebuilt the profile ~remote =resolved", "--wait", "10")
    assert said["state"] == "sent", said
    [entry] = halo.time_entries(8841)
    assert entry["id"] == said["action_id"]
    assert (entry["timetaken"], entry["chargerate"], entry["sendemail"]) == (1.5, REMOTE, False)
    assert before <= datetime.fromisoformat(entry["datetime"]) <= datetime.now(UTC)
    assert halo.state()["emails"] == 0
    [ticket] = [row for row in halo.tickets() if row["id"] == 8841]
    assert ticket["status_name"] == "Resolved"


def test_a_refused_closing_leaves_ticket_and_time_and_says_why(product: Product, halo: Witness) -> None:
    product.run("sync")
    line = '@joe move the mailbox :"change request" 5m =resolved -- agreed by phone'
    ended = product.run("new", "--line", line, "--wait", "10", "--json")
    assert ended.returncode == 1
    assert '"state": "held"' in ended.stdout
    assert "approv" in ended.stdout.lower()
    [ticket] = halo.tickets("move the mailbox")
    assert len(halo.time_entries(ticket["id"])) == 1


def test_wrong_usage_exits_with_2_and_failure_with_1(product: Product) -> None:
    assert product.run("new").returncode == 2
    assert product.run("nonsense").returncode == 2
    assert product.run("outbox", "show", "unknown").returncode == 1
    assert product.run("status").returncode == 1
    assert product.run("--version").returncode == 0


def test_without_a_profile_the_message_says_how_to_add_one(product: Product) -> None:
    product.run("profile", "remove", "demo")
    ended = product.run("new", "--line", LINE)
    assert ended.returncode == 1
    assert "profile add" in ended.stderr
