"""quickticket outbox: what waits, what was refused, what was sent, and what to do about it."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from quickticket.cli.numbers import count
from quickticket.cli.output import Reply, print_json, refused
from quickticket.cli.remote import answer


def add_arguments(parser: ArgumentParser) -> None:
    """Declares the sub-commands and their options."""
    actions = parser.add_subparsers(dest="action", metavar="ACTION", required=True)
    for name, summary in (
        ("list", "the newest captures"),
        ("show", "one capture with its timeline"),
        ("retry", "send a capture again now"),
        ("discard", "give a capture up"),
        ("edit", "replace a capture by another line"),
    ):
        action = actions.add_parser(name, help=summary)
        action.add_argument("--json", action="store_true", help="print one JSON object")
        if name == "list":
            action.add_argument("--limit", type=count, default=50, help="how many (50)")
        else:
            action.add_argument("id", metavar="ID", help="the capture's id, as `outbox list` shows it")
        if name == "edit":
            action.add_argument("--line", required=True, metavar="LINE", help="the new line")


def run(args: Namespace) -> int:
    """Runs the command."""
    members = {key: value for key, value in vars(args).items() if key in ("id", "line", "limit")}
    reply = answer({"command": f"outbox.{args.action}", **members})
    if refused(reply, as_json=args.json):
        return 1
    if args.json:
        print_json(reply)
    elif args.action == "list":
        for capture in reply["captures"]:
            _print_row(capture)
    else:
        _print_row(reply)
        for event in reply.get("timeline", ()):
            print(f"  {event['at']}  {event['text']}")
    return 0


def _print_row(capture: Reply) -> None:
    number = f"#{capture['ticket_id']}" if capture.get("ticket_id") else "-"
    print(f"{capture['capture']}  {capture['state']:11} {number:8} {capture['customer']}  {capture['title']}")
    for step in capture["steps"]:
        if step["reason"]:
            print(f"  {step['kind'].replace('_', ' ')}: {step['reason']}")
