"""The steps of the tour: each does what a person would do and returns its proof, read from the server."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import httpx

from tests.e2e.desk import new_window, open_tray_menu, park_pointer, windows_of_product
from tests.e2e.screen import focused_name, press, type_text
from tests.e2e.tour_scene import Scene, expect
from tests.e2e.waiting import until

SUMMARY = "outlook will not open"
MADE = 17
"""Tickets that the whole tour makes."""
_CLOCK_STEP = timedelta(seconds=1)  # Halo's times have no fractions


def start(scene: Scene) -> str:
    """The demo is started."""
    status = scene.product.synced()
    until(lambda: scene.popup()["visible"], "the popup that a start opens")
    scene.show("start")
    press("Escape")
    until(scene.terminal.has_focus, "the terminal to have the focus after Esc")
    held = scene.halo.state()["customers"]
    expect("customers in the cache", held, status["reference"]["customers"])
    hotkey = status["hotkeys"][0]
    expect(hotkey["keys"], "bound", hotkey["state"])
    return f"acting as {status['agent']['name']}, all {held} customers of the server known, hotkey bound"


def complete(scene: Scene) -> str:
    """Ctrl+Alt+Space in the terminal, '@jo', Tab."""
    scene.say("@jo")
    park_pointer()
    scene.show("completer")
    press("Tab")
    return f"the line now says {scene.line_with('Joe Bloggs').strip()}"


def create(scene: Scene) -> str:
    """The rest of the line, Enter."""
    type_text(f"{SUMMARY} :incident !high 12m")
    scene.line_with(" 12m")
    scene.show("popup")
    known, scene.entered = windows_of_product(), datetime.now(UTC)
    scene.enter()
    ticket = scene.ticket = scene.new_ticket(SUMMARY)
    members = ("client_name", "site_name", "user_name", "tickettype_name", "priority_name")
    wanted = ["Acme Ltd", "London HQ", "Joe Bloggs", "Incident", "High"]
    expect("the ticket", wanted, [ticket[name] for name in members])
    expect("tickets of this summary", 1, len(scene.halo.tickets(SUMMARY)))
    new_window(known)
    scene.show("toast")
    return f"the server holds #{ticket['id']} ({', '.join(wanted)}); the terminal has the focus again"


def log_with_it(scene: Scene) -> str:
    """The 12 minutes of the same line."""
    number = scene.ticket["id"]
    [entry] = until(lambda: scene.halo.time_entries(number), "the time entry")
    expect("hours", 0.2, entry["timetaken"])
    ended = datetime.fromisoformat(entry["datetime"])
    earliest, latest = scene.entered - _CLOCK_STEP, datetime.now(UTC)
    assert earliest <= ended <= latest, (
        f"expected the work to end between {earliest} and {latest}, saw {ended}"
    )
    return (
        f"the server holds action {entry['id']} on #{number}: {entry['timetaken']} h, ended {ended:%H:%M:%S}Z"
    )


def open_in_halo(scene: Scene) -> str:
    """The link behind Open in Halo."""
    url = scene.captured(SUMMARY, state="sent")["url"]
    page = httpx.get(url, trust_env=False, timeout=30)
    expect("status of the page", 200, page.status_code)
    assert SUMMARY in page.text, f"expected {SUMMARY!r} on {url}, saw {page.text[:200]!r}"
    return f"{url} shows #{scene.ticket['id']} '{SUMMARY}'"


def ambiguous(scene: Scene) -> str:
    """'@sam' means two people: Enter asks; going back to the name, Down and Tab answer."""
    writes = len(scene.halo.writes())
    scene.say("@sam cannot print :incident")
    press("Return")
    scene.show("asking")
    expect("the popup", True, scene.popup()["visible"])
    expect("writes to Halo", writes, len(scene.halo.writes()))
    press("Home", *["Right"] * len("@sam"), "Down")
    scene.show("two-sams")
    press("Tab")
    scene.line_with("Sam Carter")
    scene.enter()
    ticket = scene.new_ticket("cannot print")
    expect("customer and user", ("Red Ridge", "Sam Carter"), (ticket["client_name"], ticket["user_name"]))
    return f"nothing was sent before the answer; the server holds #{ticket['id']} for Sam Carter of Red Ridge"


def mandatory(scene: Scene) -> str:
    """A service request without its category: named before sending, then filled by keyboard."""
    writes = len(scene.halo.writes())
    scene.say('@joe new laptop :"service request"')
    press("Return")
    scene.show("category-needed")
    expect("the popup", True, scene.popup()["visible"])
    expect("writes to Halo", writes, len(scene.halo.writes()))
    type_text("laptop")
    scene.show("category-list")
    press("Return")
    scene.line_with("Laptop")
    press("ctrl+Return")
    until(scene.terminal.has_focus, "the terminal to have the focus again")
    ticket = scene.new_ticket("new laptop")
    expect("category", "Hardware>Laptop", ticket["category_1"])
    return f"the server holds #{ticket['id']} with category {ticket['category_1']}"


def log_time(scene: Scene) -> str:
    """Time on a ticket that exists: '#8841 20m rebuilt the mail profile'."""
    known = len(scene.halo.time_entries(8841))
    scene.say("#8841 20m rebuilt the mail profile")
    scene.show("time-on-a-ticket")
    scene.enter()
    until(lambda: len(scene.halo.time_entries(8841)) > known, "the time entry on #8841")
    entries = scene.halo.time_entries(8841)
    expect("new entries", 1, len(entries) - known)
    entry = max(entries, key=lambda row: int(row["id"]))
    expect("minutes", 20, round(entry["timetaken"] * 60, 1))
    return f"the server holds action {entry['id']} on #8841: {entry['timetaken']:.4f} h"


def offline(scene: Scene) -> str:
    """Halo cannot be reached: the line is kept; Halo is back: it is sent."""
    scene.halo.misbehave(
        {"kind": "drop_before", "match": {"path": "^/auth/"}},
        {"kind": "drop_before", "match": {"path": "^/api/", "method": "GET"}},
    )
    scene.halo.forget_tokens()
    scene.product.run("sync")
    scene.say("@helen vpn drops every hour :incident 15m")
    scene.show("offline")
    scene.enter()
    scene.captured("vpn drops every hour", state="queued")
    expect("the outbox", 1, scene.product.status()["outbox"]["waiting"])
    scene.show("kept")
    expect("tickets on the server", [], scene.halo.tickets("vpn drops every hour"))
    scene.halo.misbehave()
    scene.captured("vpn drops every hour", state="sent")
    [ticket] = scene.halo.tickets("vpn drops every hour")
    expect("time entries", 1, len(scene.halo.time_entries(ticket["id"])))
    return f"it waited in the outbox, then once: #{ticket['id']} with its 0.25 h"


def lost_answer(scene: Scene) -> str:
    """Halo creates the ticket, and its answer is lost on the way."""
    scene.halo.misbehave(
        {"kind": "drop_after", "match": {"method": "POST", "path": "^/api/Tickets", "count": 1}}
    )
    before = len(scene.halo.writes())
    scene.say("@priya screen flickers :incident 5m")
    scene.enter()
    scene.captured("screen flickers", state="sent")
    scene.halo.misbehave()
    creations = [row for row in scene.halo.writes()[before:] if row["path"] == "/api/Tickets"]
    expect("what became of the requests to create it", ["drop_after"], [row["fault"] for row in creations])
    [ticket] = scene.halo.tickets("screen flickers")
    expect("time entries", 1, len(scene.halo.time_entries(ticket["id"])))
    return (
        f"found by reference {ticket['third_party_id_string']}, not sent again: one ticket, #{ticket['id']}"
    )


def refused(scene: Scene) -> str:
    """Halo refuses to close a change request: ticket and time stand, the reason is in the outbox."""
    scene.say('@gary move the mailbox :"change request" 5m =resolved -- agreed by phone')
    scene.enter()
    capture = scene.captured("move the mailbox", state="held")
    [ticket] = scene.halo.tickets("move the mailbox")
    expect("time entries", 1, len(scene.halo.time_entries(ticket["id"])))
    assert ticket["status_name"] != "Resolved", f"expected it to stay open, saw {ticket['status_name']}"
    words = capture["steps"][-1]["server_text"]
    assert "approved" in words, f"expected the server's reason, saw {words!r}"
    open_tray_menu()
    press("alt+o")
    until(lambda: "Outbox" in focused_name(), "the outbox window")
    park_pointer()
    scene.show("outbox")
    press("Escape")
    until(scene.terminal.has_focus, "the terminal to have the focus again")
    return f"#{ticket['id']} and its 5 min are there, held with Halo's words: {words}"


def tray(scene: Scene) -> str:
    """A right click on the tray icon."""
    open_tray_menu()
    park_pointer()
    scene.show("tray-menu")
    press("alt+n")
    until(lambda: scene.popup()["visible"], "the popup from the menu")
    press("Escape")
    until(scene.terminal.has_focus, "the terminal to have the focus again")
    return "the menu opens; its New ticket opens the popup"


def last_look(scene: Scene) -> str:
    """All in all."""
    type_text("exit\n")
    until(lambda: scene.terminal.typed.read_text() == "exit\n", "the terminal to hold 'exit' alone")
    made = [row for row in scene.halo.tickets() if row["id"] >= scene.ticket["id"]]
    expect("tickets made", MADE, len(made))
    expect("different references", MADE, len({row["third_party_id_string"] for row in made}))
    first, last = made[0]["id"], made[-1]["id"]
    return f"the server holds #{first} to #{last}, each once; no key of the popup's went into the terminal"
