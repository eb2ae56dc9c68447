"""The desk around the product: its wallpaper, its tray, its windows, and pictures that show them well."""

from __future__ import annotations

import re
import subprocess
from dataclasses import dataclass
from pathlib import Path

from tests.e2e.waiting import until

_SECONDS = 30.0


@dataclass(frozen=True, slots=True)
class Area:
    """A part of the screen, in pixels."""

    x: int
    y: int
    width: int
    height: int

    def grown(self, margin: int) -> Area:
        """With so much more on every side."""
        return Area(self.x - margin, self.y - margin, self.width + 2 * margin, self.height + 2 * margin)

    def __str__(self) -> str:
        return f"{self.width}x{self.height}{self.x:+}{self.y:+}"


def paint(colour: str, tool: str = "xsetroot") -> None:
    """Paints the screen behind all windows; under a compositor `hsetroot` has to do it."""
    _run(tool, "-solid", colour)


def windows_of_product() -> frozenset[str]:
    """Ids of its windows that can be seen, tray icon included."""
    return frozenset(_run("xdotool", "search", "--onlyvisible", "--class", "^quickticket$").split())


def new_window(before: frozenset[str]) -> str:
    """Waits for one more window than `before` and returns its id."""
    return min(until(lambda: windows_of_product() - before, "another window"))


def active_window() -> str:
    """Id of the window that the window manager calls active."""
    return _run("xdotool", "getactivewindow")


def area_of(window: str) -> Area:
    """Where a window is, without the frame that the window manager put around it."""
    said = _run("xwininfo", "-id", window)
    found = {
        name: int(re.search(rf"{name}:\s+(-?\d+)", said)[1])  # type: ignore[index]
        for name in ("Absolute upper-left X", "Absolute upper-left Y", "Width", "Height")
    }
    return Area(*found.values())


def click_near_bottom(window: str, right: int, up: int) -> None:
    """Clicks that many pixels from a window's left edge and above its lower one."""
    area = area_of(window)
    _run("xdotool", "mousemove", str(area.x + right), str(area.y + area.height - up), "click", "1")


def open_tray_menu() -> str:
    """Clicks the tray icon with the right button and returns the id of the menu's window."""
    before = windows_of_product()
    [bar] = until(lambda: _run("xdotool", "search", "--onlyvisible", "--name", "^panel$").split(), "the tray")
    middle = area_of(bar)
    _run(
        *("xdotool", "mousemove", "--window", bar, str(middle.width // 2), str(middle.height // 2)),
        *("click", "3"),
    )
    return new_window(before)


def park_pointer() -> None:
    """Takes the pointer to where it covers nothing and nothing lights up under it."""
    _run("xdotool", "mousemove", "1", "1")


def place(window: str, area: Area) -> None:
    """Moves a window and gives it another size."""
    _run("xdotool", "windowsize", window, str(area.width), str(area.height))
    _run("xdotool", "windowmove", window, str(area.x), str(area.y))


def picture(target: Path, window: str | None = None, *, margin: int = 0, colours: int | None = None) -> Path:
    """Saves the screen, or a window and what is around it, once it stands still.

    Args:
        target: A PNG file.
        window: Which window; None means the whole screen.
        margin: So many pixels around the window.
        colours: At most so many, which makes a small file.
    """
    seen = b""

    def still() -> bool:
        nonlocal seen
        before, seen = seen, _shot(None if window is None else area_of(window).grown(margin))
        return seen == before

    until(still, "the screen to stand still")
    reduce = [] if colours is None else ["+dither", "-colors", str(colours)]
    target.parent.mkdir(parents=True, exist_ok=True)
    subprocess.run(
        ["convert", "png:-", *reduce, "-strip", str(target)], input=seen, check=True, timeout=_SECONDS
    )
    return target


def _shot(area: Area | None) -> bytes:
    crop = [] if area is None else ["-crop", str(area), "+repage"]
    command = [
        "import",
        "-silent",
        "-window",
        "root",
        *crop,
        "-define",
        "png:exclude-chunk=date,time",
        "png:-",
    ]
    return subprocess.run(command, capture_output=True, check=True, timeout=_SECONDS).stdout


def _run(*words: str) -> str:
    return subprocess.run(
        [*words], capture_output=True, text=True, check=False, timeout=_SECONDS
    ).stdout.strip()
