"""quickticket timer: start, pause, resume, stop and log timers; time without a ticket is among them."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from quickticket.cli.new import print_done
from quickticket.cli.numbers import seconds
from quickticket.cli.output import Reply, print_json, refused
from quickticket.cli.remote import ANSWER_SECONDS, answer

_ACTIONS = {
    "list": "what runs, is paused, or waits to be logged",
    "start": "start a timer; the running one is paused",
    "pause": "let the running timer stand still",
    "resume": "let a paused timer run on",
    "switch": "let another timer run; the running one is paused",
    "stop": "end a timer; the running app opens its time in the popup",
    "log": "log the time of a timer that has stopped",
    "judge": "say what becomes of time away: keep it, drop it, or stop the timer before it",
    "discard": "give a timer and its time up",
}
_NEEDS_ID = ("switch", "discard")
_WAITS = ("start", "stop", "log")


def add_arguments(parser: ArgumentParser) -> None:
    """Declares the sub-commands and their options."""
    actions = parser.add_subparsers(dest="action", metavar="ACTION", required=True)
    for name, summary in _ACTIONS.items():
        action = actions.add_parser(name, help=summary, description=summary[0].upper() + summary[1:] + ".")
        action.add_argument("--json", action="store_true", help="print one JSON object")
        if name == "start":
            action.add_argument(
                "--line", required=True, metavar="LINE", help="ticket and note: '#8841 reset the spooler'"
            )
        elif name != "list":
            action.add_argument(
                "id",
                metavar="ID",
                nargs=None if name in _NEEDS_ID else "?",
                default="",
                help="the timer's id, its beginning, or #ticket",
            )
        if name == "log":
            action.add_argument(
                "--line", default="", metavar="LINE", help="its ticket, and more: '#8841 =resolved'"
            )
        if name == "stop":
            action.add_argument("--log", action="store_true", help="log its time at once")
        if name == "judge":
            action.add_argument("answer", choices=("keep", "drop", "stop"))
        if name in _WAITS:
            action.add_argument(
                "--wait", type=seconds, metavar="S", help="wait up to S seconds for Halo's proof"
            )


def run(args: Namespace) -> int:
    """Runs the command."""
    kept = ("id", "line", "log", "answer", "wait")
    members = {key: value for key, value in vars(args).items() if key in kept}
    wait = members.get("wait")
    if args.action == "stop":
        members["open"] = not (args.log or args.json)
    reply = answer({"command": f"timer.{args.action}", **members}, seconds=ANSWER_SECONDS + (wait or 0))
    if refused(reply, as_json=args.json):
        return 1
    if args.json:
        print_json(reply)
    elif args.action == "list":
        _print_list(reply)
    elif args.action == "discard":
        _print_timer({**reply, "state": "discarded"})
    elif "steps" in reply:
        print_done(reply)
    else:
        _print_timer(reply)
    return 1 if wait is not None and reply.get("state") == "held" else 0


def _print_list(reply: Reply) -> None:
    for timer in reply["timers"]:
        _print_timer(timer)
    if reply["debt_minutes"]:
        print(f"{reply['debt_minutes']} min have no ticket yet: quickticket timer log ID --line '#8841'")
    if not reply["timers"]:
        print("No timers.")


def _print_timer(timer: Reply) -> None:
    number = f"#{timer['ticket_id']}" if timer["ticket_id"] else "-"
    print(f"{timer['timer']}  {timer['state']:8} {timer['minutes']:4} min  {number:8} {timer['title']}")
    if timer["question"]:
        away = timer["question"]
        judge = f"quickticket timer judge {timer['timer']} keep|drop|stop"
        print(f"  {away['minutes']} min away ({away['why']}) are not counted: {judge}")
    if timer["clock_set_by_minutes"]:
        print(
            f"  The clock was set by {timer['clock_set_by_minutes']} min meanwhile; the timer did not follow."
        )
