"""quickticket bulk: one line for many customers or users, through the outbox."""

from __future__ import annotations

import sys
import time
from argparse import SUPPRESS, ArgumentParser, Namespace
from pathlib import Path

from quickticket.cli.numbers import seconds
from quickticket.cli.output import Reply, print_json, refused
from quickticket.cli.remote import ANSWER_SECONDS, answer, ask
from quickticket.domain.errors import InvalidInput

LOOK_EVERY = 0.5
"""Seconds between two looks while waiting for the running app."""
READING_SECONDS = 120.0
"""Seconds to plan the largest bulk."""
_ACTIONS = {
    "list": "the newest bulks",
    "show": "one bulk with its rows",
    "pause": "start nothing more of a bulk",
    "resume": "let a paused bulk go on",
    "cancel": "give up the rows of which nothing has reached Halo",
    "retry": "send refused rows again",
}


def add_arguments(parser: ArgumentParser) -> None:
    """Declares the options."""
    parser.set_defaults(misused=parser.error)
    parser.add_argument("--line", metavar="LINE", help="what all tickets share, such as /outage")
    parser.add_argument(
        "--rows",
        metavar="FILE",
        help="names, e-mails or a CSV with a header, one recipient a row; - reads them",
    )
    parser.add_argument("--dry-run", action="store_true", help="show what each row becomes; nothing is sent")
    parser.add_argument(
        "--skip-unready", action="store_true", help="send the ready rows, leave out the others"
    )
    parser.add_argument("--wait", type=seconds, metavar="S", help="wait up to S seconds for Halo's proof")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    actions = parser.add_subparsers(dest="action", metavar="ACTION")
    for name, summary in _ACTIONS.items():
        action = actions.add_parser(name, help=summary, description=summary[0].upper() + summary[1:] + ".")
        # Without a default of its own, or it would take back what stands before the action.
        action.add_argument("--json", action="store_true", default=SUPPRESS, help="print one JSON object")
        if name != "list":
            action.add_argument("id", metavar="ID", help="the bulk's id, as `bulk list` shows it")


def run(args: Namespace) -> int:
    """Runs the command."""
    if args.action:
        return _look(args)
    if not args.line or not args.rows:
        args.misused("a bulk needs a line and rows: quickticket bulk --line '/outage' --rows FILE")
    request = {
        "command": "bulk",
        "line": args.line,
        "rows": _rows(args.rows),
        "dry_run": args.dry_run,
        "skip_unready": args.skip_unready,
        "wait": args.wait,
    }
    reply = answer(request, seconds=READING_SECONDS + (args.wait or 0))
    if refused(reply, as_json=args.json):
        return 1
    if args.dry_run:
        print_json(reply) if args.json else _print_plan(reply)
        return 0 if reply["ready"] else 1
    if args.wait is not None:
        reply = _waited(reply, args.wait)
    print_json(reply) if args.json else _print_progress(reply)
    return 1 if args.wait is not None and reply["counts"]["held"] else 0


def _look(args: Namespace) -> int:
    request = {"command": f"bulk.{args.action}"}
    if args.action != "list":
        request["id"] = args.id
    reply = answer(request)
    if refused(reply, as_json=args.json):
        return 1
    if args.json:
        print_json(reply)
    elif args.action == "list":
        for batch in reply["batches"]:
            print(f"{batch['batch']}  {_counted(batch)}  {batch['line']}")
    else:
        _print_progress(reply)
    return 0


def _rows(name: str) -> str:
    text = _read(name)
    if not text.strip():
        raise InvalidInput(f"There are no rows in {name}.", "Write one name, e-mail or phone number a line.")
    return text


def _read(name: str) -> str:
    if name == "-":
        return sys.stdin.read()
    try:
        return Path(name).expanduser().read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise InvalidInput(f"{name} is no UTF-8 text.", "Save it as UTF-8.") from error
    except OSError as error:
        raise InvalidInput(f"{name} cannot be read: {error.strerror}.") from error


def _waited(reply: Reply, patience: float) -> Reply:
    """Looks at a bulk of the running app until nothing moves any more; one sent from here rests by now."""
    deadline = time.monotonic() + patience
    shown = ""
    extras = {name: reply[name] for name in ("skipped", "notes")}
    while not reply["at_rest"] and time.monotonic() < deadline:
        if (said := _counted(reply)) != shown:
            sys.stderr.write(f"{said}\n")
            shown = said
        looked = ask({"command": "bulk.show", "id": reply["batch"]}, seconds=ANSWER_SECONDS)
        if looked is None or "error" in looked:
            break
        reply = {**looked, **extras}
        if not reply["at_rest"]:
            _pause()
    return reply


def _pause() -> None:
    import threading

    threading.Event().wait(LOOK_EVERY)  # a command has no loop to turn


def _print_plan(reply: Reply) -> None:
    for row in reply["rows"]:
        whom = " · ".join(name for name in (row["customer"], row["site"], row["user"]) if name)
        print(f"{row['row']:4}  {row['state']:9}  {row['who']:28.28}  {whom or '-'}  {row['summary']}")
        for problem in row["problems"]:
            print(f"      {problem}")
        if row["duplicate_of"]:
            print(f"      Row {row['duplicate_of']} is for the same.")
    for note in reply["notes"]:
        print(note)
    print(f"{reply['ready']} of {len(reply['rows'])} rows are ready")


def _print_progress(reply: Reply) -> None:
    for row in reply["rows"]:
        number = f"#{row['ticket_id']}" if row["ticket_id"] else "-"
        print(f"{row['state']:11} {number:8} {row['who']:28.28}  {row['customer']}")
        if row["reason"]:
            print(f"  {row['reason']}")
    for note in reply.get("notes", ()):
        print(note)
    print(f"{_counted(reply)} ({reply['batch']})")


def _counted(reply: Reply) -> str:
    counts = {state: number for state, number in reply["counts"].items() if number and state != "sent"}
    others = "".join(f", {number} {state}" for state, number in counts.items())
    return f"{reply['counts']['sent']} of {reply['total']} sent{others}"
