"""The day ledger's window: what is chosen, what keys do with it, and what is shown while Halo is asked."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import date, datetime

import pytest
import pytest_asyncio

from quickticket.domain.capture import Capture, Step
from quickticket.domain.errors import InvalidInput, Offline, StorageError
from quickticket.domain.ids import TicketId, TimerId
from quickticket.domain.orders import Receipt
from quickticket.domain.timekeeping.logged import LoggedTime
from quickticket.domain.timekeeping.timer import Timer
from quickticket.services.day.timesheet import GOOD_FOR
from quickticket.services.tasks import Tasks
from quickticket.ui.day.needs import DayActions
from quickticket.ui.day.presenter import DayPresenter
from quickticket.ui.day.state import DayState, Deed, Look
from tests.fakes.clock import settle
from tests.fakes.day_book import FRIDAY, Bookkeeping, span, work

DEBT = Timer(
    TimerId("debt"), "helped with VPN", "helped with VPN", ran=(span("15:00", "15:35"),), stopped=True
)


class Window:
    def __init__(self) -> None:
        self.state = DayState()
        self.drawn = 0
        self.up = 0
        self.asked: list[str] = []

    def show_state(self, state: DayState) -> None:
        self.state = state
        self.drawn += 1

    def bring_up(self) -> None:
        self.up += 1

    def ask_where(self, name: str) -> None:
        self.asked.append(name)

    @property
    def chosen(self) -> str:
        return self.state.band.blocks[self.state.chosen].spoken


class Desk:
    def __init__(self) -> None:
        self.keeping = Bookkeeping()
        self.window = Window()
        self.tasks = Tasks()
        self.called: list[tuple[str, object]] = []
        self.written: dict[str, str] = {}
        self.refuse: InvalidInput | None = None

        def note(name: str) -> object:
            return lambda what: self.called.append((name, what))

        self.presenter = DayPresenter(
            screen=self.window,
            book=self.keeping.book,
            actions=DayActions(
                open_popup=note("popup"),  # type: ignore[arg-type]
                log_timer=note("log"),  # type: ignore[arg-type]
                edit=note("edit"),  # type: ignore[arg-type]
                open_ticket=note("ticket"),  # type: ignore[arg-type]
                discard=self._discard,
                keep=self._keep,
            ),
            files=self,
            tasks=self.tasks,
        )

    async def write(self, path: str, text: str) -> None:
        if path == "full":
            raise StorageError("The disk is full.")
        self.written[path] = text

    async def _discard(self, timer_id: TimerId) -> Timer:
        [timer] = [each for each in self.keeping.timers if each.id == timer_id]
        self.keeping.timers.remove(timer)
        return timer

    async def _keep(self, timer: Timer) -> None:
        if self.refuse is not None:
            raise self.refuse
        self.keeping.timers.append(timer)

    async def open(self) -> DayState:
        self.presenter.open()
        await settle()
        return self.window.state

    async def do(self, *deeds: Deed) -> DayState:
        for deed in deeds:
            self.presenter.do(deed)
            await settle()
        return self.window.state


@pytest_asyncio.fixture
async def desk() -> AsyncIterator[Desk]:
    desk = Desk()
    yield desk
    await desk.tasks.close()


async def test_opens_on_the_first_gap_worth_filling(desk: Desk) -> None:
    await desk.keeping.log(work("9:20", 45))
    state = await desk.open()
    assert state.heading == "Friday 20 November"
    assert (state.logged, state.due, state.missing) == ("45 min", "of 7 h 30", "6 h 45 not logged")
    assert [block.look for block in state.band.blocks] == [Look.GAP, Look.HATCHED, Look.GAP]
    assert desk.window.chosen.startswith("09:20")


async def test_enter_on_a_gap_opens_the_popup_with_its_times(desk: Desk) -> None:
    await desk.keeping.log(work("9:40", 70))
    await desk.keeping.log(work("17:00", 385))
    await desk.open()
    await desk.do(Deed.ACT)
    assert desk.called == [("popup", "2026-11-20 9:40-10:35 ")]


async def test_enter_waits_for_the_day_that_was_just_turned_to(desk: Desk) -> None:
    desk.presenter.open()
    desk.presenter.do(Deed.EARLIER)
    desk.presenter.do(Deed.ACT)
    await settle()
    assert desk.called == [("popup", "2026-11-19 8:30-17:00 ")]
    desk.presenter.do(Deed.EARLIER)
    desk.presenter.do(Deed.ACT)
    desk.presenter.do(Deed.EARLIER)
    await settle()
    assert len(desk.called) == 1, "another day was turned to instead"


async def test_typing_on_a_gap_begins_its_line(desk: Desk) -> None:
    await desk.open()
    desk.presenter.type("#")
    assert desk.called == [("popup", "2026-11-20 8:30-17:00 #")]


async def test_letters_that_come_before_the_popup_takes_the_keys_are_all_in_its_line(desk: Desk) -> None:
    await desk.open()
    for letter in " #8 x":
        desk.presenter.type(letter)
    assert desk.called[-1] == ("popup", "2026-11-20 8:30-17:00 #8 x")
    desk.presenter.left()
    desk.presenter.type("y")
    assert desk.called[-1] == ("popup", "2026-11-20 8:30-17:00 y")
    await desk.do(Deed.EARLIER)
    desk.presenter.type("z")
    assert desk.called[-1] == ("popup", "2026-11-19 8:30-17:00 z")


async def test_a_gap_of_another_day_says_which(desk: Desk) -> None:
    await desk.open()
    await desk.do(Deed.EARLIER, Deed.ACT)
    assert desk.called == [("popup", "2026-11-19 8:30-17:00 ")]


async def test_a_filled_gap_leads_to_the_next(desk: Desk) -> None:
    await desk.keeping.log(work("12:00", 60))
    await desk.open()
    assert desk.window.chosen.startswith("08:30")
    await desk.keeping.log(work("11:00", 150))
    desk.presenter.refresh()
    await settle()
    assert desk.window.chosen.startswith("12:00")


async def test_what_is_chosen_stays_chosen_when_others_come(desk: Desk) -> None:
    await desk.keeping.log(work("12:00", 60))
    await desk.open()
    desk.presenter.move(1)
    await desk.keeping.log(work("9:30", 30))
    desk.presenter.refresh()
    await settle()
    assert desk.window.chosen.startswith("11:00")


async def test_arrows_go_through_the_band_and_through_the_list(desk: Desk) -> None:
    await desk.keeping.log(work("10:00", 60))
    await desk.keeping.log(work("12:00", 60))
    state = await desk.open()
    seen = [state.chosen]
    for step in (1, 1, 1, 1, 1):
        desk.presenter.move(step)
        seen.append(desk.window.state.chosen)
    assert seen == [0, 1, 2, 3, 4, 4]
    desk.presenter.move_in_list(-1)
    desk.presenter.move_in_list(-1)
    assert desk.window.state.chosen == 1
    desk.presenter.move_in_list(-1)
    assert desk.window.state.chosen == 1
    desk.presenter.move_in_list(1)
    assert desk.window.state.chosen == 3


async def test_enter_does_what_the_button_says(desk: Desk) -> None:
    waiting = await desk.keeping.log(work("9:30", 60))
    proven = await desk.keeping.log(work("10:30", 60))
    await desk.keeping.prove(proven, Receipt(TicketId(8841), action_id=4))
    running = Timer(TimerId("run"), "run", "run").start(desk.keeping.clock.clocks())
    desk.keeping.timers = [
        DEBT,
        replace(DEBT, id=TimerId("known"), ran=(span("16:00", "16:20"),), ticket_id=TicketId(5)),
        running,
    ]
    desk.keeping.sheets.rows = (LoggedTime(span("11:00", "12:00"), 60, "Team meeting", event_id=7),)
    state = await desk.open()
    offered = {}
    for place, block in enumerate(state.band.blocks):
        desk.presenter.choose(place)
        desk.called.clear()
        desk.presenter.do(Deed.ACT)
        if block.look is not Look.GAP:
            texts = [offer.text for offer in desk.window.state.offers]
            offered[block.spoken.split(" ")[0]] = (texts, [*desk.called])
    assert offered == {
        "08:30": (["Edit"], [("edit", waiting.id)]),
        "09:30": (["Open the ticket"], [("ticket", 8841)]),
        "11:00": ([], []),
        "15:00": (["Assign a ticket", "Discard"], [("log", "debt")]),
        "16:00": (["Log it", "Discard"], [("log", "known")]),
        "17:00": (["Stop and log"], [("log", "run")]),
    }


async def test_stuck_time_can_be_edited(desk: Desk) -> None:
    logged = await desk.keeping.log(work("17:00", 510))
    held = logged.change(Step.begin).change(lambda step: step.hold("Refused."))
    desk.keeping.store.captures[logged.id] = held
    await desk.open()
    state = await desk.do(Deed.ACT)
    assert state.rows[0].state == "needs a look"
    assert desk.called == [("edit", logged.id)]


async def test_a_discarded_debt_can_be_had_back(desk: Desk) -> None:
    desk.keeping.timers = [DEBT]
    await desk.keeping.log(work("15:00", 390))
    await desk.keeping.log(work("17:00", 85))
    assert (await desk.open()).rows[1].state == "assign a ticket"
    state = await desk.do(Deed.DISCARD)
    assert (state.told, state.undo, len(state.rows)) == ("35 min discarded.", True, 2)
    assert desk.keeping.timers == []
    state = await desk.do(Deed.UNDO)
    assert (state.told, state.undo, len(state.rows)) == ("", False, 3)
    assert desk.keeping.timers == [DEBT]
    await desk.do(Deed.UNDO)
    assert desk.keeping.timers == [DEBT]


async def test_an_undo_that_fails_can_be_tried_again(desk: Desk) -> None:
    desk.keeping.timers = [DEBT]
    await desk.keeping.log(work("15:00", 390))
    await desk.keeping.log(work("17:00", 85))
    await desk.open()
    await desk.do(Deed.DISCARD)
    desk.refuse = InvalidInput("Not now.")
    state = await desk.do(Deed.UNDO)
    assert (state.told, state.undo) == ("Not now.", True)
    desk.refuse = None
    await desk.do(Deed.UNDO)
    assert desk.keeping.timers == [DEBT]


async def test_nothing_but_kept_time_is_discarded(desk: Desk) -> None:
    await desk.open()
    state = await desk.do(Deed.DISCARD)
    assert (state.told, desk.called) == ("", [])


async def test_the_day_is_there_before_halo_answers_and_complete_afterwards(desk: Desk) -> None:
    await desk.keeping.log(work("10:00", 30))
    desk.keeping.sheets.rows = (LoggedTime(span("11:00", "12:00"), 60, "Move"),)
    desk.presenter.show_day(FRIDAY)
    assert desk.keeping.sheets.asked == []
    state = await desk.open()
    assert state.logged == "1 h 30"
    assert state.notes == ()


async def test_a_silent_halo_is_one_quiet_sentence(desk: Desk) -> None:
    await desk.keeping.log(work("10:00", 30))
    desk.keeping.sheets.fail_with = Offline("There is no connection to Halo.")
    state = await desk.open()
    assert state.logged == "30 min"
    [note] = state.notes
    assert note.startswith("Halo's timesheet could not be read: There is no connection to Halo.")
    desk.keeping.sheets.fail_with = None
    assert (await desk.do(Deed.REFRESH)).notes == ()


async def test_a_week_is_asked_for_once(desk: Desk) -> None:
    await desk.open()
    await desk.do(Deed.EARLIER, Deed.EARLIER, Deed.TODAY)
    assert len(desk.keeping.sheets.asked) == 1
    desk.presenter.show_day(date(2026, 11, 12))
    await settle()
    assert len(desk.keeping.sheets.asked) == 2
    assert desk.window.state.week == "Week of 9 November"


async def test_a_closed_window_looks_at_nothing(desk: Desk) -> None:
    await desk.open()
    desk.presenter.closed()
    drawn = desk.window.drawn
    desk.presenter.refresh()
    await settle()
    assert desk.window.drawn == drawn


async def test_an_open_window_stays_on_its_day(desk: Desk) -> None:
    await desk.open()
    await desk.do(Deed.EARLIER)
    assert (await desk.open()).heading == "Thursday 19 November"
    assert desk.window.up == 2
    desk.presenter.closed()
    assert (await desk.open()).heading == "Friday 20 November"


async def test_a_window_left_open_over_midnight_shows_the_new_day_when_it_is_asked_for(desk: Desk) -> None:
    await desk.open()
    await desk.keeping.clock.advance(10 * 3600)
    desk.presenter.look_again()
    await settle()
    assert (desk.window.state.heading, desk.window.state.is_today) == ("Friday 20 November", False)
    assert (await desk.open()).heading == "Saturday 21 November"


async def test_who_comes_back_sees_the_time_that_has_passed(desk: Desk) -> None:
    await desk.keeping.log(work("9:30", 60))
    before = (await desk.open()).band.now
    await desk.keeping.clock.advance(GOOD_FOR)
    desk.presenter.look_again()
    await settle()
    assert desk.window.state.band.now != before
    assert len(desk.keeping.sheets.asked) == 2
    desk.presenter.closed()
    desk.presenter.look_again()
    await settle()
    assert len(desk.keeping.sheets.asked) == 2


async def test_a_window_that_gets_the_focus_while_it_loads_does_not_begin_anew(desk: Desk) -> None:
    read, reads = desk.keeping.store.since, []

    async def counted(created_at: datetime) -> tuple[Capture, ...]:
        reads.append(created_at)
        await asyncio.sleep(0)
        return await read(created_at)

    desk.keeping.store.since = counted  # type: ignore[method-assign]
    desk.presenter.open()
    desk.tasks.cancel("day ledger of Halo")
    await asyncio.sleep(0)
    assert len(reads) == 1
    desk.presenter.look_again()
    await asyncio.sleep(0)
    assert len(reads) == 1
    await settle()


async def test_a_week_that_is_asked_for_already_is_waited_for(desk: Desk) -> None:
    asked, answer = [], asyncio.Event()

    async def slow(start: datetime, _end: datetime) -> tuple[LoggedTime, ...]:
        asked.append(start.day)
        await answer.wait()
        return ()

    desk.keeping.sheets.time_entries = slow  # type: ignore[method-assign, assignment]
    await desk.open()
    desk.presenter.look_again()
    await desk.do(Deed.EARLIER, Deed.EARLIER)
    assert asked == [16]
    desk.presenter.show_day(date(2026, 11, 12))
    await settle()
    assert asked == [16, 9]
    await desk.do(Deed.REFRESH)
    assert asked == [16, 9, 9]
    answer.set()
    await settle()
    assert desk.window.state.notes == ()


async def test_two_entries_that_are_alike_are_two(desk: Desk) -> None:
    desk.keeping.sheets.rows = tuple(
        LoggedTime(span("8:30", "17:00"), 510, "Move", event_id=each) for each in (1, 2)
    )
    await desk.open()
    seen = []
    for step in (-1, 1, 1, -1):
        desk.presenter.move(step)
        seen.append(desk.window.state.chosen)
    assert seen == [0, 1, 1, 0]


async def test_t_is_today_where_it_begins_no_line(desk: Desk) -> None:
    await desk.open()
    await desk.do(Deed.LATER)
    assert (desk.window.state.chosen, desk.window.state.missing) == (-1, "")
    desk.presenter.type("x")
    desk.presenter.type("t")
    await settle()
    assert desk.window.state.is_today
    assert desk.called == []


async def test_the_week_is_exported(desk: Desk) -> None:
    await desk.keeping.log(work("10:00", 30))
    await desk.keeping.log(work("10:00", 45, 16))
    await desk.open()
    await desk.do(Deed.EXPORT)
    assert desk.window.asked == ["week-2026-11-16.csv"]
    desk.presenter.export("week.csv")
    await settle()
    _header, monday, friday = desk.written["week.csv"].splitlines()
    assert (monday[:10], friday[:10]) == ("2026-11-16", "2026-11-20")
    assert desk.window.state.told == "The week is written to week.csv."
    desk.keeping.sheets.fail_with = Offline("There is no connection.")
    await desk.do(Deed.REFRESH)
    desk.presenter.export("week.csv")
    await settle()
    assert (
        desk.window.state.told == "The week is written to week.csv. What was logged elsewhere may be missing."
    )
    desk.presenter.export("full")
    await settle()
    assert desk.window.state.told == "The disk is full."


async def test_a_database_that_fails_is_said(desk: Desk) -> None:
    async def fails(_since: object) -> tuple[()]:
        raise StorageError("The outbox cannot be read.")

    desk.keeping.store.since = fails  # type: ignore[method-assign, assignment]
    assert (await desk.open()).told == "The outbox cannot be read."


@pytest.mark.parametrize("move", [lambda p: p.move(1), lambda p: p.move_in_list(-1)])
async def test_keys_before_the_day_is_there_do_nothing(desk: Desk, move: object) -> None:
    desk.presenter.open()
    move(desk.presenter)  # type: ignore[operator]
    assert desk.called == []
    await settle()
