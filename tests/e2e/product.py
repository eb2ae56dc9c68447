"""One installation of QuickTicket in a folder of its own, driven through its command line."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from tests.e2e.waiting import until

COMMAND = (sys.executable, "-m", "quickticket")


class Product:
    """The program below `home`; at most one running app at a time."""

    def __init__(self, home: Path, environ: Mapping[str, str] | None = None) -> None:
        self.home = home
        self.environ = {**os.environ, **(environ or {}), "QUICKTICKET_HOME": str(home)}
        self._app: subprocess.Popen[bytes] | None = None

    def run(
        self, *words: str, given: str | None = None, seconds: float = 120
    ) -> subprocess.CompletedProcess[str]:
        """Runs one command to its end."""
        return subprocess.run(
            [*COMMAND, *words],
            env=self.environ,
            input=given,
            stdin=subprocess.DEVNULL if given is None else None,
            capture_output=True,
            text=True,
            timeout=seconds,
            check=False,
        )

    def json(self, *words: str, given: str | None = None, seconds: float = 120) -> Any:
        """Runs one command with --json and returns what it printed, whatever its exit code."""
        ended = self.run(*words, "--json", given=given, seconds=seconds)
        assert ended.stdout, f"{words}: exit {ended.returncode}: {ended.stderr}"
        return json.loads(ended.stdout)

    def add_profile(self, url: str, client_id: str, secret: str, name: str = "demo") -> None:
        """Sets the tenant up."""
        ended = self.run(
            *("profile", "add", name, "--url", url, "--client-id", client_id, "--client-secret-stdin"),
            given=secret,
        )
        assert ended.returncode == 0, ended.stderr

    def start(self, *words: str, program: Sequence[str] = COMMAND) -> None:
        """Starts the tray app, unseen or by the words of another command, and waits until it answers."""
        log = (self.home / "stderr.txt").open("ab")
        self._app = subprocess.Popen(
            [*program, *(words or ("run", "--hidden"))], env=self.environ, stderr=log
        )
        log.close()
        until(lambda: self.status() is not None, "the app to answer")

    def status(self) -> Any:
        """What `status --json` says, or None when no app answers."""
        ended = self.run("status", "--json")
        return json.loads(ended.stdout) if ended.returncode == 0 else None

    def synced(self) -> Any:
        """Waits until the reference data has been fetched and returns the status."""
        return until(
            lambda: (status := self.status()) and status["reference"]["synced_at"] and status,
            "the first sync",
        )

    @property
    def pid(self) -> int:
        """Process id of the running app."""
        assert self._app is not None, "the app was not started"
        return self._app.pid

    def kill(self) -> None:
        """Ends the app as a power cut would (SIGKILL)."""
        if self._app is not None:
            self._app.send_signal(signal.SIGKILL)
            self._app.wait()
            self._app = None

    def quit(self) -> int:
        """Ends the app in good order and returns its exit code."""
        assert self._app is not None, "the app was not started"
        self.run("quit")
        code = self._app.wait(timeout=30)
        self._app = None
        return code

    def text_of_all_files(self) -> dict[Path, bytes]:
        """Every byte that lies below the home folder."""
        return {path: path.read_bytes() for path in self.home.rglob("*") if path.is_file()}
