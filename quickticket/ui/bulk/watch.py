"""Watches a bulk that was sent: what its rows show, and what its buttons do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quickticket.ui.bulk.state import BulkState, deeds_for, progress_heading, sent_rows

if TYPE_CHECKING:
    from collections.abc import Callable

    from quickticket.domain.bulk import BatchProgress
    from quickticket.domain.ids import BatchId, TicketId
    from quickticket.ui.bulk.needs import Bulk


class BatchWatch:
    """One bulk at a time.

    Attributes:
        progress: How far it has come; None while none is watched.
    """

    def __init__(
        self,
        bulk: Bulk,
        copy: Callable[[str], None],
        open_ticket: Callable[[TicketId], None],
        results: Callable[[BatchWatch], str],
    ) -> None:
        self._bulk = bulk
        self._copy = copy
        self._open = open_ticket
        self._results = results
        self.progress: BatchProgress | None = None

    @property
    def batch_id(self) -> BatchId | None:
        """Which one is watched."""
        return None if self.progress is None else self.progress.batch.id

    @property
    def csv(self) -> str:
        """Its results as a table for spreadsheets."""
        return self._results(self)

    async def follow(self, batch_id: BatchId) -> None:
        """Looks at a bulk now; raises `StorageError`."""
        self.progress = await self._bulk.progress(batch_id)

    async def look_again(self) -> None:
        """Looks once more at the bulk that is watched, unless it is left meanwhile; raises `StorageError`."""
        batch_id = self.batch_id
        if batch_id is not None:
            progress = await self._bulk.progress(batch_id)
            if self.batch_id == batch_id:
                self.progress = progress

    def leave(self) -> None:
        """Watches none; it goes on in the outbox."""
        self.progress = None

    def open_ticket(self, key: str) -> bool:
        """Opens a row's ticket in Halo; False when it has none yet."""
        row = (
            next((row for row in self.progress.rows if row.capture_id == key), None)
            if self.progress
            else None
        )
        if row is None or row.ticket_id is None:
            return False
        self._open(row.ticket_id)
        return True

    def copy_numbers(self) -> None:
        """Copies the numbers of its tickets, one a line."""
        rows = self.progress.rows if self.progress else ()
        self._copy("\n".join(str(row.ticket_id) for row in rows if row.ticket_id))

    def state(self, *, notice: str, lists: tuple[str, ...], recent: tuple[str, ...]) -> BulkState:
        """The window's snapshot."""
        progress = self.progress
        if progress is None:
            return BulkState(notice=notice, lists=lists, recent=recent)
        return BulkState(
            line=progress.batch.line,
            sent=True,
            heading=progress_heading(progress),
            rows=sent_rows(progress),
            done=progress.done,
            total=len(progress.rows),
            deeds=deeds_for(progress),
            notice=notice,
            lists=lists,
            recent=recent,
        )
