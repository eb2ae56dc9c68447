"""Words on the time of a capture: how long, when, as what it is billed, and who sees it; pure."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from quickticket.domain.durations import format_duration
from quickticket.domain.smart_line.write import write_clock, write_worked
from quickticket.ui.wording import joined

if TYPE_CHECKING:
    from datetime import date

    from quickticket.domain.draft import Draft
    from quickticket.services.capture import Reading


def spent(reading: Reading, today: date) -> str:
    """The time, in the chip of the form."""
    draft = reading.draft
    return joined(_timer(draft), length(draft), _billed(reading), _when(draft, today))


def length(draft: Draft) -> str:
    """How long it took."""
    return format_duration(draft.minutes) if draft.minutes else ""


def billed(reading: Reading) -> str:
    """How much of it is billed in all; empty where no time is said."""
    minutes = sum(each.minutes for each in reading.time_entries)
    return format_duration(minutes) if minutes else length(reading.draft)


def _timer(draft: Draft) -> str:
    wish = draft.timer
    if wish is None:
        return ""
    if wish.minutes_ago is not None:
        return f"timer, {format_duration(wish.minutes_ago)} ago"
    return "timer, now" if wish.since is None else f"timer, since {write_clock(wish.since)}"


def _billed(reading: Reading) -> str:
    """What rounding or splitting makes of the time, where that is not what was worked."""
    entries = reading.time_entries
    if [each.minutes for each in entries] in ([], [reading.draft.minutes]):
        return ""
    differ = len({each.charge_rate for each in entries}) > 1
    parts = (
        f"{format_duration(each.minutes)} {each.charge_rate.name if differ and each.charge_rate else ''}"
        for each in entries
    )
    return f"billed {' + '.join(part.strip() for part in parts)}"


def _when(draft: Draft, today: date) -> str:
    """From-to; that it is today goes without saying."""
    worked = draft.worked
    if worked is None:
        return ""
    return write_worked(replace(worked, day=None) if worked.day == today else worked)


def seen_by(draft: Draft) -> str:
    """Who sees the time entry, and who gets it by e-mail."""
    if draft.private is None:
        return ""
    seen = "private" if draft.private else "visible to the user"
    return joined(seen, "e-mail" if draft.email else "")
