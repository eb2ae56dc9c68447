"""Pictures of every window for the README, taken of the running demo at 200%, light and dark.

`python -m tests.e2e.screenshots --output FOLDER`, on a private desktop with
`--size 3200x1800 --scale 2 --composited`.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from datetime import datetime, timedelta
from pathlib import Path

from tests.e2e.calendar import last_working_day, minutes_west, today
from tests.e2e.clipboard import on_the_clipboard
from tests.e2e.demo_app import demo_app
from tests.e2e.desk import (
    Area,
    active_window,
    new_window,
    open_tray_menu,
    paint,
    park_pointer,
    picture,
    place,
    windows_of_product,
)
from tests.e2e.product import Product
from tests.e2e.screen import focused_name, press
from tests.e2e.server import Witness
from tests.e2e.waiting import until

WALLPAPERS = {"light": "#d3dce9", "dark": "#11161f"}
FRAMES = {"light": "Clearlooks", "dark": "Onyx"}
"""Of openbox's own themes."""
COLOURS = 256
"""Enough for flat windows and their shadows; keeps a picture below 200 kB."""
HELP = 25
"""Minutes of help without a ticket."""
_TEMPLATES = Area(200, 120, 2240, 1480)
_SETTINGS = Area(200, 120, 1760, 1320)
_OUTBOX = Area(200, 200, 2080, 1120)
"""Away from the corner where toasts appear."""
_CARD, _MENU, _FRAMED = 8, 0, 64
"""Pixels around a window that draws its own shadow, around a menu, and around a window with a frame."""

OUTLOOK = (
    "@joe outlook will not open :incident !high 12m\nSince the update on Monday; the splash screen stays."
)
SENT = ("@lena scanner is slow :incident 10m", "#8841 20m rebuilt the mail profile")
HELD = '@gary move the mailbox :"change request" 5m =resolved -- agreed by phone'
RECIPIENTS = (
    "Acme Ltd\nBrigth Harbour\nSam Carter\nRed Ridge\nO'Neill Joinery\nMüller & Söhne\nhelen@acme.example"
)
"""One of them is misspelt, and two people are called Sam Carter."""
OWN_TEMPLATES = {
    "laptop": """title = "New laptop"
[ticket]
type = "Service Request"
category = "Hardware>Laptop"
summary = "Laptop {ask:Serial number} for {user}"
details = "Model: {choose:Model|13 inch|15 inch}"
tags = ["hardware"]
""",
    "vpn": """title = "VPN drops"
[ticket]
type = "Incident"
priority = "High"
category = "Network>VPN"
summary = "VPN drops for {user}"
[time]
spent = "10m"
outcome = "Phone Call"
""",
}
WAITING = "@helen vpn drops every hour :incident 15m"


