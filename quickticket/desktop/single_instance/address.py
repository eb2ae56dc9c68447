"""Where the running app listens: one address per home directory, for server and clients alike."""

from __future__ import annotations

import hashlib
import os
import sys
import tempfile
from pathlib import Path
from typing import Final

# sun_path holds 104 bytes on macOS and 108 on Linux, with the closing zero.
_LONGEST_PATH: Final = 100


def socket_path(home: Path) -> str:
    """The local socket of the app whose data live in `home`; on Windows the name of its pipe.

    Reads the environment, touches no file, and gives the same answer in every process of a user.
    """
    home = home.absolute()
    digest = hashlib.sha256(os.fsencode(home)).hexdigest()[:16]
    if sys.platform == "win32":
        return rf"\\.\pipe\quickticket-{digest}"
    path = str(home / "run" / "socket")
    if len(os.fsencode(path)) <= _LONGEST_PATH:
        return path
    return str(_short_folder() / digest)


def _short_folder() -> Path:
    runtime = os.environ.get("XDG_RUNTIME_DIR", "")
    if runtime and len(os.fsencode(runtime)) <= _LONGEST_PATH // 2:
        return Path(runtime) / "quickticket"
    user = os.getuid() if sys.platform != "win32" else 0
    return Path(tempfile.gettempdir()) / f"quickticket-{user}"
