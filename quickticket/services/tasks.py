"""The one place that spawns asyncio tasks: named, owned, and ended together."""

from __future__ import annotations

import asyncio
import logging
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from collections.abc import Coroutine

T = TypeVar("T")
log = logging.getLogger(__name__)


class Tasks:
    """Owns the tasks of one part of the program.

    A failed task is logged once, here; nobody has to await it for its failure to be seen.
    """

    def __init__(self) -> None:
        self._running: dict[asyncio.Task[Any], str] = {}
        self._closed = False

    def spawn(self, name: str, work: Coroutine[Any, Any, T]) -> asyncio.Task[T]:
        """Starts `work` under a name."""
        task = asyncio.create_task(work, name=name)  # noqa: TID251 - this is the one place
        self._running[task] = name
        task.add_done_callback(self._ended)
        if self._closed:
            task.cancel()
        return task

    def replace(self, name: str, work: Coroutine[Any, Any, T]) -> asyncio.Task[T]:
        """Starts `work` and cancels what still runs under the same name: the newer question wins."""
        self.cancel(name)
        return self.spawn(name, work)

    def cancel(self, name: str) -> None:
        """Cancels what runs under a name."""
        for task in [task for task, owner in self._running.items() if owner == name]:
            task.cancel()

    async def close(self) -> None:
        """Cancels everything and waits until it has ended."""
        self._closed = True
        pending = [*self._running]
        for task in pending:
            task.cancel()
        await asyncio.gather(*pending, return_exceptions=True)

    def _ended(self, task: asyncio.Task[Any]) -> None:
        self._running.pop(task, None)
        if not task.cancelled() and (error := task.exception()) is not None:
            log.error("Task %s failed", task.get_name(), exc_info=error)
