"""Durations mean the same however and wherever they are typed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quickticket.domain.durations import LONGEST, format_duration, parse_duration, write_duration


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("12m", 12),
        ("90m", 90),
        ("90M", 90),
        ("2h", 120),
        ("1h30", 90),
        ("1h5", 65),
        ("1h30m", 90),
        ("1H30M", 90),
        ("1:30", 90),
        ("0:05", 5),
        ("1.5h", 90),
        ("1,5h", 90),
        (".5h", 30),
        ("1.25h", 75),
        ("0.1h", 6),
        ("1440m", 1440),
        ("24h", 1440),
    ],
)
def test_every_form_of_the_design(text: str, minutes: int) -> None:
    assert parse_duration(text) == minutes


@pytest.mark.parametrize(
    ("text", "minutes"), [("0.125h", 8), ("0.12h", 7), ("0.13h", 8), ("1.2083h", 72), ("1.2084h", 73)]
)
def test_a_fraction_is_rounded_half_up_to_whole_minutes(text: str, minutes: int) -> None:
    assert parse_duration(text) == minutes


@pytest.mark.parametrize(
    "text",
    [
        "",
        "12",
        "m",
        "h",
        "-5m",
        "+5m",
        "0m",
        "0h",
        "0.001h",
        "1:75",
        "1:5",
        "1:30pm",
        "14:30",
        "09:40",
        "1h60",
        "1h30m5",
        "1.5",
        "1.5.5h",
        "1.5m",
        "1,5",
        "1e2m",
        "1_0m",
        "12 m",
        "12m ",
        "12m\n",
        "1441m",
        "25h",
        "24h1m",
        "99999m",
        "\u0661\u0662m",
        "\u0967\u0968m",
        "\uff11\uff12m",
        "\u00b2m",
        "1h\u0969",
    ],
)
def test_anything_else_is_not_a_duration(text: str) -> None:
    assert parse_duration(text) is None


@pytest.mark.parametrize(
    ("minutes", "shown", "written"),
    [
        (1, "1 min", "1m"),
        (12, "12 min", "12m"),
        (60, "1 h", "1h"),
        (65, "1 h 05", "1h5m"),
        (90, "1 h 30", "1h30m"),
    ],
)
def test_writing_for_people_and_for_lines(minutes: int, shown: str, written: str) -> None:
    assert format_duration(minutes) == shown
    assert write_duration(minutes) == written


@given(st.integers(1, LONGEST))
def test_what_is_written_is_read_back(minutes: int) -> None:
    assert parse_duration(write_duration(minutes)) == minutes


@given(st.integers(0, 9), st.integers(0, 59))
def test_all_ways_to_write_a_time_agree(hours: int, rest: int) -> None:
    total = 60 * hours + rest
    forms = (f"{hours}:{rest:02}", f"{hours}h{rest}", f"{hours}h{rest:02}m", f"{total}m")
    assert {parse_duration(form) for form in forms} == {total or None}


@given(st.integers(0, 23), st.text("0123456789", min_size=1, max_size=4))
def test_comma_and_point_are_one(hours: int, fraction: str) -> None:
    assert parse_duration(f"{hours}.{fraction}h") == parse_duration(f"{hours},{fraction}h")


@given(st.text())
def test_no_text_raises_and_every_answer_is_in_range(text: str) -> None:
    minutes = parse_duration(text)
    assert minutes is None or 0 < minutes <= LONGEST
