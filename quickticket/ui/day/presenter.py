"""Decides what the day ledger's window shows and what its keys do."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Protocol

from quickticket.domain.durations import format_duration
from quickticket.domain.errors import QuickTicketError
from quickticket.domain.smart_line.write import write_worked
from quickticket.domain.timekeeping.day import KEPT, Entry, EntryKind
from quickticket.domain.timekeeping.worked import worked_as
from quickticket.services.day.table import ledger_csv
from quickticket.services.day.timesheet import monday_of
from quickticket.ui.day.pieces import first_choice, pieces_of, place_of, still_chosen
from quickticket.ui.day.snapshot import MAYBE_MISSING, snapshot
from quickticket.ui.day.state import DayState, Deed

if TYPE_CHECKING:
    from asyncio import Task
    from collections.abc import Coroutine
    from datetime import date

    from quickticket.domain.ids import TimerId
    from quickticket.domain.timekeeping.spans import Span
    from quickticket.domain.timekeeping.timer import Timer
    from quickticket.services.day.ledger import Ledger
    from quickticket.services.tasks import Tasks
    from quickticket.ui.day.needs import Book, DayActions, Files
    from quickticket.ui.day.pieces import Piece


class DayScreen(Protocol):
    """The window, as its presenter sees it."""

    def show_state(self, state: DayState) -> None:
        """Draws a snapshot."""
        ...

    def bring_up(self) -> None:
        """Shows the window in front of others."""
        ...

    def ask_where(self, name: str) -> None:
        """Asks where a file of that name is to be written."""
        ...


class DayPresenter:
    """The window's decisions.

    Args:
        screen: The window.
        book: The ledger of any day.
        actions: What leads elsewhere.
        files: Where exports go.
        tasks: Where work is spawned.
    """

    def __init__(
        self, *, screen: DayScreen, book: Book, actions: DayActions, files: Files, tasks: Tasks
    ) -> None:
        self._screen = screen
        self._book = book
        self._actions = actions
        self._files = files
        self._tasks = tasks
        self._day = self._today = book.today()
        self._ledger: Ledger | None = None
        self._chosen: Piece | None = None
        self._told = ""
        self._discarded: Timer | None = None
        self._begun = ""
        self._acts = False  # Enter came before the day that is turned to was there
        self._open = False
        self._loading: Task[None] | None = None
        self._question: tuple[date, Task[None]] | None = None

    def open(self) -> None:
        """Shows the window with today; one that is open already stays on another day."""
        today = self._book.today()
        if not self._open or (self._day == self._today != today):
            self._open = True
            self.show_day(today)
        self._screen.bring_up()

    def look_again(self) -> None:
        """The user comes back to the window: time has passed, and Halo may know more."""
        if self._open:
            if self._loading is None or self._loading.done():  # else Enter would have to wait for it again
                self.refresh()
            self._ask_unless_known()

    def closed(self) -> None:
        """The window was closed: changes are not worth drawing any more."""
        self._open = False
        self._discarded, self._told = None, ""

    def refresh(self) -> None:
        """Something changed: looks again at what is known here; the newest look wins."""
        if self._open:
            self._loading = self._tasks.replace("day ledger", self._load())

    def show_day(self, day: date) -> None:
        """Shows another day, first from what is known here; Halo is asked meanwhile."""
        self._day, self._told, self._discarded, self._begun, self._acts = day, "", None, "", False
        self._today = self._book.today()
        if self._ledger is not None and self._ledger.date != day:
            self._chosen = None
        self.refresh()
        self._ask_unless_known()

    def choose(self, place: int) -> None:
        """A block of the band was chosen."""
        pieces = self._pieces
        if 0 <= place < len(pieces):
            self._chosen, self._begun = pieces[place], ""
            self._render()

    def move(self, step: int) -> None:
        """Goes to the next piece of the band, or back; it ends at the ends."""
        pieces = self._pieces
        if pieces:
            self.choose(min(len(pieces) - 1, max(0, place_of(pieces, self._chosen) + step)))

    def move_in_list(self, step: int) -> None:
        """Goes to the next entry of the list, or back; it ends at the ends."""
        pieces = self._pieces
        here = place_of(pieces, self._chosen)
        places = range(here + 1, len(pieces)) if step > 0 else range(here - 1, -1, -1)
        self.choose(next((place for place in places if isinstance(pieces[place], Entry)), -1))

    def do(self, deed: Deed) -> None:
        """A key or a button was pressed."""
        match deed:
            case Deed.ACT:
                self._act()
            case Deed.DISCARD:
                self._discard()
            case Deed.UNDO:
                self._undo()
            case Deed.EARLIER:
                self.show_day(self._day - timedelta(days=1))
            case Deed.LATER:
                self.show_day(self._day + timedelta(days=1))
            case Deed.TODAY:
                self.show_day(self._book.today())
            case Deed.EXPORT:
                self._screen.ask_where(f"week-{monday_of(self._day).isoformat()}.csv")
            case Deed.REFRESH:
                self.refresh()
                self._ask_halo()

    def type(self, text: str) -> None:
        """A letter was typed: on a gap it begins the line that fills it, elsewhere T is today.

        Who types fast is further by the time the popup takes the keys: what came before it stays.
        """
        if self._chosen is not None and not isinstance(self._chosen, Entry):
            self._begun = (self._begun + text).lstrip()
            if self._begun:
                self._actions.open_popup(self._line_for(self._chosen) + self._begun)
        elif text.casefold() == "t":
            self.do(Deed.TODAY)

    def left(self) -> None:
        """Another window takes the keys now."""
        self._begun = ""

    def export(self, path: str) -> None:
        """Writes the week that is shown to a file."""
        self._try(self._exported(path, monday_of(self._day)))

    @property
    def _pieces(self) -> tuple[Piece, ...]:
        return () if self._ledger is None else pieces_of(self._ledger.day)

    # -- what is chosen ---------------------------------------------------------------------------------

    def _act(self) -> None:
        chosen = self._chosen
        if chosen is None:
            self._acts = self._ledger is None or self._ledger.date != self._day
            return
        if not isinstance(chosen, Entry):
            self._actions.open_popup(self._line_for(chosen))
        elif chosen.timer_id is not None:
            self._actions.log_timer(chosen.timer_id)
        elif chosen.kind in (EntryKind.WAITING, EntryKind.STUCK) and chosen.capture_id is not None:
            self._actions.edit(chosen.capture_id)
        elif chosen.ticket_id is not None:
            self._actions.open_ticket(chosen.ticket_id)

    def _line_for(self, gap: Span) -> str:
        """Its times with their day: a draft may be sent tomorrow."""
        zone = self._ledger.zone if self._ledger is not None else None
        assert zone is not None  # noqa: S101 - a gap comes from a ledger
        return f"{write_worked(worked_as(gap, zone))} "

    def _discard(self) -> None:
        chosen = self._chosen
        if isinstance(chosen, Entry) and chosen.kind in KEPT and chosen.timer_id is not None:
            self._try(self._discarding(chosen.timer_id, chosen.minutes))

    async def _discarding(self, timer_id: TimerId, minutes: int) -> None:
        self._discarded = await self._actions.discard(timer_id)
        self._told = f"{format_duration(minutes)} discarded."
        await self._load()

    def _undo(self) -> None:
        if self._discarded is not None:
            timer, self._discarded = self._discarded, None
            self._try(self._keeping(timer))

    async def _keeping(self, timer: Timer) -> None:
        try:
            await self._actions.keep(timer)
        except QuickTicketError:
            self._discarded = timer
            raise
        self._told = ""
        await self._load()

    async def _exported(self, path: str, monday: date) -> None:
        days = [monday + timedelta(days=n) for n in range(7)]
        week = [await self._book.read(day) for day in days]
        await self._files.write(path, ledger_csv(week))
        unread = any(each.in_progress or each.problem for each in week)
        self._told = f"The week is written to {path}.{f' {MAYBE_MISSING}' if unread else ''}"
        self._render()

    # -- loading and drawing ----------------------------------------------------------------------------

    def _try(self, work: Coroutine[object, object, None]) -> None:
        self._tasks.spawn("day ledger button", self._tried(work))

    async def _tried(self, work: Coroutine[object, object, None]) -> None:
        try:
            await work
        except QuickTicketError as error:
            self._told = str(error)
            self._render()

    def _ask_unless_known(self) -> None:
        """A question about the same week is not asked twice at a time."""
        monday, question = self._question or (None, None)
        under_way = question is not None and not question.done() and monday == monday_of(self._day)
        if not under_way and not self._book.fresh(self._day):
            self._ask_halo()

    def _ask_halo(self) -> None:
        work = self._asked(self._day)
        self._question = (monday_of(self._day), self._tasks.replace("day ledger of Halo", work))

    async def _asked(self, day: date) -> None:
        await self._book.look(day)
        self.refresh()

    async def _load(self) -> None:
        try:
            ledger = await self._book.read(self._day)
        except QuickTicketError as error:
            self._told, self._acts = str(error), False
            self._render()
            return
        pieces = pieces_of(ledger.day)
        kept = self._chosen if self._ledger is not None and self._ledger.date == ledger.date else None
        self._ledger = ledger
        self._chosen = first_choice(pieces) if kept is None else still_chosen(pieces, kept)
        self._render()
        if self._acts:
            self._acts = False
            self._act()

    def _render(self) -> None:
        if self._ledger is None:
            self._screen.show_state(DayState(told=self._told))
            return
        undo = self._discarded is not None
        self._screen.show_state(snapshot(self._ledger, self._chosen, told=self._told, undo=undo))
