"""The workday: its hours in every season, and what of a span lies outside."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from quickticket.domain.timekeeping.spans import Span, at_local
from quickticket.domain.timekeeping.workday import Hours, Workday, days_of

LONDON = ZoneInfo("Europe/London")
OFFICE = Workday("Office", (*(Hours(time(9), time(17, 30)),) * 5, None, None))
NIGHTS = Workday("Nights", (Hours(time(22), time(6)),) * 7)
WEDNESDAY = date(2026, 11, 25)


def on(day: date, start: time, end: time) -> Span:
    return Span(at_local(day, start, LONDON), at_local(day, end, LONDON))


def test_an_evening_call_has_a_part_in_working_hours_and_one_after() -> None:
    parts = OFFICE.parts(on(WEDNESDAY, time(17, 20), time(18, 40)), LONDON)
    assert [(part.minutes, inside) for part, inside in parts] == [(10, True), (70, False)]


def test_work_inside_the_hours_stays_whole() -> None:
    call = on(WEDNESDAY, time(9), time(17, 30))
    assert OFFICE.parts(call, LONDON) == ((call, True),)


def test_a_free_day_has_no_hours_and_asks_for_none() -> None:
    saturday = date(2026, 11, 28)
    assert OFFICE.on(saturday, LONDON) is None
    assert OFFICE.due(saturday, LONDON) == timedelta()
    assert [inside for _, inside in OFFICE.parts(on(saturday, time(10), time(11)), LONDON)] == [False]


def test_a_target_of_its_own_counts_instead_of_the_hours() -> None:
    assert OFFICE.due(WEDNESDAY, LONDON) == timedelta(hours=8, minutes=30)
    lunch = Workday("Office", OFFICE.week, timedelta(hours=7, minutes=30))
    assert lunch.due(WEDNESDAY, LONDON) == timedelta(hours=7, minutes=30)


def test_a_night_shift_reaches_into_the_next_day() -> None:
    hours = NIGHTS.on(WEDNESDAY, LONDON)
    assert hours == Span(datetime(2026, 11, 25, 22, tzinfo=UTC), datetime(2026, 11, 26, 6, tzinfo=UTC))
    small_hours = on(WEDNESDAY, time(5), time(7))
    assert [(part.minutes, inside) for part, inside in NIGHTS.parts(small_hours, LONDON)] == [
        (60, True),
        (60, False),
    ]


def test_a_span_is_cut_at_midnight_only_when_asked() -> None:
    late = Span(at_local(WEDNESDAY, time(23, 40), LONDON), at_local(date(2026, 11, 26), time(0, 20), LONDON))
    assert [part.minutes for part in days_of(late, LONDON)] == [20, 20]


@given(st.datetimes(datetime(2026, 1, 1), datetime(2027, 1, 1)), st.integers(1, 4000))  # noqa: DTZ001
def test_the_parts_of_a_span_add_up_to_it(start: datetime, minutes: int) -> None:
    begin = start.replace(tzinfo=UTC)
    whole = Span(begin, begin + timedelta(minutes=minutes))
    for workday in (OFFICE, NIGHTS):
        parts = [part for part, _ in workday.parts(whole, LONDON)]
        assert sum((part.length for part in parts), timedelta()) == whole.length
        assert parts[0].start == whole.start
        assert parts[-1].end == whole.end
