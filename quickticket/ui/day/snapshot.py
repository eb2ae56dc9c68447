"""Puts the window's snapshot together from a ledger and what is chosen; pure."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from quickticket.domain.durations import format_duration
from quickticket.domain.timekeeping.day import KEPT, Entry, EntryKind
from quickticket.domain.timekeeping.spans import whole_minutes
from quickticket.ui.day.band import extent_of, lanes_of, share, ticks_of
from quickticket.ui.day.colours import places_of
from quickticket.ui.day.pieces import pieces_of, place_of, span_of
from quickticket.ui.day.state import (
    NO_COLOUR,
    Band,
    Bar,
    Block,
    CustomerTotal,
    DayState,
    Look,
    Row,
)
from quickticket.ui.day.words import (
    DASH,
    PILLS,
    date_name,
    day_name,
    details_of,
    first_line,
    free_details,
    letter_of,
    offers_for,
    spoken,
    spoken_gap,
    times_of,
)

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from quickticket.services.day.ledger import Ledger
    from quickticket.ui.day.pieces import Piece

_WEEKEND = 5
_LOOKS = {
    EntryKind.SENT: Look.SOLID,
    EntryKind.HALO: Look.SOLID,
    EntryKind.UNASSIGNED: Look.DEBT,
    EntryKind.RUNNING: Look.GROWING,
    EntryKind.PAUSED: Look.GROWING,
}
"""Of what looks otherwise than hatched."""
MAYBE_MISSING = "What was logged elsewhere may be missing."
USUAL_HOURS = "Halo tells no working hours: 9:00 to 17:30, Monday to Friday, are taken."


def snapshot(ledger: Ledger, chosen: Piece | None, *, told: str = "", undo: bool = False) -> DayState:
    """Everything the window shows of a ledger."""
    pieces, zone = pieces_of(ledger.day), ledger.zone
    today = ledger.now.astimezone(zone).date()
    colours = places_of(
        (*(name for name, _ in ledger.customers), *(entry.customer for entry in ledger.day.entries))
    )
    in_week = timedelta() <= today - ledger.week[0].date < timedelta(days=7)
    missing = ledger.day.missing if ledger.date <= today else 0
    return DayState(
        date=ledger.date,
        heading=day_name(ledger.date, today),
        logged=format_duration(ledger.day.logged),
        due=_of(ledger),
        missing=f"{format_duration(missing)} not logged" if missing else "",
        notes=_notes(ledger),
        band=_band(ledger, pieces, colours),
        rows=tuple(
            _row(place, piece, ledger) for place, piece in enumerate(pieces) if isinstance(piece, Entry)
        ),
        chosen=place_of(pieces, chosen),
        week="This week" if in_week else f"Week of {date_name(ledger.week[0].date)}",
        week_total=f"{format_duration(ledger.week_logged)} of {format_duration(ledger.week_due)}",
        bars=_bars(ledger, today),
        customers=tuple(
            CustomerTotal(name or "No customer", format_duration(minutes), colours.get(name, NO_COLOUR))
            for name, minutes in ledger.customers
        ),
        offers=offers_for(chosen, zone),
        told=told,
        undo=undo,
        is_today=ledger.date == today,
    )


def _of(ledger: Ledger) -> str:
    due = whole_minutes(ledger.day.due)
    return f"of {format_duration(due)}" if due else ""


def _notes(ledger: Ledger) -> tuple[str, ...]:
    unread = f"Halo's timesheet could not be read: {ledger.problem} {MAYBE_MISSING}"
    asking = "Asking Halo for its timesheet…"
    return tuple(
        note
        for note, holds in (
            (unread, bool(ledger.problem)),
            (asking, ledger.in_progress and not ledger.problem),
            (USUAL_HOURS, ledger.assumed_hours),
        )
        if holds
    )


def _band(ledger: Ledger, pieces: tuple[Piece, ...], colours: Mapping[str, int]) -> Band:
    spans = [span_of(piece) for piece in pieces]
    hours, zone = ledger.day.hours, ledger.zone
    extent = extent_of(ledger.whole, hours, spans, ledger.now, zone)
    blocks = tuple(
        _block(piece, (share(span.start, extent), share(span.end, extent)), lane, ledger, colours)
        for piece, span, lane in zip(pieces, spans, lanes_of(spans), strict=True)
    )
    shows_now = extent.start <= ledger.now <= extent.end
    return Band(
        blocks,
        ticks_of(extent, zone),
        (share(hours.start, extent), share(hours.end, extent)) if hours is not None else None,
        share(ledger.now, extent) if shows_now else None,
    )


def _block(
    piece: Piece,
    ends: tuple[float, float],
    lane: tuple[int, int],
    ledger: Ledger,
    colours: Mapping[str, int],
) -> Block:
    if not isinstance(piece, Entry):
        details, said = free_details(piece), spoken_gap(piece, ledger.zone)
        return Block(Look.GAP, *ends, details=details, spoken=said, lane=lane[0], lanes=lane[1])
    return Block(
        _LOOKS.get(piece.kind, Look.HATCHED),
        *ends,
        first_line(piece),
        details_of(piece),
        spoken(piece, ledger.zone),
        NO_COLOUR if piece.kind is EntryKind.UNASSIGNED else colours.get(piece.customer, NO_COLOUR),
        *lane,
    )


def _row(place: int, entry: Entry, ledger: Ledger) -> Row:
    state, tone = PILLS[entry.kind]
    return Row(
        block=place,
        time=times_of(entry.span, ledger.zone),
        number="" if entry.ticket_id is None else f"#{entry.ticket_id}",
        title=entry.title,
        note=entry.note if entry.note != entry.title else "",
        customer=entry.customer,
        minutes=format_duration(entry.minutes),
        charge_rate=entry.charge_rate or (DASH if entry.kind in KEPT else ""),
        state=state,
        tone=tone,
        spoken=spoken(entry, ledger.zone),
    )


def _bars(ledger: Ledger, today: date) -> tuple[Bar, ...]:
    tallest = max(max(day.due, day.logged) for day in ledger.week) or 1
    weekend = ledger.date.weekday() >= _WEEKEND or any(
        day.logged or day.due for day in ledger.week[_WEEKEND:]
    )
    shown = ledger.week if weekend else ledger.week[:_WEEKEND]
    return tuple(
        Bar(
            day.date,
            letter_of(day.date),
            day.logged / tallest,
            day.due / tallest,
            f"{day_name(day.date, today)}: {format_duration(day.logged)} of {format_duration(day.due)}",
            chosen=day.date == ledger.date,
        )
        for day in shown
    )
