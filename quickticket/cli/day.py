"""quickticket day: what was logged on a day, what waits, and the gaps that are left."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from datetime import datetime
from pathlib import Path

from quickticket.cli.output import Reply, print_json, refused
from quickticket.cli.remote import answer
from quickticket.domain.errors import StorageError

_STATES = {
    "sent": "in Halo",
    "halo": "in Halo",
    "stuck": "needs a look",
    "unassigned": "no ticket",
    "unlogged": "not logged",
}
"""Of what is called otherwise than in the answer."""


def add_arguments(parser: ArgumentParser) -> None:
    """Declares the options."""
    parser.add_argument(
        "--date", default="today", metavar="D", help="the day: 2026-11-20, today or yesterday"
    )
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.add_argument("--csv", metavar="FILE", help="write its entries as CSV; - prints them")
    parser.add_argument("--week", action="store_true", help="with --csv: those of its whole week")


def run(args: Namespace) -> int:
    """Runs the command."""
    reply = answer({"command": "day", "date": args.date, "csv": args.csv is not None, "week": args.week})
    if refused(reply, as_json=args.json):
        return 1
    if args.csv is not None:
        _write(args.csv, reply["csv"])
    if args.json:
        print_json({name: value for name, value in reply.items() if name != "csv"})
    elif args.csv != "-":
        _print(reply)
    if reply["problem"] and not args.json:
        print(f"quickticket: Halo's timesheet could not be read: {reply['problem']}", file=sys.stderr)
    return 0


def _write(name: str, table: str) -> None:
    if name == "-":
        sys.stdout.write(table.replace("\r\n", "\n"))
        return
    try:
        Path(name).expanduser().write_text(table, encoding="utf-8", newline="")
    except OSError as error:
        raise StorageError(f"{name} cannot be written: {error.strerror}.") from error


def _print(reply: Reply) -> None:
    entries = [(_start(each), _entry(each)) for each in reply["entries"]]
    gaps = [(_start(each), f"{_times(each)}  {each['minutes']:4} min  free") for each in reply["gaps"]]
    for _, line in sorted((*entries, *gaps)):
        print(line)
    logged, due, missing = (reply[f"{name}_minutes"] for name in ("logged", "due", "missing"))
    rest = f", {_hours(missing)} not logged" if missing else ""
    print(f"{reply['date']}: {_hours(logged)} of {_hours(due)}{rest}")


def _entry(entry: Reply) -> str:
    number = f"#{entry['ticket_id']}" if entry["ticket_id"] else "-"
    state = _STATES.get(entry["state"], entry["state"])
    what = "  ".join(part for part in (entry["title"], entry["customer"]) if part)
    return f"{_times(entry)}  {entry['minutes']:4} min  {state:12}  {number:8}  {what}"


def _start(span: Reply) -> datetime:
    """The moment, not its text: an hour of the clock may come twice."""
    return datetime.fromisoformat(span["start"])


def _times(span: Reply) -> str:
    return f"{span['start'][11:16]}-{span['end'][11:16]}"


def _hours(minutes: int) -> str:
    return f"{minutes // 60} h {minutes % 60:02}"
