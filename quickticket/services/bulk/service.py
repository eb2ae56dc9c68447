"""The bulk service: plans rows, sends them in one go, and tells how far a bulk has come."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from quickticket.domain.bulk import Batch, BatchProgress, BulkPlan, BulkRow, RowState
from quickticket.domain.capture import Capture, StepState
from quickticket.domain.draft import TokenKind
from quickticket.domain.errors import InvalidInput, NotReady
from quickticket.domain.recipients import MOST_ROWS, read_recipients
from quickticket.services.alarm import Alarm
from quickticket.services.bulk.planning import line_of, plan_of, understood, with_duplicates, with_notes
from quickticket.services.bulk.progress import progress_of
from quickticket.services.ids import new_batch_id
from quickticket.services.signals import Signal
from quickticket.services.tasks import Tasks

if TYPE_CHECKING:
    from quickticket.domain.ids import BatchId
    from quickticket.services.capture import CaptureService
    from quickticket.services.outbox.ledger import Ledger
    from quickticket.services.outbox.service import OutboxService
    from quickticket.services.people import PeopleSearch
    from quickticket.services.ports.clock import Clock
    from quickticket.services.ports.store import OutboxStore

MOST_ASKED = 50
"""Rows of one plan whose names Halo is asked about: the allowance is the whole tenant's."""
_MOST_BATCHES = 1_000
NEWS_EVERY = 0.1
"""Seconds between two pieces of news about one bulk."""


