"""Starts one background program, waits until it is truly ready, and ends exactly that one again."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import IO

READY_WITHIN = 20.0  # seconds; the whole desktop takes about one
_LOOK_AGAIN = 0.01  # seconds
_END_WITHIN = 5.0  # seconds


class SessionError(Exception):
    """A part of the private desktop did not come up."""


class Daemon:
    """A background program that is running and has its own log."""

    def __init__(self, process: subprocess.Popen[bytes], log: Path) -> None:
        self._process = process
        self._log = log

    def wait_until(self, ready: Callable[[], bool], what: str) -> None:
        """Returns as soon as `ready` answers yes.

        Raises:
            SessionError: The program ended, or `ready` kept saying no; carries what the program had to say.
        """
        deadline = threading.Event()
        timer = threading.Timer(READY_WITHIN, deadline.set)
        timer.start()
        try:
            while not ready():
                if self._process.poll() is not None or deadline.wait(_LOOK_AGAIN):
                    raise self.failure(what)
        finally:
            timer.cancel()

    def failure(self, what: str) -> SessionError:
        """An error that names what was waited for and quotes the program's own log."""
        said = self._log.read_text(errors="replace").strip() or "(it said nothing)"
        return SessionError(f"{what} did not come up; {self._process.args!r} said:\n{said}")

    def end(self) -> None:
        """Ends the program and whatever it started; others are never touched."""
        for sign in (signal.SIGTERM, signal.SIGKILL):
            with contextlib.suppress(ProcessLookupError):
                os.killpg(self._process.pid, sign)
            with contextlib.suppress(subprocess.TimeoutExpired):
                self._process.wait(_END_WITHIN)
                return


@contextlib.contextmanager
def running(
    command: Sequence[str],
    env: Mapping[str, str],
    log: Path,
    *,
    stdin: IO[bytes] | int = subprocess.DEVNULL,
    pass_fds: Sequence[int] = (),
) -> Iterator[Daemon]:
    """Keeps `command` running in a process group of its own for as long as the block lasts."""
    with log.open("wb") as output:
        process = subprocess.Popen(
            command,
            env=env,
            stdin=stdin,
            stdout=output,
            stderr=subprocess.STDOUT,
            pass_fds=pass_fds,
            start_new_session=True,
        )
    daemon = Daemon(process, log)
    try:
        yield daemon
    finally:
        daemon.end()


@contextlib.contextmanager
def announcing(
    command: Callable[[int], Sequence[str]], env: Mapping[str, str], log: Path, what: str
) -> Iterator[str]:
    """Keeps a program running that writes one line (its address) to a file descriptor when it is ready.

    Args:
        command: Makes the command line from the number of that descriptor.
        env: The program's environment.
        log: Where its output goes.
        what: Its name in an error message.

    Yields:
        The line.
    """
    read_end, write_end = os.pipe()
    with os.fdopen(read_end) as answers, contextlib.ExitStack() as ending:
        try:
            daemon = ending.enter_context(running(command(write_end), env, log, pass_fds=[write_end]))
        finally:
            os.close(write_end)
        line = answers.readline().strip()  # ends at once if the program does
        if not line:
            raise daemon.failure(what)
        yield line
