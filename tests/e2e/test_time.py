"""Time on a real X server and window manager: drive-by help, a forgotten timer, a late evening, no power."""

from __future__ import annotations

import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from quickticket.sandbox.seed import service_desk as seed
from tests.contract.desktop.machine import machine
from tests.e2e.calendar import last_working_day
from tests.e2e.desk import new_window, windows_of_product
from tests.e2e.product import Product
from tests.e2e.screen import Terminal, hotkey_then_type, press, type_text
from tests.e2e.server import Witness
from tests.e2e.waiting import until

VPN = 8841


def popup(product: Product) -> Any:
    return product.status()["popup"]


def opened(product: Product, begins: str) -> None:
    """Waits for the popup with a line that begins so."""

    def seen() -> bool:
        now = popup(product)
        return bool(now["visible"] and now["line"].startswith(begins))

    try:
        until(seen, f"the popup with {begins!r}")
    except AssertionError as error:
        raise AssertionError(f"{error}; it has {popup(product)}") from error


def sent(product: Product) -> None:
    """Presses Enter and waits until the popup has taken it."""
    press("Return")
    until(lambda: not popup(product)["visible"], "the popup to go")


def ended(entry: dict[str, Any]) -> datetime:
    """When an action says that the work ended."""
    return datetime.fromisoformat(entry["datetime"])


def new_entries(halo: Witness, before: int, count: int) -> list[dict[str, Any]]:
    """Waits until the VPN ticket has so many time entries more than before, and returns those."""
    until(lambda: len(halo.time_entries(VPN)) == before + count, f"{count} time entries more")
    return halo.time_entries(VPN)[before:]


@pytest.fixture
def ready(product: Product, terminal: Terminal) -> Product:
    """The app with all reference data, behind a terminal that has the focus."""
    product.start()
    product.synced()
    terminal.focus()
    return product


def test_one_hotkey_keeps_drive_by_help_and_later_it_gets_its_ticket(
    ready: Product, halo: Witness, terminal: Terminal
) -> None:
    before = len(halo.time_entries(VPN))
    press("ctrl+alt+shift+space")
    until(lambda: ready.status()["debt_minutes"] == 10, "ten minutes without a ticket")
    kept_at = datetime.now(UTC)
    type_text("still here\n")
    until(lambda: terminal.typed.read_text() == "still here\n", "the terminal to have what was typed next")
    assert halo.writes() == []
    press("ctrl+alt+space")
    until(lambda: popup(ready)["visible"], "the popup")
    press("alt+1")
    opened(ready, "# Drive-by help 10m")
    type_text(str(VPN))
    opened(ready, f"#{VPN} Drive-by help 10m")
    sent(ready)
    [entry] = new_entries(halo, before, 1)
    assert round(entry["timetaken"] * 60) == 10
    assert entry["note"] == "Drive-by help"
    assert abs(ended(entry) - kept_at) < timedelta(minutes=2)
    assert ready.status()["debt_minutes"] == 0
    until(terminal.has_focus, "the terminal to have the focus again")


def test_time_without_a_ticket_is_assigned_by_words_of_its_summary(ready: Product, halo: Witness) -> None:
    hotkey_then_type("10m helped with the printer +later")
    opened(ready, "10m helped")
    sent(ready)
    until(lambda: ready.status()["debt_minutes"] == 10, "ten minutes without a ticket")
    press("ctrl+alt+space")
    until(lambda: popup(ready)["visible"], "the popup")
    press("alt+1")
    opened(ready, "# helped")
    type_text("vpn")
    opened(ready, "#vpn helped")
    press("Tab")
    until(lambda: not popup(ready)["line"].startswith("#vpn"), "the ticket to be taken")
    number = int(popup(ready)["line"].partition(" ")[0].removeprefix("#"))
    sent(ready)
    until(
        lambda: [e for e in halo.time_entries(number) if e["note"] == "helped with the printer"], "the entry"
    )
    assert ready.status()["debt_minutes"] == 0


def test_a_forgotten_timer_that_would_overlap_other_time_is_told_before_it_starts(
    ready: Product, halo: Witness, terminal: Terminal
) -> None:
    other = next(row["id"] for row in halo.tickets() if row["id"] != VPN)
    logged = ready.json("log", "--line", f"#{other} 10m rang back", "--wait", "10")
    assert logged["state"] == "sent"
    hotkey_then_type(f"#{VPN} reset the tunnel -25m")
    opened(ready, f"#{VPN} reset")
    press("Return")
    press("space", "BackSpace")
    assert popup(ready)["visible"]
    assert ready.status()["timer"] is None
    press("alt+1")
    opened(ready, f"#{VPN} reset the tunnel since ")
    sent(ready)
    timer = until(lambda: ready.status()["timer"], "the timer")
    assert timer["ticket_id"] == VPN
    assert timer["minutes"] <= 1
    until(terminal.has_focus, "the terminal to have the focus again")


def test_a_forgotten_timer_runs_from_25_minutes_ago_and_a_hotkey_and_enter_log_it(
    product: Product, halo: Witness, terminal: Terminal, tmp_path: Path
) -> None:
    moved = tmp_path / "clock"
    start_moved(product, moved)
    product.synced()
    before = len(halo.time_entries(VPN))
    terminal.focus()
    hotkey_then_type(f"#{VPN} reset the tunnel -25m")
    opened(product, f"#{VPN} reset")
    sent(product)
    timer = until(lambda: product.status()["timer"], "the timer")
    assert (timer["minutes"], timer["ticket_id"], timer["state"]) == (25, VPN, "running")
    move(moved, minutes=5)
    assert product.status()["timer"]["minutes"] == 30
    press("ctrl+alt+Return")
    opened(product, f"#{VPN} reset the tunnel 30m")
    sent(product)
    [entry] = new_entries(halo, before, 1)
    assert (entry["timetaken"], entry["note"]) == (0.5, "reset the tunnel")
    assert product.status()["timers"] == []


