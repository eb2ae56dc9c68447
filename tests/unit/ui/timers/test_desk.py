"""What a person does with timers outside the popup, and what is told of them."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from quickticket.domain.errors import StorageFull
from quickticket.domain.ids import TicketId
from quickticket.domain.timekeeping.spans import Span
from quickticket.domain.timekeeping.timer import Absence, Away, TimerState
from quickticket.services.timers.minutes import Minutes
from quickticket.ui.timers.desk import TimerDesk
from quickticket.ui.toasts.presenter import Toast, ToastAction
from tests.fakes.clock import NOON, settle
from tests.fakes.time_desk import TimeDesk

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from quickticket.domain.ids import TimerId

AWAY = Away(Span(NOON + timedelta(minutes=13), NOON + timedelta(minutes=43)), Absence.LOCKED)


class Desk:
    """A timer desk, and what it opened and told."""

    def __init__(self, base: TimeDesk) -> None:
        self.base = base
        self.opened: list[str | TimerId] = []
        self.told: list[Toast] = []
        self.taken_back: list[str] = []
        minutes = Minutes(base.timers, base.clock, base.bench.tasks)
        base.bench.tasks.spawn("minutes", minutes.run())
        self.desk = TimerDesk(
            timers=base.timers,
            minutes=minutes,
            lines=base.lines,
            clock=base.clock,
            tasks=base.bench.tasks,
            drive_by=lambda: 10,
            open_line=self.opened.append,
            open_timer=self.opened.append,
            tell=self.told.append,
            take_back=self.taken_back.append,
        )

    def press(self, action: ToastAction) -> None:
        """Presses a button of the newest toast."""
        toast = self.told[-1]
        assert action in toast.actions
        assert toast.on is not None
        toast.on(action)

    async def run(self, minutes: float) -> TimerId:
        """Starts a timer on 1001 and lets it run."""
        self.desk.start(TicketId(1001))
        await settle()
        await self.base.pass_minutes(minutes)
        assert self.base.timers.running is not None
        return self.base.timers.running.id


@pytest.fixture
async def desk() -> AsyncIterator[Desk]:
    base = TimeDesk()
    await base.start()
    yield Desk(base)
    await base.kill()


async def test_one_press_keeps_ten_minutes_and_another_assigns_them(desk: Desk) -> None:
    desk.desk.keep_drive_by()
    await settle()
    (debt,) = desk.base.timers.debt
    assert (debt.title, debt.minutes(desk.base.clock.clocks())) == ("Drive-by help", 10)
    assert (desk.told[-1].title, desk.told[-1].text) == ("10 min kept", "It has no ticket yet.")
    desk.press(ToastAction.ASSIGN)
    await settle()
    assert desk.opened == [debt.id]
    assert desk.taken_back == []
    await desk.base.timers.discard(debt.id)
    assert desk.taken_back == [f"kept {debt.id}"]


async def test_what_was_kept_or_given_up_by_mistake_is_undone(desk: Desk) -> None:
    desk.desk.keep_drive_by()
    await settle()
    kept = desk.base.timers.debt
    desk.press(ToastAction.UNDO)
    await settle()
    assert desk.base.timers.debt == ()
    assert desk.told[-1].title == "Given up"
    desk.press(ToastAction.UNDO)
    await settle()
    assert desk.base.timers.debt == kept


async def test_the_hotkey_stops_what_runs_and_else_asks_what_to_start(desk: Desk) -> None:
    desk.desk.toggle()
    assert desk.opened == ["# >"]
    timer_id = await desk.run(5)
    assert desk.told[-1].title == "Timer runs"
    desk.desk.toggle()
    await settle()
    assert desk.opened[-1] == timer_id
    assert desk.base.timers.get(timer_id).state is TimerState.STOPPED


async def test_a_timer_whose_ticket_is_on_its_way_is_stopped_and_kept(desk: Desk) -> None:
    desk.base.bench.service.pause(True)
    timer = (await desk.base.lines.submit('@"Joe Bloggs"{u41} vpn drops >')).timer
    assert timer is not None
    await desk.base.pass_minutes(25)
    desk.desk.log(timer.id)
    await settle()
    assert desk.opened == []
    assert desk.told[-1].title == "Stopped: 25 min · not logged · vpn drops"


async def test_back_from_an_absence_one_question_names_exactly_that_time(desk: Desk) -> None:
    timer_id = await desk.run(60)
    await desk.base.timers.note_absence(AWAY)
    await desk.base.pass_minutes(3)
    asked = [toast for toast in desk.told if toast.sticky]
    assert [toast.title for toast in asked] == ["Away 12:13 to 12:43, 30 min"]
    assert asked[0].text == (
        "The screen was locked. It is not counted for #1001 Spooler hangs unless you keep it."
    )
    desk.press(ToastAction.KEEP)
    await settle()
    assert desk.base.timers.get(timer_id).minutes(desk.base.clock.clocks()) == 63


async def test_dropped_the_timer_goes_on_without_it(desk: Desk) -> None:
    timer_id = await desk.run(60)
    await desk.base.timers.note_absence(AWAY)
    desk.press(ToastAction.DROP)
    await settle()
    timer = desk.base.timers.get(timer_id)
    assert (timer.state, timer.minutes(desk.base.clock.clocks())) == (TimerState.RUNNING, 30)
    assert timer.question is None


async def test_dropped_and_stopped_its_time_is_opened(desk: Desk) -> None:
    timer_id = await desk.run(60)
    await desk.base.timers.note_absence(AWAY)
    desk.press(ToastAction.STOP)
    await settle()
    assert desk.opened == [timer_id]
    assert desk.base.timers.get(timer_id).minutes(desk.base.clock.clocks()) == 13


async def test_the_gap_can_be_logged_elsewhere_and_is_kept_until_then(desk: Desk) -> None:
    timer_id = await desk.run(60)
    await desk.base.timers.note_absence(AWAY)
    desk.press(ToastAction.ELSEWHERE)
    await settle()
    (gap,) = desk.base.timers.debt
    assert (gap.ran, gap.title) == ((AWAY.span,), "Away")
    assert desk.opened == [gap.id]
    assert desk.base.timers.get(timer_id).minutes(desk.base.clock.clocks()) == 30


async def test_a_gap_longer_than_a_day_is_kept_whole(desk: Desk) -> None:
    timer_id = await desk.run(40 * 60)
    weekend = Away(Span(NOON + timedelta(hours=1), NOON + timedelta(hours=39)), Absence.ASLEEP)
    await desk.base.timers.note_absence(weekend)
    desk.press(ToastAction.ELSEWHERE)
    await settle()
    (gap,) = desk.base.timers.debt
    assert gap.ran == (weekend.span,)
    assert desk.base.timers.get(timer_id).minutes(desk.base.clock.clocks()) == 120


async def test_a_gap_that_cannot_be_kept_is_still_asked_about(desk: Desk) -> None:
    timer_id = await desk.run(60)
    await desk.base.timers.note_absence(AWAY)
    desk.base.bench.store.fail_with = StorageFull("The disk is full.")
    desk.press(ToastAction.ELSEWHERE)
    await settle()
    assert desk.base.timers.get(timer_id).question == AWAY
    assert desk.base.timers.debt == ()


async def test_a_clock_that_was_set_is_said_once(desk: Desk) -> None:
    await desk.run(10)
    desk.base.clock.set_wall(3600)
    await desk.base.pass_minutes(5)
    told = [toast for toast in desk.told if "clock" in toast.title]
    assert [toast.title for toast in told] == ["The clock was set forward 1 h"]
    assert told[0].text == "The timer did not follow: 11 min · #1001 Spooler hangs"


async def test_what_cannot_be_done_is_said(desk: Desk) -> None:
    desk.base.bench.store.fail_with = StorageFull("The disk is full.")
    desk.desk.keep_drive_by()
    await settle()
    assert "disk is full" in desk.told[-1].title


async def test_the_question_can_be_answered_from_elsewhere_too(desk: Desk) -> None:
    timer_id = await desk.run(60)
    desk.desk.judge(timer_id, ToastAction.KEEP)
    await desk.base.timers.note_absence(AWAY)
    desk.desk.judge(timer_id, ToastAction.KEEP)
    await settle()
    assert desk.base.timers.get(timer_id).minutes(desk.base.clock.clocks()) == 60
    assert desk.taken_back == [f"away {timer_id}"]
