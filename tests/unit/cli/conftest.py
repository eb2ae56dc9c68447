"""The command line in this process, and an app that answers it over a real socket."""

from __future__ import annotations

import json
import logging
import socket
import sys
import threading
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from quickticket.cli.main import main
from quickticket.desktop.single_instance.address import socket_path

Said = tuple[int, str, str]
Cli = Callable[..., Said]


class App:
    """What the commands take for the running app.

    Attributes:
        requests: What it was asked, oldest first.
        replies: What it answers, by command; None ends the connection without an answer.
    """

    def __init__(self, path: Path) -> None:
        self.requests: list[dict[str, Any]] = []
        self.replies: dict[str, Mapping[str, Any] | None] = {}
        path.parent.mkdir(mode=0o700, parents=True)
        self._socket = socket.socket(socket.AF_UNIX)
        self._socket.bind(str(path))
        self._socket.listen()
        self._thread = threading.Thread(target=self._serve)
        self._thread.start()

    def close(self) -> None:
        self._socket.shutdown(socket.SHUT_RDWR)
        self._thread.join()
        self._socket.close()

    def _serve(self) -> None:
        while True:
            try:
                client, _ = self._socket.accept()
            except OSError:
                return
            with client, client.makefile("rb") as received:
                request = json.loads(received.readline())
                self.requests.append(request)
                reply = self.replies.get(request["command"], {})
                if reply is not None:
                    client.sendall(json.dumps(reply).encode() + b"\n")


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """An installation of its own, with no trace of its log left behind."""
    monkeypatch.setenv("QUICKTICKET_HOME", str(tmp_path))
    root, hooks = logging.getLogger(), (sys.excepthook, threading.excepthook)
    handlers = [*root.handlers]
    yield tmp_path
    for handler in [each for each in root.handlers if each not in handlers]:
        root.removeHandler(handler)
        handler.close()
    sys.excepthook, threading.excepthook = hooks


@pytest.fixture
def app(home: Path) -> Iterator[App]:
    running = App(Path(socket_path(home / "data")))
    yield running
    running.close()


@pytest.fixture
def cli(home: Path, capsys: pytest.CaptureFixture[str]) -> Cli:  # noqa: ARG001 - everything below that folder
    """Runs one command line; returns its exit code and what it printed to both streams."""

    def run(*words: str) -> Said:
        try:
            code = main(words)
        except SystemExit as ended:
            code = int(ended.code or 0)
        printed = capsys.readouterr()
        return code, printed.out, printed.err

    return run
