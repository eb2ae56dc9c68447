"""What a person does and sees on the X display: keys, focus, windows, pictures."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Sequence
from pathlib import Path

from tests.e2e.waiting import until

PLAIN = ("-geometry", "60x12+40+420")


def _run(*words: str) -> str:
    return subprocess.run([*words], capture_output=True, text=True, check=False, timeout=30).stdout.strip()


def press(*keys: str) -> None:
    """Presses key combinations as xdotool writes them, such as `ctrl+alt+space`."""
    subprocess.run(["xdotool", "key", "--clearmodifiers", *keys], check=True, timeout=30)


def type_text(text: str) -> None:
    """Types a text, as quickly as X takes it."""
    subprocess.run(["xdotool", "type", "--delay", "1", "--", text], check=True, timeout=60)


def hotkey_then_type(text: str) -> None:
    """Presses the default hotkey and types on at once, in one client, without looking at the screen."""
    words = ["xdotool", "key", "ctrl+alt+space", "type", "--delay", "1", "--", text]
    subprocess.run(words, check=True, timeout=60)


def focused_window() -> str:
    """Id of the window that has the focus, or empty."""
    return _run("xdotool", "getwindowfocus")


def focused_name() -> str:
    """Title of the active window, or empty."""
    return _run("xdotool", "getactivewindow", "getwindowname")


def photograph(target: Path) -> Path:
    """Saves a picture of the whole screen."""
    target.parent.mkdir(parents=True, exist_ok=True)
    subprocess.run(["import", "-window", "root", str(target)], check=True, timeout=30)
    return target


class Terminal:
    """An xterm that writes what is typed into it to a file: the program the technician was in.

    Args:
        folder: Where that file goes.
        title: Of its window.
        looks: Options of xterm.
        shown: What it shows at first.
    """

    def __init__(
        self,
        folder: Path,
        *,
        title: str = "the program before",
        looks: Sequence[str] = PLAIN,
        shown: str = "",
    ) -> None:
        self.typed = folder / "typed-into-xterm.txt"
        self.typed.write_text("", encoding="utf-8")
        self.title = title
        program = ("sh", "-c", 'printf %s "$1"; exec cat > "$0"', str(self.typed), shown)
        self._process = subprocess.Popen(["xterm", "-T", title, *looks, "-e", *program], env=os.environ)
        self.window = until(lambda: _run("xdotool", "search", "--name", f"^{title}$"), "the xterm")
        self.focus()

    def focus(self) -> None:
        """Gives it the focus."""
        activate = ["xdotool", "windowactivate", "--sync", self.window]
        subprocess.run(activate, check=True, capture_output=True, timeout=30)
        until(self.has_focus, "the xterm to have the focus")

    def has_focus(self) -> bool:
        """Whether keys go to it now."""
        return focused_name() == self.title

    def close(self) -> None:
        """Ends it."""
        self._process.terminate()
        self._process.wait(timeout=10)
