"""Gives a Qt program the lines of its standard input, as they come."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable

from PySide6.QtCore import QSocketNotifier


class LineReader:
    """Reads past Python's own buffer, in which a second line would wait unseen.

    Args:
        line: Is given each line.
        end: Is called at the end of the input.
    """

    def __init__(self, line: Callable[[str], None], end: Callable[[], None]) -> None:
        self._line = line
        self._end = end
        self._input = sys.stdin.fileno()
        self._notifier = QSocketNotifier(self._input, QSocketNotifier.Type.Read)
        self._notifier.activated.connect(self._read)

    def _read(self) -> None:
        came = os.read(self._input, 4096).decode()
        for line in came.splitlines():
            self._line(line)
        if not came:
            self.close()
            self._end()

    def close(self) -> None:
        """Reads no more."""
        self._notifier.setEnabled(False)
