"""quickticket popup: opens the popup of the running app; starts the app when none runs."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from quickticket.cli.remote import ask


def add_arguments(parser: ArgumentParser) -> None:
    """Declares the options."""
    parser.add_argument("--line", help="put this into the popup's line")


def show(line: str | None = None) -> bool:
    """Opens the popup of the running app; False when none runs."""
    request = {"command": "popup"} if line is None else {"command": "popup", "line": line}
    return ask(request) is not None


def run(args: Namespace) -> int:
    """Runs the command."""
    if show(args.line):
        return 0
    from quickticket.bootstrap.app import run_app

    return run_app(popup_line=args.line or "")
