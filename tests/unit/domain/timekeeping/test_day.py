"""The day: gaps in whole minutes up to now, totals, and entries cut at midnight that still add up."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from quickticket.domain.timekeeping.day import Day, Entry, EntryKind, day_of
from quickticket.domain.timekeeping.spans import Span, day_span
from quickticket.domain.timekeeping.workday import Hours, Workday

FRIDAY = date(2026, 11, 20)
MIDNIGHT = datetime(2026, 11, 20, tzinfo=UTC)
WHOLE = day_span(FRIDAY, UTC)
DUE = timedelta(hours=7, minutes=30)


def at(hours: float) -> datetime:
    return MIDNIGHT + timedelta(hours=hours)


HOURS = Span(at(8.5), at(17))


def entry(start: float, end: float, kind: EntryKind = EntryKind.SENT, minutes: int | None = None) -> Entry:
    span = Span(at(start), at(end))
    return Entry(span, span.minutes if minutes is None else minutes, kind)


def day(*entries: Entry, now: float = 24) -> Day:
    return day_of(WHOLE, HOURS, DUE, entries, at(now))


def test_what_nothing_covers_is_a_gap_but_not_what_is_still_to_come() -> None:
    shown = day(entry(8.5, 9.5), entry(10.5, 11), now=12)
    assert shown.gaps == (Span(at(9.5), at(10.5)), Span(at(11), at(12)))


def test_moments_between_two_entries_are_no_gap() -> None:
    assert day(entry(8.5, 9), entry(9.05, 17)).gaps == ()


def test_a_gap_is_what_a_line_can_name() -> None:
    odd = Entry(Span(at(8.5), at(10) + timedelta(seconds=40)), 90, EntryKind.SENT)
    assert day(odd, entry(11, 17)).gaps == (Span(at(10) + timedelta(minutes=1), at(11)),)


def test_a_night_that_is_logged_behind_midnight_has_no_gap() -> None:
    night = Span(at(22), at(30))
    shown = day_of(WHOLE, night, night.length, [entry(22, 30)], at(31))
    assert shown.gaps == ()
    assert [each.span for each in shown.entries] == [Span(at(22), at(24))]


def test_debts_and_timers_cover_their_time_but_do_not_count_yet() -> None:
    shown = day(
        entry(8.5, 10),
        entry(10, 11, EntryKind.WAITING),
        entry(11, 13, EntryKind.UNASSIGNED),
        entry(13, 15, EntryKind.UNLOGGED),
        entry(15, 17, EntryKind.RUNNING),
    )
    assert shown.gaps == ()
    assert (shown.logged, shown.debt, shown.missing) == (150, 120, 300)


def test_no_more_than_enough_is_missing() -> None:
    assert day(entry(6, 20)).missing == 0


def test_a_free_day_has_no_gaps() -> None:
    shown = day_of(WHOLE, None, timedelta(), [entry(10, 11)], at(24))
    assert (shown.gaps, shown.logged, shown.missing) == ((), 60, 0)


def test_a_day_that_has_not_begun_has_no_gaps() -> None:
    assert day(now=-3).gaps == ()


def test_a_timer_of_this_second_is_an_entry() -> None:
    started = entry(9, 9, EntryKind.RUNNING)
    assert day(started, now=9).entries == (started,)


def test_spring_forward_is_an_hour_shorter() -> None:
    zone = ZoneInfo("Europe/Berlin")
    night = Workday("Nights", (Hours(time(0), time(8)),) * 7)
    changed = date(2026, 3, 29)
    whole = day_span(changed, zone)
    shown = day_of(whole, night.on(changed, zone), night.due(changed, zone), (), whole.end)
    assert [gap.minutes for gap in shown.gaps] == [420]
    assert shown.missing == 420


@given(start=st.integers(0, 3 * 1440), length=st.integers(1, 1440), minutes=st.integers(0, 600))
def test_the_days_of_an_entry_add_up_to_it(start: int, length: int, minutes: int) -> None:
    begun = MIDNIGHT + timedelta(minutes=start)
    work = Entry(Span(begun, begun + timedelta(minutes=length)), minutes, EntryKind.SENT)
    days = [day_of(day_span(FRIDAY + timedelta(days=n), UTC), None, DUE, [work], begun) for n in range(6)]
    assert sum(each.logged for each in days) == minutes
    parts = [part.span for each in days for part in each.entries]
    assert sum((part.length for part in parts), timedelta()) == work.span.length
