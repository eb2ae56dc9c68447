"""Templates on a real X server: story 2, questions by keyboard, own hotkeys, and the program before."""

from __future__ import annotations

from functools import partial
from typing import Any

import pytest

from tests.e2e.product import Product
from tests.e2e.screen import Terminal, focused_name, hotkey_then_type, press, type_text
from tests.e2e.server import Witness
from tests.e2e.waiting import until

STORY_2 = "/pw @joe"
REMOTE = 1
"""The charge rate's id in Northgate IT's set-up."""
MOST_KEYS = 12
"""Key presses after the hotkey that a password reset may cost."""


@pytest.fixture
def desk(product: Product, terminal: Terminal) -> Product:
    """The running app with its data, and a terminal in front of it."""
    product.start()
    product.synced()
    terminal.focus()
    return product


def line_is(product: Product, line: str) -> None:
    until(lambda: product.status()["popup"] == {"visible": True, "line": line}, f"the popup with {line!r}")


def says(product: Product, written: str) -> bool:
    return written in product.status()["popup"]["line"]


def status_of(halo: Witness, ticket: dict[str, Any]) -> str:
    return str(next(row for row in halo.tickets() if row["id"] == ticket["id"])["status_name"])


def test_a_password_reset_costs_nine_keys(desk: Product, halo: Witness, terminal: Terminal) -> None:
    hotkey_then_type(STORY_2)
    line_is(desk, STORY_2)
    press("Return")
    assert len(STORY_2) + 1 <= MOST_KEYS
    [ticket] = until(lambda: halo.tickets("Password reset for Joe Bloggs"), "the ticket")
    until(terminal.has_focus, "the terminal to have the focus again")
    [entry] = until(lambda: halo.time_entries(ticket["id"]), "the time entry")
    until(lambda: status_of(halo, ticket) == "Resolved", "the ticket to be resolved")

    assert ticket["tickettype_name"] == "Service Request"
    assert ticket["category_1"] == "Access>Password Reset"
    assert (ticket["client_name"], ticket["user_name"]) == ("Acme Ltd", "Joe Bloggs")
    assert round(entry["timetaken"] * 60) == 5
    assert entry["outcome"] == "Remote Session"
    assert entry["chargerate"] == REMOTE


def test_ticket_and_time_stand_where_halo_refuses_to_close(
    desk: Product, halo: Witness, terminal: Terminal
) -> None:
    (desk.home / "templates").mkdir(exist_ok=True)
    (desk.home / "templates" / "alarm.toml").write_text(
        '[ticket]\ntype = "Alert"\nsummary = "Alarm at {customer}"\n'
        '[time]\nspent = "5m"\n[after]\nstatus = "Closed"\n'
    )
    assert desk.json("template", "show", "alarm")["status"] == {"name": "Closed", "id": None}
    terminal.focus()
    hotkey_then_type("/alarm @joe")
    line_is(desk, "/alarm @joe")
    press("Return")
    [ticket] = until(lambda: halo.tickets("Alarm at Acme Ltd"), "the ticket")
    until(lambda: desk.status()["outbox"]["held"] == 1, "the status to be refused")
    assert [round(entry["timetaken"] * 60) for entry in halo.time_entries(ticket["id"])] == [5]
    [capture] = [row for row in desk.json("outbox", "list")["captures"] if row["state"] == "held"]
    assert [step["state"] for step in capture["steps"]] == ["sent", "sent", "held"]
    assert capture["steps"][2]["reason"]


def test_questions_are_answered_without_leaving_the_keyboard(
    desk: Product, halo: Witness, terminal: Terminal
) -> None:
    hotkey_then_type("/starter @acme")
    line_is(desk, "/starter @acme")
    press("Return")
    until(lambda: focused_name() == "QuickTicket", "the popup to stay")
    for answer, written in (
        ("Ann Lee", '?"Ann Lee"'),
        ("Monday", "?Monday"),
        ("Clerk", "?Clerk"),
        ("lap", "?"),
        ("Joe", "?Joe"),
    ):
        type_text(answer)
        until(partial(says, desk, written), f"{written} in the line")
        press("Return")
    [ticket] = until(lambda: halo.tickets("New starter: Ann Lee"), "the ticket")
    details = next(row for row in halo.tickets() if row["id"] == ticket["id"])["details"]
    for said in ("Ann Lee", "Monday", "Clerk", "Laptop", "Joe"):
        assert said in details
    until(terminal.has_focus, "the terminal to have the focus again")


def test_a_template_has_a_hotkey_and_joins_what_was_typed(product: Product, terminal: Terminal) -> None:
    with (product.home / "settings.toml").open("a") as settings:
        settings.write('\n[hotkeys.templates]\nouch = "P"\npw = "Ctrl+Shift+F9"\n')
    product.start()
    product.synced()
    bound = {each["action"]: each["state"] for each in product.status()["hotkeys"]}
    assert (bound["popup"], bound["template:pw"], "template:ouch" in bound) == ("bound", "bound", False)
    terminal.focus()
    press("ctrl+shift+F9")
    line_is(product, "/pw ")
    type_text("@joe half a thought")
    line_is(product, "/pw @joe half a thought")
    press("Escape")
    assert product.run("popup", "--template", "outage").returncode == 0
    line_is(product, "/outage @joe half a thought")
    press("Escape")
    assert product.quit() == 0
    product.start("popup", "--template", "pw")
    line_is(product, "/pw @joe half a thought")


def test_clipboard_and_window_are_those_of_the_moment(
    desk: Product, halo: Witness, terminal: Terminal
) -> None:
    (desk.home / "templates").mkdir(exist_ok=True)
    (desk.home / "templates" / "seen.toml").write_text(
        '[ticket]\ntype = "Incident"\nsummary = "Seen in {window}"\ndetails = "{clipboard}"\n'
    )
    desk.json("template", "list")
    terminal.focus()
    hotkey_then_type("/seen @joe")
    line_is(desk, "/seen @joe")
    press("Return")
    [ticket] = until(
        lambda: [row for row in halo.tickets() if row["summary"].startswith("Seen in ")], "the ticket"
    )
    assert ticket["summary"] == f"Seen in {terminal.title}"
