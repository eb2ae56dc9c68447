"""From a key to the popup and from Enter back to work, seen from outside, beside a bare window."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from string import ascii_lowercase
from threading import Event
from time import perf_counter

from tests.benchmarks import bare_window
from tests.benchmarks.desk import HOTKEY, Desk, at_work
from tests.benchmarks.durable import LINE, bare_commit, bare_database
from tests.benchmarks.eye import NotSeen, Portrait, until
from tests.benchmarks.figures import Figure, Samples, beside

ROUNDS = 50
TRIES = 100
_COMMANDS = 15
_SUBMITS = 20
_SETTLED = 0.4
_POPUP = str(Path(sys.executable).with_name("quickticket"))


def measure() -> list[Figure]:
    """Hotkey, typed keys, `quickticket popup`, Enter."""
    with at_work() as desk:
        popup = _portrait(desk, HOTKEY)
        with _bare_window(desk, popup) as bare:
            ours, floor, floor_hides = _hotkeys(desk, popup, bare)
        shown = beside("hotkey -> popup painted, focused", ours, "bare X client", floor, at_most=2.5)
        return [
            shown,
            _keys_arrive(desk, popup),
            _command(desk, popup, ours),
            *_enter(desk, popup, floor_hides),
        ]


def _portrait(desk: Desk, hotkey: str) -> Portrait:
    """Opens a window for the first time and learns how it looks."""
    desk.eye.press(hotkey)
    until("the window to open", lambda: desk.eye.focus() not in (desk.former, 0, 1, desk.eye.root))
    Event().wait(_SETTLED)
    portrait = Portrait.of(desk.eye, desk.eye.focus())
    desk.eye.press("Escape")
    desk.back(portrait.window)
    return portrait


@contextmanager
def _bare_window(desk: Desk, popup: Portrait) -> Iterator[Portrait]:
    area = popup.area
    command = [sys.executable, "-m", bare_window.__name__]
    command += map(str, (area.x, area.y, area.width, area.height))
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout is not None
            process.stdout.readline()
            yield _portrait(desk, bare_window.HOTKEY)
        finally:
            process.terminate()


def _hotkeys(desk: Desk, popup: Portrait, bare: Portrait) -> tuple[Samples, Samples, Samples]:
    """Opens both windows in turns; the third samples say how long the bare one takes to go on Escape."""
    ours, floor, hides = [], [], []
    for _ in range(ROUNDS):
        ours.append(_open(desk, HOTKEY, popup))
        _hide(desk, popup)
        floor.append(_open(desk, bare_window.HOTKEY, bare))
        hides.append(_hide(desk, bare))
    return Samples(ours), Samples(floor), Samples(hides)


def _open(desk: Desk, hotkey: str, window: Portrait) -> float:
    begin = perf_counter()
    desk.eye.press(hotkey)
    return (until("the window to be painted", lambda: window.is_on_screen(desk.eye)) - begin) * 1000


def _hide(desk: Desk, window: Portrait) -> float:
    return _press_and_hide(desk, window, "Escape")


def _press_and_hide(desk: Desk, window: Portrait, key: str) -> float:
    begin = perf_counter()
    desk.eye.press(key)
    hidden = until("the window to go", lambda: not desk.eye.is_viewable(window.window))
    desk.back(window.window)
    return (hidden - begin) * 1000


def _keys_arrive(desk: Desk, popup: Portrait) -> Figure:
    """Presses the hotkey and types on at once; whoever types blind must not lose a letter."""
    arrived = 0
    for number in range(TRIES):
        text = f"abc{ascii_lowercase[number // 26]}{ascii_lowercase[number % 26]}"
        desk.eye.press(HOTKEY, *text)
        try:
            until("the letters", lambda text=text: _line(desk) == text, seconds=2)  # type: ignore[misc]
            arrived += 1
        except NotSeen:
            pass
        desk.eye.press("Control_L+a", "BackSpace")
        until("an empty line", lambda: _line(desk) == "")
        _hide(desk, popup)
    what, wish = "  keys typed right after it arrive", f"{TRIES} of {TRIES}"
    return Figure(what, f"{arrived} of {TRIES}", target=wish, met=arrived == TRIES)


def _line(desk: Desk) -> str:
    line: str = desk.ask("status")["popup"]["line"]
    return line


def _command(desk: Desk, popup: Portrait, hotkey: Samples) -> Figure:
    """The way of a desktop shortcut, where hotkeys are refused."""
    ours, empty = [], []
    for _ in range(_COMMANDS):
        begin = perf_counter()
        process = subprocess.Popen([_POPUP, "popup"], env=desk.product.environ)
        shown = until("the popup", lambda: popup.is_on_screen(desk.eye))
        ours.append((shown - begin) * 1000)
        process.wait()
        _hide(desk, popup)
        begin = perf_counter()
        subprocess.run([sys.executable, "-c", "pass"], check=True)
        empty.append((perf_counter() - begin) * 1000)
    allowed = Samples([2 * Samples(empty).median + hotkey.median])
    peer = f"2 x empty Python ({Samples(empty)}) + hotkey"
    return beside("`quickticket popup` -> painted", Samples(ours), peer, allowed, at_most=1)


def _enter(desk: Desk, popup: Portrait, hides: Samples) -> list[Figure]:
    """Enter hides the popup only after the commit, so the moment it goes is the moment it is safe."""
    ours, commits = [], []
    before = _captures(desk)
    with closing(bare_database(desk.product.home / "bare.db")) as bare:
        for _ in range(_SUBMITS):
            desk.ask("popup", line=LINE)
            until("the popup", lambda: desk.eye.focus() == popup.window)
            Event().wait(_SETTLED)
            ours.append(_press_and_hide(desk, popup, "Return"))
            commits.append(bare_commit(bare))
    made = _captures(desk) - before
    if made != _SUBMITS:
        raise NotSeen(f"{_SUBMITS} times Enter made {made} captures")
    floor = Samples([Samples(commits).median + hides.median])
    peer = f"a commit, FULL sync ({Samples(commits)}) + a bare window's Escape -> hidden ({hides})"
    return [
        beside("Enter -> durable, popup hidden", Samples(ours), peer, floor, at_most=1.5),
        Figure(
            "  longest frame meanwhile", "n/a", "frames cannot be seen from outside", target="at most 16 ms"
        ),
    ]


def _captures(desk: Desk) -> int:
    return sum(desk.ask("status")["outbox"].values())
