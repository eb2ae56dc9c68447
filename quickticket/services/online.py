"""Whether Halo can be reached, as the requests themselves show; nothing is ever sent just to find out.

While something waits in the outbox, one of its writes is the probe: a refused connection proves that
nothing was sent. Else the next sync tells.
"""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

from quickticket.domain.errors import NotSent, NotSignedIn, Offline, QuickTicketError, RateLimited, Refused
from quickticket.services.backoff import when_busy, when_offline
from quickticket.services.signals import Signal

if TYPE_CHECKING:
    from collections.abc import Callable

    from quickticket.services.ports.clock import Clock


class Online:
    """Shared by all who ask Halo: they look at `wait` first and `note` what came of it.

    Attributes:
        changed: Emits `is_online` when anything here changes for the better or the worse.
        is_online: The last attempt reached Halo; True until one did not.
        needs_sign_in: Halo wants a new sign-in before it answers anything.
        steady: The last attempt got an answer: several requests at a time are welcome.

    Args:
        clock: Counts the waits.
        chance: 0.0 to 1.0, spreads the waits.
    """

    def __init__(self, clock: Clock, chance: Callable[[], float] = random.random) -> None:
        self.changed: Signal[bool] = Signal()
        self.is_online = True
        self.needs_sign_in = False
        self.steady = False
        self._clock = clock
        self._chance = chance
        self._failures = 0
        self._busy = False
        self._closed_until = 0.0

    @property
    def wait(self) -> float:
        """Seconds until the next request may be made; 0 when one may be made now."""
        return max(0.0, self._closed_until - self._clock.monotonic())

    def note(self, error: QuickTicketError | None) -> None:
        """Takes in how a request ended: None for an answer, else the error."""
        match error:
            case None | Refused():
                self._answered()
            case NotSignedIn():
                self.needs_sign_in = True
                self.changed.emit(self.is_online)
            case NotSent():
                self._closed(error)
            case _:  # lost or unreadable: says nothing about the way there
                pass

    def try_now(self) -> None:
        """The user wants it now: forgets a missing network or sign-in, but never that Halo is busy."""
        self.needs_sign_in = False
        if not self._busy:
            self._closed_until = 0.0
        self.changed.emit(self.is_online)

    def _answered(self) -> None:
        if self.steady and not self.needs_sign_in:
            return
        self.is_online = self.steady = True
        self.needs_sign_in = self._busy = False
        self._failures = 0
        self._closed_until = 0.0
        self.changed.emit(True)

    def _closed(self, error: NotSent) -> None:
        self._failures += 1
        self.steady = False
        self._busy = isinstance(error, RateLimited)
        self.is_online = not isinstance(error, Offline)
        seconds = (
            when_busy(self._failures, error.retry_after)
            if isinstance(error, RateLimited)
            else when_offline(self._failures, self._chance())
        )
        self._closed_until = max(self._closed_until, self._clock.monotonic() + seconds)
        self.changed.emit(self.is_online)
