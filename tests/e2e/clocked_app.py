"""The real app on a clock that a test moves: `python -m tests.e2e.clocked_app FILE`.

FILE holds two numbers: seconds that both clocks are ahead of the system's, and how many of them the machine
slept.
"""

from __future__ import annotations

import sys
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from quickticket.bootstrap.app import run_app
from quickticket.services.clock import SystemClock

if TYPE_CHECKING:
    from quickticket.domain.timekeeping.timer import Clocks


class MovedClock(SystemClock):
    """`SystemClock`, as far ahead as a file says.

    Args:
        file: Read at every look.
    """

    def __init__(self, file: Path) -> None:
        super().__init__()
        self._file = file

    def now(self) -> datetime:
        """See `Clock`."""
        return super().now() + timedelta(seconds=self._moved[0])

    def clocks(self) -> Clocks:
        """See `Clock`."""
        ahead, slept = self._moved
        clocks = super().clocks()
        return replace(clocks, ticks=clocks.ticks + ahead, slept=clocks.slept + slept)

    @property
    def _moved(self) -> tuple[float, float]:
        ahead, slept = self._file.read_text(encoding="ascii").split()
        return float(ahead), float(slept)


if __name__ == "__main__":
    sys.exit(run_app(None, clock=MovedClock(Path(sys.argv[1]))))
