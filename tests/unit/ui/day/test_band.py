"""The band: as wide as work demands, times by the clock on the wall, overlapping pieces below one another."""

from __future__ import annotations

from datetime import UTC, date, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quickticket.domain.timekeeping.spans import Span, day_span
from quickticket.ui.day.band import extent_of, lanes_of, share, ticks_of
from quickticket.ui.day.colours import DARK, INK, LIGHT, colour_of, places_of, stripe_of
from quickticket.ui.theme.palette import DARK as DARK_SCHEME
from quickticket.ui.theme.palette import LIGHT as LIGHT_SCHEME
from quickticket.ui.theme.palette import READABLE, contrast
from tests.fakes.day_book import FRIDAY, at, span

WHOLE = day_span(FRIDAY, UTC)
HOURS = span("8:30", "17:00")


def test_the_band_is_the_workday() -> None:
    assert extent_of(WHOLE, HOURS, [span("9:00", "10:00")], at("12:00"), UTC) == HOURS


def test_work_outside_makes_it_wider_by_full_hours() -> None:
    early_and_late = [span("6:50", "7:30"), span("17:20", "18:40")]
    assert extent_of(WHOLE, HOURS, early_and_late, at("12:00"), UTC) == span("6:00", "19:00")


def test_full_hours_are_those_on_the_wall() -> None:
    india = timezone(timedelta(hours=5, minutes=30))
    extent = extent_of(WHOLE, None, [span("6:50", "10:40")], at("12:00"), india)
    assert extent == span("6:30", "11:30")


@pytest.mark.parametrize("now", ["15:20", "0:00"])
def test_a_free_day_without_work_shows_some_hours(now: str) -> None:
    extent = extent_of(WHOLE, None, [], at(now), UTC)
    assert extent.length >= timedelta(hours=4)
    assert extent.start <= at(now) < extent.end


def test_moments_lie_where_they_belong() -> None:
    assert [share(at(clock), HOURS) for clock in ("8:00", "8:30", "12:45", "17:00", "18:00")] == [
        *(0, 0, 0.5, 1, 1),
    ]


def test_ends_and_full_hours_stand_below() -> None:
    labels = [tick.label for tick in ticks_of(HOURS, UTC)]
    assert labels == ["8:30", *map(str, range(9, 18))]
    assert [tick.label for tick in ticks_of(WHOLE, UTC)] == [*map(str, range(0, 24, 2)), "0"]


def test_the_hour_that_daylight_saving_skips_is_not_there() -> None:
    zone = ZoneInfo("Europe/Berlin")
    night = Span(day_span(date(2026, 3, 29), zone).start, day_span(date(2026, 3, 29), zone).start)
    labels = [tick.label for tick in ticks_of(Span(night.start, night.start + timedelta(hours=4)), zone)]
    assert labels == ["0", "1", "3", "4", "5"]


def test_what_meets_lies_below_one_another() -> None:
    spans = [span("8:00", "9:00"), span("9:00", "12:00"), span("10:00", "11:00"), span("11:00", "11:30")]
    assert lanes_of(spans) == ((0, 1), (0, 2), (1, 2), (1, 2))


@given(st.lists(st.tuples(st.integers(0, 600), st.integers(1, 120)), max_size=12))
def test_nothing_covers_anything_else(pairs: list[tuple[int, int]]) -> None:
    start = at("0:00")
    spans = sorted(
        Span(start + timedelta(minutes=begun), start + timedelta(minutes=begun + length))
        for begun, length in pairs
    )
    lanes = lanes_of(spans)
    for place, one in enumerate(spans):
        for other in range(place):
            if one.meets(spans[other]):
                assert lanes[place][0] != lanes[other][0]
                assert lanes[place][1] == lanes[other][1]


def test_every_customer_is_readable_in_both_schemes() -> None:
    grey = [colour_of(-1, scheme) for scheme in (LIGHT_SCHEME, DARK_SCHEME)]
    for colour in (*LIGHT, *DARK, *grey):
        assert contrast(INK, colour) >= READABLE, colour
        assert contrast(INK, stripe_of(colour)) >= READABLE, colour


def test_a_customer_keeps_its_colour_and_shares_it_with_none() -> None:
    names = [f"Customer {number}" for number in range(len(LIGHT))]
    places = places_of(names)
    assert sorted(places.values()) == [*range(len(LIGHT))]
    assert places_of(reversed(names)) == places
    assert places_of(["", "Acme"]) == places_of(["Acme"])
    assert len(places_of([*names, "One more"])) == len(names) + 1
