"""quickticket status: what the running app is doing."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace

from quickticket.cli.output import Reply, print_json, refused
from quickticket.cli.remote import ask


def add_arguments(parser: ArgumentParser) -> None:
    """Declares the options."""
    parser.add_argument("--json", action="store_true", help="print one JSON object")


def run(args: Namespace) -> int:
    """Runs the command."""
    reply = ask({"command": "status"})
    if reply is None:
        if args.json:
            print_json({"running": False})
        print("QuickTicket is not running. Start it with `quickticket run`.", file=sys.stderr)
        return 1
    if refused(reply, as_json=args.json):
        return 1
    print_json(reply) if args.json else _print(reply)
    return 0


def _print(reply: Reply) -> None:
    agent = reply.get("agent")
    print(f"QuickTicket {reply['version']}, process {reply['pid']}, profile {reply['profile'] or 'none'}")
    print(f"Acting as {agent['name']}" if agent else "Not signed in yet")
    print("Online" if reply["online"] else "Offline: what you submit is kept and sent later")
    for hotkey in reply["hotkeys"]:
        print(f"{hotkey['keys']}: {hotkey['state']}{': ' + hotkey['reason'] if hotkey['reason'] else ''}")
    print("Outbox: " + ", ".join(f"{count} {state}" for state, count in reply["outbox"].items()))
    if reply["timer"]:
        timer = reply["timer"]
        number = f" on #{timer['ticket_id']}" if timer["ticket_id"] else ""
        print(f"Timer: {timer['minutes']} min{number} {timer['title']}")
    if reply["debt_minutes"]:
        print(f"{reply['debt_minutes']} min have no ticket yet: quickticket timer list")
    known = reply["reference"]
    print(f"Known here: {known['customers']} customers, {known['sites']} sites, {known['users']} users")
