"""quickticket quit: stops the running app; what is on its way is kept."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from quickticket.cli.remote import ask


def add_arguments(parser: ArgumentParser) -> None:
    """Declares no options."""


def run(_args: Namespace) -> int:
    """Runs the command."""
    if ask({"command": "quit"}) is None:
        print("QuickTicket is not running.")
    return 0
