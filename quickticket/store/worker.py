"""One thread that owns one SQLite connection: work goes in as functions, answers come out as futures."""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable
    from concurrent.futures import Future

T = TypeVar("T")


class ConnectionThread:
    """Runs functions in order in the thread that opened the connection.

    The answers are plain asyncio futures, woken with `call_soon_threadsafe`, so any event loop will do.

    Args:
        name: Of the thread, for debuggers.
        connect: Opens the connection; called in the thread by `open`.
    """

    def __init__(self, name: str, connect: Callable[[], sqlite3.Connection]) -> None:
        self._executor = ThreadPoolExecutor(max_workers=1, thread_name_prefix=name)
        self._connect = connect
        self._connection: sqlite3.Connection | None = None

    async def open(self) -> None:
        """Opens the connection; ends the thread again when that fails."""
        try:
            await asyncio.wrap_future(self._executor.submit(self._open))
        except BaseException:
            self._executor.shutdown(wait=False)
            raise

    def submit(self, job: Callable[[sqlite3.Connection], T]) -> Future[T]:
        """Queues `job` behind everything queued before."""
        return self._executor.submit(self._run, job)

    async def close(self) -> None:
        """Finishes what is queued, closes the connection and ends the thread."""
        await asyncio.wrap_future(self._executor.submit(self._close))
        self._executor.shutdown(wait=False)

    def _open(self) -> None:
        self._connection = self._connect()

    def _run(self, job: Callable[[sqlite3.Connection], T]) -> T:
        if self._connection is None:
            raise RuntimeError("The connection is not open")
        return job(self._connection)

    def _close(self) -> None:
        if self._connection is not None:
            self._connection.close()
            self._connection = None