def test_a_late_evening_is_one_entry_or_split_at_the_after_hours_rate(ready: Product, halo: Witness) -> None:
    day = last_working_day()
    before = len(halo.time_entries(VPN))
    hotkey_then_type(f"#{VPN} {day} 17:20-18:40 moved the mailboxes ~remote")
    opened(ready, f"#{VPN} {day}")
    press("alt+1")
    until(lambda: popup(ready)["line"].endswith("+split"), "the offer to be taken")
    sent(ready)
    first, second = new_entries(halo, before, 2)
    assert [round(each["timetaken"] * 60) for each in (first, second)] == [10, 70]
    assert (ended(second) - ended(first)) == timedelta(minutes=70)
    assert ended(second).astimezone().strftime("%H:%M") == "18:40"
    assert (first["chargerate"], second["chargerate"]) == (seed.REMOTE, seed.AFTER_HOURS)


def start_moved(product: Product, clock: Path) -> None:
    move(clock, minutes=0)
    product.start(program=[sys.executable, "-m", "tests.e2e.clocked_app", str(clock)])


def move(clock: Path, *, minutes: float, slept: float = 0) -> None:
    """Sets both clocks ahead, and says how long of that the machine slept."""
    beside = clock.with_suffix(".new")
    beside.write_text(f"{60 * minutes} {60 * slept}", encoding="ascii")
    beside.replace(clock)


def test_ten_minutes_after_a_power_cut_the_timer_shows_the_right_time(
    product: Product, tmp_path: Path
) -> None:
    moved = tmp_path / "clock"
    start_moved(product, moved)
    product.synced()
    started = product.json("timer", "start", "--line", f"#{VPN} reset the tunnel -3m")
    assert started["timer"]["minutes"] == 3
    product.kill()
    move(moved, minutes=10)
    product.start(program=[sys.executable, "-m", "tests.e2e.clocked_app", str(moved)])
    timer = product.status()["timer"]
    assert (timer["timer"], timer["minutes"], timer["state"]) == (started["timer"]["timer"], 13, "running")


def test_after_a_suspend_one_question_names_exactly_the_time_asleep(product: Product, tmp_path: Path) -> None:
    moved = tmp_path / "clock"
    with machine(tmp_path) as desk:
        logind = desk.logind()
        product.environ["DBUS_SYSTEM_BUS_ADDRESS"] = desk.env["DBUS_SYSTEM_BUS_ADDRESS"]
        start_moved(product, moved)
        product.synced()
        product.json("timer", "start", "--line", f"#{VPN} reset the tunnel -13m")
        before = windows_of_product()
        logind.tell("sleep")
        move(moved, minutes=30, slept=30)
        logind.tell("wake")
        timer = until(lambda: (now := product.status()["timer"])["question"] and now, "the question")
        new_window(before)
    question = timer["question"]
    assert (question["why"], question["minutes"]) == ("asleep", 30)
    began, ended = (datetime.fromisoformat(question[edge]) for edge in ("start", "end"))
    assert abs(ended - began - timedelta(minutes=30)) < timedelta(seconds=30)
    assert timer["minutes"] == 13
    kept = product.json("timer", "judge", "keep")
    assert (kept["minutes"], kept["question"]) == (43, None)


def test_a_ticket_of_a_colleague_is_found_by_its_words_at_the_server(ready: Product, halo: Witness) -> None:
    me = ready.status()["agent"]["id"]
    rows = halo.tickets()
    summaries = [row["summary"] for row in rows]
    other = next(
        row
        for row in rows
        if row["agent_id"] != me and summaries.count(row["summary"]) == 1 and row["id"] != VPN
    )
    before = len(halo.time_entries(other["id"]))
    hotkey_then_type(f'#"{other["summary"]}" 7m')
    until(lambda: popup(ready)["line"].endswith("7m"), "the line")

    def enter() -> bool:
        """Until Halo has answered, nothing matches, and Enter says so."""
        press("Return")
        return not popup(ready)["visible"]

    until(enter, "the popup to go")
    until(lambda: len(halo.time_entries(other["id"])) == before + 1, "the time entry")


def test_stopped_from_the_command_line_its_time_opens_in_the_popup(ready: Product) -> None:
    assert ready.run("timer", "start", "--line", f"#{VPN} reset the tunnel").returncode == 0
    assert ready.run("timer", "stop").returncode == 0
    opened(ready, f"#{VPN} reset the tunnel 1m")
    press("ctrl+a", "BackSpace", "Escape")
    assert [each["state"] for each in ready.status()["timers"]] == ["stopped"]


def test_without_the_app_a_new_ticket_and_its_timer_are_told_of_together(
    product: Product, halo: Witness
) -> None:
    product.run("sync")
    before = len(halo.tickets())
    said = product.json("timer", "start", "--line", '@"Joe Bloggs" vpn drops')
    assert (said["state"], said["timer"]["state"]) == ("sent", "running"), said
    assert len(halo.tickets()) == before + 1
    (timer,) = product.json("timer", "list")["timers"]
    assert (timer["timer"], timer["ticket_id"]) == (said["timer"]["timer"], said["ticket_id"])
