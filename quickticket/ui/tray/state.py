"""What the tray shows and what its entries do."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from quickticket.services.tray_state import TrayState

if TYPE_CHECKING:
    from collections.abc import Callable

    from quickticket.domain.ids import TicketId, TimerId
    from quickticket.domain.timekeeping.timer import TimerState
    from quickticket.ui.toasts.presenter import ToastAction


@dataclass(frozen=True, slots=True)
class TicketEntry:
    """A ticket in a submenu.

    Attributes:
        id: Its number.
        name: Number, summary and customer, in one line.
    """

    id: TicketId
    name: str


@dataclass(frozen=True, slots=True)
class TemplateEntry:
    """A template in the submenu.

    Attributes:
        id: Its name.
        name: What lists call it.
    """

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class TimerEntry:
    """A timer in the submenu.

    Attributes:
        id: Its id.
        name: Its minutes, and what it is for.
        state: Decides what can be done.
        question: What is asked about time away; empty when nothing is.
    """

    id: TimerId
    name: str
    state: TimerState
    question: str = ""


Found = TicketEntry | TemplateEntry


@dataclass(frozen=True, slots=True)
class TrayMenu:
    """Everything the tray shows.

    Attributes:
        hotkey: Of the popup, empty when none is bound.
        templates: The likeliest first, as many as the submenu shows.
        timers: The running one first, then the paused ones, then time that waits to be logged.
        outbox: The outbox entry with its counts.
    """

    state: TrayState = TrayState.IDLE
    tooltip: str = "QuickTicket"
    hotkey: str = ""
    templates: tuple[TemplateEntry, ...] = ()
    recent: tuple[TicketEntry, ...] = ()
    mine: tuple[TicketEntry, ...] = ()
    timers: tuple[TimerEntry, ...] = ()
    outbox: str = "Outbox"
    paused: bool = False


@dataclass(frozen=True, slots=True)
class TimerActions:
    """What the entries of timers do; `start` with a ticket does so at once, `log` stops the timer first."""

    start: Callable[[TicketId | None], None]
    log: Callable[[TimerId], None]
    pause: Callable[[TimerId], None]
    resume: Callable[[TimerId], None]
    discard: Callable[[TimerId], None]
    judge: Callable[[TimerId, ToastAction], None]


@dataclass(frozen=True, slots=True)
class TrayActions:
    """What entries do: each is a call into the rest of the program. What is None has no entry."""

    new_ticket: Callable[[str | None], None]
    log_time: Callable[[TicketId | None], None]
    call_template: Callable[[str], None]
    choose_template: Callable[[], None]
    open_ticket: Callable[[TicketId], None]
    copy: Callable[[str], None]
    show_outbox: Callable[[], None]
    sync_now: Callable[[], None]
    pause: Callable[[bool], None]
    show_about: Callable[[], None]
    quit: Callable[[], None]
    timers: TimerActions
    show_day: Callable[[], None] | None = None
    open_bulk: Callable[[], None] | None = None
    manage_templates: Callable[[], None] | None = None
    show_settings: Callable[[], None] | None = None
