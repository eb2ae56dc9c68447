"""Spans: lengths over daylight saving and midnight, gaps, and cuts."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quickticket.domain.timekeeping.spans import (
    Span,
    at_local,
    covered,
    day_span,
    free,
    split_at,
    whole_minutes,
)

ZONES = (
    *("Europe/London", "Europe/Berlin", "America/New_York", "America/St_Johns"),
    *("Asia/Kolkata", "Australia/Lord_Howe", "Pacific/Chatham", "UTC"),
)
NOON = datetime(2026, 11, 25, 12, tzinfo=UTC)
moments = st.integers(0, 500).map(lambda minutes: NOON + timedelta(minutes=minutes))
spans = st.tuples(moments, moments).map(lambda pair: Span(min(pair), max(pair)))


def span(start: int, end: int) -> Span:
    return Span(NOON + timedelta(minutes=start), NOON + timedelta(minutes=end))


@pytest.mark.parametrize(("seconds", "minutes"), [(0, 0), (29, 0), (30, 1), (89, 1), (90, 2), (3600, 60)])
def test_seconds_are_dropped_to_the_nearest_minute(seconds: int, minutes: int) -> None:
    assert whole_minutes(timedelta(seconds=seconds)) == minutes


def test_half_past_one_to_half_past_three_over_spring_forward_is_an_hour() -> None:
    zone = ZoneInfo("Europe/Berlin")
    night = date(2026, 3, 29)
    assert Span(at_local(night, time(1, 30), zone), at_local(night, time(3, 30), zone)).minutes == 60


def test_the_same_hours_in_autumn_are_three() -> None:
    zone = ZoneInfo("Europe/Berlin")
    night = date(2026, 10, 25)
    assert Span(at_local(night, time(1, 30), zone), at_local(night, time(3, 30), zone)).minutes == 180


def test_a_time_that_the_clock_skips_is_read_as_if_it_had_not_changed() -> None:
    skipped = at_local(date(2026, 3, 29), time(2, 30), ZoneInfo("Europe/Berlin"))
    assert skipped == datetime(2026, 3, 29, 1, 30, tzinfo=UTC)


def test_a_time_that_comes_twice_is_the_first() -> None:
    assert at_local(date(2026, 10, 25), time(2, 30), ZoneInfo("Europe/Berlin")) == datetime(
        2026, 10, 25, 0, 30, tzinfo=UTC
    )


@pytest.mark.parametrize(("day", "hours"), [(date(2026, 3, 29), 23), (date(2026, 10, 25), 25)])
def test_days_have_the_hours_that_daylight_saving_leaves_them(day: date, hours: int) -> None:
    assert day_span(day, ZoneInfo("Europe/Berlin")).length == timedelta(hours=hours)


def test_twenty_to_midnight_until_twenty_past_is_forty_minutes() -> None:
    zone = ZoneInfo("Europe/London")
    start = at_local(date(2026, 6, 1), time(23, 40), zone)
    assert Span(start, at_local(date(2026, 6, 2), time(0, 20), zone)).minutes == 40


def test_gaps_are_what_nothing_covers() -> None:
    assert free(span(0, 60), [span(10, 20), span(15, 30), span(50, 90)]) == (span(0, 10), span(30, 50))
    assert free(span(0, 60), [span(-10, 70)]) == ()
    assert free(span(0, 60), [span(70, 80)]) == (span(0, 60),)


def test_spans_that_only_touch_do_not_meet() -> None:
    assert not span(0, 10).meets(span(10, 20))
    assert span(0, 10).shared(span(10, 20)) is None
    assert span(0, 10).shared(span(5, 20)) == span(5, 10)


@given(spans, st.lists(spans, max_size=8))
def test_gaps_and_what_is_covered_add_up_to_the_whole(within: Span, taken: list[Span]) -> None:
    gaps = free(within, taken)
    assert sum((gap.length for gap in gaps), timedelta()) + covered(within, taken) == within.length
    assert not any(gap.meets(each) for gap in gaps for each in taken)


@given(spans, st.lists(moments, max_size=6))
def test_the_parts_of_a_cut_span_add_up_to_it(whole: Span, cuts: list[datetime]) -> None:
    parts = split_at(whole, cuts)
    assert parts[0].start == whole.start
    assert parts[-1].end == whole.end
    assert sum((part.length for part in parts), timedelta()) == whole.length


@given(st.sampled_from(ZONES), st.dates(date(2024, 1, 1), date(2028, 1, 1)), st.times())
def test_a_time_of_day_lies_within_its_day_in_every_zone(zone: str, day: date, clock: time) -> None:
    whole = day_span(day, ZoneInfo(zone))
    assert whole.start <= at_local(day, clock, ZoneInfo(zone)) <= whole.end
