"""A machine for tests: a system bus of its own, with a logind on it that does what it is told."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any, cast

from quickticket.desktop.idle.logind import LOGIND, MANAGER, MANAGER_PATH
from tests.contract.desktop import logind_service, presence_program
from tests.e2e.waiting import PATIENCE
from tests.session.daemon import announcing


class Program:
    """A process that is given lines and answers in lines."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process

    def tell(self, line: str) -> None:
        assert self._process.stdin is not None
        self._process.stdin.write(line + "\n")
        self._process.stdin.flush()

    def line(self) -> str:
        assert self._process.stdout is not None
        limit = threading.Timer(PATIENCE, self._process.kill)
        limit.start()
        try:
            return self._process.stdout.readline().strip()
        finally:
            limit.cancel()

    def said(self) -> dict[str, Any]:
        return cast("dict[str, Any]", json.loads(self.line()))

    def idle(self) -> Any:
        self.tell("idle")
        return self.said()["idle"]


class Machine:
    """Programs on a system bus."""

    def __init__(self, folder: Path, env: Mapping[str, str], parts: ExitStack) -> None:
        self._parts = parts
        self.env = {**os.environ, **env}
        if "DBUS_SYSTEM_BUS_ADDRESS" not in env:
            self.env["DBUS_SYSTEM_BUS_ADDRESS"] = parts.enter_context(
                announcing(
                    lambda fd: [
                        "dbus-daemon",
                        "--session",
                        "--nofork",
                        "--nopidfile",
                        f"--print-address={fd}",
                    ],
                    self.env,
                    folder / "system-bus.log",
                    "the system bus",
                )
            )

    def logind(self, *options: str) -> Program:
        program = self.start(logind_service.__name__, *options)
        assert program.line() == "ready"
        return program

    def watcher(self) -> tuple[Program, list[str]]:
        """The watching program, and its blind spots."""
        program = self.start(presence_program.__name__)
        first = program.said()
        return program, first["blind_spots"]

    def answered(self) -> None:
        """Returns once everything that logind sent before has passed the bus."""
        question = ["dbus-send", "--system", "--print-reply", f"--dest={LOGIND}"]
        path, method = MANAGER_PATH, f"{MANAGER}.GetSession"
        subprocess.run(
            [*question, path, method, "string:auto"], env=self.env, capture_output=True, check=True
        )

    def start(self, module: str, *options: str) -> Program:
        command = [sys.executable, "-m", module, *options]
        process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=self.env
        )
        self._parts.callback(process.wait)
        self._parts.callback(process.kill)
        for pipe in (process.stdin, process.stdout):
            assert pipe is not None
            self._parts.callback(pipe.close)
        return Program(process)


@contextmanager
def machine(folder: Path, **env: str) -> Iterator[Machine]:
    with ExitStack() as parts:
        yield Machine(folder, env, parts)
