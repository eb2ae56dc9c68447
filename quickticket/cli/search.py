"""quickticket search: finds customers, sites and users as the popup does."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from quickticket.cli.numbers import count
from quickticket.cli.output import print_json, refused
from quickticket.cli.remote import answer


def add_arguments(parser: ArgumentParser) -> None:
    """Declares the options."""
    parser.add_argument("text", metavar="TEXT", help="a name, an e-mail address or digits of a phone number")
    parser.add_argument("--limit", type=count, default=8, help="how many (8)")
    parser.add_argument("--json", action="store_true", help="print one JSON object")


def run(args: Namespace) -> int:
    """Runs the command."""
    reply = answer({"command": "search", "text": args.text, "limit": args.limit})
    if refused(reply, as_json=args.json):
        return 1
    if args.json:
        print_json(reply)
        return 0
    for match in reply["matches"]:
        print(f"{match['kind']:9} {match['label']}  {match['note']}")
    return 0
