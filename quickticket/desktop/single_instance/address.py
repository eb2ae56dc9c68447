"""Where the running app listens: one address per home directory, for server and clients alike."""

from __future__ import annotations

import os
import sys

TYPE_CHECKING = False  # typing itself takes milliseconds to import, as pathlib does
if TYPE_CHECKING:
    from pathlib import Path

# sun_path holds 104 bytes on macOS and 108 on Linux, with the closing zero.
_LONGEST_PATH = 100


def socket_path(home: Path | str) -> str:
    """The local socket of the app whose data live in `home`; on Windows the name of its pipe.

    Reads the environment, touches no file, and gives the same answer in every process of a user.
    """
    home = os.path.abspath(home)  # noqa: PTH100
    if sys.platform == "win32":
        return rf"\\.\pipe\quickticket-{_digest(home)}"
    path = f"{home}/run/socket"
    return path if len(os.fsencode(path)) <= _LONGEST_PATH else f"{_short_folder()}/{_digest(home)}"


# The imports below are too slow for every command to pay for; nearly none needs them.


def _digest(home: str) -> str:
    import hashlib

    return hashlib.sha256(os.fsencode(home)).hexdigest()[:16]


def _short_folder() -> str:
    runtime = os.environ.get("XDG_RUNTIME_DIR", "")
    if runtime and len(os.fsencode(runtime)) <= _LONGEST_PATH // 2:
        return f"{runtime}/quickticket"
    import tempfile

    user = os.getuid() if sys.platform != "win32" else 0
    return f"{tempfile.gettempdir()}/quickticket-{user}"