class BulkService:
    """Bulk. Every method raises `StorageError` when the database fails.

    Attributes:
        changed: Emits the id of a bulk that came further, at most ten times a second.
    """

    def __init__(
        self,
        *,
        captures: CaptureService,
        people: PeopleSearch,
        outbox: OutboxService,
        ledger: Ledger,
        store: OutboxStore,
        clock: Clock,
    ) -> None:
        self.changed: Signal[BatchId] = Signal()
        self._captures = captures
        self._people = people
        self._outbox = outbox
        self._ledger = ledger
        self._store = store
        self._clock = clock
        self._tasks = Tasks()
        self._news: set[BatchId] = set()
        outbox.changed.connect(self._capture_changed)

    async def close(self) -> None:
        """Tells nothing more."""
        await self._tasks.close()

    # -- planning ---------------------------------------------------------------------------------------

    async def read(self, line: str, text: str) -> BulkPlan:
        """Returns what a line becomes for each recipient of a pasted text.

        Raises:
            InvalidInput: There are too many rows, or it is a table that cannot be read.
        """
        plan = plan_of(line, read_recipients(text))
        titles = await self._titles(line)
        plan = with_notes(plan, titles)
        rows = [await self._understand(line, row, titles) for row in plan.rows]
        return with_duplicates(replace(plan, rows=tuple(await self._asked(line, rows, titles))))

    async def more(self, plan: BulkPlan, text: str) -> BulkPlan:
        """Returns the plan with the recipients of another pasted text behind those it has.

        Raises:
            InvalidInput: There are too many rows, or it is a table that cannot be read.
        """
        added = await self.read(plan.line, text)
        _check_room(plan, len(added.rows))
        last = max((row.number for row in plan.rows), default=0)
        rows = tuple(replace(row, number=last + row.number) for row in added.rows)
        notes = tuple(dict.fromkeys((*plan.notes, *added.notes)))
        columns = tuple(dict.fromkeys((*plan.columns, *added.columns)))
        return with_duplicates(BulkPlan(plan.line, (*plan.rows, *rows), notes, columns))

    async def with_line(self, plan: BulkPlan, line: str) -> BulkPlan:
        """Returns the plan for another line."""
        titles = await self._titles(line)
        rows = [await self._understand(line, row, titles) for row in plan.rows]
        return with_duplicates(with_notes(replace(plan, line=line, rows=tuple(rows)), titles))

    async def reread(self, plan: BulkPlan, number: int, who: str) -> BulkPlan:
        """Returns the plan with another recipient in a row: retyped, or pinned as `"Joe Bloggs"{u12}`."""
        titles = await self._titles(plan.line)
        rows = [
            await self._settle(plan.line, replace(row, who=who), titles) if row.number == number else row
            for row in plan.rows
        ]
        return with_duplicates(replace(plan, rows=tuple(rows)))

    async def add(self, plan: BulkPlan, who: str) -> BulkPlan:
        """Returns the plan with one more recipient.

        Raises:
            InvalidInput: There are too many rows.
        """
        return await self.put_back(plan, BulkRow(0, who))

    async def put_back(self, plan: BulkPlan, row: BulkRow) -> BulkPlan:
        """Returns the plan with a row that was removed from it, or never had a place in it.

        Raises:
            InvalidInput: There are too many rows.
        """
        _check_room(plan, 1)
        taken = {0, *(each.number for each in plan.rows)}
        number = max(taken) + 1 if row.number in taken else row.number
        titles = await self._titles(plan.line)
        added = await self._settle(plan.line, replace(row, number=number), titles)
        rows = sorted((*plan.rows, added), key=lambda each: each.number)
        return with_duplicates(replace(plan, rows=tuple(rows)))

    def without(self, plan: BulkPlan, number: int) -> BulkPlan:
        """Returns the plan without a row."""
        return with_duplicates(replace(plan, rows=tuple(r for r in plan.rows if r.number != number)))

    # -- sending ----------------------------------------------------------------------------------------

    def leaving(self, plan: BulkPlan) -> BulkPlan:
        """Returns the plan as it is about to be sent: kept like this, `remaining` tells whether it was."""
        rows = tuple(replace(row, leaving=row.state is RowState.READY) for row in plan.rows)
        return replace(plan, rows=rows, batch_id=new_batch_id(self._clock.now()))

    async def remaining(self, plan: BulkPlan) -> BulkPlan:
        """Returns the plan without the rows that left: none, if the bulk was never committed."""
        known = {batch.id for batch in await self._store.batches(_MOST_BATCHES)}
        if plan.batch_id in known:
            return self.left(plan)
        rows = tuple(replace(row, leaving=False) for row in plan.rows)
        return with_duplicates(replace(plan, rows=rows, batch_id=None))

    def left(self, plan: BulkPlan) -> BulkPlan:
        """Returns what is left of a plan of which the leaving rows were sent."""
        rows = tuple(row for row in plan.rows if not row.leaving)
        return with_duplicates(replace(plan, rows=rows, batch_id=None))

    async def send(self, plan: BulkPlan) -> Batch:
        """Commits the ready rows to the outbox, all or none; when this returns, they survive power loss.

        Raises:
            InvalidInput: No row is ready, or one of them is not any more.
        """
        if not plan.ready:
            raise InvalidInput("No row is ready to be sent.", "Settle the rows that are marked.")
        now = self._clock.now()
        batch = Batch(plan.batch_id or new_batch_id(now), now, plan.line)
        captures = [await self._capture(row, batch) for row in plan.ready]
        await self._ledger.add_batch(batch, captures)
        return batch

    async def batches(self, limit: int) -> tuple[Batch, ...]:
        """Returns the newest bulks."""
        return await self._store.batches(limit)

    async def progress(self, batch_id: BatchId) -> BatchProgress:
        """Returns how far a bulk has come.

        Raises:
            InvalidInput: There is none of that id.
        """
        return progress_of(await self._batch(batch_id), await self._store.captures_of(batch_id))

    async def pause(self, batch_id: BatchId, paused: bool) -> None:  # noqa: FBT001 - a toggle's state
        """Stops a bulk or lets it go on; what is on the wire comes to its end either way."""
        await self._ledger.pause_batch(replace(await self._batch(batch_id), paused=paused))
        self._outbox.wake()
        self._tell(batch_id)

    async def cancel(self, batch_id: BatchId) -> int:
        """Gives up every row of which nothing has reached Halo yet; returns how many."""
        waiting = [each for each in await self._store.captures_of(batch_id) if _untouched(each)]
        ends = [await self._ledger.change(each.id, _given_up) for each in waiting]
        return sum(each.state is StepState.DISCARDED for each in ends)

    async def retry(self, batch_id: BatchId) -> int:
        """Sends the refused rows again; returns how many."""
        captures = await self._store.captures_of(batch_id)
        return await self._outbox.retry_held([each.id for each in captures if each.state is StepState.HELD])

    async def settled(self, batch_id: BatchId, timeout: float) -> BatchProgress:  # noqa: ASYNC109 - our own clock
        """Waits until nothing of a bulk moves by itself any more, `timeout` seconds at most."""
        tasks = Tasks()
        alarm = Alarm(self._clock, tasks)
        disconnect = self.changed.connect(lambda changed: alarm.ring() if changed == batch_id else None)
        deadline = self._clock.monotonic() + timeout
        try:
            while not (progress := await self.progress(batch_id)).at_rest:
                left = deadline - self._clock.monotonic()
                if left <= 0:
                    break
                await alarm.wait(left)
            return progress
        finally:
            disconnect()
            await tasks.close()

    # -- inner work -------------------------------------------------------------------------------------

    async def _titles(self, line: str) -> tuple[str, ...]:
        reading = await self._captures.read(line)
        return tuple(asked.question.title for asked in reading.questions)

    async def _understand(self, line: str, row: BulkRow, titles: tuple[str, ...]) -> BulkRow:
        whole = line_of(line, row, titles)
        return understood(row, whole, await self._captures.read(whole))

    async def _settle(self, line: str, row: BulkRow, titles: tuple[str, ...]) -> BulkRow:
        """Reads one row, with Halo's help where the cache does not know its name."""
        [settled] = await self._asked(line, [await self._understand(line, row, titles)], titles)
        return settled

    async def _asked(self, line: str, rows: list[BulkRow], titles: tuple[str, ...]) -> list[BulkRow]:
        """Asks Halo about rows whose names the cache may not know, as far as it is incomplete."""
        open_ones = [row for row in rows if row.who and row.state in (RowState.UNKNOWN, RowState.AMBIGUOUS)]
        for row in open_ones[:MOST_ASKED]:
            reading = await self._captures.read(row.line)
            if await self._people.ask_about(reading.understanding):
                rows[rows.index(row)] = await self._understand(line, row, titles)
        return rows

    async def _capture(self, row: BulkRow, batch: Batch) -> Capture:
        try:
            capture = await self._captures.dry_run(row.line, surroundings=row.surroundings)
        except NotReady as refusal:
            who = "" if any(each.kind is TokenKind.WHO for each in refusal.problems) else f" for {row.who}"
            raise InvalidInput(f"Row {row.number}{who} is not ready any more: {refusal}") from refusal
        return replace(capture, batch=batch.id)

    async def _batch(self, batch_id: BatchId) -> Batch:
        for batch in await self._store.batches(_MOST_BATCHES):
            if batch.id == batch_id:
                return batch
        raise InvalidInput(f"There is no bulk {batch_id}.", "`quickticket bulk list` shows them.")

    def _capture_changed(self, capture: Capture) -> None:
        if capture.batch is not None:
            self._tell(capture.batch)

    def _tell(self, batch_id: BatchId) -> None:
        if batch_id not in self._news:
            self._news.add(batch_id)
            self._tasks.spawn("bulk news", self._tell_soon(batch_id))

    async def _tell_soon(self, batch_id: BatchId) -> None:
        await self._clock.sleep(NEWS_EVERY)
        self._news.discard(batch_id)  # before telling: what changes meanwhile is news again
        self.changed.emit(batch_id)


def _check_room(plan: BulkPlan, more: int) -> None:
    if len(plan.rows) + more > MOST_ROWS:
        raise InvalidInput(f"{MOST_ROWS:,} rows are the most for one bulk.", "Send them in parts.")


def _given_up(capture: Capture) -> Capture:
    """The capture given up, unless it left since it was looked at: then all of it goes."""
    return capture.discard() if _untouched(capture) else capture


def _untouched(capture: Capture) -> bool:
    no_proof = all(step.receipt is None for step in capture.steps)
    return no_proof and capture.state in (StepState.HELD, StepState.QUEUED)
