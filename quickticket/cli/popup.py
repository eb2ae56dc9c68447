"""quickticket popup: opens the popup of the running app; starts the app when none runs."""

from __future__ import annotations

import os

from quickticket.config.data_folder import data_folder
from quickticket.desktop.single_instance.address import socket_path
from quickticket.desktop.single_instance.client import knock

TYPE_CHECKING = False  # argparse alone takes longer to import than the whole way to the app
if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

KNOCK_SECONDS = 30.0


def add_arguments(parser: ArgumentParser) -> None:
    """Declares the options."""
    parser.add_argument("--line", help="put this into the popup's line")
    parser.add_argument("--template", metavar="NAME", help="let the line call this template")


def show(line: str | None = None, template: str | None = None) -> bool:
    """Opens the popup of the running app; False when none runs."""
    if line is None and template is None:
        return knock(socket_path(data_folder(os.environ)), KNOCK_SECONDS)
    from quickticket.cli.remote import ask

    return ask({"command": "popup", "line": line, "template": template}) is not None


def run(args: Namespace) -> int:
    """Runs the command."""
    template = args.template and args.template.removeprefix("/")
    if show(args.line, template):
        return 0
    from quickticket.bootstrap.app import run_app
    from quickticket.bootstrap.opening import Opening

    return run_app(Opening(args.line or "", template or ""))
