"""Runs asyncio on Qt's event loop; every quirk of qasync lives here and nowhere else.

- The runner is given the loop's factory, so that qasync never becomes a global policy.
- qasync stops its loop when the last window closes unless the application is told not to quit then.
"""

from __future__ import annotations

import asyncio
import signal
import socket
import sys
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine, Iterable

    from PySide6.QtWidgets import QApplication

T = TypeVar("T")


def run(app: QApplication, main: Coroutine[Any, Any, T]) -> T:
    """Runs `main` to its end with Qt's events served in between.

    Args:
        app: The application; hidden windows do not end it.
        main: The whole program.
    """
    import qasync  # noqa: TID251 - this is the one place

    app.setQuitOnLastWindowClosed(False)
    with asyncio.Runner(loop_factory=lambda: qasync.QEventLoop(app, already_running=False)) as runner:
        return runner.run(main)


def on_signals(numbers: Iterable[signal.Signals], act: Callable[[], None]) -> None:
    """Calls `act` when the process gets one of the signals; call it inside the loop.

    A handler runs between two steps of Python code, and there is none while Qt waits: the byte that the
    signal writes is what wakes it.
    """
    for number in numbers:
        signal.signal(number, lambda *_: act())
    if sys.platform == "win32":
        return
    reader, writer = socket.socketpair()
    reader.setblocking(False)
    writer.setblocking(False)
    signal.set_wakeup_fd(writer.fileno())

    def drain() -> None:
        reader.recv(64)
        writer.fileno()  # holds on to the writing end as well

    asyncio.get_running_loop().add_reader(reader, drain)
