"""What the tray shows and what its entries do."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from quickticket.services.tray_state import TrayState

if TYPE_CHECKING:
    from collections.abc import Callable

    from quickticket.domain.ids import TicketId


@dataclass(frozen=True, slots=True)
class Entry:
    """A ticket in a submenu."""

    ticket_id: TicketId
    text: str


@dataclass(frozen=True, slots=True)
class TrayMenu:
    """Everything the tray shows.

    Attributes:
        hotkey: Of the popup, empty when none is bound.
        outbox: The outbox entry with its counts.
    """

    state: TrayState = TrayState.IDLE
    tooltip: str = "QuickTicket"
    hotkey: str = ""
    recent: tuple[Entry, ...] = ()
    mine: tuple[Entry, ...] = ()
    outbox: str = "Outbox"
    paused: bool = False


@dataclass(frozen=True, slots=True)
class TrayActions:
    """What entries do: each is a call into the rest of the program."""

    new_ticket: Callable[[str | None], None]
    open_ticket: Callable[[TicketId], None]
    copy: Callable[[str], None]
    show_outbox: Callable[[], None]
    sync_now: Callable[[], None]
    pause: Callable[[bool], None]
    show_about: Callable[[], None]
    quit: Callable[[], None]
