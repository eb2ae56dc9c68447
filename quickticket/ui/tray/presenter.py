"""Decides what tray icon, tooltip and menu say, and what their entries do."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from quickticket.domain.capture import StepState
from quickticket.services.tray_state import TrayState
from quickticket.ui.timers.words import absence_title, line_of
from quickticket.ui.tray.find import find, template_entry
from quickticket.ui.tray.state import TicketEntry, TimerEntry, TrayMenu
from quickticket.ui.wording import counted, joined

if TYPE_CHECKING:
    from quickticket.domain.capture import Capture
    from quickticket.domain.hotkeys import HotkeyStatus
    from quickticket.domain.ids import TicketId
    from quickticket.services.outbox.service import OutboxService
    from quickticket.services.ports.clock import Clock
    from quickticket.services.status import Status
    from quickticket.services.tasks import Tasks
    from quickticket.services.timers.minutes import Minutes
    from quickticket.services.timers.service import TimerService
    from quickticket.ui.board import Board
    from quickticket.ui.popup.needs import Lists, Templates
    from quickticket.ui.tray.state import Found

TEMPLATES = 15
"""Templates in the submenu; the popup has the others."""
_TICKETS = 10
_SEARCHED = 500
"""My open tickets that the search box looks through."""
_LOOK_BACK = 60


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
        templates: Those that the popup can call.
        board: How the program stands.
        tasks: Where work is spawned.
        timers: All of them.
        minutes: Tells that time passes while one runs.
        clock: Both clocks.
    """

    def __init__(
        self,
        *,
        tray: Tray,
        outbox: OutboxService,
        lists: Lists,
        templates: Templates,
        board: Board,
        tasks: Tasks,
        timers: TimerService,
        minutes: Minutes,
        clock: Clock,
    ) -> None:
        self._tray = tray
        self._outbox = outbox
        self._lists = lists
        self._templates = templates
        self._board = board
        self._tasks = tasks
        self._timers = timers
        self._clock = clock
        self._hotkey = ""
        self._recent: tuple[TicketEntry, ...] = ()
        self._mine: tuple[TicketEntry, ...] = ()
        self._stale = self._looking = False
        board.changed.connect(lambda _status: self.refresh())
        outbox.changed.connect(lambda _capture: self.refresh())
        templates.changed.connect(lambda _shelf: self._render())
        timers.changed.connect(lambda _timers: self._render())
        minutes.passed.connect(lambda _nothing: self._render())
        self._render()

    def show_hotkey(self, status: HotkeyStatus) -> None:
        """Shows the popup's hotkey in the menu while it is bound."""
        self._hotkey = str(status.keys) if status.state == "bound" else ""
        self._render()

    def refresh(self) -> None:
        """Looks again at what there is; one look after the other, however fast things change."""
        self._render()
        self._stale = True
        if not self._looking:
            self._looking = True
            self._tasks.spawn("tray lists", self._look())

    def find(self, text: str) -> tuple[Found, ...]:
        """What a text typed into the menu may mean, the surest first."""
        return find(text, self._templates.current.templates, self._mine, self._recent)

    async def _look(self) -> None:
        try:
            while self._stale:
                self._stale = False
                self._recent = recent_entries(await self._outbox.latest(_LOOK_BACK))
                mine = await self._lists.my_open_tickets(_SEARCHED)
                self._mine = tuple(_entry(each.id, each.summary, each.customer_name) for each in mine)
                self._render()
        finally:
            self._looking = False

    def _render(self) -> None:
        status, templates = self._board.current, self._templates.current.templates
        timers, now = self._timers.timers, self._clock.clocks()
        self._tray.show_menu(
            TrayMenu(
                state=status.tray,
                tooltip=joined(tooltip(status), *(line_of(each, now) for each in timers[:1] if each.since)),
                timers=tuple(
                    TimerEntry(
                        each.id,
                        line_of(each, now),
                        each.state,
                        absence_title(each.question, self._clock.zone) if each.question else "",
                    )
                    for each in timers
                ),
                hotkey=self._hotkey,
                templates=tuple(template_entry(each) for each in templates[:TEMPLATES]),
                recent=self._recent[:_TICKETS],
                mine=self._mine[:_TICKETS],
                outbox=outbox_entry(status),
                paused=status.paused,
            )
        )


def recent_entries(captures: tuple[Capture, ...]) -> tuple[TicketEntry, ...]:
    """The last tickets that were written to, newest first, each once."""
    entries: dict[TicketId, TicketEntry] = {}
    for capture in captures:
        if capture.state is StepState.SENT and (ticket_id := capture.ticket_id) is not None:
            entries.setdefault(ticket_id, _entry(ticket_id, capture.title, capture.customer))
    return tuple(entries.values())


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


def _entry(ticket_id: TicketId, title: str, customer: str) -> TicketEntry:
    words = "" if title == f"#{ticket_id}" else title
    return TicketEntry(ticket_id, joined(f"#{ticket_id} {words}".rstrip(), customer))
