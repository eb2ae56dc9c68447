"""Decides what the outbox window shows and what its buttons do."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Protocol

from quickticket.domain.errors import QuickTicketError
from quickticket.domain.ids import TicketId
from quickticket.services.ports.store import OutboxCounts
from quickticket.ui.outbox.state import Deed, OutboxState, asks_number, details, heading, row

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from quickticket.domain.capture import Capture
    from quickticket.domain.ids import CaptureId
    from quickticket.services.outbox.service import OutboxService
    from quickticket.services.ports.clock import Clock
    from quickticket.services.ports.store import OutboxEvent
    from quickticket.services.tasks import Tasks

_SHOWN = 200
_NUMBER = re.compile(r"\s*#?([0-9]{1,9})\s*")


class OutboxScreen(Protocol):
    """The window, as its presenter sees it."""

    def show_state(self, state: OutboxState) -> None:
        """Draws a snapshot."""
        ...

    def bring_up(self) -> None:
        """Shows the window in front of others."""
        ...


class OutboxPresenter:
    """The outbox window's decisions.

    Args:
        screen: The window.
        outbox: The captures.
        tasks: Where work is spawned.
        clock: For ages.
        edit: Opens the popup with a capture's line.
        save_as_template: Makes a template of a line, in a window of its own.
        open_ticket, copy: What can be done with a proven ticket.
    """

    def __init__(
        self,
        *,
        screen: OutboxScreen,
        outbox: OutboxService,
        tasks: Tasks,
        clock: Clock,
        edit: Callable[[CaptureId], None],
        save_as_template: Callable[[str], None],
        open_ticket: Callable[[TicketId], None],
        copy: Callable[[str], None],
    ) -> None:
        self._screen = screen
        self._outbox = outbox
        self._tasks = tasks
        self._clock = clock
        self._edit = edit
        self._save_as_template = save_as_template
        self._open_ticket = open_ticket
        self._copy = copy
        self._captures: tuple[Capture, ...] = ()
        self._counts = OutboxCounts()
        self._events: tuple[OutboxEvent, ...] = ()
        self._chosen: CaptureId | None = None
        self._confirming = False
        self._notice = ""
        self._open = False
        outbox.changed.connect(lambda _capture: self.refresh())

    def open(self, capture_id: CaptureId | None = None) -> None:
        """Shows the window, on one capture when given."""
        self._open = True
        if capture_id is not None:
            self._choose(capture_id)
        self.refresh()
        self._screen.bring_up()

    def closed(self) -> None:
        """The window was closed: changes are not worth drawing any more."""
        self._open = False

    def refresh(self) -> None:
        """Looks again; the newest look wins."""
        if self._open:
            self._tasks.replace("outbox window", self._load())

    def select(self, index: int) -> None:
        """A row was chosen."""
        if 0 <= index < len(self._captures) and self._captures[index].id != self._chosen:
            self._choose(self._captures[index].id)
            self._render()
            self.refresh()

    def do(self, deed: Deed, number: str = "") -> None:
        """A button was pressed; `number` is what stands in the field for the ticket's number."""
        capture = self._capture
        if capture is None:
            return
        self._notice = ""
        self._confirming = deed is Deed.DISCARD
        match deed:
            case Deed.SEND | Deed.LOOK:
                self._try(self._outbox.retry(capture.id))
            case Deed.DISCARD_NOW:
                self._try(self._outbox.discard(capture.id))
            case Deed.THIS_IS_IT:
                self._adopt(capture, number)
            case Deed.TEMPLATE:
                self._save_as_template(capture.line)
            case Deed.EDIT:
                self._edit(capture.id)
            case Deed.OPEN if capture.ticket_id is not None:
                self._open_ticket(capture.ticket_id)
            case Deed.COPY if capture.ticket_id is not None:
                self._copy(str(capture.ticket_id))
        self._render()

    @property
    def _capture(self) -> Capture | None:
        return next((each for each in self._captures if each.id == self._chosen), None)

    def _choose(self, capture_id: CaptureId) -> None:
        self._chosen = capture_id
        self._events, self._confirming, self._notice = (), False, ""

    def _adopt(self, capture: Capture, number: str) -> None:
        found = _NUMBER.fullmatch(number)
        ticket_id = capture.ticket_id or (TicketId(int(found[1])) if found else None)
        if ticket_id is None and asks_number(capture):
            self._notice = "Type the number of the ticket in Halo, then press This is it."
        else:
            self._try(self._outbox.adopt(capture.id, ticket_id))

    def _try(self, work: Awaitable[object]) -> None:
        self._tasks.spawn("outbox button", self._tried(work))

    async def _tried(self, work: Awaitable[object]) -> None:
        try:
            await work
        except QuickTicketError as error:
            self._notice = str(error)
            self._render()

    async def _load(self) -> None:
        try:
            self._captures = await self._outbox.latest(_SHOWN)
            self._counts = await self._outbox.counts()
            if self._capture is None:
                self._chosen = self._captures[0].id if self._captures else None
            self._events = await self._outbox.timeline(self._chosen) if self._chosen else ()
        except QuickTicketError as error:
            self._notice = str(error)
        self._render()

    def _render(self) -> None:
        now, chosen = self._clock.now(), self._capture
        self._screen.show_state(
            OutboxState(
                heading=heading(self._counts),
                rows=tuple(row(each, now) for each in self._captures),
                selected=self._captures.index(chosen) if chosen else -1,
                details=details(
                    chosen, self._events, confirming=self._confirming, notice=self._notice, now=now
                )
                if chosen
                else None,
            )
        )
