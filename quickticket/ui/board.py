"""How the program stands, as every presenter sees it: `services.status.StatusBoard`, or a fake of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from quickticket.services.signals import Signal
    from quickticket.services.status import Status


class Board(Protocol):
    """The latest status, and word of every change."""

    @property
    def current(self) -> Status:
        """How things stand now."""
        ...

    @property
    def changed(self) -> Signal[Status]:
        """Emits every new status."""
        ...
