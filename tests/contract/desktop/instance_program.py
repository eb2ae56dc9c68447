"""Tries to be the one instance at a home directory: prints `primary` or `secondary`, then serves.

Requests: `{"do": "echo", ...}` comes back at once, `later` comes back after the next turn of the loop, `fail`
raises, `never` is not answered, `die` ends the process.
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, QTimer

from quickticket.desktop.single_instance.address import socket_path
from quickticket.desktop.single_instance.conversation import Reply
from quickticket.desktop.single_instance.server import SingleInstance


def _handle(request: Mapping[str, Any], reply: Reply) -> None:
    match request.get("do"):
        case "echo":
            reply({"pid": os.getpid(), **request})
        case "later":
            QTimer.singleShot(0, lambda: reply(request))
        case "fail":
            raise ValueError("asked to fail")
        case "die":
            os.kill(os.getpid(), signal.SIGKILL)
        case _:
            pass


def main() -> int:
    """Serve until killed, or until standard input ends when another process is the one."""
    application = QCoreApplication(sys.argv)
    home = Path(sys.argv[1])
    instance = SingleInstance(socket_path(home), home / "app.lock", _handle)
    primary = instance.start()
    sys.stdout.write("primary\n" if primary else "secondary\n")
    sys.stdout.flush()
    return application.exec() if primary else 0


if __name__ == "__main__":
    sys.exit(main())
