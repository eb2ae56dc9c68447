"""Somebody leaves and comes back: exactly that time is named, whatever told of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from quickticket.domain.timekeeping.absence import SHORTEST, Attendance, Look, PresenceEvent
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
    watched, found = Attendance.begin(at(0)), []
    for minutes, what, slept in steps:
        now = at(minutes, slept)
        if isinstance(what, PresenceEvent):
            watched, over = watched.look(Look(now, event=what), LIMIT)
        else:
            watched, over = watched.look(Look(now, None if what is None else 60 * what), LIMIT)
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


def test_a_sleep_that_is_over_when_its_beginning_is_heard_is_told_at_once() -> None:
    assert play((12, 0, 0), (43, ASLEEP, 30)) == [away(13, 43, Absence.ASLEEP)]


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
    ends = [each.span.end for each in found]
    assert all(each.span.length >= SHORTEST or each.span.start in ends for each in found)


@given(STEPS, st.lists(st.floats(-300, 300), min_size=30, max_size=30))
def test_a_clock_that_is_set_makes_no_absence_longer_than_what_passed(
    steps: list[tuple[float, PresenceEvent | float | None, float]], sets: list[float]
) -> None:
    watched, ticks, slept, shift = Attendance.begin(at(0)), 0.0, 0.0, 0.0
    for (passed, what, sleep), minutes in zip(steps, sets, strict=False):
        ticks, slept, shift = ticks + 60 * max(passed, sleep), slept + 60 * sleep, shift + minutes
        now = Clocks(NOON + timedelta(seconds=ticks, minutes=shift), "boot", ticks, slept)
        if isinstance(what, PresenceEvent):
            watched, over = watched.look(Look(now, event=what), LIMIT)
        else:
            watched, over = watched.look(Look(now, None if what is None else 60 * what), LIMIT)
        if over is not None:
            assert timedelta() <= over.span.length <= timedelta(seconds=ticks)
            assert over.span.end <= now.wall


def test_setting_the_clock_meanwhile_changes_no_length() -> None:
    watched, _ = Attendance.begin(at(0)).look(Look(at(13), event=LOCKED), LIMIT)
    set_back = replace(at(43), wall=at(-17).wall)
    _, over = watched.look(Look(set_back, event=UNLOCKED), LIMIT)
    assert over == away(-47, -17, Absence.LOCKED)


def test_idle_time_that_trembles_is_no_return() -> None:
    looks = [(minutes / 4, minutes / 4 - 1 - 0.00001 * (minutes % 2), 0.0) for minutes in range(24, 90)]
    (found,) = play(*looks, (23, 0.25, 0))
    assert (found.why, found.span.minutes, found.span.end) == (Absence.IDLE, 22, at(22.75).wall)


def test_a_lock_right_after_a_sleep_goes_on_with_it() -> None:
    steps = ((13, ASLEEP, 0), (43, AWAKE, 30), (43.1, LOCKED, 30), (43.5, UNLOCKED, 30))
    assert play(*steps) == [away(13, 43, Absence.ASLEEP), away(43, 43.5, Absence.LOCKED)]


def test_a_machine_that_wakes_by_itself_brings_nobody_back() -> None:
    steps = ((11, 10, 0), (13, ASLEEP, 0))
    watched, _ = Attendance.begin(at(0)), None
    for minutes, what, slept in steps:
        event = what if isinstance(what, PresenceEvent) else None
        idle = None if event else 60.0 * float(what)
        watched, _ = watched.look(Look(at(minutes, slept), idle or 12 * 60, event), LIMIT)
    watched, over = watched.look(Look(at(43, 30), 12 * 60, AWAKE), LIMIT)
    assert over is None
    _, over = watched.look(Look(at(44, 30), 30), LIMIT)
    assert over == away(1, 43.5, Absence.ASLEEP)


def test_who_starts_at_a_locked_screen_is_leaving() -> None:
    watched = Attendance.begin(at(5), locked=True)
    assert watched.look(Look(at(30), event=UNLOCKED), LIMIT)[1] == away(5, 30, Absence.LOCKED)


def test_another_start_of_the_machine_begins_anew() -> None:
    watched, _ = Attendance.begin(at(0)).look(Look(at(13), event=LOCKED), LIMIT)
    again, over = watched.look(Look(replace(at(43), boot="another"), event=UNLOCKED), LIMIT)
    assert over is None
    assert again == Attendance.begin(replace(at(43), boot="another"))


def test_where_idle_is_never_asked_about_only_lock_and_sleep_count() -> None:
    watched, over = Attendance.begin(at(0)).look(Look(at(30), 1700), timedelta())
    assert (watched.since, over) == (None, None)
