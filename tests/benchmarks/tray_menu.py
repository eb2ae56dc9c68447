"""How long the tray menu takes to open, beside a bare menu of the same size, and a key in its search box."""

from __future__ import annotations

import json
import subprocess
import sys

from tests.benchmarks import menu_program
from tests.benchmarks.figures import Figure, Samples, beside, within

FRAME = 1000 / 60


def measure() -> list[Figure]:
    """Both menus in turns, in one process; 500 templates and 500 open tickets behind ours."""
    command = [sys.executable, "-m", menu_program.__name__]
    said = json.loads(subprocess.run(command, capture_output=True, check=True, text=True, timeout=120).stdout)
    ours, bare, keys = (Samples(said[name]) for name in ("ours", "bare", "keys"))
    size = f"{menu_program.ENTRIES} templates and tickets"
    return [
        beside(f"tray menu -> painted, {size}", ours, "bare menu of its size", bare, at_most=1.5),
        within("tray menu -> painted, p95", ours.at(95), "ms", FRAME, "one frame at 60 Hz"),
        within(f"a key in its search, {size}, p95", keys.at(95), "ms", FRAME, "one frame at 60 Hz"),
    ]
