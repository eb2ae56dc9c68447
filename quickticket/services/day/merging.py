"""Merging: what Halo's timesheet and we know of the same action is one entry; pure."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from quickticket.domain.timekeeping.day import Entry, EntryKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from quickticket.domain.timekeeping.logged import LoggedTime
    from quickticket.services.day.names import Names
    from quickticket.services.day.ours import OurEntry

_SAME_TIME = timedelta(minutes=1)


def merged(ours: Sequence[OurEntry], logged: Iterable[LoggedTime], names: Names) -> tuple[Entry, ...]:
    """Every entry once: ours, with Halo's times where it is there, and those that Halo alone knows."""
    entries = {id(each): each.entry for each in ours}
    unmatched = []
    for row in logged:
        twin = next((each for each in ours if _same(each, row)), None)
        if twin is None:
            unmatched.append(row)
        else:
            entries[id(twin)] = _arrived(twin.entry, row)
    others = []
    for row in unmatched:
        # What is known by its number comes first: two entries of the same time may only be alike.
        alike = (each for each in ours if entries[id(each)] is each.entry and _resembles(each, row))
        twin = next(alike, None)
        if twin is None:
            others.append(_from_halo(row, names))
        else:
            entries[id(twin)] = _arrived(twin.entry, row)
    return (*entries.values(), *others)


def _arrived(entry: Entry, row: LoggedTime) -> Entry:
    """Somebody may have corrected it in Halo since; and what is there has arrived, whatever we heard."""
    customer = entry.customer or row.customer
    return replace(entry, span=row.span, minutes=row.minutes, kind=EntryKind.SENT, customer=customer)


def _same(ours: OurEntry, row: LoggedTime) -> bool:
    if row.reference and row.reference == ours.reference:
        return True
    if row.ticket_id is None:
        return row.event_id is not None and row.event_id == ours.event_id
    return (
        row.action_id is not None
        and row.action_id == ours.action_id
        and row.ticket_id == ours.entry.ticket_id
    )


def _resembles(ours: OurEntry, row: LoggedTime) -> bool:
    """An action whose number one side does not know: that of a lost answer, or of a sparse timesheet."""
    return (
        ours.left
        and (ours.action_id is None or row.action_id is None)
        and row.ticket_id is not None
        and row.ticket_id == ours.entry.ticket_id
        and row.minutes == ours.entry.minutes
        and abs(row.span.end - ours.entry.span.end) < _SAME_TIME
    )


def _from_halo(row: LoggedTime, names: Names) -> Entry:
    title, _, note = row.title.partition(" · ") if row.ticket_id is not None else (row.title, "", "")
    return Entry(
        span=row.span,
        minutes=row.minutes,
        kind=EntryKind.HALO,
        title=title or names.ticket(row.ticket_id),
        note=note,
        customer=row.customer or names.customer(row.ticket_id),
        charge_rate=names.charge_rate(row.charge_rate_id),
        ticket_id=row.ticket_id,
    )
