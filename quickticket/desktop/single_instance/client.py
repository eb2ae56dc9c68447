"""Asks the running app for something. Standard library only: a command has to be instant."""

from __future__ import annotations

import json
import os
import socket
import stat
import sys
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

_CHUNK: Final = 65536


class UntrustedSocket(PermissionError):
    """What lies at the socket's path belongs to somebody else, or lies where others may replace it."""


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
        TimeoutError: somebody listens but does not answer.
        ConnectionError: the app went away before it answered.
    """
    line = json.dumps(request).encode() + b"\n"
    answer = _ask_pipe(path, line) if sys.platform == "win32" else _ask_socket(path, line, timeout)
    if answer is None:
        return None
    if not answer.endswith(b"\n"):
        raise ConnectionResetError("QuickTicket went away before it answered.")
    decoded: dict[str, Any] = json.loads(answer)
    return decoded


def _ask_socket(path: str, line: bytes, timeout: float) -> bytes | None:
    if not _is_ours(path):
        return None
    deadline = time.monotonic() + timeout
    with socket.socket(socket.AF_UNIX) as connection:
        connection.settimeout(timeout)
        try:
            connection.connect(path)
        except (FileNotFoundError, ConnectionRefusedError):
            return None  # the socket of an app that was killed refuses
        connection.sendall(line)
        answer = bytearray()
        while not answer.endswith(b"\n"):
            connection.settimeout(max(deadline - time.monotonic(), 0.001))
            chunk = connection.recv(_CHUNK)
            if not chunk:
                break
            answer += chunk
        return bytes(answer)


def _is_ours(path: str) -> bool:
    """Whether a socket is there; one that is not safe to talk to raises."""
    try:
        folder, entry = Path(path).parent.lstat(), Path(path).lstat()
    except FileNotFoundError:
        return False
    user = os.getuid()
    private = folder.st_uid == user and not folder.st_mode & (stat.S_IWGRP | stat.S_IWOTH)
    if not (private and entry.st_uid == user and stat.S_ISSOCK(entry.st_mode)):
        raise UntrustedSocket(f"{path} is not a socket of yours alone, so QuickTicket does not use it.")
    return True


def _ask_pipe(path: str, line: bytes) -> bytes | None:
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
