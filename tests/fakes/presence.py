"""Presence as a test says it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quickticket.services.signals import Signal

if TYPE_CHECKING:
    from quickticket.domain.timekeeping.absence import PresenceEvent


class FakePresence:
    """`ports.presence.Presence` by hand.

    Attributes:
        idle: What `idle_seconds` says.
        looks: How often it was asked.
    """

    blind_spots: tuple[str, ...] = ()

    def __init__(self) -> None:
        self.events: Signal[PresenceEvent] = Signal()
        self.idle: float | None = 0.0
        self.looks = 0

    def idle_seconds(self) -> float | None:
        self.looks += 1
        return self.idle

    async def start(self) -> None:
        pass

    async def close(self) -> None:
        pass
