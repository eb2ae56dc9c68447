"""Words of the day ledger: days, times, states, and what can be done with a piece; pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quickticket.domain.durations import format_duration
from quickticket.domain.timekeeping.day import Entry, EntryKind
from quickticket.ui.day.state import Deed, Offer
from quickticket.ui.wording import joined

if TYPE_CHECKING:
    from datetime import date, datetime, tzinfo

    from quickticket.domain.timekeeping.spans import Span

DASH = "\N{EN DASH}"
PILLS = {
    EntryKind.SENT: ("in Halo", "good"),
    EntryKind.HALO: ("in Halo", "good"),
    EntryKind.WAITING: ("waiting", "info"),
    EntryKind.STUCK: ("needs a look", "bad"),
    EntryKind.UNASSIGNED: ("assign a ticket", "warn"),
    EntryKind.UNLOGGED: ("not logged", "warn"),
    EntryKind.RUNNING: ("running", "info"),
    EntryKind.PAUSED: ("paused", "quiet"),
}
"""State pill and tone of an entry."""
_INSIDE = {
    EntryKind.WAITING: "waiting",
    EntryKind.STUCK: "needs a look",
    EntryKind.UNLOGGED: "not logged",
    EntryKind.RUNNING: "running",
    EntryKind.PAUSED: "paused",
}
_ACTS = {
    EntryKind.SENT: "Open the ticket",
    EntryKind.HALO: "Open the ticket",
    EntryKind.WAITING: "Edit",
    EntryKind.STUCK: "Edit",
    EntryKind.UNASSIGNED: "Assign a ticket",
    EntryKind.UNLOGGED: "Log it",
    EntryKind.RUNNING: "Stop and log",
    EntryKind.PAUSED: "Stop and log",
}
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)


def day_name(day: date, today: date) -> str:
    """`Friday 20 November`, with the year where it is another."""
    year = f" {day.year}" if day.year != today.year else ""
    return f"{_WEEKDAYS[day.weekday()]} {date_name(day)}{year}"


def date_name(day: date) -> str:
    """`20 November`."""
    return f"{day.day} {_MONTHS[day.month - 1]}"


def letter_of(day: date) -> str:
    """`F`."""
    return _WEEKDAYS[day.weekday()][0]


def times_of(span: Span, zone: tzinfo) -> str:
    """`08:35 - 09:20`, with a proper dash, by the clock on the wall."""
    return f" {DASH} ".join(clock_of(at.astimezone(zone)) for at in (span.start, span.end))


def clock_of(local: datetime) -> str:
    """`08:35`."""
    return local.strftime("%H:%M")


def first_line(entry: Entry) -> str:
    """What stands first inside an entry's block."""
    if entry.kind is EntryKind.UNASSIGNED:
        return "no\N{NO-BREAK SPACE}ticket"
    return entry.customer or entry.title


def details_of(entry: Entry) -> tuple[str, ...]:
    """What stands below it, the longest wording first."""
    minutes = format_duration(entry.minutes)
    state = _INSIDE.get(entry.kind, "")
    return tuple(dict.fromkeys((joined(minutes, state), minutes, minutes.removesuffix(" min"))))


def free_details(span: Span) -> tuple[str, ...]:
    """What stands inside a gap, the longest wording first."""
    minutes = format_duration(span.minutes)
    return (f"{minutes} free", minutes, minutes.removesuffix(" min"))


def spoken(entry: Entry, zone: tzinfo) -> str:
    """Everything about an entry, in one line."""
    number = "" if entry.ticket_id is None else f"#{entry.ticket_id}"
    what = " ".join(part for part in (number, entry.what) if part)
    return joined(
        times_of(entry.span, zone),
        format_duration(entry.minutes),
        what,
        entry.customer,
        entry.charge_rate,
        PILLS[entry.kind][0],
    )


def spoken_gap(span: Span, zone: tzinfo) -> str:
    """Everything about a gap, in one line."""
    return joined(times_of(span, zone), f"{format_duration(span.minutes)} free", "nothing logged")


def offers_for(piece: Entry | Span | None, zone: tzinfo) -> tuple[Offer, ...]:
    """What can be done with the chosen piece."""
    if piece is None:
        return ()
    if not isinstance(piece, Entry):
        return (Offer(Deed.ACT, f"Log {times_of(piece, zone)}", "Enter"),)
    if piece.kind in (EntryKind.SENT, EntryKind.HALO) and piece.ticket_id is None:
        return ()
    act = Offer(Deed.ACT, _ACTS[piece.kind], "Enter")
    if piece.kind in (EntryKind.UNASSIGNED, EntryKind.UNLOGGED):
        return (act, Offer(Deed.DISCARD, "Discard", "Del"))
    return (act,)
