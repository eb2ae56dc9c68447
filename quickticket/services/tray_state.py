"""The one thing the tray icon says, and the rule that chooses it."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from quickticket.services.ports.store import OutboxCounts


class TrayState(StrEnum):
    """The one thing the tray icon says."""

    IDLE = "idle"
    TIMING = "timing"
    SENDING = "sending"
    ATTENTION = "attention"
    OFFLINE = "offline"
    PAUSED = "paused"


def tray_state(
    counts: OutboxCounts, *, online: bool, paused: bool, blocked: bool, timing: bool = False
) -> TrayState:
    """Returns what matters most: what waits for the user stays visible until it is dealt with.

    Args:
        counts: The outbox.
        online: Halo can be reached.
        paused: Nothing is sent by the user's wish.
        blocked: Nothing can be sent or recorded at all until the user acts.
        timing: A timer runs.
    """
    if counts.held or counts.unconfirmed or blocked:
        return TrayState.ATTENTION
    if paused:
        return TrayState.PAUSED
    if not online:
        return TrayState.OFFLINE
    if counts.waiting:
        return TrayState.SENDING
    return TrayState.TIMING if timing else TrayState.IDLE
