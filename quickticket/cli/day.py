"""quickticket day: what was logged on a day, what waits, and the gaps that are left."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from datetime import datetime
from pathlib import Path

from quickticket.cli.output import Reply, print_json, refused
from quickticket.cli.remote import answer
from quickticket.domain.errors import StorageError
from quickticket.services.day.table import STATE_WORDS


def add_arguments(parser: ArgumentParser) -> None:
    """Declares the options."""
    parser.add_argument(
        "--date", default="today", metavar="D", help="the day: 2026-11-20, today or yesterday"
    )
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.add_argument("--csv", metavar="FILE", help="write its entries as CSV; - prints them")
    parser.add_argument(
        "--week", action="store_true", help="its whole week: with --csv every entry, else each day"
    )


def run(args: Namespace) -> int:
    """Runs the command."""
    reply = answer({"command": "day", "date": args.date, "csv": args.csv is not None, "week": args.week})
    if refused(reply, as_json=args.json):
        return 1
    piped = args.csv == "-"
    if args.csv is not None and not (piped and args.json):
        _write(args.csv, reply["csv"])
    if args.json:
        print_json({name: value for name, value in reply.items() if name != "csv" or piped})
    elif not piped:
        _print(reply, week=args.week)
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
        raise StorageError(
            f"{name} cannot be written: {error.strerror}.", "Name a file in a folder that you may write to."
        ) from error


def _print(reply: Reply, *, week: bool) -> None:
    entries = [(_start(each), _entry(each)) for each in reply["entries"]]
    gaps = [(_start(each), f"{_times(each)}  {each['minutes']:4} min  free") for each in reply["gaps"]]
    for _, line in sorted((*entries, *gaps)):
        print(line)
    for day in reply["week"] if week else ():
        print(f"{day['date']}: {_of(day)}")
    missing = reply["missing_minutes"]
    rest = f", {_hours(missing)} not logged" if missing else ""
    print(f"{reply['date']}: {_of(reply)}{rest}")


def _of(day: Reply) -> str:
    logged, due = _hours(day["logged_minutes"]), day["due_minutes"]
    return f"{logged} of {_hours(due)}" if due else logged


def _entry(entry: Reply) -> str:
    number = f"#{entry['ticket_id']}" if entry["ticket_id"] else "-"
    state = STATE_WORDS.get(entry["state"], entry["state"])
    what = "  ".join(part for part in (entry["title"], entry["customer"]) if part)
    return f"{_times(entry)}  {entry['minutes']:4} min  {state:12}  {number:8}  {what}"


def _start(span: Reply) -> datetime:
    """The moment, not its text: an hour of the clock may come twice."""
    return datetime.fromisoformat(span["start"])


def _times(span: Reply) -> str:
    return f"{span['start'][11:16]}-{span['end'][11:16]}"


def _hours(minutes: int) -> str:
    return f"{minutes // 60} h {minutes % 60:02}"
