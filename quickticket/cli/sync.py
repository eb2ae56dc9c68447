"""quickticket sync: fetches customers, sites, users and the small lists from Halo."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from quickticket.cli.output import print_json, refused
from quickticket.cli.remote import answer

SYNC_SECONDS = 7200.0
"""200,000 users at a fifth of the tenant's allowance take more than an hour."""


def add_arguments(parser: ArgumentParser) -> None:
    """Declares the options."""
    parser.add_argument("--full", action="store_true", help="read everything again, not only what changed")
    parser.add_argument("--json", action="store_true", help="print one JSON object")


def run(args: Namespace) -> int:
    """Runs the command."""
    reply = answer({"command": "sync", "full": args.full}, seconds=SYNC_SECONDS)
    if refused(reply, as_json=args.json):
        return 1
    if args.json:
        print_json(reply)
        return 0
    print(f"{reply['customers']} customers, {reply['sites']} sites, {reply['users']} users")
    for problem in reply["problems"]:
        print(f"! {problem}")
    return 0
