"""Timers: what they count through pauses, restarts, set clocks and absences."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from quickticket.domain.ids import TimerId
from quickticket.domain.timekeeping.spans import Span
from quickticket.domain.timekeeping.timer import Absence, Away, Clocks, Timer, TimerState, Verdict

NINE = datetime(2026, 11, 25, 9, tzinfo=UTC)
TIMER = Timer(TimerId("t1"), "#8841 reset the spooler")


def at(minutes: float, *, boot: str = "a", set_by: float = 0) -> Clocks:
    """Both clocks that many minutes after nine; the wall clock set by some minutes."""
    return Clocks(NINE + timedelta(minutes=minutes + set_by), boot, 60 * minutes)


def span(start: float, end: float) -> Span:
    return Span(NINE + timedelta(minutes=start), NINE + timedelta(minutes=end))


def test_a_running_timer_counts_and_a_paused_one_does_not() -> None:
    timer = TIMER.start(at(0)).pause(at(10)).start(at(30))
    assert timer.state is TimerState.RUNNING
    assert timer.minutes(at(35)) == 15
    stopped = timer.stop(at(40))
    assert stopped.state is TimerState.STOPPED
    assert stopped.minutes(at(500)) == 20
    assert stopped.ended(at(500)) == at(40).wall
    assert stopped.ran == (span(0, 10), span(30, 40))


def test_starting_a_running_timer_or_pausing_a_paused_one_changes_nothing() -> None:
    running = TIMER.start(at(0))
    assert running.start(at(5)) == running
    paused = running.pause(at(5))
    assert paused.pause(at(9)) == paused
    assert paused.state is TimerState.PAUSED


def test_a_timer_may_have_begun_before_it_was_started() -> None:
    assert TIMER.start(at(0), timedelta(minutes=25)).minutes(at(0)) == 25


def test_setting_the_clock_changes_no_time_and_is_shown() -> None:
    timer = TIMER.start(at(0))
    assert timer.minutes(at(10, set_by=-60)) == 10
    assert timer.jump(at(10, set_by=-60)) == timedelta(minutes=-60)
    assert timer.jump(at(10)) is None
    assert TIMER.jump(at(10)) is None


def test_after_a_restart_the_wall_clock_tells() -> None:
    timer = TIMER.start(at(0))
    after = Clocks(NINE + timedelta(minutes=10), "b", 5.0)
    assert timer.minutes(after) == 10
    assert timer.jump(after) is None


def test_a_clock_set_back_over_a_restart_takes_nothing_away() -> None:
    timer = TIMER.start(at(5))
    assert timer.worked(Clocks(NINE, "b", 5.0)) == timedelta()
    assert timer.pause(Clocks(NINE, "b", 5.0)).ran == ()


def test_an_absence_counts_only_once_the_user_keeps_it() -> None:
    away = Away(span(13, 43), Absence.LOCKED)
    timer = TIMER.start(at(0)).leave(away)
    assert timer.question == away
    assert timer.minutes(at(60)) == 30
    assert timer.judge(away.span, Verdict.KEEP).minutes(at(60)) == 60
    dropped = timer.judge(away.span, Verdict.DROP)
    assert dropped.minutes(at(60)) == 30
    assert dropped.question is None


def test_absences_that_run_into_each_other_are_one_question() -> None:
    timer = (
        TIMER.start(at(0)).leave(Away(span(10, 20), Absence.IDLE)).leave(Away(span(15, 40), Absence.ASLEEP))
    )
    assert [each.span for each in timer.away] == [span(10, 40)]
    apart = timer.judge(span(10, 40), Verdict.DROP).leave(Away(span(40, 50), Absence.IDLE))
    assert [each.span for each in apart.away] == [span(10, 40), span(40, 50)]


@given(st.lists(st.tuples(st.integers(1, 60), st.sampled_from(["start", "pause"])), max_size=12))
def test_it_never_counts_more_than_the_time_that_passed(acts: list[tuple[int, str]]) -> None:
    timer, now = TIMER, 0
    for minutes, act in acts:
        now += minutes
        timer = timer.start(at(now)) if act == "start" else timer.pause(at(now))
    assert timedelta() <= timer.worked(at(now)) <= timedelta(minutes=now)
