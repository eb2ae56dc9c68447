"""The snapshot: the words and figures of a day and its week."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from quickticket.ui.day.snapshot import USUAL_HOURS, snapshot
from quickticket.ui.day.state import NO_COLOUR, Look
from tests.fakes.day_book import FRIDAY, Bookkeeping, span, work
from tests.unit.ui.day.test_presenter import DEBT

if TYPE_CHECKING:
    from quickticket.ui.day.state import DayState


async def shown(keeping: Bookkeeping, day: date = FRIDAY) -> DayState:
    await keeping.book.look(day)
    return snapshot(await keeping.book.read(day), None)


async def test_a_row_says_when_what_for_whom_and_how_it_stands() -> None:
    keeping = Bookkeeping()
    await keeping.log(work("10:00", 90))
    [row] = (await shown(keeping)).rows
    assert (row.time, row.number, row.title) == ("08:30 \N{EN DASH} 10:00", "#8841", "reinstalled it")
    assert (row.customer, row.minutes, row.state, row.tone) == ("Acme", "1 h 30", "waiting", "info")


async def test_a_debt_is_grey_and_asks_for_a_ticket() -> None:
    keeping = Bookkeeping()
    keeping.timers = [DEBT]
    state = await shown(keeping)
    [debt] = [block for block in state.band.blocks if block.look is Look.DEBT]
    assert (debt.colour, debt.details) == (NO_COLOUR, ("35 min", "35"))
    assert [(row.charge_rate, row.state) for row in state.rows] == [("\N{EN DASH}", "assign a ticket")]


async def test_now_is_shown_today_only() -> None:
    keeping = Bookkeeping()
    assert (await shown(keeping)).band.now == 1.0
    assert (await shown(keeping, date(2026, 11, 19))).band.now is None


async def test_the_weekend_shows_when_something_happened_there() -> None:
    keeping = Bookkeeping()
    assert [bar.letter for bar in (await shown(keeping)).bars] == [*"MTWTF"]
    keeping.clock.set_wall(86_400)
    await keeping.log(work("10:00", 30, 21))
    state = await shown(keeping)
    assert [bar.letter for bar in state.bars] == [*"MTWTFSS"]
    assert state.bars[5].spoken == "Saturday 21 November: 30 min of 0 min"


async def test_bars_share_the_height_of_the_tallest() -> None:
    keeping = Bookkeeping()
    await keeping.log(work("17:00", 900))
    state = await shown(keeping)
    assert [(bar.logged, bar.due, bar.chosen) for bar in state.bars[-2:]] == [
        (0.0, 0.5, False),
        (1.0, 0.5, True),
    ]
    assert (state.week, state.week_total) == ("This week", "15 h of 37 h 30")


async def test_another_year_is_named() -> None:
    assert (await shown(Bookkeeping(), date(2025, 12, 31))).heading == "Wednesday 31 December 2025"


async def test_usual_hours_are_owned_up_to() -> None:
    keeping = Bookkeeping()
    assert (await shown(keeping)).notes == ()
    catalogue = await keeping.reference.catalogue()
    await keeping.reference.save_catalogue(replace(catalogue, workday=None))
    assert (await shown(keeping)).notes == (USUAL_HOURS,)


async def test_overlapping_work_is_shown_in_two_lanes() -> None:
    keeping = Bookkeeping()
    await keeping.log(work("12:00", 120))
    await keeping.log(work("11:30", 30))
    blocks = [block for block in (await shown(keeping)).band.blocks if block.look is not Look.GAP]
    assert [(block.lane, block.lanes) for block in blocks] == [(0, 2), (1, 2)]
    assert span("10:00", "12:00").minutes == 120
