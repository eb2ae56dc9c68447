"""How long a start takes until the tray icon is there, and what the app costs while nobody uses it."""

from __future__ import annotations

import contextlib
import re
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from threading import Event
from time import perf_counter

from tests.benchmarks.desk import installed
from tests.benchmarks.eye import Eye, until
from tests.benchmarks.figures import Figure, Samples, beside, within
from tests.e2e.product import COMMAND, Product

ROUNDS = 5
_BEFORE_IDLE = 20.0
_IDLE = 40
"""Seconds: twice the longest time between two looks of the app, which come in bursts."""
_BARE = (sys.executable, "-m", "tests.benchmarks.bare_tray")
_OURS = (*COMMAND, "run", "--hidden")
_WAKING = re.compile(r"^voluntary_ctxt_switches:\s+(\d+)$", re.MULTILINE)
_PSS = re.compile(r"^Pss:\s+(\d+) kB$", re.MULTILINE)
_RSS = re.compile(r"^Rss:\s+(\d+) kB$", re.MULTILINE)


def measure() -> list[Figure]:
    """Starts the product, its first sync long done, and the bare tray app in turns; then lets both idle."""
    with installed() as product:
        product.start()
        product.synced()
        product.quit()
        eye = Eye()
        ours, bare = [], []
        for _ in range(ROUNDS):
            ours.append(_start_and_end(eye, _OURS, product.environ))
            bare.append(_start_and_end(eye, _BARE, product.environ))
        what = "start -> tray icon docked"
        return [
            beside(what, Samples(ours), "bare PySide6 tray app", Samples(bare), at_most=1.8),
            *_idle(product),
        ]


def _start_and_end(eye: Eye, command: tuple[str, ...], environ: Mapping[str, str]) -> float:
    """Returns milliseconds from the start of the process to its icon in the tray."""
    before = eye.tray_icons()
    begin = perf_counter()
    process = subprocess.Popen(command, env=environ)
    try:
        docked = until("the tray icon", lambda: eye.tray_icons() > before, seconds=30)
        Event().wait(0.5)  # whatever else the start does shall not be cut off in the middle
    finally:
        process.terminate()
        process.wait()
    until("the icon to go", lambda: eye.tray_icons() <= before)
    return (docked - begin) * 1000


def _idle(product: Product) -> list[Figure]:
    ours = subprocess.Popen(_OURS, env=product.environ)
    bare = subprocess.Popen(_BARE, env=product.environ)
    try:  # side by side, so that both have the same neighbours to share pages with
        Event().wait(_BEFORE_IDLE)
        counts = _Wakings(ours.pid), _Wakings(bare.pid)
        for _ in range(_IDLE):
            Event().wait(1)
            for count in counts:
                count.look()
        woken = [count.total / _IDLE for count in counts]
        resident, bare_resident = _memory(ours.pid, _RSS), _memory(bare.pid, _RSS)
        shares = f"{_memory(ours.pid, _PSS):.0f} and {_memory(bare.pid, _PSS):.0f} MB"
        peer = f"bare app {bare_resident:.0f} MB; shared pages split: {shares}"
        return [
            within("resident memory, idle", resident, "MB", 100, peer),
            within("wake-ups, idle", woken[0], "per s", 1, f"bare app {woken[1]:.1f} per s"),
        ]
    finally:
        for process in (ours, bare):
            process.terminate()
            process.wait()


class _Wakings:
    """How often the threads of a process went to sleep and were woken; threads that end count too."""

    def __init__(self, pid: int) -> None:
        self._tasks = Path(f"/proc/{pid}/task")
        self._seen = self._read()
        self.total = 0

    def look(self) -> None:
        """Adds what came since the last look."""
        now = self._read()
        self.total += sum(count - self._seen.get(thread, 0) for thread, count in now.items())
        self._seen = now

    def _read(self) -> dict[str, int]:
        counts = {}
        for state in self._tasks.glob("*/status"):
            with contextlib.suppress(OSError):  # a thread that ends while it is looked at
                if found := _WAKING.search(state.read_text()):
                    counts[state.parent.name] = int(found[1])
        return counts


def _memory(pid: int, kind: re.Pattern[str]) -> float:
    found = kind.search(Path(f"/proc/{pid}/smaps_rollup").read_text())
    assert found is not None
    return int(found[1]) / 1024
