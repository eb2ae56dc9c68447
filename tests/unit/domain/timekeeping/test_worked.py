"""When work was done: midnight, weekdays, and both changes of daylight saving in eight zones."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from quickticket.domain.timekeeping.spans import Span
from quickticket.domain.timekeeping.worked import DayWord, Worked, worked_as

LONDON = ZoneInfo("Europe/London")
ZONES = tuple(
    ZoneInfo(name)
    for name in (
        *("UTC", "Europe/London", "Europe/Berlin", "America/New_York", "America/St_Johns"),
        *("Asia/Kathmandu", "Australia/Lord_Howe", "Pacific/Auckland"),
    )
)
MINUTES = st.integers(0, 24 * 60 - 1)
DAYS = st.dates(date(2020, 1, 1), date(2030, 12, 31))


def minutes(text: str) -> int:
    hours, rest = text.split(":")
    return 60 * int(hours) + int(rest)


def worked(start: str, end: str, day: date | DayWord | None = None) -> Worked:
    return Worked(minutes(start), minutes(end), day)


@pytest.mark.parametrize(
    ("start", "end", "now", "length"),
    [
        ("9:40", "10:05", datetime(2026, 11, 25, 10, 10, tzinfo=LONDON), 25),
        ("23:40", "0:20", datetime(2026, 11, 25, 0, 30, tzinfo=LONDON), 40),
        ("1:30", "3:30", datetime(2026, 3, 29, 9, 0, tzinfo=LONDON), 60),
        ("0:30", "3:00", datetime(2026, 10, 25, 9, 0, tzinfo=LONDON), 210),
        ("1:50", "1:10", datetime(2026, 10, 25, 9, 0, tzinfo=LONDON), 20),
        ("1:10", "1:50", datetime(2026, 10, 25, 9, 0, tzinfo=LONDON), 40),
    ],
)
def test_it_is_as_long_as_the_time_that_passed(start: str, end: str, now: datetime, length: int) -> None:
    span = worked(start, end).span(now)
    assert span.minutes == length
    assert span.end.astimezone(LONDON).date() == now.date()


def test_a_day_is_that_on_which_it_began() -> None:
    wednesday = datetime(2026, 11, 25, 12, tzinfo=LONDON)
    for word, day in ((DayWord.WEDNESDAY, 25), (DayWord.THURSDAY, 19), (DayWord.YESTERDAY, 24)):
        assert worked("9:00", "9:30", word).span(wednesday).start == datetime(2026, 11, day, 9, tzinfo=UTC)
    night = worked("23:30", "0:30", DayWord.MONDAY).span(wednesday)
    assert (night.start.day, night.end.day, night.minutes) == (23, 24, 60)


@given(DAYS, MINUTES, MINUTES, st.sampled_from(ZONES))
def test_no_times_on_the_wall_make_a_span_backwards_or_longer_than_a_day_and_its_hour(
    day: date, start: int, end: int, zone: ZoneInfo
) -> None:
    noon = datetime(day.year, day.month, day.day, 12, tzinfo=zone)
    for named in (None, DayWord.TODAY, day):
        length = Worked(start, end, named).span(noon).length
        assert timedelta() < length <= timedelta(hours=25)


@given(DAYS, MINUTES, st.integers(1, 23 * 60), st.sampled_from(ZONES), st.integers(0, 400))
def test_a_span_named_by_its_day_means_the_same_on_any_later_day(
    day: date, start: int, length: int, zone: ZoneInfo, later: int
) -> None:
    begin = datetime(day.year, day.month, day.day, tzinfo=UTC) + timedelta(minutes=start)
    span = Span(begin, begin + timedelta(minutes=length))
    local = [at.astimezone(zone) for at in (span.start, span.end)]
    assume(not any(at.replace(fold=1).utcoffset() != at.replace(fold=0).utcoffset() for at in local))
    now = span.end.astimezone(zone) + timedelta(days=later)
    assert worked_as(span, zone).span(now) == span
