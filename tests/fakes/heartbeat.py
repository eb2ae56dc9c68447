"""A heartbeat in memory."""

from __future__ import annotations

from datetime import datetime


class FakeHeartbeat:
    """`ports.timers.Heartbeat` without a disk."""

    def __init__(self) -> None:
        self.at: datetime | None = None

    def beat(self, at: datetime) -> None:
        self.at = at

    def last(self) -> datetime | None:
        return self.at
