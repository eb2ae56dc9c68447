"""Time entries of a draft: when the work was done, what of it is billed, and at which charge rate.

The one place where minutes are rounded, and where a span of work is cut.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, time, timedelta
from typing import TYPE_CHECKING

from quickticket.domain.folding import fold
from quickticket.domain.timekeeping.rounding import TRUE_MINUTES, Rounding
from quickticket.domain.timekeeping.spans import Span, at_local, split_at, whole_minutes
from quickticket.domain.timekeeping.workday import days_of

if TYPE_CHECKING:
    from datetime import datetime, tzinfo

    from quickticket.domain.draft import Draft, TimerStart
    from quickticket.domain.reference import Catalogue, ChargeRate
    from quickticket.domain.timekeeping.workday import Workday

_AFTER_HOURS = ("after hours", "out of hours", "overtime")
"""What MSPs call the charge rate for work outside the working hours."""


@dataclass(frozen=True, slots=True)
class Billing:
    """How time is billed, as the settings choose.

    Attributes:
        rounding: Of every entry.
        by_rate: Of entries at the charge rate of that name, instead.
        after_hours: Name of the charge rate outside the working hours; empty takes the one named so.
    """

    rounding: Rounding = TRUE_MINUTES
    by_rate: tuple[tuple[str, Rounding], ...] = ()
    after_hours: str = ""

    def rounding_at(self, rate: ChargeRate | None) -> Rounding:
        """The rounding that holds at a charge rate."""
        names = {fold(name): rounding for name, rounding in self.by_rate}
        return self.rounding if rate is None else names.get(fold(rate.name), self.rounding)

    def after_hours_rate(self, catalogue: Catalogue) -> ChargeRate | None:
        """The charge rate outside the working hours, when the tenant has one."""
        wanted = (fold(self.after_hours),) if self.after_hours else _AFTER_HOURS
        return next((each for each in catalogue.charge_rates if fold(each.name) in wanted), None)


AS_WORKED = Billing()
"""Nothing is rounded."""


@dataclass(frozen=True, slots=True)
class TimeEntry:
    """A time entry as it will be sent.

    Attributes:
        span: As long as the work; aware UTC.
        minutes: Billed, after rounding.
        charge_rate: None leaves it to Halo.
        outside: It lies outside the working hours.
    """

    span: Span
    minutes: int
    charge_rate: ChargeRate | None
    outside: bool = False


def time_entries(
    draft: Draft, *, catalogue: Catalogue, billing: Billing, now: datetime
) -> tuple[TimeEntry, ...]:
    """What a completed draft says of time: one entry, or several where the line asks to split it.

    Args:
        draft: Completed; its minutes are those truly worked.
        catalogue: The tenant's lists, with the workday.
        billing: What the settings choose.
        now: Aware local time, in a zone with its rules; work that says no time ended now.
    """
    if not draft.minutes:
        return ()
    span, zone = worked_span(draft, now), now.tzinfo or UTC
    other_rate = billing.after_hours_rate(catalogue)
    entries, counted = [], 0
    for part, outside in _parts(span, catalogue.workday, zone, split=draft.split):
        minutes = whole_minutes(part.end - span.start) - counted  # so that the parts add up
        counted += minutes
        rate = other_rate if draft.split and outside and other_rate is not None else draft.charge_rate
        if minutes:
            billed = billing.rounding_at(rate).apply(minutes)
            entries.append(TimeEntry(part, billed, rate, outside=outside))
    return tuple(entries)


def worked_span(draft: Draft, now: datetime) -> Span:
    """When a draft with minutes was worked: as long as its minutes, ending when the line says, else now."""
    end = now.astimezone(UTC) if draft.worked is None else draft.worked.span(now).end
    return Span(end - timedelta(minutes=draft.minutes or 0), end)


def started_at(wish: TimerStart, now: datetime) -> datetime:
    """When a timer shall have begun, aware UTC; a time of day later than now is still to come.

    Args:
        wish: As the line says it.
        now: Aware local time, in a zone with its rules.
    """
    if wish.since is not None:
        return at_local(now.date(), time(wish.since // 60, wish.since % 60), now.tzinfo or UTC)
    return now.astimezone(UTC) - timedelta(minutes=wish.minutes_ago or 0)


def _parts(
    span: Span, workday: Workday | None, zone: tzinfo, *, split: bool
) -> tuple[tuple[Span, bool], ...]:
    """The pieces of a span, each with whether it lies outside the working hours."""
    pieces = ((span, True),) if workday is None else workday.parts(span, zone)
    if not split:
        return ((span, workday is not None and not any(inside for _, inside in pieces)),)
    midnights = [day.start for day in days_of(span, zone)]
    return tuple((piece, not inside) for whole, inside in pieces for piece in split_at(whole, midnights))
