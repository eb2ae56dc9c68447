"""Timers and captures that belong together: time is logged once, and a timer is gone only when it is."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from quickticket.domain.capture import Step
from quickticket.domain.draft import TokenKind
from quickticket.domain.errors import InvalidInput, NotReady
from quickticket.domain.ids import TicketId
from quickticket.domain.orders import Receipt
from quickticket.domain.timekeeping.spans import Span
from quickticket.domain.timekeeping.timer import Absence, Away, TimerState
from quickticket.domain.timer_lines import line_to_log
from tests.fakes.clock import NOON, settle
from tests.fakes.time_desk import TimeDesk

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from quickticket.domain.capture import Capture
    from quickticket.domain.timekeeping.timer import Timer

WHO = '@"Joe Bloggs"{u41}'


@pytest.fixture
async def desk() -> AsyncIterator[TimeDesk]:
    made = TimeDesk()
    await made.start()
    yield made
    await made.kill()


async def stopped(desk: TimeDesk, minutes: int = 30) -> Timer:
    timer = (await desk.lines.submit("#1001 reset >")).timer
    assert timer is not None
    await desk.pass_minutes(minutes)
    return await desk.timers.stop(timer.id)


async def waiting(desk: TimeDesk, line: str) -> tuple[Capture, Timer]:
    """A capture that cannot go out, and its timer after ten minutes."""
    desk.bench.service.pause(True)
    done = await desk.lines.submit(line)
    assert done.capture is not None
    assert done.timer is not None
    await desk.pass_minutes(10)
    return done.capture, done.timer


async def test_a_timer_is_logged_once_however_often_it_is_sent(desk: TimeDesk) -> None:
    timer = await stopped(desk)
    sent = [desk.lines.submit("#1001 30m reset", logs=timer.id) for _ in range(2)]
    first, second = await asyncio.gather(*sent, return_exceptions=True)
    assert not isinstance(first, BaseException)
    assert isinstance(second, InvalidInput)
    assert len(desk.bench.store.captures) == 1


async def test_a_timer_that_another_process_has_logged_is_not_logged_again(desk: TimeDesk) -> None:
    timer = await stopped(desk)
    desk.bench.store.stored_timers.clear()
    with pytest.raises(InvalidInput):
        await desk.lines.submit("#1001 30m reset", logs=timer.id)
    with pytest.raises(InvalidInput):
        await desk.lines.submit("30m reset +later", logs=timer.id)
    assert desk.bench.store.captures == {}
    assert desk.bench.store.stored_timers == {}


async def test_a_timer_that_runs_again_is_not_settled_by_an_old_draft(desk: TimeDesk) -> None:
    timer = await stopped(desk)
    await desk.timers.resume(timer.id)
    with pytest.raises(InvalidInput, match="goes on"):
        await desk.lines.submit("#1001 30m reset", logs=timer.id)
    assert desk.timers.running is not None
    assert desk.bench.store.captures == {}


@pytest.mark.parametrize("line", ["#1001 reset", "#1001 =resolved"])
async def test_a_line_without_a_time_settles_no_timer(desk: TimeDesk, line: str) -> None:
    timer = await stopped(desk, 25 * 60)
    with pytest.raises(NotReady) as refusal:
        await desk.lines.submit(line, logs=timer.id)
    assert refusal.value.problems[0].kind is TokenKind.DURATION
    assert desk.timers.waiting == (timer,)
    assert desk.bench.store.captures == {}


@pytest.mark.parametrize("line", ["#1001 called back -10m", "10m called back +later"])
async def test_a_waiting_capture_edited_into_a_timer_is_not_sent_beside_it(desk: TimeDesk, line: str) -> None:
    desk.bench.service.pause(True)
    old = (await desk.lines.submit("#1001 10m called back")).capture
    assert old is not None
    timer = (await desk.lines.submit(line, replaces=old.id)).timer
    assert desk.timers.timers == (timer,)
    assert (await desk.bench.service.get(old.id)).settled
    desk.bench.service.pause(False)
    await settle()
    assert desk.actions == []


async def test_what_was_sent_meanwhile_becomes_no_timer(desk: TimeDesk) -> None:
    old = (await desk.lines.submit("#1001 10m called back")).capture
    assert old is not None
    await settle()
    with pytest.raises(InvalidInput):
        await desk.lines.submit("10m called back +later", replaces=old.id)
    assert desk.timers.timers == ()


async def test_the_timer_of_an_edited_ticket_goes_on_for_the_new_one(desk: TimeDesk) -> None:
    old, timer = await waiting(desk, f"{WHO} vpn drops =resolved -5m")
    line = await desk.bench.service.line_for_edit(old.id)
    done = await desk.lines.submit(line.replace("drops", "hangs"), replaces=old.id)
    await settle()
    (kept,) = desk.timers.timers
    assert (kept.id, kept.state, kept.title) == (timer.id, TimerState.RUNNING, "vpn hangs")
    assert kept.minutes(desk.clock.clocks()) == 15
    assert done.capture is not None
    assert [step.kind for step in done.capture.steps] == ["create_ticket"]
    desk.bench.service.pause(False)
    await settle()
    assert desk.timers.get(timer.id).ticket_id == 1003
    assert await desk.bench.store.timers() == desk.timers.timers


@pytest.mark.parametrize("line", ["#1002 vpn drops >", "#1002 vpn drops"])
async def test_the_timer_of_a_ticket_that_was_there_already_goes_on_for_that(
    desk: TimeDesk, line: str
) -> None:
    old, timer = await waiting(desk, f"{WHO} vpn drops >")
    await desk.lines.submit(line, replaces=old.id)
    await settle()
    (kept,) = desk.timers.timers
    assert (kept.id, kept.ticket_id, kept.state) == (timer.id, TicketId(1002), TimerState.RUNNING)
    assert (await desk.bench.service.get(old.id)).settled


async def test_starting_does_not_bring_back_what_is_given_up_meanwhile(desk: TimeDesk) -> None:
    first = (await desk.lines.submit("#1001 >")).timer
    assert first is not None
    await asyncio.gather(desk.lines.submit(f"{WHO} vpn drops >"), desk.timers.discard(first.id))
    assert first.id not in {timer.id for timer in desk.timers.timers}
    assert first.id not in desk.bench.store.stored_timers


async def test_a_timer_given_up_and_brought_back_beside_another_one_is_paused(desk: TimeDesk) -> None:
    first = (await desk.lines.submit("#1001 >")).timer
    assert first is not None
    gone = await desk.timers.discard(first.id)
    second = (await desk.lines.submit("#1002 >")).timer
    await desk.timers.keep(gone)
    assert desk.timers.running == second
    assert [timer.state for timer in desk.timers.timers] == [TimerState.RUNNING, TimerState.PAUSED]


async def test_what_was_said_of_kept_time_in_detail_is_kept_too(desk: TimeDesk) -> None:
    kept = (await desk.lines.submit("10m helped with VPN ~remote +split +later\nnew profile, rebooted")).timer
    assert kept is not None
    assert kept.line == '~"Remote"{1} +split helped with VPN -- new profile, rebooted'


async def test_an_absence_at_the_end_is_neither_logged_nor_taken(desk: TimeDesk) -> None:
    timer = (await desk.lines.submit("#1001 reset >")).timer
    assert timer is not None
    await desk.pass_minutes(60)
    away = Away(Span(NOON + timedelta(minutes=40), NOON + timedelta(minutes=60)), Absence.IDLE)
    await desk.timers.note_absence(away)
    line = line_to_log(await desk.timers.stop(timer.id), desk.clock.clocks(), desk.clock.zone)
    assert line == "#1001 reset 40m 2026-03-04 12:00-12:40"
    assert (await desk.captures.read("#1002 12:40-13:00 called back")).problems == ()


async def test_the_place_left_open_for_a_ticket_is_no_word(desk: TimeDesk) -> None:
    kept = (await desk.lines.submit("10m helped a colleague +later")).timer
    assert kept is not None
    line = line_to_log(kept, desk.clock.clocks(), desk.clock.zone)
    again = (await desk.lines.submit(f"{line} +later", logs=kept.id)).timer
    assert again is not None
    assert again.title == "helped a colleague"
    sent = (await desk.lines.submit(f"{line} +noticket", logs=again.id)).capture
    assert sent is not None
    assert (sent.title, sent.line[:6]) == ("helped a colleague", "helped")


async def test_time_of_long_ago_is_no_longer_held_against_a_line(desk: TimeDesk) -> None:
    await desk.lines.submit("#1001 10m called back")
    assert [each.label for each in desk.busy.taken()] == ["logged on #1001"]
    await desk.pass_minutes(3 * 24 * 60)
    await desk.lines.submit("#1002 10m called back")
    assert [each.label for each in desk.busy.taken()] == ["logged on #1002"]


async def test_undone_before_it_was_sent_a_logged_timer_waits_again(desk: TimeDesk) -> None:
    timer = await stopped(desk)
    desk.bench.service.pause(True)
    first = (await desk.lines.submit("#1001 30m reset", logs=timer.id)).capture
    assert first is not None
    second = (await desk.lines.submit("#1002 30m reset", replaces=first.id)).capture
    assert second is not None
    await settle()
    assert desk.timers.timers == ()
    await desk.bench.service.discard(second.id)
    await settle()
    assert desk.timers.waiting == (timer,)
    assert await desk.bench.store.timers() == (timer,)


async def test_what_was_kept_otherwise_instead_does_not_come_back(desk: TimeDesk) -> None:
    timer = await stopped(desk)
    desk.bench.service.pause(True)
    first = (await desk.lines.submit("#1001 30m reset", logs=timer.id)).capture
    assert first is not None
    kept = (await desk.lines.submit("30m reset +later", replaces=first.id)).timer
    await settle()
    assert desk.timers.timers == (kept,)


async def test_what_was_sent_does_not_come_back(desk: TimeDesk) -> None:
    timer = await stopped(desk)
    await desk.lines.submit("#1001 30m reset", logs=timer.id)
    await settle()
    assert len(desk.actions) == 1
    assert desk.timers.timers == ()


@pytest.mark.parametrize("line", ["#1001 10m reset =resolved", "10m meeting +noticket +split 17:25-17:35"])
async def test_time_that_was_sent_while_its_line_was_edited_is_not_sent_again(
    desk: TimeDesk, line: str
) -> None:
    desk.bench.service.pause(True)
    await desk.pass_minutes(6 * 60)
    old = (await desk.lines.submit(line)).capture
    assert old is not None
    opened = await desk.bench.service.line_for_edit(old.id)
    await desk.bench.ledger.change(old.id, lambda capture: capture.change(Step.begin))
    proof = Receipt(old.ticket_id)
    await desk.bench.ledger.change(old.id, lambda capture: capture.change(lambda step: step.prove(proof)))
    with pytest.raises(InvalidInput, match="in Halo already"):
        await desk.lines.submit(opened, replaces=old.id)
    left = await desk.bench.service.line_for_edit(old.id)
    assert (await desk.lines.submit(left, replaces=old.id)).capture is not None
