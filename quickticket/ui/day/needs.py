"""What the day ledger's window needs of services and other windows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable
    from datetime import date

    from quickticket.domain.ids import CaptureId, TicketId, TimerId
    from quickticket.domain.timekeeping.timer import Timer
    from quickticket.services.day.ledger import Ledger


class Book(Protocol):
    """`services.day.book.DayBook`."""

    def today(self) -> date:
        """The day that it is."""
        ...

    async def read(self, day: date) -> Ledger:
        """The ledger of a day, from what is known by now. Raises `StorageError`."""
        ...

    def fresh(self, day: date) -> bool:
        """Whether Halo need not be asked about the week of a day now."""
        ...

    async def look(self, day: date) -> None:
        """Asks Halo about the week of a day."""
        ...


class Files(Protocol):
    """Files that the user chose."""

    async def write(self, path: str, text: str) -> None:
        """Writes one. Raises `StorageError`."""
        ...


@dataclass(frozen=True, slots=True)
class DayActions:
    """What leads elsewhere: nothing is sent from the window, everything goes through the popup.

    Attributes:
        open_popup: Opens it with a line.
        log_timer: Opens it with the time of a timer; one that has not stopped is stopped first.
        edit: Opens it with a capture.
        open_ticket: Shows a ticket in the browser.
        discard: Gives kept time up, and returns it. Raises `QuickTicketError`.
        keep: Keeps it again. Raises likewise.
    """

    open_popup: Callable[[str], None]
    log_timer: Callable[[TimerId], None]
    edit: Callable[[CaptureId], None]
    open_ticket: Callable[[TicketId], None]
    discard: Callable[[TimerId], Awaitable[Timer]]
    keep: Callable[[Timer], Awaitable[None]]
