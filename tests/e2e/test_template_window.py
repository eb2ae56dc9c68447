"""The template window on a real X server: a line saved as a template, named, given a hotkey, and used."""

from __future__ import annotations

from tests.e2e.product import Product
from tests.e2e.screen import Terminal, focused_name, hotkey_then_type, press, type_text
from tests.e2e.server import Witness
from tests.e2e.waiting import until

WINDOW = "Templates · QuickTicket"
FROM_NAME_TO_HOTKEY = 15
"""How often Tab is pressed between these two fields."""


def test_a_line_becomes_a_template_with_a_hotkey(product: Product, halo: Witness, terminal: Terminal) -> None:
    product.start()
    product.synced()
    terminal.focus()
    hotkey_then_type("@joe paper jam !high 7m")
    until(lambda: product.status()["popup"]["line"] == "@joe paper jam !high 7m", "the line")
    press("ctrl+s")
    until(lambda: focused_name() == WINDOW, "the template window")
    folder = product.home / "templates"
    until((folder / "paper-jam.toml").exists, "the template under the suggested name")
    type_text("jam")
    press("Tab")
    until((folder / "jam.toml").exists, "the template under its own name")
    until(lambda: not (folder / "paper-jam.toml").exists(), "the suggested name to go")

    press(*["Tab"] * (FROM_NAME_TO_HOTKEY - 1))
    press("Return")
    press("ctrl+shift+F8")
    settings = product.home / "settings.toml"
    until(lambda: 'jam = "Ctrl+Shift+F8"' in settings.read_text(encoding="utf-8"), "the hotkey")
    press("Escape", "Escape")
    until(lambda: focused_name() != WINDOW, "the window to close")

    made = product.json("template", "show", "jam")
    assert (made["title"], made["summary"], made["minutes"]) == ("paper jam", "paper jam", 7)
    assert made["priority"]["name"] == "High"
    terminal.focus()
    hotkey_then_type("")
    press("ctrl+a", "BackSpace", "Escape")
    until(lambda: not product.status()["popup"]["visible"], "the popup to go")
    terminal.focus()
    press("ctrl+shift+F8")
    until(lambda: product.status()["popup"]["line"] == "/jam ", "the template in the popup")
    type_text("@joe")
    until(lambda: product.status()["popup"]["line"] == "/jam @joe", "the line")
    press("Return")
    [ticket] = until(lambda: halo.tickets("paper jam"), "the ticket")
    assert ticket["priority_id"] == made["priority"]["id"]
    [entry] = until(lambda: halo.time_entries(ticket["id"]), "the time entry")
    assert round(entry["timetaken"] * 60) == 7


def test_what_was_typed_is_saved_when_the_app_quits(product: Product, terminal: Terminal) -> None:
    product.start()
    product.synced()
    terminal.focus()
    hotkey_then_type("@joe paper jam")
    until(lambda: product.status()["popup"]["line"] == "@joe paper jam", "the line")
    press("ctrl+s")
    until(lambda: focused_name() == WINDOW, "the template window")
    until((product.home / "templates" / "paper-jam.toml").exists, "the template")
    press("shift+Tab")
    type_text("Printer")
    assert product.quit() == 0
    assert 'title = "Printer"' in (product.home / "templates" / "paper-jam.toml").read_text(encoding="utf-8")
