"""Presence where nothing can be seen of it."""

from __future__ import annotations

from quickticket.domain.timekeeping.absence import PresenceEvent
from quickticket.services.signals import Signal


class NullPresence:
    """`Presence` that sees nobody leave.

    Args:
        reason: Why, in a sentence.
    """

    def __init__(self, reason: str) -> None:
        self.events: Signal[PresenceEvent] = Signal()
        self.blind_spots = (reason,)

    def idle_seconds(self) -> float | None:
        """Nobody tells."""
        return None

    async def start(self) -> None:
        """There is nothing to listen to."""

    async def close(self) -> None:
        """There is nothing to end."""
