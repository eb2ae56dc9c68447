"""The tour's steps with templates: a password reset, questions, and an outage at nine customers."""

from __future__ import annotations

from quickticket.sandbox.seed.core import CORE
from tests.e2e.clipboard import on_the_clipboard
from tests.e2e.desk import park_pointer
from tests.e2e.screen import focused_name, hotkey_then_type, press, type_text
from tests.e2e.tour_scene import Scene, expect
from tests.e2e.waiting import until


def password_reset(scene: Scene) -> str:
    """A template: '/pw @joe', Enter."""
    scene.say("/pw @joe")
    scene.show("template")
    scene.enter()
    ticket = scene.new_ticket("Password reset for Joe Bloggs")
    scene.captured("Password reset for Joe Bloggs", state="sent")
    [entry] = scene.halo.time_entries(ticket["id"])
    expect("minutes", 5, round(entry["timetaken"] * 60))
    [now] = scene.halo.tickets("Password reset for Joe Bloggs")
    expect("status", "Resolved", now["status_name"])
    return f"the server holds #{ticket['id']}, {ticket['category_1']}, 5 min {entry['outcome']}, Resolved"


def questions(scene: Scene) -> str:
    """A template that asks: '/printer @helen', and three answers."""
    scene.say("/printer @helen")
    press("Return")
    for answer, written in (("HP 4 in the hall", "HP 4 in the hall"), ("E-13", "E-13"), ("yes", "?")):
        type_text(answer)
        scene.line_with(written)
        if answer == "yes":
            scene.show("questions")
        press("Return")
    until(scene.terminal.has_focus, "the terminal to have the focus again")
    ticket = scene.new_ticket("Printer HP 4 in the hall does not print")
    for said in ("HP 4 in the hall", "E-13", "Yes"):
        assert said in ticket["details"], f"expected {said!r} in the details, saw {ticket['details']!r}"
    return f"the server holds #{ticket['id']} with all three answers"


def bulk(scene: Scene) -> str:
    """An outage hits nine customers: '/outage', Ctrl+B, Ctrl+V, Ctrl+Enter."""
    names = [customer.name for customer in CORE[:9]]
    with on_the_clipboard("\n".join(names)):
        scene.terminal.focus()
        hotkey_then_type("/outage")
        scene.line_with("/outage")
        press("ctrl+b")
        until(lambda: focused_name() == "Bulk · QuickTicket", "the bulk window")
        press("ctrl+v")
        until(lambda: "9 rows · all ready" in focused_name(), "nine rows that are ready")
        park_pointer()
        scene.show("bulk-plan")
        press("ctrl+Return")
        until(lambda: "9 of 9 sent" in focused_name(), "nine tickets")
        scene.show("bulk-sent")
        press("Escape")
    until(scene.terminal.has_focus, "the terminal to have the focus again")
    made = [row for row in scene.halo.tickets() if row["summary"].startswith("Internet outage at ")]
    expect("customers with a ticket", set(names), {row["client_name"] for row in made})
    expect("tickets", 9, len(made))
    return f"the server holds #{made[0]['id']} to #{made[-1]['id']}, one for each of nine customers"
