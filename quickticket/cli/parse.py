"""quickticket parse: shows what a line means, with the candidates of each token; nothing is sent."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from quickticket.cli.output import Reply, print_json, refused
from quickticket.cli.remote import answer


def add_arguments(parser: ArgumentParser) -> None:
    """Declares the options."""
    parser.add_argument("line", metavar="LINE", help="what you would type into the popup")
    parser.add_argument("--json", action="store_true", help="print one JSON object")


def run(args: Namespace) -> int:
    """Runs the command."""
    reply = answer({"command": "parse", "line": args.line})
    if refused(reply, as_json=args.json):
        return 1
    print_json(reply) if args.json else _print(reply)
    return 0


def _print(reply: Reply) -> None:
    for name, value in reply["draft"].items():
        if value not in (None, "", {}):
            shown = value.get("name", value) if isinstance(value, dict) else value
            print(f"{name.replace('_', ' '):14} {shown}")
    for problem in reply["problems"]:
        print(f"{'!' if problem['blocking'] else '?'} {problem['message']}")
