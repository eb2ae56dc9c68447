"""The ledger as a table for spreadsheets."""

from __future__ import annotations

import csv
from io import StringIO
from typing import TYPE_CHECKING

from quickticket.domain.timekeeping.day import EntryKind
from quickticket.services.cells import safe_cell

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime, tzinfo

    from quickticket.domain.timekeeping.day import Entry
    from quickticket.services.day.ledger import Ledger

STATE_WORDS = {
    EntryKind.SENT: "in Halo",
    EntryKind.HALO: "in Halo",
    EntryKind.WAITING: "waiting",
    EntryKind.STUCK: "needs a look",
    EntryKind.UNASSIGNED: "no ticket",
    EntryKind.UNLOGGED: "not logged",
    EntryKind.RUNNING: "running",
    EntryKind.PAUSED: "paused",
}
_HEADER = ("date", "start", "end", "minutes", "hours", "customer", "ticket", "title", "charge rate", "state")


def ledger_csv(ledgers: Iterable[Ledger]) -> str:
    """Returns days as CSV with a header, an entry a row; no cell can be taken for a formula.

    Dates and times are local; hours are decimal with a point, whatever the locale.
    """
    text = StringIO(newline="")
    table = csv.writer(text)
    table.writerow(_HEADER)
    for ledger in ledgers:
        for entry in ledger.day.entries:
            table.writerow([safe_cell(cell) for cell in _row(entry, ledger.zone)])
    return text.getvalue()


def _row(entry: Entry, zone: tzinfo) -> tuple[str, ...]:
    start, end = entry.span.start.astimezone(zone), entry.span.end.astimezone(zone)
    return (
        start.date().isoformat(),
        _clock(start),
        _clock(end),
        str(entry.minutes),
        f"{entry.minutes / 60:.2f}",
        entry.customer,
        str(entry.ticket_id or ""),
        entry.what,
        entry.charge_rate,
        STATE_WORDS[entry.kind],
    )


def _clock(at: datetime) -> str:
    return at.strftime("%H:%M")
