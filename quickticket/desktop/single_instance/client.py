"""Asks the running app for something. It imports next to nothing, because a command has to be instant."""

from __future__ import annotations

import os
import socket
import stat
import sys
import time

TYPE_CHECKING = False  # typing itself takes milliseconds to import, as json and pathlib do
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from quickticket.desktop.single_instance.errors import AppUnreachable

_CHUNK = 65536


def ask(path: str, request: Mapping[str, object], timeout: float) -> dict[str, Any] | None:
    """Send one request to the app that listens at `path` and wait for its answer.

    Args:
        path: see `address.socket_path`.
        request: anything JSON can say.
        timeout: seconds for the whole exchange.

    Returns:
        The answer, or None when nobody listens.

    Raises:
        UntrustedSocket: the socket is not this user's.
        AppUnreachable: somebody listens, but no answer came in time or at all.
    """
    import json

    answer = _exchange(path, json.dumps(request).encode() + b"\n", timeout)
    if answer is None:
        return None
    decoded: dict[str, Any] = json.loads(answer)
    return decoded


def knock(path: str, timeout: float) -> bool:
    """Open the popup of the app that listens at `path`; the quickest of all requests, for a person waits.

    Args:
        path: see `address.socket_path`.
        timeout: seconds for the whole exchange.

    Returns:
        False when nobody listens.

    Raises:
        UntrustedSocket: the socket is not this user's.
        AppUnreachable: somebody listens, but no answer came in time or at all.
    """
    return _exchange(path, b'{"command": "popup"}\n', timeout) is not None


def _exchange(path: str, line: bytes, timeout: float) -> bytes | None:
    """The line that answers a line, or None when nobody listens."""
    try:
        answer = _ask_pipe(path, line) if sys.platform == "win32" else _ask_socket(path, line, timeout)
    except OSError as error:
        raise _unreachable() from error
    if answer is not None and not answer.endswith(b"\n"):
        raise _unreachable()
    return answer


def _unreachable() -> AppUnreachable:
    from quickticket.desktop.single_instance.errors import AppUnreachable

    return AppUnreachable(
        "QuickTicket runs but gave no answer.",
        "Before you repeat the command, see with `quickticket outbox list` what it has taken.",
    )


def _ask_socket(path: str, line: bytes, timeout: float) -> bytes | None:
    if not _is_ours(path):
        return None
    deadline = time.monotonic() + timeout
    connection = socket.socket(socket.AF_UNIX)
    try:
        connection.settimeout(timeout)
        connection.connect(path)
        connection.sendall(line)
        answer = bytearray()
        while not answer.endswith(b"\n"):
            connection.settimeout(max(deadline - time.monotonic(), 0.001))
            chunk = connection.recv(_CHUNK)
            if not chunk:
                break
            answer += chunk
        return bytes(answer)
    except (FileNotFoundError, ConnectionRefusedError):
        return None  # the socket of an app that was killed refuses
    finally:
        connection.close()


def _is_ours(path: str) -> bool:
    """Whether a socket is there; one that is not safe to talk to raises."""
    try:
        folder, entry = os.lstat(path.rpartition("/")[0]), os.lstat(path)
    except FileNotFoundError:
        return False
    user = os.getuid()
    private = folder.st_uid == user and not folder.st_mode & (stat.S_IWGRP | stat.S_IWOTH)
    if not (private and entry.st_uid == user and stat.S_ISSOCK(entry.st_mode)):
        from quickticket.desktop.single_instance.errors import UntrustedSocket

        raise UntrustedSocket(f"{path} is not yours alone.", "Remove it, then start QuickTicket again.")
    return True


def _ask_pipe(path: str, line: bytes) -> bytes | None:
    from pathlib import Path

    # A named pipe opens like a file. It has no timeouts; the app answers or its end of the pipe breaks.
    try:
        with Path(path).open("r+b", buffering=0) as pipe:
            pipe.write(line)
            answer = bytearray()
            while not answer.endswith(b"\n"):
                chunk = pipe.read(_CHUNK)
                if not chunk:
                    break
                answer += chunk
            return bytes(answer)
    except FileNotFoundError:
        return None
