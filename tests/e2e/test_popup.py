"""The main job on a real X server and window manager: hotkey, one line, Enter, back where he was."""

from __future__ import annotations

from typing import Any

import pytest

from tests.e2e.product import Product
from tests.e2e.screen import Terminal, focused_name, hotkey_then_type, press, type_text
from tests.e2e.server import Witness
from tests.e2e.waiting import until

LINE = "@joe outlook will not open :incident !high 12m"


def popup(product: Product) -> Any:
    return product.status()["popup"]


def opened_with(product: Product, line: str) -> Any:
    return until(
        lambda: (now := popup(product)) and now["visible"] and now["line"] == line and now,
        f"the popup with {line!r}; it has {popup(product)}",
    )


def test_hotkey_line_enter_and_the_ticket_is_in_halo(
    product: Product, halo: Witness, terminal: Terminal
) -> None:
    product.start()
    product.synced()
    terminal.focus()
    hotkey_then_type(LINE)
    opened_with(product, LINE)
    press("Return")
    [ticket] = until(lambda: halo.tickets("outlook will not open"), "the ticket")
    until(terminal.has_focus, "the xterm to have the focus again")
    until(lambda: halo.time_entries(ticket["id"]), "the time entry")

    assert (ticket["client_name"], ticket["site_name"], ticket["user_name"]) == (
        "Acme Ltd",
        "London HQ",
        "Joe Bloggs",
    )
    assert ticket["tickettype_name"] == "Incident"
    assert ticket["priority_name"] == "High"
    assert [entry["timetaken"] for entry in halo.time_entries(ticket["id"])] == [0.2]
    assert popup(product) == {"visible": False, "line": ""}


def test_every_key_after_the_hotkey_arrives_and_escape_gives_the_focus_back(
    product: Product, terminal: Terminal
) -> None:
    product.start()
    product.synced()
    for number in range(15):
        terminal.focus()
        typed = f"{number} the quick brown fox"
        hotkey_then_type(typed)
        opened_with(product, typed)
        press("ctrl+a", "BackSpace", "Escape")
        until(lambda: not popup(product)["visible"], "the popup to hide")
        until(terminal.has_focus, "the xterm to have the focus again")
    type_text("back\n")
    until(lambda: terminal.typed.read_text() == "back\n", "the xterm to get what was typed, and nothing else")


@pytest.mark.usefixtures("terminal")
def test_a_draft_survives_escape_and_kill(product: Product) -> None:
    product.start()
    hotkey_then_type("half a thought")
    opened_with(product, "half a thought")
    press("Escape")
    until(lambda: not popup(product)["visible"], "the popup to hide")
    hotkey_then_type(" and more")
    opened_with(product, "half a thought and more")
    until(
        lambda: b"half a thought and more" in b"".join(product.text_of_all_files().values()),
        "the draft on disk",
    )
    product.kill()
    product.start()
    press("ctrl+alt+space")
    opened_with(product, "half a thought and more")


def test_what_is_missing_keeps_the_popup_open_and_the_text(
    product: Product, halo: Witness, terminal: Terminal
) -> None:
    product.start()
    product.synced()
    terminal.focus()
    hotkey_then_type("nobody said for whom")
    opened_with(product, "nobody said for whom")
    press("Return")
    press("space", "x")
    opened_with(product, "nobody said for whom x")
    assert halo.writes() == []
    press("Escape")


@pytest.mark.usefixtures("terminal")
def test_a_second_start_and_the_popup_command_open_the_popup(product: Product) -> None:
    product.start()
    assert not popup(product)["visible"]
    for words in (["popup", "--line", "from a shortcut"], ["run"]):
        assert product.run(*words).returncode == 0
        until(lambda: popup(product)["visible"], f"the popup after {words}")
        until(lambda: "QuickTicket" in focused_name(), "the popup to have the focus")
        press("Escape")
        until(lambda: not popup(product)["visible"], "the popup to hide")


@pytest.mark.usefixtures("terminal")
def test_status_tells_pid_agent_and_hotkey(product: Product) -> None:
    product.start()
    status = product.synced()
    assert status["pid"] == product.pid
    assert status["agent"]["name"] == "Sam Tech"
    assert status["online"] is True
    assert status["hotkeys"] == [
        {"action": action, "keys": keys, "state": "bound", "reason": ""}
        for action, keys in (
            ("popup", "Ctrl+Alt+Space"),
            ("timer", "Ctrl+Alt+Enter"),
            ("drive-by time", "Ctrl+Alt+Shift+Space"),
        )
    ]
    assert status["reference"]["customers"] == 717
    assert product.quit() == 0
