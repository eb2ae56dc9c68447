"""quickticket log: logs time or a note on an existing ticket from a line."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from quickticket.cli.new import add_line_arguments, send


def add_arguments(parser: ArgumentParser) -> None:
    """Declares the options."""
    add_line_arguments(parser)


def run(args: Namespace) -> int:
    """Runs the command."""
    return send("log", args)