class Photographer:
    """Takes the pictures of one theme.

    Args:
        album: Where they go.
        theme: `light` or `dark`.
        product: The running app.
        halo: Its server.
    """

    def __init__(self, album: Path, theme: str, product: Product, halo: Witness) -> None:
        self._album = album
        self._theme = theme
        self._product = product
        self._halo = halo

    def take_all(self) -> None:
        """Every window once."""
        park_pointer()
        self._popup("completer", "@jo")
        self._popup("asking", "@sam cannot print :incident", "Return")
        self._popup("template", "/pw @joe ")
        self._popup("questions", "/laptop @priya", "Return")
        self._bulk()
        self._popup("time", "#8841 20m rebuilt the mail profile =resolved")
        self._popup("popup", OUTLOOK)
        before = windows_of_product()
        press("ctrl+Return")
        self._shoot("toast", new_window(before - {active_window()}), _CARD)
        self._day()
        self._fill_outbox()
        open_tray_menu()
        press("alt+o")
        until(lambda: "Outbox" in focused_name(), "the outbox window")
        press("Down")
        park_pointer()
        place(active_window(), _OUTBOX)
        self._shoot("outbox", active_window(), _FRAMED)
        press("Escape")
        open_tray_menu()
        press("alt+a")
        until(lambda: "Templates" in focused_name(), "the template window")
        park_pointer()
        place(active_window(), _TEMPLATES)
        self._shoot("templates", active_window(), _FRAMED)
        press("Escape")
        open_tray_menu()
        press("alt+g")
        until(lambda: "Settings" in focused_name(), "the settings window")
        park_pointer()
        place(active_window(), _SETTINGS)
        self._shoot("settings", active_window(), _FRAMED)
        press("Escape")
        menu = open_tray_menu()
        park_pointer()
        self._shoot("tray", menu, _MENU)
        press("alt+u")
        until(lambda: "About" in focused_name(), "the about window")
        self._shoot("about", active_window(), _FRAMED)

    def _day(self) -> None:
        """The last working day of a technician's week, with help on it that has no ticket yet."""
        self._halo.log_weeks(minutes_west())
        shown = last_working_day()
        gaps = self._product.json("day", "--date", str(shown))["gaps"]
        begins = [datetime.fromisoformat(gap["start"]).astimezone() for gap in gaps if gap["minutes"] > HELP]
        start, end = max(begins), max(begins) + timedelta(minutes=HELP)
        helped = f"{shown} {start:%H:%M}-{end:%H:%M} helped a colleague with VPN"
        self._product.run("log", "--line", helped)
        open_tray_menu()
        press("alt+d")
        until(lambda: "Day ledger" in focused_name(), "the day ledger")
        press(*["Prior"] * (today() - shown).days)
        park_pointer()
        self._shoot("day", active_window(), _FRAMED)
        press("Escape")

    def _bulk(self) -> None:
        """The bulk window, with rows that need a look."""
        self._product.run("popup", "--line", "/outage")
        until(lambda: focused_name() == "QuickTicket", "the popup to have the focus")
        press("ctrl+b")
        until(lambda: "Bulk" in focused_name(), "the bulk window")
        with on_the_clipboard(RECIPIENTS):
            press("ctrl+v")
            until(lambda: "2 need a look" in focused_name(), "the rows")
        place(active_window(), _OUTBOX)
        self._shoot("bulk", active_window(), _FRAMED)
        press("Escape")

    def _popup(self, name: str, line: str, *keys: str) -> None:
        """The popup with a line in it, after some keys."""
        self._product.run("popup", "--line", line)
        until(lambda: focused_name() == "QuickTicket", "the popup to have the focus")
        if keys:
            press(*keys)
        self._shoot(name, active_window(), _CARD)

    def _fill_outbox(self) -> None:
        """Captures in every state that a user may meet."""
        for line in (*SENT, HELD):
            self._product.run("new", "--line", line, "--wait", "20")
        self._halo.misbehave(
            {"kind": "drop_before", "match": {"path": "^/auth/"}},
            {"kind": "drop_before", "match": {"path": "^/api/", "method": "GET"}},
        )
        self._halo.forget_tokens()
        self._product.run("sync")
        self._product.run("new", "--line", WAITING)

    def _shoot(self, name: str, window: str, margin: int) -> None:
        target = self._album / f"{name}-{self._theme}.png"
        picture(target, window, margin=margin, colours=COLOURS)
        print(f"{target}  {target.stat().st_size // 1024} kB", flush=True)


def dress(theme: str) -> None:
    """Gives the desktop a ground and window frames that go with a theme."""
    paint(WALLPAPERS[theme], "hsetroot")
    settings = Path(os.environ["XDG_CONFIG_HOME"], "openbox", "rc.xml")
    settings.parent.mkdir(exist_ok=True)
    frames = f"<theme><name>{FRAMES[theme]}</name><titleLayout>NLC</titleLayout></theme>"
    settings.write_text(f'<openbox_config xmlns="http://openbox.org/3.4/rc">{frames}</openbox_config>')
    subprocess.run(["openbox", "--reconfigure"], check=True, timeout=30)


def main() -> int:
    """Takes every picture in every theme."""
    parser = argparse.ArgumentParser(prog="python -m tests.e2e.screenshots")
    parser.add_argument("--output", type=Path, required=True, metavar="FOLDER", help="where pictures go")
    album: Path = parser.parse_args().output
    for theme in WALLPAPERS:
        dress(theme)
        with tempfile.TemporaryDirectory(prefix="quickticket-pictures-") as folder:
            home = Path(folder)
            (home / "settings.toml").write_text(f'[window]\ntheme = "{theme}"\n', encoding="utf-8")
            (home / "templates").mkdir()
            for name, text in OWN_TEMPLATES.items():
                (home / "templates" / f"{name}.toml").write_text(text, encoding="utf-8")
            with demo_app(home) as (product, halo):
                Photographer(album, theme, product, halo).take_all()
    return 0


if __name__ == "__main__":
    sys.exit(main())
