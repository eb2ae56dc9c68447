"""Runs asyncio on Qt's event loop; every quirk of qasync lives here and nowhere else.

- The runner is given the loop's factory, so that qasync never becomes a global policy.
- qasync stops its loop when the last window closes unless the application is told not to quit then.
"""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from collections.abc import Coroutine

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
