"""Story 8 through the real windows: an outage hits nine customers, and no click is needed."""

from __future__ import annotations

from quickticket.sandbox.seed.core import CORE
from tests.e2e.clipboard import on_the_clipboard
from tests.e2e.desk import click_near_bottom, new_window, windows_of_product
from tests.e2e.product import Product
from tests.e2e.screen import Terminal, focused_name, hotkey_then_type, press
from tests.e2e.server import Witness
from tests.e2e.waiting import until

EMPTY, READY, DONE = (
    f"Bulk{heading} · QuickTicket" for heading in ("", " · 9 rows · all ready", " · 8 of 9 sent · 1 held")
)
"""What the window is called; its heading is part of that."""


def test_nine_tickets_without_a_click_although_one_is_refused(
    product: Product, halo: Witness, terminal: Terminal
) -> None:
    product.start()
    product.synced()
    names = [customer.name for customer in CORE[:9]]
    halo.misbehave({"kind": "refuse400", "match": {"method": "POST", "path": "/api/Tickets", "nth": 5}})
    with on_the_clipboard("\n".join(names)):
        terminal.focus()
        hotkey_then_type("/outage")
        until(lambda: product.status()["popup"]["line"] == "/outage", "the line")
        press("ctrl+b")
        until(lambda: focused_name() == EMPTY, "the bulk window")
        press("ctrl+v")
        until(lambda: focused_name() == READY, "nine rows that are ready")
        press("ctrl+Return")
        [batch] = until(lambda: product.json("bulk", "list")["batches"], "the bulk")
        until(lambda: focused_name() == DONE, "the window to show every row's end")
    seen = until(
        lambda: (now := product.json("bulk", "show", batch["batch"]))["at_rest"] and now, "all nine rows"
    )
    assert seen["total"] == 9
    assert seen["counts"]["sent"] == 8
    assert seen["counts"]["held"] == 1
    made = {row["client_name"] for row in halo.tickets() if row["summary"].startswith("Internet outage at")}
    assert len(made) == 8
    assert made < set(names)


def test_a_bulk_that_was_left_alone_tells_with_one_toast_how_it_ended(
    product: Product, halo: Witness, terminal: Terminal
) -> None:
    product.start()
    product.synced()
    before = windows_of_product()
    halo.misbehave({"kind": "refuse400", "match": {"method": "POST", "path": "/api/Tickets", "nth": 2}})
    with on_the_clipboard("\n".join(customer.name for customer in CORE[:3])):
        terminal.focus()
        hotkey_then_type("/outage")
        until(lambda: product.status()["popup"]["line"] == "/outage", "the line")
        press("ctrl+b")
        until(lambda: focused_name() == EMPTY, "the bulk window")
        press("ctrl+v")
        until(lambda: "3 rows · all ready" in focused_name(), "three rows that are ready")
        press("ctrl+Return", "Escape")
    until(terminal.has_focus, "the terminal to have the focus again")
    toast = new_window(before)
    click_near_bottom(toast, 60, 20)
    until(lambda: focused_name() == "Bulk · 2 of 3 sent · 1 held · QuickTicket", "the bulk's results")
