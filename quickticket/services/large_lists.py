"""Customers, sites and users, page by page: in full once a day and resumable, else only what changed."""

from __future__ import annotations

from contextlib import aclosing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from quickticket.domain.errors import QuickTicketError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from quickticket.services.ports.clock import Clock
    from quickticket.services.ports.halo import HaloReads, Page, PeopleKind
    from quickticket.services.ports.store import ReferenceStore, SyncMark

FULL_PASS_EVERY = timedelta(days=1)
PAGES_A_COMMIT = 10
"""Pages written together in a full pass; a power cut makes it read them again."""


def full_pass_due(mark: SyncMark, now: datetime) -> bool:
    """Tells whether a list has to be read in full, or a full pass has to be taken up again."""
    age = now - _began(mark)  # negative when the clock was set back since
    return mark.next_page > 1 or mark.changed_until is None or not timedelta() <= age < FULL_PASS_EVERY


class LargeList:
    """One large list.

    Args:
        kind: Which.
        reads: Where it comes from.
        store: Where it goes; rows are written before the mark that says so.
        clock: Wall time.
        limit: How many rows to hold; a longer list stays incomplete, and Halo is asked while the user types.
        progress: Told how many rows were read so far.
    """

    def __init__(
        self,
        kind: PeopleKind,
        *,
        reads: HaloReads,
        store: ReferenceStore,
        clock: Clock,
        limit: int | None,
        progress: Callable[[int], None],
    ) -> None:
        self._kind = kind
        self._reads = reads
        self._store = store
        self._clock = clock
        self._limit = limit
        self._progress = progress

    async def refresh(self, *, full: bool = False) -> None:
        """Reads what changed, or everything when that is due or wished for.

        Raises:
            HaloError, NotSignedIn: Halo cannot be asked; what was read so far is kept and not read again.
            StorageError: It cannot be written.
        """
        mark = await self._store.mark(self._kind)
        if full or full_pass_due(mark, self._clock.now()):
            await self._read_all(mark)
        else:
            await self._read_changes(mark)

    async def _read_changes(self, mark: SyncMark) -> None:
        began = self._clock.now()
        async with aclosing(self._reads.people(self._kind, since=mark.changed_until)) as pages:
            async for page in pages:
                await self._write([page], None)
        await self._store.save_mark(self._kind, replace(mark, changed_until=began))

    async def _read_all(self, mark: SyncMark) -> None:
        if mark.next_page == 1:
            second = int(self._clock.now().timestamp())
            mark = replace(mark, pass_id=second + (second == mark.pass_id))
        unwritten: list[Page] = []
        async with aclosing(self._reads.people(self._kind, first_page=mark.next_page)) as pages:
            try:
                async for page in pages:
                    unwritten.append(page)
                    read = page.number * (len(page.rows) + len(page.removed))  # only the last page is shorter
                    self._progress(read)
                    if page.last:
                        break
                    if self._limit is not None and read >= self._limit:
                        await self._write(unwritten, mark.pass_id)
                        await self._end(mark, complete_at=None)
                        return
                    if len(unwritten) == PAGES_A_COMMIT:
                        mark = await self._write_on(unwritten, mark)
            except QuickTicketError:
                await self._write_on(unwritten, mark)
                raise
        await self._write(unwritten, mark.pass_id)
        await self._store.finish_pass(self._kind, mark.pass_id)
        await self._end(mark, complete_at=_began(mark))

    async def _write_on(self, pages: list[Page], mark: SyncMark) -> SyncMark:
        """Writes and empties `pages`; returns the mark with which the pass goes on behind them."""
        if pages:
            await self._write(pages, mark.pass_id)
            mark = replace(mark, next_page=pages[-1].number + 1)
            await self._store.save_mark(self._kind, mark)
            pages.clear()
        return mark

    async def _end(self, mark: SyncMark, complete_at: datetime | None) -> None:
        ended = replace(mark, complete_at=complete_at, changed_until=_began(mark), next_page=1)
        await self._store.save_mark(self._kind, ended)

    async def _write(self, pages: Sequence[Page], pass_id: int | None) -> None:
        rows = [row for page in pages for row in page.rows]
        removed = [number for page in pages for number in page.removed]
        if rows:
            await self._store.put_people(self._kind, rows, pass_id=pass_id)
        if removed:
            await self._store.drop_people(self._kind, removed)


def _began(mark: SyncMark) -> datetime:
    """When the current or last pass began: its number is that second, so that it survives a restart."""
    return datetime.fromtimestamp(mark.pass_id, UTC)
