"""The shapes of days that scripts rely on; members may be added, none changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quickticket.domain.timekeeping.spans import whole_minutes

if TYPE_CHECKING:
    from datetime import tzinfo

    from quickticket.domain.timekeeping.day import Entry
    from quickticket.domain.timekeeping.spans import Span
    from quickticket.services.day.ledger import Ledger
    from quickticket.services.json_forms import Json


def day_form(ledger: Ledger) -> Json:
    """Returns a day with its week; times are local and carry their offset."""
    day, zone = ledger.day, ledger.zone
    return {
        "date": ledger.date.isoformat(),
        "due_minutes": whole_minutes(day.due),
        "logged_minutes": day.logged,
        "missing_minutes": day.missing,
        "debt_minutes": day.debt,
        "hours": None if day.hours is None else _span_form(day.hours, zone),
        "assumed_hours": ledger.assumed_hours,
        "entries": [_entry_form(entry, zone) for entry in day.entries],
        "gaps": [_span_form(gap, zone) | {"minutes": gap.minutes} for gap in day.gaps],
        "week": [
            {"date": each.date.isoformat(), "due_minutes": each.due, "logged_minutes": each.logged}
            for each in ledger.week
        ],
        "customers": [{"customer": name, "minutes": minutes} for name, minutes in ledger.customers],
        "problem": ledger.problem,
    }


def _entry_form(entry: Entry, zone: tzinfo) -> Json:
    return _span_form(entry.span, zone) | {
        "minutes": entry.minutes,
        "state": entry.kind.value,
        "ticket_id": entry.ticket_id,
        "title": entry.title,
        "customer": entry.customer,
        "note": entry.note,
        "charge_rate": entry.charge_rate,
        "capture": entry.capture_id,
        "timer": entry.timer_id,
    }


def _span_form(span: Span, zone: tzinfo) -> Json:
    return {"start": span.start.astimezone(zone).isoformat(), "end": span.end.astimezone(zone).isoformat()}
