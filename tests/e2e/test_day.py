"""Friday, empty hours: the ledger shows the gaps, a key opens the popup on one, and nothing goes unseen."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from tests.e2e.calendar import last_working_day, minutes_west, today
from tests.e2e.desk import open_tray_menu
from tests.e2e.product import Product
from tests.e2e.screen import Terminal, focused_name, press, type_text
from tests.e2e.server import Witness
from tests.e2e.waiting import until

VPN = 8841


def worked(gap: Any) -> str:
    """The times of a gap, as a line says them."""
    start, end = (datetime.fromisoformat(gap[edge]).astimezone() for edge in ("start", "end"))
    return f"{start.date()} {start.hour}:{start:%M}-{end.hour}:{end:%M}"


def day(product: Product, on: date) -> Any:
    return product.json("day", "--date", str(on))


def test_a_gap_of_the_day_is_filled_by_keyboard_and_proven(
    product: Product, halo: Witness, terminal: Terminal
) -> None:
    assert halo.log_weeks(minutes_west()) > 5
    product.start()
    product.synced()
    terminal.focus()
    on = last_working_day()
    before = until(lambda: (seen := day(product, on))["entries"] and seen, "the day as Halo has it")
    writes = len(halo.writes())

    open_tray_menu()
    press("alt+d")
    until(lambda: "Day ledger" in focused_name(), "the day ledger")
    for _ in range((today() - on).days):
        press("Prior")
    press("Return")
    until(lambda: product.status()["popup"]["visible"], "the popup")
    line = product.status()["popup"]["line"]
    [gap] = [each for each in before["gaps"] if worked(each) in line]
    assert len(halo.writes()) == writes
    type_text(f"#{VPN} tidied the server room")
    until(lambda: product.status()["popup"]["line"].endswith("server room"), "the line")
    press("Return")
    [entry] = until(
        lambda: [e for e in halo.time_entries(VPN) if e["note"] == "tidied the server room"], "the time entry"
    )
    start, end = (datetime.fromisoformat(gap[edge]) for edge in ("start", "end"))
    assert datetime.fromisoformat(entry["datetime"]) == end
    assert round(entry["timetaken"] * 60) == round((end - start).total_seconds() / 60)
    after = until(lambda: (seen := day(product, on))["gaps"] != before["gaps"] and seen, "the gap to be gone")
    assert gap not in after["gaps"]
