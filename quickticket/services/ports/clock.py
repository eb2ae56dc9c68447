"""Time, as the services see it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from datetime import datetime, tzinfo

    from quickticket.domain.timekeeping.timer import Clocks


class Clock(Protocol):
    """Wall time, monotonic time and waiting."""

    def now(self) -> datetime:
        """Returns the wall time, aware UTC."""
        ...

    @property
    def zone(self) -> tzinfo:
        """The zone that the user lives in, with its rules: any day's offset, not only today's."""
        ...

    def monotonic(self) -> float:
        """Returns seconds that never go back."""
        ...

    def clocks(self) -> Clocks:
        """Looks at the wall clock and at the machine's own at once."""
        ...

    async def sleep(self, seconds: float) -> None:
        """Waits `seconds`; 0 gives the loop one turn."""
        ...
