"""The program's share of the requests that the whole tenant has (NOTES 3: 700 in 300 s)."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from quickticket.domain.errors import RateLimited

if TYPE_CHECKING:
    from quickticket.services.ports.clock import Clock

BACK_OFF_STEP = 15.0
BACK_OFF_LIMIT = 60.0


class Lane(Enum):
    """Who is waiting for the answer."""

    INTERACTIVE = "interactive"
    """A person, or a capture: never queued; told at once when Halo cannot take it."""
    BACKGROUND = "background"
    """Reference data: waits for its turn."""


@dataclass(frozen=True, slots=True)
class Share:
    """How many requests may leave in any `seconds`: in all, and of them in the background.

    The default leaves a fifth of the tenant's 700 to others whatever happens, and reference data takes no
    more than a fifth (design 8).
    """

    total: int = 560
    background: int = 140
    seconds: float = 300.0


UNLIMITED = Share(total=10**9, background=10**9)
"""For benchmarks against a server of one's own."""


class Allowance:
    """Counts requests in a sliding window: the share holds in every window and not only on average."""

    def __init__(self, clock: Clock, share: Share) -> None:
        self._clock = clock
        self._share = share
        self._sent: deque[float] = deque()
        self._sent_in_background: deque[float] = deque()
        self._closed_until = 0.0
        self._refusals = 0

    async def take(self, lane: Lane) -> None:
        """Counts one request that leaves now; in the background, waits until it may.

        Raises:
            RateLimited: an interactive request may not leave now; nothing was sent.
        """
        while (wait := self._wait(lane)) > 0:
            if lane is Lane.INTERACTIVE:
                raise RateLimited("Halo takes no more requests for the moment.", wait)
            await self._clock.sleep(wait)
        now = self._clock.monotonic()
        self._sent.append(now)
        if lane is Lane.BACKGROUND:
            self._sent_in_background.append(now)

    def refused(self, retry_after: float | None) -> float:
        """Notes a 429: everybody waits. Without a word from Halo 15, 30, 45, 60 s (NOTES 3).

        Returns:
            Seconds to wait.
        """
        self._refusals += 1
        wait = retry_after if retry_after is not None else min(BACK_OFF_STEP * self._refusals, BACK_OFF_LIMIT)
        self._closed_until = max(self._closed_until, self._clock.monotonic() + wait)
        return wait

    def accepted(self) -> None:
        """Notes that Halo took a request: the next 429 starts with the short wait again."""
        self._refusals = 0

    def _wait(self, lane: Lane) -> float:
        now = self._clock.monotonic()
        waits = [self._closed_until - now, self._until_free(self._sent, self._share.total, now)]
        if lane is Lane.BACKGROUND:
            waits.append(self._until_free(self._sent_in_background, self._share.background, now))
        return max(waits)

    def _until_free(self, sent: deque[float], most: int, now: float) -> float:
        while sent and sent[0] <= now - self._share.seconds:
            sent.popleft()
        return 0.0 if len(sent) < most else sent[0] + self._share.seconds - now
