"""Somebody leaves and comes back: exactly that time is named, whatever told of it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from quickticket.domain.timekeeping.absence import SHORTEST, PresenceEvent, begin
from quickticket.domain.timekeeping.spans import Span
from quickticket.domain.timekeeping.timer import Absence, Away, Clocks

NOON = datetime(2026, 11, 25, 12, tzinfo=UTC)
LIMIT = timedelta(minutes=5)
LOCKED, UNLOCKED, ASLEEP, AWAKE = PresenceEvent


def at(minutes: float, slept: float = 0) -> Clocks:
    return Clocks(NOON + timedelta(minutes=minutes), "boot", 60 * minutes, 60 * slept)


def away(start: float, end: float, why: Absence) -> Away:
    return Away(Span(at(start).wall, at(end).wall), why)


def play(*steps: tuple[float, PresenceEvent | float | None, float]) -> list[Away]:
    """Plays events (and looks, with the minutes idle) at their minutes, with the minutes slept until then."""
    watched, found = begin(at(0)), []
    for minutes, what, slept in steps:
        now = at(minutes, slept)
        if isinstance(what, PresenceEvent):
            watched, over = watched.hear(what, now)
        else:
            watched, over = watched.look(now, None if what is None else 60 * what, LIMIT)
        if over is not None:
            found.append(over)
    return found


def test_locked_at_13_and_unlocked_at_43_is_exactly_that() -> None:
    steps = ((5, 0.1, 0), (13, LOCKED, 0), (20, 7, 0), (43, UNLOCKED, 0), (44, 0, 0))
    assert play(*steps) == [away(13, 43, Absence.LOCKED)]


def test_a_suspend_is_exactly_as_long_as_the_machine_slept() -> None:
    told = ((13, ASLEEP, 0), (43, AWAKE, 30), (44, 0, 30))
    assert play(*told) == [away(13, 43, Absence.ASLEEP)]
    assert play((12, 0, 0), (43, 0.2, 30), (44, 0, 30)) == [away(13, 43, Absence.ASLEEP)]
    assert play((12, None, 0), (43, None, 30)) == [away(13, 43, Absence.ASLEEP)]
    assert play((12, 0, 0), (43, ASLEEP, 30), (43, AWAKE, 30)) == [away(13, 43, Absence.ASLEEP)]


def test_idle_is_from_the_last_input_to_the_next_one() -> None:
    assert play((6, 3, 0), (9, 6, 0), (20, 17, 0), (31, 0.5, 0)) == [away(3, 30.5, Absence.IDLE)]
    assert play((4, 4, 0), (5, 0.5, 0)) == []


def test_causes_that_overlap_are_one_absence() -> None:
    steps = ((13, LOCKED, 0), (15, ASLEEP, 0), (40, AWAKE, 25), (41, 0, 25), (43, UNLOCKED, 25))
    assert play(*steps) == [away(13, 43, Absence.ASLEEP)]
    assert play((8, 6, 0), (10, LOCKED, 0), (30, UNLOCKED, 0)) == [away(2, 30, Absence.LOCKED)]


def test_a_short_lock_is_not_worth_a_question() -> None:
    assert play((13, LOCKED, 0), (13.5, UNLOCKED, 0)) == []


def test_what_is_told_twice_counts_once() -> None:
    steps = ((13, LOCKED, 0), (14, LOCKED, 0), (43, UNLOCKED, 0), (43, UNLOCKED, 0), (43.1, 0, 0))
    assert play(*steps) == [away(13, 43, Absence.LOCKED)]


STEPS = st.lists(
    st.tuples(
        st.floats(0, 90),
        st.sampled_from(PresenceEvent) | st.none() | st.floats(0, 200),
        st.sampled_from([0.0, 0.0, 0.5, 20.0]),
    ),
    max_size=30,
)


@given(STEPS)
def test_absences_lie_one_behind_the_other_within_the_time_that_passed(
    steps: list[tuple[float, PresenceEvent | float | None, float]],
) -> None:
    minutes = slept = 0.0
    played = []
    for passed, what, sleep in steps:
        minutes, slept = minutes + max(passed, sleep), slept + sleep
        idle = min(what, minutes) if isinstance(what, float) else what
        played.append((minutes, idle, slept))
    found = play(*played)
    edges = [edge for each in found for edge in (each.span.start, each.span.end)]
    assert edges == sorted(edges)
    assert all(at(0).wall <= each.span.start for each in found)
    assert all(each.span.end <= at(minutes).wall for each in found)
    assert all(each.span.length >= SHORTEST for each in found)
