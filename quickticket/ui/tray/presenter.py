"""Decides what tray icon, tooltip and menu say, and what their entries do."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from quickticket.domain.capture import StepState
from quickticket.services.tray_state import TrayState
from quickticket.ui.tray.state import Entry, TrayMenu
from quickticket.ui.wording import counted, joined

if TYPE_CHECKING:
    from quickticket.domain.capture import Capture
    from quickticket.domain.hotkeys import HotkeyStatus
    from quickticket.domain.ids import TicketId
    from quickticket.domain.reference import TicketSummary
    from quickticket.services.outbox.service import OutboxService
    from quickticket.services.status import Status
    from quickticket.services.tasks import Tasks
    from quickticket.ui.board import Board
    from quickticket.ui.popup.needs import Lists

_RECENT = 10
_LOOK_BACK = 60
_LONGEST = 48


class Tray(Protocol):
    """The tray, as its presenter sees it."""

    def show_menu(self, menu: TrayMenu) -> None:
        """Draws a snapshot."""
        ...


class TrayPresenter:
    """Keeps the tray up to date.

    Args:
        tray: The icon and its menu.
        outbox: For recent tickets.
        lists: For my open tickets.
        board: How the program stands.
        tasks: Where work is spawned.
    """

    def __init__(
        self, *, tray: Tray, outbox: OutboxService, lists: Lists, board: Board, tasks: Tasks
    ) -> None:
        self._tray = tray
        self._outbox = outbox
        self._lists = lists
        self._board = board
        self._tasks = tasks
        self._hotkey = ""
        self._recent: tuple[Entry, ...] = ()
        self._mine: tuple[Entry, ...] = ()
        board.changed.connect(lambda _status: self.refresh())
        outbox.changed.connect(lambda _capture: self.refresh())
        self._render()

    def show_hotkey(self, status: HotkeyStatus) -> None:
        """Shows the popup's hotkey in the menu while it is bound."""
        self._hotkey = str(status.keys) if status.state == "bound" else ""
        self._render()

    def refresh(self) -> None:
        """Looks again at what there is; the newest look wins."""
        self._render()
        self._tasks.replace("tray lists", self._load())

    async def _load(self) -> None:
        captures = await self._outbox.latest(_LOOK_BACK)
        self._recent = recent_entries(captures)
        self._mine = tuple(
            _entry(each.id, each.summary, each.customer_name) for each in await self._my_tickets()
        )
        self._render()

    async def _my_tickets(self) -> tuple[TicketSummary, ...]:
        return await self._lists.my_open_tickets(_RECENT)

    def _render(self) -> None:
        status = self._board.current
        self._tray.show_menu(
            TrayMenu(
                state=status.tray,
                tooltip=tooltip(status),
                hotkey=self._hotkey,
                recent=self._recent,
                mine=self._mine,
                outbox=outbox_entry(status),
                paused=status.paused,
            )
        )


def recent_entries(captures: tuple[Capture, ...]) -> tuple[Entry, ...]:
    """The last tickets that were written to, newest first, each once."""
    entries: dict[TicketId, Entry] = {}
    for capture in captures:
        if capture.state is StepState.SENT and (ticket_id := capture.ticket_id) is not None:
            entries.setdefault(ticket_id, _entry(ticket_id, capture.title, capture.customer))
    return tuple(entries.values())[:_RECENT]


def outbox_entry(status: Status) -> str:
    """`Outbox (2 waiting, 1 held)`."""
    counts = status.counts
    parts = [
        f"{number} {word}"
        for number, word in (
            (counts.held, "held"),
            (counts.unconfirmed, "unconfirmed"),
            (counts.waiting, "waiting"),
        )
        if number
    ]
    return f"Outbox ({', '.join(parts)})" if parts else "Outbox"


def tooltip(status: Status) -> str:
    """What the icon says when the pointer rests on it."""
    counts = status.counts
    match status.tray:
        case TrayState.ATTENTION:
            stuck = counts.held + counts.unconfirmed
            said = (
                status.problems[0]
                if status.problems
                else counted(stuck, "capture needs", "captures need") + " a look"
            )
        case TrayState.OFFLINE:
            said = f"offline, {counts.waiting} waiting" if counts.waiting else "offline"
        case TrayState.SENDING:
            said = f"sending {counted(counts.waiting, 'capture')}" if counts.waiting else "sending"
        case TrayState.PAUSED:
            said = f"paused, {counts.waiting} waiting" if counts.waiting else "paused"
        case _:
            said = f"{counts.sent} sent today" if counts.sent else ""
    return joined("QuickTicket", status.agent.name if status.agent else "not signed in", said)


def _entry(ticket_id: TicketId, title: str, customer: str) -> Entry:
    words = "" if title == f"#{ticket_id}" else title
    text = joined(f"#{ticket_id} {words}".rstrip(), customer)
    return Entry(ticket_id, text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…")
