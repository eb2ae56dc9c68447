"""When the program was last known to run, in a small file: a machine that was off cannot tell."""

from __future__ import annotations

import logging
from datetime import datetime
from pathlib import Path

log = logging.getLogger(__name__)


class HeartbeatFile:
    """`ports.timers.Heartbeat` in a file; not synced, for a minute more or less is all that can be lost.

    Args:
        path: The file, in a private folder.
    """

    def __init__(self, path: Path) -> None:
        self._path = path

    def beat(self, at: datetime) -> None:
        """See the port."""
        try:
            self._path.write_text(at.isoformat(), encoding="ascii")
        except OSError as error:
            log.warning("%s cannot be written: %s", self._path, error)

    def last(self) -> datetime | None:
        """See the port."""
        try:
            at = datetime.fromisoformat(self._path.read_text(encoding="ascii"))
        except (OSError, ValueError):
            return None
        return at if at.tzinfo is not None else None
