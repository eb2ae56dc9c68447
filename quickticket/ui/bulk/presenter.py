"""Decides what the bulk window shows and does: a plan first, then the bulk that was made of it."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from quickticket.domain.bulk import BulkPlan, BulkRow
from quickticket.domain.draft import TokenKind
from quickticket.domain.errors import QuickTicketError
from quickticket.domain.ids import CaptureId
from quickticket.domain.recipients import write_recipients
from quickticket.domain.smart_line.write import pin
from quickticket.ui.bulk.plan_view import planning_state
from quickticket.ui.bulk.state import Deed, planned_rows, recent_entry
from quickticket.ui.bulk.watch import BatchWatch
from quickticket.ui.wording import counted

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from quickticket.domain.ids import BatchId, TicketId
    from quickticket.domain.reference import Person
    from quickticket.domain.search import Match
    from quickticket.services.ports.clock import Clock
    from quickticket.services.tasks import Tasks
    from quickticket.ui.bulk.needs import Bulk, Drafts, Files, Lists, People, Screen

FOUND = 8
RECENT = 10
_PATIENCE = 0.15
"""Seconds without a key in the line before all rows are read again."""


class BulkPresenter:
    """The bulk window's decisions.

    Attributes:
        watch: The bulk that was sent and is being watched.

    Args:
        screen: The window.
        bulk: Plans and sends.
        people: Finds recipients.
        lists: Saved lists of recipients.
        files: Reads and writes files that the user chose.
        drafts: Keeps the plan until it is sent.
        tasks: Where work is spawned.
        clock: Waits for the next key, and tells ages.
        edit: Opens the popup with a capture's line.
        open_ticket, copy: What can be done with a proven ticket.
        results: Makes the CSV of a bulk.
    """

    def __init__(
        self,
        *,
        screen: Screen,
        bulk: Bulk,
        people: People,
        lists: Lists,
        files: Files,
        drafts: Drafts,
        tasks: Tasks,
        clock: Clock,
        edit: Callable[[CaptureId], None],
        open_ticket: Callable[[TicketId], None],
        copy: Callable[[str], None],
        results: Callable[[BatchWatch], str],
    ) -> None:
        self._screen = screen
        self._bulk = bulk
        self._people = people
        self._lists = lists
        self._files = files
        self._drafts = drafts
        self._loaded = False
        self._tasks = tasks
        self._clock = clock
        self._edit = edit
        self._plan = BulkPlan()
        self._line = ""
        self._one_change = asyncio.Lock()
        self._removed: BulkRow | None = None
        self._found: tuple[Match[Person], ...] = ()
        self._names: tuple[str, ...] = ()
        self._recent: tuple[tuple[BatchId, str], ...] = ()
        self._notice = ""
        self._sending = False
        self.watch = BatchWatch(bulk, copy, open_ticket, results)
        bulk.changed.connect(self._came_further)

    def open(self, line: str = "") -> None:
        """Shows the window; a line given replaces the one that stands there, and recipients stay."""
        if line.strip():
            self.watch.leave()
            self._screen.set_line(line)
            self.line_edited(line)
        self._screen.bring_up()
        if not self._loaded:
            self._loaded = True
            self._do(self._bring_back())
        self._do(self._look_around())

    def open_batch(self, batch_id: BatchId) -> None:
        """Shows the window with a bulk that was sent."""
        self.open()
        self._do(self.watch.follow(batch_id))

    # -- the plan ---------------------------------------------------------------------------------------

    def line_edited(self, line: str) -> None:
        """The line changed; the newest one wins."""
        self._line = line
        self._tasks.replace("bulk line", self._tried(self._relined()))

    def pasted(self, text: str) -> None:
        """Recipients were pasted."""
        self._do(self._planned(lambda plan: self._bulk.more(plan, text)))

    def searched(self, text: str) -> None:
        """The search field changed."""
        self._tasks.replace("bulk search", self._tried(self._search(text)))

    def found_taken(self, index: int) -> None:
        """One of those that the search found is a recipient."""
        if index < len(self._found):
            who = pin(TokenKind.WHO, self._found[index].entity).removeprefix("@")
            self._do(self._planned(lambda plan: self._bulk.add(plan, who)))

    def retyped(self, key: str, who: str) -> None:
        """The recipient of a row was typed anew."""
        self._do(self._planned(lambda plan: self._bulk.reread(plan, int(key), who)))

    def candidate_taken(self, key: str, index: int) -> None:
        """One of those who may be meant is meant."""
        row = next((row for row in self._plan.rows if str(row.number) == key), None)
        asked = (
            next((each for each in row.problems if each.blocking and each.candidates), None) if row else None
        )
        if asked is not None and index < len(asked.candidates):
            self.retyped(key, pin(TokenKind.WHO, asked.candidates[index].entity).removeprefix("@"))

    def removed(self, key: str) -> None:
        """A row was removed."""
        removed = self._removed = next((row for row in self._plan.rows if str(row.number) == key), None)
        if removed is not None:
            self._do(self._planned(lambda plan: _now(self._bulk.without(plan, removed.number))))

    def undone(self) -> None:
        """The removed row is wanted after all."""
        removed, self._removed = self._removed, None
        if removed is not None:
            self._do(self._planned(lambda plan: self._bulk.put_back(plan, removed)))

    def cleared(self) -> None:
        """Start over without recipients."""
        self._removed = None
        self._do(self._planned(lambda plan: _now(BulkPlan(plan.line))))

    def list_chosen(self, name: str) -> None:
        """The recipients of a saved list join."""

        async def joined(plan: BulkPlan) -> BulkPlan:
            return await self._bulk.more(plan, await self._lists.load(name))

        self._do(self._planned(joined))

    def list_saved(self, name: str) -> None:
        """The recipients at hand become a list."""
        text = write_recipients(row.who for row in self._plan.rows)
        self._do(self._kept(self._lists.save(name, text), f"Saved as “{name}”."))

    def list_deleted(self, name: str) -> None:
        """A list is not wanted any more."""
        self._do(self._kept(self._lists.delete(name), f"“{name}” is deleted."))

    def file_chosen(self, path: str) -> None:
        """The recipients of a file join."""

        async def joined(plan: BulkPlan) -> BulkPlan:
            return await self._bulk.more(plan, await self._files.read(path))

        self._do(self._planned(joined))

    def send(self) -> None:
        """The button was pressed: the ready rows go out, the others stay."""
        if not self._sending and self._plan.ready:
            self._sending = True
            self._do(self._send())

    # -- what was sent ----------------------------------------------------------------------------------

    def recent_chosen(self, index: int) -> None:
        """One of the newest bulks is to be watched."""
        if index < len(self._recent):
            self._do(self.watch.follow(self._recent[index][0]))

    def do(self, deed: Deed) -> None:
        """A button of a bulk that was sent."""
        match deed:
            case Deed.PAUSE | Deed.RESUME:
                self._do(self._with_batch(lambda batch: self._bulk.pause(batch, deed is Deed.PAUSE)))
            case Deed.CANCEL:
                self._do(self._with_batch(self._bulk.cancel))
            case Deed.RETRY:
                self._do(self._with_batch(self._bulk.retry))
            case Deed.COPY:
                self.watch.copy_numbers()
            case Deed.NEW:
                self.watch.leave()
                self._render()
            case Deed.EXPORT:
                pass  # the window asks where to, and then calls `exported`

    def exported(self, path: str) -> None:
        """Write the results to a file."""
        self._do(self._kept(self._files.write(path, self.watch.csv), f"Written to {path}."))

    def activated(self, key: str) -> None:
        """Enter on a row of a bulk that was sent: the ticket in Halo, or the line to edit."""
        if not self.watch.open_ticket(key):
            self._edit(CaptureId(key))

    # -- inner work -------------------------------------------------------------------------------------

    def _came_further(self, batch_id: BatchId) -> None:
        if batch_id == self.watch.batch_id:
            self._tasks.replace("bulk progress", self._tried(self.watch.look_again()))

    async def _bring_back(self) -> None:
        """What was planned when the program ended is there again; a line given now counts."""
        async with self._one_change:
            kept = await self._bulk.remaining(await self._drafts.load())
            if self._plan.rows or not (kept.rows or kept.line):
                return
            if not self._line:
                self._line = kept.line
                self._screen.set_line(kept.line)
            self._plan = await self._bulk.with_line(kept, self._line)

    async def _relined(self) -> None:
        await self._clock.sleep(_PATIENCE)
        async with self._one_change:
            self._plan = await self._bulk.with_line(self._plan, self._line)
            await self._drafts.save(self._plan)

    async def _planned(self, change: Callable[[BulkPlan], Awaitable[BulkPlan]]) -> None:
        """Changes the plan, one change after the other: none is lost to one that began before it."""
        async with self._one_change:
            self.watch.leave()
            self._plan = await change(self._plan)
            await self._drafts.save(self._plan)

    async def _search(self, text: str) -> None:
        self._found = await self._people.find(text, FOUND) if text.strip() else ()
        self._screen.show_found(tuple(_label(match.entity) for match in self._found))

    async def _send(self) -> None:
        try:
            async with self._one_change:
                if self._plan.line != self._line:  # a key of the line came right before
                    self._plan = await self._bulk.with_line(self._plan, self._line)
                    self._notice = "The line changed: look once more, then send."
                    return
                leaving = self._bulk.leaving(self._plan)
                await self._drafts.save(leaving)  # a crash from here on must not offer sent rows again
                batch = await self._bulk.send(leaving)
                self._plan = self._bulk.left(leaving)  # before anything else can fail
                await self.watch.follow(batch.id)
                await self._drafts.save(self._plan)
        finally:
            self._sending = False
        if left := len(self._plan.rows):
            self._notice = f"{counted(left, 'row stays', 'rows stay')} here: New bulk shows what is left."
        await self._look_around()

    async def _with_batch(self, act: Callable[[BatchId], Awaitable[object]]) -> None:
        if self.watch.batch_id is not None:
            await act(self.watch.batch_id)
            await self.watch.look_again()

    async def _kept(self, work: Awaitable[object], said: str) -> None:
        await work
        self._names = await self._lists.names()
        self._notice = said

    async def _look_around(self) -> None:
        self._names = await self._lists.names()
        now = self._clock.now()
        self._recent = tuple(
            [
                (batch.id, recent_entry(batch, await self._bulk.progress(batch.id), now))
                for batch in await self._bulk.batches(RECENT)
            ]
        )

    def _do(self, work: Awaitable[object]) -> None:
        self._notice = ""
        self._tasks.spawn("bulk window", self._tried(work))

    async def _tried(self, work: Awaitable[object]) -> None:
        try:
            await work
        except QuickTicketError as error:
            self._notice = str(error)
        self._render()

    def _render(self) -> None:
        recent = tuple(text for _, text in self._recent)
        if self.watch.progress is not None:
            self._screen.show_state(self.watch.state(notice=self._notice, lists=self._names, recent=recent))
            return
        self._screen.show_state(
            planning_state(
                self._plan,
                tuple(row for _, row in planned_rows(self._plan)),
                notice=self._notice,
                removed=self._removed.who if self._removed else "",
                lists=self._names,
                recent=recent,
            )
        )


async def _now(plan: BulkPlan) -> BulkPlan:
    return plan


def _label(entity: Person) -> str:
    place = getattr(entity, "customer_name", "")
    return f"{entity.name} · {place}" if place else entity.name
