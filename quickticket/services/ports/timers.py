"""Where timers are kept: in the outbox's own file, so that logging one and sending it are one commit."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from quickticket.domain.errors import InvalidInput

if TYPE_CHECKING:
    from datetime import datetime

    from quickticket.domain.ids import TimerId
    from quickticket.domain.timekeeping.timer import Timer


@dataclass(frozen=True, slots=True)
class TimerChange:
    """A change of some timers, committed as one.

    Attributes:
        kept: New ones, or their new state.
        gone: Logged or given up.
    """

    kept: tuple[Timer, ...] = ()
    gone: tuple[TimerId, ...] = ()


NO_TIMERS = TimerChange()
"""Nothing changes."""


class Heartbeat(Protocol):
    """When the program was last known to run while a timer did."""

    def beat(self, at: datetime) -> None:
        """It runs at this moment, aware UTC. What goes wrong is logged: it costs a minute's certainty."""
        ...

    def last(self) -> datetime | None:
        """The last moment, or None when none is known."""
        ...


class TimerStore(Protocol):
    """Timers, durable. Every method raises `StorageError` (`StorageFull` when the disk is full)."""

    async def timers(self) -> tuple[Timer, ...]:
        """All of them, oldest first."""
        ...

    async def change_timers(self, change: TimerChange) -> None:
        """Commits a change; when this returns it survives power loss.

        Raises:
            InvalidInput: One that shall go is gone already: another process has logged it. Nothing changes.
        """
        ...


def gone_already() -> InvalidInput:
    """Why a timer that somebody still sees cannot be changed or logged."""
    return InvalidInput(
        "That time is logged already, or was given up.", "`quickticket timer list` shows what there is."
    )
