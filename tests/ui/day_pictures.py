"""A made-up week of a technician, as the day ledger's window shows it: for its pictures and its tests."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent

from quickticket.domain.ids import CaptureId, TicketId, TimerId
from quickticket.domain.timekeeping.day import Entry, EntryKind, day_of
from quickticket.domain.timekeeping.spans import Span, day_span
from quickticket.domain.timekeeping.workday import Hours, Workday
from quickticket.services.day.ledger import Ledger, WeekDay
from quickticket.ui.day.pieces import first_choice, pieces_of
from quickticket.ui.day.snapshot import snapshot
from quickticket.ui.day.state import DayState
from quickticket.ui.day.view import DayWindow
from quickticket.ui.theme.theme import Theme

FRIDAY = date(2026, 11, 20)
WORKDAY = Workday("Office", (*[Hours(time(8, 30), time(17))] * 5, None, None), timedelta(hours=7, minutes=30))
_CUSTOMERS = (
    ("Acme Ltd", 550),
    ("North Star Legal", 465),
    ("Red Ridge", 245),
    ("Blue Harbour", 210),
    ("", 60),
)


def at(clock: str) -> datetime:
    """A time on Friday."""
    hour, minute = map(int, clock.split(":"))
    return datetime(2026, 11, 20, hour, minute, tzinfo=UTC)


def entry(  # noqa: PLR0917 - a row of the table below
    start: str,
    end: str,
    kind: EntryKind,
    number: int | None,
    title: str,
    customer: str = "",
    rate: str = "Remote",
    note: str = "",
) -> Entry:
    """An entry of Friday."""
    span = Span(at(start), at(end))
    name = start.replace(":", "")
    here = kind in (EntryKind.WAITING, EntryKind.STUCK, EntryKind.SENT)
    kept = kind in (EntryKind.UNASSIGNED, EntryKind.RUNNING, EntryKind.UNLOGGED)
    return Entry(
        span,
        span.minutes,
        kind,
        title,
        customer,
        note,
        rate,
        ticket_id=None if number is None else TicketId(number),
        capture_id=CaptureId(f"c{name}") if here else None,
        timer_id=TimerId(f"t{name}") if kept else None,
    )


ENTRIES = (
    entry(
        "8:35",
        "9:20",
        EntryKind.SENT,
        8841,
        "Outlook asks for a password",
        "Acme Ltd",
        note="cleared the saved one",
    ),
    entry("9:21", "9:41", EntryKind.HALO, 8852, "New starter laptop", "Red Ridge"),
    entry(
        "10:40",
        "12:10",
        EntryKind.WAITING,
        8790,
        "Switch swap",
        "North Star Legal",
        "On site",
        "rack 2, both power supplies",
    ),
    entry(
        "13:30",
        "14:10",
        EntryKind.SENT,
        8841,
        "Outlook asks for a password",
        "Acme Ltd",
        note="profile rebuilt",
    ),
    entry("15:05", "15:30", EntryKind.UNASSIGNED, None, "helped a colleague with VPN", rate=""),
    entry("15:30", "16:12", EntryKind.RUNNING, 8866, "Mailbox migration", "Blue Harbour", ""),
)


def ledger(entries: tuple[Entry, ...] = ENTRIES, *, now: str = "16:12", **more: object) -> Ledger:
    """Friday, near its end."""
    whole, moment = day_span(FRIDAY, UTC), at(now)
    day = day_of(whole, WORKDAY.on(FRIDAY, UTC), WORKDAY.due(FRIDAY, UTC), entries, moment)
    logged = (425, 450, 400, 435, day.logged, 0, 0)
    monday = FRIDAY - timedelta(days=4)
    week = tuple(
        WeekDay(monday + timedelta(days=n), 450 if n < 5 else 0, minutes) for n, minutes in enumerate(logged)
    )
    return Ledger(FRIDAY, whole, day, week, _CUSTOMERS, moment, UTC, **more)  # type: ignore[arg-type]


def day_windows() -> Iterator[tuple[str, DayState]]:
    """Name and snapshot of every picture."""
    friday = ledger()
    yield "day", snapshot(friday, first_choice(pieces_of(friday.day)))
    crowded = ledger(
        (
            entry(
                "6:50", "7:30", EntryKind.SENT, 8901, "Server would not come up", "Acme Ltd", "After hours"
            ),
            entry("8:30", "8:40", EntryKind.SENT, 8902, "Password reset", "Red Ridge"),
            entry("8:40", "8:45", EntryKind.SENT, 8903, "Password reset", "Northgate Dental Practice"),
            entry(
                "9:00", "12:00", EntryKind.STUCK, 8904, "Firewall rules after the audit", "North Star Legal"
            ),
            entry("11:00", "11:30", EntryKind.HALO, 8905, "Phone call about invoices", "Acme Ltd"),
            entry("13:00", "14:00", EntryKind.SENT, None, "Team meeting", "", ""),
            entry("14:00", "14:20", EntryKind.UNLOGGED, 8906, "Toner", "Blue Harbour", ""),
            entry("17:20", "18:40", EntryKind.WAITING, 8907, "Tapes changed", "Red Ridge", "After hours"),
        ),
        now="19:00",
        problem="Halo cannot be reached.",
        assumed_hours=True,
    )
    pieces = pieces_of(crowded.day)
    yield "day-crowded", snapshot(crowded, pieces[4], told="35 min discarded.", undo=True)
    empty = ledger((), now="8:00", in_progress=True)
    yield "day-empty", snapshot(empty, None)


def draw_days(theme: Theme, folder: Path, *, dark: bool) -> None:
    """Draws all of it into a folder."""
    for name, state in day_windows():
        window = DayWindow(theme)
        window.bring_up()
        window.show_state(state)
        for _ in range(3):
            QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
        window.grab().save(str(folder / f"{name}-{'dark' if dark else 'light'}.png"))
        window.close()
