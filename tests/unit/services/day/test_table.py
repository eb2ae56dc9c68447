"""The ledger as CSV: local times, decimal hours with a point, and no cell that a spreadsheet runs."""

from __future__ import annotations

import csv
from io import StringIO

from quickticket.domain.ids import TicketId, TimerId
from quickticket.domain.timekeeping.logged import LoggedTime
from quickticket.domain.timekeeping.timer import Timer
from quickticket.services.day.table import ledger_csv
from tests.fakes.day_book import FRIDAY, Bookkeeping, span


async def test_each_entry_is_a_row(desk: Bookkeeping) -> None:
    desk.sheets.rows = (
        LoggedTime(span("9:00", "10:30"), 90, '=HYPERLINK("x")', "Acme, Ltd", TicketId(8841)),
    )
    desk.timers = [Timer(TimerId("t"), "helped", "helped", ran=(span("11:00", "11:35"),), stopped=True)]
    await desk.book.look(FRIDAY)
    rows = [*csv.DictReader(StringIO(ledger_csv([await desk.book.read(FRIDAY)])))]
    assert rows == [
        {
            "date": "2026-11-20",
            "start": "09:00",
            "end": "10:30",
            "minutes": "90",
            "hours": "1.50",
            "customer": "Acme, Ltd",
            "ticket": "8841",
            "title": '\'=HYPERLINK("x")',
            "charge rate": "",
            "state": "in Halo",
        },
        {
            "date": "2026-11-20",
            "start": "11:00",
            "end": "11:35",
            "minutes": "35",
            "hours": "0.58",
            "customer": "",
            "ticket": "",
            "title": "helped",
            "charge rate": "",
            "state": "no ticket",
        },
    ]
