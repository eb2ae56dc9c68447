"""The demo without a display: a person's tour of the running app, each step proven by the server.

`python -m tests.e2e.tour --output FOLDER`, on a private desktop (`python -m tests.session`).
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from tests.e2e.demo_app import demo_app
from tests.e2e.desk import paint
from tests.e2e.screen import Terminal, photograph
from tests.e2e.tour_scene import Scene
from tests.e2e.tour_steps import (
    ambiguous,
    complete,
    create,
    last_look,
    log_time,
    log_with_it,
    lost_answer,
    mandatory,
    offline,
    open_in_halo,
    refused,
    start,
    tray,
)
from tests.e2e.tour_templates import bulk, password_reset, questions
from tests.e2e.tour_time import day_ledger, drive_by, forgotten_timer, late_evening

WALLPAPER = "#b4c2d6"
_PROMPT = "sam@acme-dc01:~$ "
_SHOWN = f"""{_PROMPT}df -h /srv/mail
Filesystem      Size  Used Avail Use% Mounted on
/dev/sdb1       500G  341G  134G  72% /srv/mail
{_PROMPT}systemctl is-active dovecot postfix
active
active
{_PROMPT}"""
_LOOKS = (
    *("-geometry", "88x19+60+366", "-fa", "DejaVu Sans Mono", "-fs", "10", "-b", "8"),
    *("-bg", "#1f2530", "-fg", "#d5dae3", "-cr", "#7aa2f7"),
)


STEPS: tuple[Callable[[Scene], str], ...] = (
    *(start, complete, create, log_with_it, open_in_halo, ambiguous, mandatory),
    *(password_reset, questions, bulk, log_time, forgotten_timer, drive_by, late_evening, day_ledger),
    *(offline, lost_answer, refused, tray, last_look),
)


def main() -> int:
    """Walks through every step; returns 0 when all of them were proven."""
    parser = argparse.ArgumentParser(prog="python -m tests.e2e.tour")
    parser.add_argument("--output", type=Path, required=True, metavar="FOLDER", help="where pictures go")
    album: Path = parser.parse_args().output
    for old in album.glob("*.png"):
        old.unlink()
    started = time.monotonic()
    paint(WALLPAPER)
    with tempfile.TemporaryDirectory(prefix="quickticket-tour-") as folder:
        home = Path(folder)
        terminal = Terminal(home, title="sam@acme-dc01: ~", looks=_LOOKS, shown=_SHOWN)
        try:
            with demo_app(home) as (product, halo):
                proven = _walk(Scene(product, halo, terminal, album))
        except AssertionError as error:
            proven = False
            print(f"The demo did not start. {error}")
        finally:
            terminal.close()
    if proven:
        print(f"All {len(STEPS)} steps are proven, in {time.monotonic() - started:.0f} s. Pictures: {album}/")
    return 0 if proven else 1


def _walk(scene: Scene) -> bool:
    for number, step in enumerate(STEPS, start=1):
        did = (step.__doc__ or "").rstrip(".")
        try:
            proof = step(scene)
        except AssertionError as error:
            print(f"{number:2}. {did}  =>  FAILED")
            print(f"    {error}")
            print(f"    How it looked: {photograph(scene.album / 'failed.png')}. The outbox:")
            print(scene.product.run("outbox", "list").stdout)
            return False
        print(f"{number:2}. {did}  =>  {proof}", flush=True)
    return True


if __name__ == "__main__":
    sys.exit(main())
