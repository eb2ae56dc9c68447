"""Timers from a line to the time entry: nothing is lost by a power cut, and no minute is counted twice."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from quickticket.domain.errors import InvalidInput, NotReady, StorageFull
from quickticket.domain.ids import TicketId, TimerId
from quickticket.domain.timekeeping.spans import Span
from quickticket.domain.timekeeping.timer import Absence, Away, TimerState, Verdict
from quickticket.domain.timer_lines import line_to_log
from tests.fakes.clock import NOON, settle
from tests.fakes.halo import Fault
from tests.fakes.time_desk import TimeDesk

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from quickticket.domain.timekeeping.timer import Timer

WHO = '@"Joe Bloggs"{u41}'


@pytest.fixture
async def desk() -> AsyncIterator[TimeDesk]:
    made = TimeDesk()
    await made.start()
    yield made
    await made.kill()


async def started(desk: TimeDesk, line: str) -> Timer:
    timer = (await desk.lines.submit(line)).timer
    assert timer is not None
    return timer


def to_log(desk: TimeDesk, timer: Timer) -> str:
    return line_to_log(desk.timers.get(timer.id), desk.clock.clocks(), desk.clock.zone)


async def test_a_timer_is_started_stopped_and_logged_as_long_as_it_ran(desk: TimeDesk) -> None:
    timer = await started(desk, "#1001 reset the spooler ~remote =resolved -25m")
    assert desk.bench.store.captures == {}
    await desk.pass_minutes(5)
    await desk.timers.stop(timer.id)
    await desk.pass_minutes(90)
    line = to_log(desk, timer)
    assert line.startswith('#1001 ~"Remote"{1} =')
    done = await desk.lines.submit(line, logs=timer.id)
    assert desk.timers.timers == ()
    assert await desk.bench.store.timers() == ()
    assert done.capture is not None
    await settle()
    (action,) = desk.actions
    assert (action.minutes, action.ended_at) == (30, NOON + timedelta(minutes=5))
    assert (action.ticket_id, action.note, action.charge_rate_id) == (1001, "reset the spooler", 1)


async def test_ten_minutes_without_the_program_are_ten_minutes_worked(desk: TimeDesk) -> None:
    timer = await started(desk, "#1001 reset the spooler >")
    await desk.pass_minutes(3)
    await desk.kill()
    await desk.clock.advance(600)
    await desk.start()
    assert desk.timers.running is not None
    assert (desk.timers.running.id, desk.timers.running.question) == (timer.id, None)
    assert desk.timers.running.minutes(desk.clock.clocks()) == 13


async def test_a_night_with_the_machine_off_is_asked_about_once(desk: TimeDesk) -> None:
    timer = await started(desk, "#1001 reset the spooler >")
    await desk.pass_minutes(25)
    desk.timers.beat()
    off = desk.clock.now()
    await desk.kill()
    desk.clock.restart_machine(14 * 3600)
    back = desk.clock.now()
    await desk.start()
    for _ in range(2):
        running = desk.timers.get(timer.id)
        assert running.minutes(desk.clock.clocks()) == 25
        assert running.away == (Away(Span(off, back), Absence.ASLEEP),)
        await desk.kill()
        await desk.start()
    await desk.timers.judge(timer.id, Span(off, back), Verdict.KEEP)
    assert desk.timers.get(timer.id).minutes(desk.clock.clocks()) == 25 + 14 * 60


async def test_a_quick_restart_of_the_machine_is_not_worth_a_question(desk: TimeDesk) -> None:
    timer = await started(desk, "#1001 reset the spooler >")
    await desk.pass_minutes(25)
    desk.timers.beat()
    await desk.kill()
    desk.clock.restart_machine(40)
    await desk.start()
    await desk.pass_minutes(5)
    assert desk.timers.get(timer.id).question is None
    assert desk.timers.get(timer.id).minutes(desk.clock.clocks()) == 31


async def test_one_runs_and_the_others_wait(desk: TimeDesk) -> None:
    first = await started(desk, "#1001 >")
    await desk.pass_minutes(10)
    second = await started(desk, "#1002 >")
    await desk.pass_minutes(5)
    assert [timer.id for timer in desk.timers.timers] == [second.id, first.id]
    assert desk.timers.get(first.id).state is TimerState.PAUSED
    await desk.timers.resume(first.id)
    await desk.pass_minutes(2)
    assert [timer.minutes(desk.clock.clocks()) for timer in desk.timers.timers] == [12, 5]
    assert await desk.bench.store.timers() == tuple(desk.timers.get(each.id) for each in (first, second))


async def test_a_timer_on_a_new_ticket_waits_for_its_number(desk: TimeDesk) -> None:
    desk.bench.halo.fail_writes(Fault.OFFLINE)
    done = await desk.lines.submit(f"{WHO} vpn drops !high ~remote =resolved >")
    assert done.timer is not None
    assert done.capture is not None
    assert [step.kind for step in done.capture.steps] == ["create_ticket"]
    assert desk.timers.get(done.timer.id).ticket_id is None
    assert len(desk.timers.debt) == 0
    await desk.pass_minutes(20)
    assert desk.timers.get(done.timer.id).ticket_id == 1003
    assert (await desk.bench.store.timers())[0].ticket_id == 1003
    await desk.timers.stop(done.timer.id)
    await desk.lines.submit(to_log(desk, done.timer), logs=done.timer.id)
    await settle()
    (action,) = desk.actions
    assert (action.ticket_id, action.minutes, action.note) == (1003, 20, "vpn drops")
    assert desk.bench.halo.tickets[TicketId(1003)].status_id == 8


async def test_a_ticket_made_while_the_program_was_down_is_found_at_the_start(desk: TimeDesk) -> None:
    desk.bench.service.pause(True)
    done = await desk.lines.submit(f"{WHO} vpn drops >")
    assert done.timer is not None
    assert done.capture is not None
    await desk.kill()
    await desk.bench.start()
    assert desk.bench.store.stored_timers[done.timer.id].ticket_id is None
    await desk.kill()
    await desk.start()
    assert desk.timers.get(done.timer.id).ticket_id == 1003


async def test_the_ticket_given_up_leaves_the_time_as_a_debt(desk: TimeDesk) -> None:
    desk.bench.service.pause(True)
    done = await desk.lines.submit(f"{WHO} vpn drops >")
    assert done.capture is not None
    assert done.timer is not None
    await desk.pass_minutes(4)
    await desk.bench.service.discard(done.capture.id)
    await settle()
    stopped = await desk.timers.stop(done.timer.id)
    assert desk.timers.debt == (stopped,)


async def test_time_without_a_ticket_is_kept_until_it_is_assigned(desk: TimeDesk) -> None:
    kept = await started(desk, "10m helped a colleague with VPN +later")
    assert desk.timers.debt == (kept,)
    await desk.pass_minutes(300)
    assert to_log(desk, kept) == "# helped a colleague with VPN 10m 2026-03-04 11:50-12:00"
    await desk.lines.submit(to_log(desk, kept).replace("#", "#1001", 1), logs=kept.id)
    await settle()
    (action,) = desk.actions
    assert (action.minutes, action.ended_at, action.ticket_id) == (10, NOON, 1001)
    assert len(desk.timers.debt) == 0


@pytest.mark.parametrize("line", ["helped a colleague", f"{WHO} 10m x", "#1001 10m x", "11:00-13:00 x"])
async def test_only_time_that_has_passed_and_has_no_place_yet_is_kept(desk: TimeDesk, line: str) -> None:
    with pytest.raises(NotReady):
        await desk.lines.submit(f"{line} +later")
    assert desk.timers.timers == ()


async def test_a_full_disk_keeps_nothing_and_says_so(desk: TimeDesk) -> None:
    desk.bench.store.fail_with = StorageFull("The disk is full.")
    for act in (desk.lines.submit("#1001 >"), desk.lines.submit("10m x +later")):
        with pytest.raises(StorageFull):
            await act
    assert desk.timers.timers == ()


async def test_a_refused_line_leaves_the_timer_where_it_is(desk: TimeDesk) -> None:
    kept = await started(desk, "10m helped +later")
    with pytest.raises(NotReady):
        await desk.lines.submit("# 10m helped", logs=kept.id)
    assert desk.timers.debt == (kept,)


async def test_a_timer_starts_where_other_time_ends(desk: TimeDesk) -> None:
    await desk.lines.submit("#1002 10m called back")
    with pytest.raises(NotReady) as refusal:
        await desk.lines.submit("#1001 -25m")
    (problem,) = refusal.value.problems
    assert problem.message == "11:50 to 12:00 is logged on #1002 already: start the timer when that ended."
    assert desk.timers.timers == ()
    await desk.pass_minutes(5)
    timer = await started(desk, "#1001 since 12:00")
    assert timer.minutes(desk.clock.clocks()) == 5
    reading = await desk.captures.read("#1002 5m")
    assert [each.message for each in reading.problems] == [
        "This overlaps 12:00 to 12:05, timed for #1001: change the times, or log it all the same."
    ]


async def test_logging_a_timer_does_not_overlap_itself(desk: TimeDesk) -> None:
    kept = await started(desk, "10m helped +later")
    line = to_log(desk, kept).replace("#", "#1001", 1)
    assert (await desk.captures.read(line, apart_from=kept.id)).problems == ()
    assert len((await desk.captures.read(line)).problems) == 1


async def test_an_absence_counts_once_the_user_says_so(desk: TimeDesk) -> None:
    timer = await started(desk, "#1001 >")
    await desk.pass_minutes(60)
    away = Span(NOON + timedelta(minutes=13), NOON + timedelta(minutes=43))
    await desk.timers.note_absence(Away(away, Absence.LOCKED))
    now = desk.clock.clocks()
    assert desk.timers.get(timer.id).minutes(now) == 30
    await desk.kill()
    await desk.start()
    question = desk.timers.get(timer.id).question
    assert question is not None
    assert question.span == away
    await desk.timers.judge(timer.id, away, Verdict.KEEP)
    assert desk.timers.get(timer.id).minutes(now) == 60
    assert desk.timers.get(timer.id).question is None


@pytest.mark.parametrize("how", ["stop", "pause", "start another"])
async def test_who_is_just_back_and_ends_the_timer_is_asked_about_the_absence(
    desk: TimeDesk, how: str
) -> None:
    timer = await started(desk, "#1001 >")
    await desk.pass_minutes(60)
    away = Away(Span(NOON + timedelta(minutes=13), NOON + timedelta(minutes=43)), Absence.IDLE)
    told = [away]
    desk.timers.just_back = lambda: told.pop() if told else None
    if how == "stop":
        await desk.timers.stop(timer.id)
    elif how == "pause":
        await desk.timers.pause(timer.id)
    else:
        await started(desk, "#1002 >")
    ended = desk.timers.get(timer.id)
    assert (ended.question, ended.minutes(desk.clock.clocks())) == (away, 30)


async def test_dropped_and_stopped_it_ended_when_the_absence_began(desk: TimeDesk) -> None:
    timer = await started(desk, "#1001 >")
    await desk.pass_minutes(60)
    away = Span(NOON + timedelta(minutes=13), NOON + timedelta(minutes=43))
    await desk.timers.note_absence(Away(away, Absence.ASLEEP))
    stopped = await desk.timers.stop_before(timer.id, away)
    now = desk.clock.clocks()
    assert (stopped.state, stopped.minutes(now), stopped.ended(now)) == (TimerState.STOPPED, 13, away.start)


async def test_a_timer_that_ran_over_a_day_asks_for_its_minutes(desk: TimeDesk) -> None:
    timer = await started(desk, "#1001 forgot it >")
    await desk.pass_minutes(25 * 60)
    await desk.timers.stop(timer.id)
    assert to_log(desk, timer) == "#1001 forgot it"


async def test_after_the_clock_was_set_back_nothing_is_logged_in_the_future(desk: TimeDesk) -> None:
    timer = await started(desk, "#1001 reset >")
    await desk.pass_minutes(30)
    desk.clock.set_wall(-3600)
    await desk.timers.stop(timer.id)
    assert to_log(desk, timer) == "#1001 reset 30m 2026-03-04 11:00-11:30"


async def test_what_was_given_up_can_be_kept_again(desk: TimeDesk) -> None:
    kept = await started(desk, "10m helped +later")
    gone = await desk.timers.discard(kept.id)
    assert desk.timers.timers == ()
    await desk.timers.keep(gone)
    assert desk.timers.debt == (kept,)


async def test_a_timer_is_found_by_its_ticket_or_the_beginning_of_its_id(desk: TimeDesk) -> None:
    timer = await started(desk, "#1001 >")
    assert desk.timers.find("#1001") == desk.timers.find(timer.id[:12]) == timer
    for text in ("#1", "zz"):
        with pytest.raises(InvalidInput):
            desk.timers.find(text)
    with pytest.raises(InvalidInput):
        await desk.timers.stop(TimerId("gone"))


async def test_kept_time_can_be_kept_otherwise(desk: TimeDesk) -> None:
    kept = await started(desk, "10m helped +later")
    again = (await desk.lines.submit("20m helped for longer +later", logs=kept.id)).timer
    assert desk.timers.debt == (again,)
    assert await desk.bench.store.timers() == (again,)


async def test_what_the_settings_chose_is_asked_again_when_the_time_is_logged(desk: TimeDesk) -> None:
    timer = await started(desk, '#1001 rebuilt it &"phone call" +visible >')
    assert timer.line == '&"Phone Call"{8} +visible rebuilt it'
    assert (await started(desk, "#1001 rebuilt it >")).line == "rebuilt it"
