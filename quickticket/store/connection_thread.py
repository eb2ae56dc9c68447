"""One thread that owns one SQLite connection: work goes in as functions, answers come out as futures."""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable

T = TypeVar("T")


class ConnectionThread:
    """Runs functions in order in the thread that opened the connection.

    Answers come as plain futures of the running loop, set with one `call_soon_threadsafe`: any event loop
    will do, and whoever waits for a commit is woken without detours (`wrap_future` and `shield` cost a
    turn of the loop each).

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
            await self._answer(self._open)
        except BaseException:
            self._executor.shutdown(wait=False)
            raise

    def run(self, job: Callable[[sqlite3.Connection], T], *, even_if_cancelled: bool) -> asyncio.Future[T]:
        """Queues `job` behind everything queued before, and returns its answer to come.

        Args:
            job: Called in the thread.
            even_if_cancelled: Run it although nobody waits any more.
        """
        return self._answer(lambda: job(self._opened()), even_if_cancelled=even_if_cancelled)

    def run_later(self, job: Callable[[sqlite3.Connection], None]) -> None:
        """Queues `job`, for which nobody waits, from within the thread; it sees to its own errors."""
        self._executor.submit(lambda: job(self._opened()))

    async def close(self) -> None:
        """Finishes what is queued, closes the connection and ends the thread."""
        await self._answer(self._close)
        self._executor.shutdown(wait=False)

    def _answer(self, work: Callable[[], T], *, even_if_cancelled: bool = True) -> asyncio.Future[T]:
        loop = asyncio.get_running_loop()
        future: asyncio.Future[T] = loop.create_future()

        def run() -> None:
            if future.cancelled() and not even_if_cancelled:
                return
            try:
                answer = work()
            except BaseException as error:  # noqa: BLE001 - it is raised where the answer is awaited
                loop.call_soon_threadsafe(_fail, future, error)
            else:
                loop.call_soon_threadsafe(_succeed, future, answer)

        self._executor.submit(run)
        return future

    def _open(self) -> None:
        self._connection = self._connect()

    def _opened(self) -> sqlite3.Connection:
        if self._connection is None:
            raise RuntimeError("The connection is not open")
        return self._connection

    def _close(self) -> None:
        if self._connection is not None:
            self._connection.close()
            self._connection = None


def _succeed(future: asyncio.Future[T], answer: T) -> None:
    if not future.cancelled():
        future.set_result(answer)


def _fail(future: asyncio.Future[T], error: BaseException) -> None:
    if not future.cancelled():
        future.set_exception(error)
