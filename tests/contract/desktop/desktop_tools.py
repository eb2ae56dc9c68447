"""Drives real programs on the test's X display: the popup program, terminals and key presses."""

from __future__ import annotations

import contextlib
import json
import os
import queue
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from tests.e2e.waiting import PATIENCE, until

_PROGRAM: Final = Path(__file__).with_name("popup_program.py")
_ROOT: Final = Path(__file__).parents[3]


class PopupProgram:
    """The popup program as a process."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process
        self._events: queue.Queue[dict[str, Any]] = queue.Queue()
        threading.Thread(target=self._read, daemon=True).start()
        self.status = self.next("status")

    def _read(self) -> None:
        assert self._process.stdout is not None
        for line in self._process.stdout:
            self._events.put(json.loads(line))

    def next(self, *kinds: str) -> dict[str, Any]:
        """Wait for the next event, which must be one of `kinds`."""
        event = self._events.get(timeout=PATIENCE)
        assert event["event"] in kinds, event
        return event

    def send(self, command: str) -> None:
        """Give the program a command."""
        assert self._process.stdin is not None
        self._process.stdin.write(command + "\n")
        self._process.stdin.flush()

    def press_until_pressed(self, keys: str) -> None:
        """Press keys again and again until the program hears its hotkey."""

        def heard() -> bool:
            xdotool("key", keys)
            return not self._events.empty()

        until(heard, f"{keys} to be heard")
        self.next("pressed")

    def next_text(self, wanted: str) -> None:
        """Wait until the popup's line reads `wanted`, having been nothing but beginnings of it."""
        text = ""
        while text != wanted:
            text = self.next("text")["text"]
            assert wanted.startswith(text), text


@contextlib.contextmanager
def popup_program(keys: str, *options: str) -> Iterator[PopupProgram]:
    """Run the popup program with a hotkey."""
    env = {**os.environ, "PYTHONPATH": str(_ROOT), "QT_QPA_PLATFORM": "xcb"}
    command = [sys.executable, str(_PROGRAM), keys, *options]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=env
    ) as process:
        try:
            yield PopupProgram(process)
        finally:
            process.kill()


@contextlib.contextmanager
def terminal(title: str, typed: Path) -> Iterator[int]:
    """Run an xterm whose typed lines end up in a file; gives its window id once it has the focus."""
    command = ["xterm", "-fn", "fixed", "-T", title, "-e", "sh", "-c", 'cat > "$0"', str(typed)]
    with subprocess.Popen(command, stderr=subprocess.DEVNULL) as process:
        try:
            window = until(lambda: _window_of(process.pid, title), f"the terminal {title!r}")
            wait_until_active(window)
            yield window
        finally:
            process.kill()


def xdotool(*arguments: str) -> str:
    """Run xdotool and give what it prints."""
    return subprocess.run(
        ["xdotool", *arguments], capture_output=True, text=True, check=True, timeout=PATIENCE
    ).stdout


def _window_of(pid: int, title: str) -> int:
    """The visible window of a process, or 0; a window that vanishes meanwhile ends the search."""
    search = ["xdotool", "search", "--onlyvisible", "--pid", str(pid), "--name", title]
    found = subprocess.run(search, capture_output=True, text=True, check=False, timeout=PATIENCE).stdout
    return int(found.split()[0]) if found else 0


def active_window() -> int:
    """The window with the focus; 0 while it passes from one to the next."""
    told = subprocess.run(["xdotool", "getactivewindow"], capture_output=True, text=True, check=False)
    return int(told.stdout or 0)


def wait_until_active(window: int) -> None:
    """Wait until the window manager says that the window has the focus.

    It is asked again and again: `xprop -spy` reads first and listens then, so that a change in between, the
    last one, would never be told.
    """
    until(lambda: active_window() == window, f"window {window:#x} to have the focus")
