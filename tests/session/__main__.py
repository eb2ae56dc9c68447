"""Runs a command on a private desktop: `python -m tests.session COMMAND [ARGUMENTS...]`."""

from __future__ import annotations

import signal
import subprocess
import sys

from tests.session.daemon import SessionError
from tests.session.desktop import private_desktop


def main(command: list[str]) -> int:
    """Runs `command` and gives its exit code on."""
    if not command:
        print("usage: python -m tests.session COMMAND [ARGUMENTS...]", file=sys.stderr)
        return 2
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # an orderly end in this case too
    try:
        with private_desktop() as env:
            return _run(command, env)
    except SessionError as error:
        print(error, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 128 + signal.SIGINT


def _run(command: list[str], env: dict[str, str]) -> int:
    with subprocess.Popen(command, env=env) as process:
        try:
            return process.wait()
        except KeyboardInterrupt:
            process.terminate()
            raise


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
