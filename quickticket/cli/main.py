"""Entry point: finds the command's module, runs it, and turns errors into messages and exit codes."""

from __future__ import annotations

import os
import sys

TYPE_CHECKING = False  # typing itself takes 3 ms to import
if TYPE_CHECKING:
    from argparse import ArgumentParser
    from collections.abc import Sequence

INTERRUPTED = 130
"""Exit code after Ctrl+C, as shells give it."""
COMMANDS = {
    "run": "start the tray app, or open the popup of the one that runs",
    "quit": "stop the running app",
    "status": "what the running app is doing",
    "popup": "open the popup of the running app",
    "new": "create a ticket (and its time entry) from a line",
    "log": "log time or a note on a ticket from a line; time without a ticket is kept",
    "timer": "timers, and time that has no ticket yet",
    "day": "what was logged on a day, and what is missing",
    "bulk": "one line for many customers or users",
    "parse": "show what a line means; nothing is sent",
    "outbox": "what waits, what was refused, what was sent",
    "template": "saved templates: list, show, import, export",
    "profile": "HaloPSA tenants: add, list, use, remove",
    "signin": "give the current profile's client secret",
    "sync": "fetch customers, users and lists from Halo",
    "search": "find customers, sites and users",
    "doctor": "check everything that can go wrong; a report without secrets",
    "demo": "try it with an invented MSP; nothing leaves this machine",
    "sandbox": "run the HaloPSA-compatible server of the demo",
}
"""Each name is a module of this package with `add_arguments(parser)` and `run(args) -> int`."""


def main(argv: Sequence[str] | None = None) -> int:
    """Runs one command line.

    Args:
        argv: The words after the program's name; those of this process when None.

    Returns:
        The exit code: 0 done, 1 failed with a message that says what to do, 2 wrong usage.
    """
    words = [*(sys.argv[1:] if argv is None else argv)] or ["run"]
    try:
        code = _run(words)
        sys.stdout.flush()
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        return _unheard()
    except Exception as error:  # noqa: BLE001 - the last barrier: a person gets a sentence, never a traceback
        return _failed(error, as_json="--json" in words)
    return code


def _run(words: Sequence[str]) -> int:
    if [*words] == ["popup"]:
        # The way of a desktop shortcut: a key press waits for it, so not even argparse is imported.
        from quickticket.cli import popup

        if popup.show():
            return 0
    args = _parser(words[0] if words[0] in COMMANDS else "").parse_args(words)
    return int(args.run(args))


def _failed(error: Exception, *, as_json: bool) -> int:
    from quickticket.cli.output import failed
    from quickticket.domain.errors import QuickTicketError

    if isinstance(error, QuickTicketError):
        return failed(error, as_json=as_json)
    import logging

    from quickticket.bootstrap.logs import start_log
    from quickticket.config.paths import Paths

    if not logging.getLogger().handlers:
        start_log(Paths.find(os.environ).log)
    logging.getLogger("quickticket").error("A command failed", exc_info=error)
    kind = type(error).__name__
    return failed(
        QuickTicketError(f"Something unexpected happened ({kind}).", "The log says more."), as_json=as_json
    )


def _unheard() -> int:
    """Whoever read the output has had enough; Python must not complain of that when it ends."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 1


def _parser(chosen: str) -> ArgumentParser:
    """Returns a parser that knows all names, but only the chosen command's options."""
    import argparse
    import importlib

    from quickticket import __version__

    parser = argparse.ArgumentParser(
        prog="quickticket",
        description="Hotkey, one line, Enter: the ticket and its time entry are in HaloPSA.",
        epilog="Without a command: run. Help on one: quickticket COMMAND --help.",
    )
    parser.add_argument("--version", action="version", version=f"quickticket {__version__}")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    for name, summary in COMMANDS.items():
        command = commands.add_parser(name, help=summary, description=summary[0].upper() + summary[1:] + ".")
        if name == chosen:
            module = importlib.import_module(f"quickticket.cli.{name}")
            module.add_arguments(command)
            command.set_defaults(run=module.run)
    return parser
