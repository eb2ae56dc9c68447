"""Runs a command on a private desktop: `python -m tests.session [OPTIONS] COMMAND [ARGUMENTS...]`."""

from __future__ import annotations

import argparse
import signal
import subprocess
import sys

from tests.session.daemon import SessionError
from tests.session.desktop import Screen, private_desktop


def main(words: list[str]) -> int:
    """Runs a command and gives its exit code on."""
    usual = Screen()
    parser = argparse.ArgumentParser(prog="python -m tests.session")
    parser.add_argument("--size", default=usual.size, help="of the screen, in pixels (%(default)s)")
    parser.add_argument("--scale", type=int, default=usual.scale, help="2 draws at 200%% (%(default)s)")
    parser.add_argument("--composited", action="store_true", help="with a compositor, for real shadows")
    parser.add_argument("command")
    parser.add_argument("arguments", nargs=argparse.REMAINDER)
    said = parser.parse_args(words)
    look = Screen(said.size, said.scale, said.composited)
    for sign in (
        signal.SIGINT,
        signal.SIGTERM,
    ):  # an orderly end in both cases, and where a shell ignores them
        signal.signal(sign, signal.default_int_handler)
    try:
        with private_desktop(look) as env:
            return _run([said.command, *said.arguments], env)
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
