"""Measures everything and prints one table: `python -m tests.benchmarks [NAME...]`; wants a quiet machine."""

from __future__ import annotations

import importlib
import sys
import traceback

from tests.benchmarks.figures import Figure, not_measured, table

PARTS = (
    "hotkey",
    "customer_box",
    "start",
    "one_ticket",
    "durable",
    "full_sync",
    "idle_requests",
    "templates",
    "tray_menu",
)
"""Each name is a module here with `measure() -> list[Figure]`; those who look at the screen come first."""


def main(names: list[str]) -> int:
    """Returns 0, or 1 when something could not be measured; a target that is missed is no failure."""
    figures: list[Figure] = []
    for name in names or PARTS:
        print(f"measuring {name} ...", file=sys.stderr, flush=True)
        try:
            figures += importlib.import_module(f"tests.benchmarks.{name}").measure()
        except Exception as error:  # noqa: BLE001 - a barrier: the other figures are wanted all the same
            traceback.print_exc()
            figures.append(not_measured(name.replace("_", " "), f"{type(error).__name__}, see above"))
    print(table(figures))
    return int(any(figure.value == "not measured" for figure in figures))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
