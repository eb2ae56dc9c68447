"""What tells that somebody leaves the machine and comes back."""

from __future__ import annotations

from enum import StrEnum


class PresenceEvent(StrEnum):
    """What the desktop tells by itself."""

    LOCKED = "locked"
    UNLOCKED = "unlocked"
    ASLEEP = "asleep"
    AWAKE = "awake"
