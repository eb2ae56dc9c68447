"""Halo's allowance: so many requests within the last 300 seconds (NOTES 3)."""

from __future__ import annotations

from collections import deque
from datetime import datetime, timedelta

WINDOW = timedelta(seconds=300)


class RateLimit:
    """Counts requests in a rolling window."""

    def __init__(self) -> None:
        self._seen: deque[datetime] = deque()

    def admit(self, now: datetime, limit: int | None) -> bool:
        """Whether a request is within the limit, None being no limit; it counts only if it is."""
        while self._seen and now - self._seen[0] >= WINDOW:
            self._seen.popleft()
        if limit is not None and len(self._seen) >= limit:
            return False
        self._seen.append(now)
        return True
