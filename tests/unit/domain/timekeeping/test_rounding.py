"""Rounding: true minutes by default, and never twice."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quickticket.domain.timekeeping.rounding import Direction, Rounding

roundings = st.builds(
    Rounding, direction=st.sampled_from(Direction), step=st.integers(1, 60), minimum=st.integers(0, 60)
)


def test_minutes_are_true_unless_somebody_chose_otherwise() -> None:
    assert [Rounding().apply(minutes) for minutes in (1, 7, 59)] == [1, 7, 59]


@pytest.mark.parametrize(
    ("rounding", "minutes", "sent"),
    [
        (Rounding(Direction.UP, 15), 1, 15),
        (Rounding(Direction.UP, 15), 15, 15),
        (Rounding(Direction.UP, 15), 16, 30),
        (Rounding(Direction.NEAREST, 15), 7, 15),
        (Rounding(Direction.NEAREST, 15), 22, 15),
        (Rounding(Direction.NEAREST, 15), 23, 30),
        (Rounding(Direction.NEAREST, 6), 3, 6),
        (Rounding(minimum=10), 3, 10),
        (Rounding(minimum=10), 12, 12),
        (Rounding(Direction.UP, 15, minimum=20), 3, 30),
        (Rounding(Direction.NEAREST, 15, minimum=20), 21, 30),
    ],
)
def test_minutes_go_where_the_setting_says(rounding: Rounding, minutes: int, sent: int) -> None:
    assert rounding.apply(minutes) == sent


@given(roundings)
def test_no_time_stays_no_time(rounding: Rounding) -> None:
    assert rounding.apply(0) == 0


@given(roundings, st.integers(1, 1440))
def test_rounding_twice_changes_nothing_more(rounding: Rounding, minutes: int) -> None:
    once = rounding.apply(minutes)
    assert rounding.apply(once) == once
    assert once >= max(1, rounding.minimum)
