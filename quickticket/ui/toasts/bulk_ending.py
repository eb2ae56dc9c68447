"""Tells when a bulk has come to rest that nobody is looking at: one toast, however many rows it has."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from quickticket.domain.bulk import RowState
from quickticket.ui.bulk.state import progress_heading
from quickticket.ui.toasts.presenter import Toast, ToastAction

if TYPE_CHECKING:
    from collections.abc import Callable

    from quickticket.domain.bulk import BatchProgress
    from quickticket.domain.ids import BatchId
    from quickticket.services.ports.clock import Clock
    from quickticket.services.signals import Signal
    from quickticket.services.tasks import Tasks

_QUIET = 1.0
"""Seconds without news before a bulk is looked at."""


class Bulks(Protocol):
    """Bulks that were sent: `services.bulk.service.BulkService`."""

    changed: Signal[BatchId]

    async def progress(self, batch_id: BatchId) -> BatchProgress:
        """How far one has come."""
        ...


class BulkEnding:
    """Waits for the end of every bulk.

    Args:
        bulks: Tells when one came further.
        tasks: Where it waits.
        clock: What it waits by.
        watched: Whether the user has a bulk before their eyes.
        tell: Shows a toast.
    """

    def __init__(
        self,
        bulks: Bulks,
        *,
        tasks: Tasks,
        clock: Clock,
        watched: Callable[[BatchId], bool],
        tell: Callable[[Toast], None],
    ) -> None:
        self._bulks = bulks
        self._tasks = tasks
        self._clock = clock
        self._watched = watched
        self._tell = tell
        self._seen: dict[BatchId, tuple[int, int]] = {}
        bulks.changed.connect(self._changed)

    def _changed(self, batch_id: BatchId) -> None:
        self._tasks.replace(f"bulk ending {batch_id}", self._look(batch_id))

    async def _look(self, batch_id: BatchId) -> None:
        await self._clock.sleep(_QUIET)
        progress = await self._bulks.progress(batch_id)
        if not progress.at_rest:
            return
        before, now = self._seen.get(batch_id, (0, 0)), _outcome(progress)
        self._seen[batch_id] = now
        if not self._watched(batch_id) and (now[0] > before[0] or now[1] > before[1]):
            self._tell(_toast(progress))


def _outcome(progress: BatchProgress) -> tuple[int, int]:
    """How many rows were sent, and how many need the user."""
    counts = progress.counts
    return counts.get(RowState.SENT, 0), counts.get(RowState.HELD, 0) + counts.get(RowState.UNCONFIRMED, 0)


def _toast(progress: BatchProgress) -> Toast:
    open_rows = bool(_outcome(progress)[1])
    return Toast(
        progress.batch.id,
        "warn" if open_rows else "good",
        f"Bulk: {progress_heading(progress)}",
        progress.batch.line,
        (ToastAction.RESULTS,),
        sticky=open_rows,
    )
