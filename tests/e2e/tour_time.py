"""The tour's steps with time: a forgotten timer, help without a ticket, a late evening, the gaps of a day."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from tests.e2e.calendar import last_working_day, minutes_west, today
from tests.e2e.desk import open_tray_menu, park_pointer
from tests.e2e.screen import focused_name, press, type_text
from tests.e2e.tour_scene import Scene, expect
from tests.e2e.waiting import until


def forgotten_timer(scene: Scene) -> str:
    """A forgotten timer: '#8841 ... -7m', Ctrl+Alt+Enter, Enter."""
    line = "#8841 rebuilt the mail profile -7m"
    before = len(scene.halo.time_entries(8841))
    scene.say(line)
    if (warned := scene.product.json("parse", line)["problems"]) and warned[0]["blocking"]:
        scene.show("overlap")  # the tour has logged time in these minutes: the free start is offered
        press("alt+1")
        until(lambda: "since" in scene.popup()["line"] or ">" in scene.popup()["line"], "the free start")
    scene.enter()
    timer = until(lambda: scene.product.status()["timer"], "the timer")
    press("ctrl+alt+Return")
    until(lambda: scene.popup()["line"].startswith("#8841 rebuilt the mail profile "), "its time")
    scene.show("timer-stopped")
    scene.enter()
    [entry] = _new(scene, 8841, before, 1)
    expect("minutes", max(1, timer["minutes"]), round(entry["timetaken"] * 60))
    return f"the server holds {round(entry['timetaken'] * 60)} min on #8841"


def drive_by(scene: Scene) -> str:
    """Drive-by help: Ctrl+Alt+Shift+Space; later Alt+1 and a ticket number."""
    before, writes = len(scene.halo.time_entries(8841)), len(scene.halo.writes())
    scene.terminal.focus()
    press("ctrl+alt+shift+space")
    until(lambda: scene.product.status()["debt_minutes"] == 10, "ten minutes without a ticket")
    expect("writes to Halo", writes, len(scene.halo.writes()))
    press("ctrl+alt+space")
    until(lambda: scene.popup()["visible"], "the popup")
    scene.show("not-logged-yet")
    press("alt+1")
    scene.line_with("# Drive-by help")
    type_text("8841")
    scene.line_with("#8841 Drive-by help")
    scene.enter()
    [entry] = _new(scene, 8841, before, 1)
    expect("minutes", 10, round(entry["timetaken"] * 60))
    expect("debt", 0, scene.product.status()["debt_minutes"])
    return "the server holds 10 min on #8841, and nothing is owed"


def late_evening(scene: Scene) -> str:
    """After hours, 17:20 to 18:40: Alt+1 splits it at the end of the workday."""
    day = last_working_day()
    before = len(scene.halo.time_entries(8841))
    scene.say(f"#8841 {day} 17:20-18:40 moved the mailboxes")
    press("alt+1")
    scene.line_with("+split")
    scene.show("after-hours")
    scene.enter()
    entries = _new(scene, 8841, before, 2)
    minutes = [round(each["timetaken"] * 60) for each in entries]
    expect("minutes", [10, 70], minutes)
    return "the server holds 10 min at the usual and 70 min at the after-hours rate"


def _new(scene: Scene, ticket_id: int, before: int, count: int) -> list[dict[str, Any]]:
    until(lambda: len(scene.halo.time_entries(ticket_id)) == before + count, f"{count} time entries more")
    return scene.halo.time_entries(ticket_id)[before:]


def day_ledger(scene: Scene) -> str:
    """Friday, empty hours: the day ledger, Enter on a gap, a note, Enter."""
    scene.halo.log_weeks(minutes_west())
    shown = last_working_day()
    before = scene.product.json("day", "--date", str(shown))["gaps"]
    open_tray_menu()
    press("alt+d")
    until(lambda: "Day ledger" in focused_name(), "the day ledger")
    press(*["Prior"] * (today() - shown).days)
    park_pointer()
    scene.show("day-ledger")
    press("Return")
    scene.line_with(str(shown))
    type_text("#8841 tidied the server room")
    scene.line_with("server room")
    press("Return")
    [entry] = until(
        lambda: [e for e in scene.halo.time_entries(8841) if e["note"] == "tidied the server room"],
        "the time entry",
    )
    after = until(
        lambda: (seen := scene.product.json("day", "--date", str(shown)))["gaps"] != before and seen,
        "fewer gaps",
    )
    until(lambda: "Day ledger" in focused_name(), "the day ledger to have the focus again")
    press("Escape")
    scene.terminal.focus()
    ended = datetime.fromisoformat(entry["datetime"]).astimezone()
    minutes = round(entry["timetaken"] * 60)
    return (
        f"the server holds {minutes} min until {ended:%H:%M}; gaps: {len(before)}, then {len(after['gaps'])}"
    )
