"""quickticket run: starts the tray app, or opens the popup of the one that runs."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from quickticket.cli.popup import show


def add_arguments(parser: ArgumentParser) -> None:
    """Declares the options."""
    parser.add_argument(
        "--hidden", action="store_true", help="do not open the popup (for starting at sign-in)"
    )


def run(args: Namespace) -> int:
    """Runs the command."""
    from quickticket.cli.remote import ask

    if args.hidden:
        if ask({"command": "ping"}) is not None:
            return 0
    elif show():
        return 0
    from quickticket.bootstrap.app import run_app
    from quickticket.bootstrap.opening import Opening

    return run_app(None if args.hidden else Opening())
