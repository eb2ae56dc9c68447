"""quickticket new: creates a ticket, and its time entry, from a line."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace

from quickticket.cli.numbers import seconds
from quickticket.cli.output import Reply, print_json, refused
from quickticket.cli.remote import ANSWER_SECONDS, answer

_WITHOUT_STEPS = {"timer": "a timer starts", "kept": "the time is kept"}


def add_arguments(parser: ArgumentParser) -> None:
    """Declares the options."""
    add_line_arguments(parser)
    parser.add_argument("--dry-run", action="store_true", help="check only; nothing is kept or sent")


def add_line_arguments(parser: ArgumentParser) -> None:
    """Declares what `new` and `log` share."""
    parser.add_argument(
        "--line", required=True, metavar="LINE", help="what you would type into the popup; - reads it"
    )
    parser.add_argument("--wait", type=seconds, metavar="S", help="wait up to S seconds for Halo's proof")
    parser.add_argument("--json", action="store_true", help="print one JSON object")


def run(args: Namespace) -> int:
    """Runs the command."""
    return send("new", args, dry_run=args.dry_run)


def send(command: str, args: Namespace, *, dry_run: bool = False) -> int:
    """Hands the line in and prints what became of it; the exit code of design 7."""
    line = sys.stdin.read().rstrip("\n") if args.line == "-" else args.line
    request = {"command": command, "line": line, "wait": args.wait, "dry_run": dry_run}
    reply = answer(request, seconds=ANSWER_SECONDS + (args.wait or 0))
    if refused(reply, as_json=args.json):
        return 1
    print_json(reply) if args.json else _print(reply, dry_run=dry_run)
    ended_held = args.wait is not None and reply.get("state") == "held"
    return 1 if ended_held else 0


def _print(reply: Reply, *, dry_run: bool) -> None:
    for note in reply.get("notes", ()):
        print(note)
    if dry_run:
        steps = ", ".join(step["kind"].replace("_", " ") for step in reply["steps"])
        print(f"Ready to send: {steps}" if steps else f"Ready: {_WITHOUT_STEPS[reply['state']]}")
    else:
        print_done(reply)


def print_done(reply: Reply) -> None:
    """Prints what a line has done."""
    timer = reply.get("timer")
    if timer is not None:
        words = "kept until it has a ticket" if timer["state"] == "stopped" else "timer runs"
        print(f"{timer['minutes']} min, {words} ({timer['timer']})")
    if reply["capture"] is None:
        return
    number = f"#{reply['ticket_id']} " if reply.get("ticket_id") else ""
    print(f"{number}{reply['state']} ({reply['capture']})")
    if reply.get("url"):
        print(reply["url"])
    for step in reply["steps"]:
        if step["reason"]:
            print(f"  {step['kind'].replace('_', ' ')}: {step['state']}: {step['reason']}")
