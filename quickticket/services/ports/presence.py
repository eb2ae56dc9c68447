"""Whether anybody is at the machine, as far as the desktop tells."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from quickticket.domain.timekeeping.absence import PresenceEvent
    from quickticket.services.signals import Signal


class Presence(Protocol):
    """What shows that somebody leaves and comes back. Causes no wake-up by itself; belongs to the GUI thread.

    Attributes:
        events: Emits at the moment of each change; the same may be told twice.
    """

    events: Signal[PresenceEvent]

    @property
    def blind_spots(self) -> tuple[str, ...]:
        """What cannot be seen here and why, a sentence each; complete once `start` has returned."""
        ...

    def idle_seconds(self) -> float | None:
        """Returns the seconds since the last key or movement in any program; None where nobody tells."""
        ...

    async def start(self) -> None:
        """Begins to listen; what is missing becomes a blind spot, never an error."""
        ...

    async def close(self) -> None:
        """Listens no longer."""
        ...
