"""The settings window of the running app: hotkeys are recorded by pressing them, defaults count at once."""

from __future__ import annotations

import json

from tests.e2e.desk import open_tray_menu
from tests.e2e.product import Product
from tests.e2e.screen import Terminal, focused_name, press, type_text
from tests.e2e.waiting import until


def open_settings(query: str) -> None:
    """Opens the window from the tray's menu and searches; Tab twice leads to the first option found."""
    open_tray_menu()
    press("alt+g")
    until(lambda: "Settings" in focused_name(), "the settings window")
    type_text(query)
    press("Tab", "Tab")


def hotkeys(product: Product) -> dict[str, tuple[str, str]]:
    return {each["action"]: (each["keys"], each["state"]) for each in product.status()["hotkeys"]}


def test_a_hotkey_that_was_pressed_opens_the_popup_from_now_on(product: Product, terminal: Terminal) -> None:
    product.start()
    terminal.focus()
    open_settings("hotkey new ticket")
    press("Return", "ctrl+shift+F9")
    until(lambda: hotkeys(product)["popup"] == ("Ctrl+Shift+F9", "bound"), "the other hotkey")
    press("Escape", "Escape")
    terminal.focus()
    press("ctrl+shift+F9")
    until(lambda: product.status()["popup"]["visible"], "the popup by its new hotkey")
    assert 'new_ticket = "Ctrl+Shift+F9"' in (product.home / "settings.toml").read_text(encoding="utf-8")


def test_a_default_counts_for_the_next_line(product: Product, terminal: Terminal) -> None:
    product.start()
    product.synced()
    terminal.focus()

    def ticket_type() -> str:
        read = json.loads(product.run("parse", "--json", "@joe printer jams").stdout)
        return str(read["draft"]["ticket_type"]["name"])

    assert ticket_type() == "Incident"
    open_settings("ticket type")
    type_text("change")
    press("Return")
    until(lambda: ticket_type() == "Change Request", "the other ticket type")
