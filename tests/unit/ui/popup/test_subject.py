"""A text that takes the place of a draft: what sending does to it, and what undo brings back."""

from __future__ import annotations

from datetime import timedelta

import pytest

from quickticket.domain.timekeeping.spans import Span
from quickticket.domain.timekeeping.timer import Absence, Away, Verdict
from quickticket.services.ports.store import KeptDraft
from quickticket.ui.popup.keys import Key
from tests.fakes.clock import NOON, settle
from tests.fakes.popup_screen import PopupBench

LINE = "@joe outlook wont open :incident 12m"


@pytest.fixture
async def bench() -> PopupBench:
    made = PopupBench()
    await made.start()
    return made


async def test_undo_of_the_line_brings_the_details_back_that_it_had(bench: PopupBench) -> None:
    kept = (await bench.lines.submit("10m helped a colleague +later")).timer
    assert kept is not None
    await bench.type(f"{LINE}\nsince the update")
    bench.presenter.subject.log(kept.id)
    await settle()
    opened = bench.fake.line
    await bench.type(LINE)
    assert bench.fake.line == f"{LINE}\nsince the update"
    assert await bench.store.draft() == KeptDraft(bench.fake.line)
    await bench.type(LINE)
    assert bench.fake.line == LINE, "details that were deleted stay deleted"
    await bench.type(f"{opened}\nmore")
    await bench.type(f"{LINE}\nmore")
    assert bench.fake.line == f"{LINE}\nmore", "details written since stay"


async def test_a_line_from_elsewhere_gives_way_to_the_draft_before_it_as_well(bench: PopupBench) -> None:
    await bench.type(f"{LINE}\nsince the update")
    bench.presenter.open("2026-11-20 9:00-10:00 ")
    await bench.type(LINE)
    assert bench.fake.line == f"{LINE}\nsince the update"


async def test_undo_brings_back_a_draft_that_settles_no_timer_and_redo_the_timer(bench: PopupBench) -> None:
    kept = (await bench.lines.submit("10m helped a colleague +later")).timer
    assert kept is not None
    for draft in ("", LINE):
        await bench.type("")
        await bench.type(draft)
        bench.presenter.subject.log(kept.id)
        await settle()
        opened = bench.fake.line
        assert (await bench.type(draft)).editing == ""
        assert await bench.store.draft() == KeptDraft(draft)
        assert (await bench.type(opened)).editing == "Logs the timer"
    await bench.type(LINE)
    await bench.press(Key.CTRL_ENTER)
    assert bench.timers.debt == (kept,)
    assert [each.line for each in bench.store.captures.values()] == [LINE]


async def test_time_away_that_is_kept_after_all_is_in_the_line_that_logs_the_timer(bench: PopupBench) -> None:
    timer = (await bench.lines.submit("#8841 reset >")).timer
    assert timer is not None
    await bench.clock.advance(60 * 60)
    away = Away(Span(NOON + timedelta(minutes=13), NOON + timedelta(minutes=43)), Absence.LOCKED)
    await bench.timers.note_absence(away)
    await bench.timers.stop(timer.id)
    bench.presenter.subject.log(timer.id)
    await settle()
    assert bench.fake.line == "#8841 reset 30m 2026-03-04 12:30-13:00"
    await bench.timers.judge(timer.id, away.span, Verdict.KEEP)
    await settle()
    assert bench.fake.line == "#8841 reset 1h 2026-03-04 12:00-13:00"
    assert bench.fake.state.editing == "Logs the timer"
    await bench.type(own := "#8841 reset 45m")
    await bench.timers.judge(timer.id, away.span, Verdict.DROP)
    await settle()
    assert (bench.fake.line, bench.fake.state.editing) == (own, "Logs the timer")


async def test_a_timer_that_is_opened_while_another_line_is_saved_keeps_its_text(bench: PopupBench) -> None:
    kept = (await bench.lines.submit("10m helped a colleague +later")).timer
    assert kept is not None
    await bench.type(LINE)
    bench.presenter.key(Key.CTRL_ENTER)
    bench.presenter.subject.log(kept.id)
    await settle()
    assert len(bench.store.captures) == 1
    assert bench.fake.visible
    assert (bench.fake.line[:8], bench.fake.state.editing) == ("# helped", "Logs the timer")
    bench.fake.set_text(bench.fake.line.replace("#", "#8841", 1))
    await bench.press(Key.CTRL_ENTER)
    assert bench.timers.timers == ()


@pytest.mark.parametrize(
    ("line", "chip"),
    [
        ("#8841 10m 2026-03-04 11:50-12:00", "10 min · 11:50-12:00"),
        ("#8841 2026-03-03 11:50-12:00", "10 min · 2026-03-03 11:50-12:00"),
    ],
)
async def test_the_chip_names_the_day_of_the_work_unless_it_is_today(
    bench: PopupBench, line: str, chip: str
) -> None:
    shown = {field.caption: field.value for field in (await bench.type(line)).fields}
    assert shown["Time"] == chip


async def test_what_was_written_into_a_timers_line_stays_when_it_is_opened_again(bench: PopupBench) -> None:
    timer = (await bench.lines.submit("10m helped a colleague +later")).timer
    assert timer is not None
    bench.presenter.subject.log(timer.id)
    await settle()
    own = bench.fake.line.replace("a colleague", "Ann with her printer")
    await bench.type(own)
    await bench.press(Key.ESCAPE)
    bench.presenter.subject.log(timer.id)
    await settle()
    assert (bench.fake.visible, bench.fake.line) == (True, own)
    await bench.timers.resume(timer.id)
    await bench.clock.advance(5 * 60)
    await bench.timers.stop(timer.id)
    bench.presenter.subject.log(timer.id)
    await settle()
    assert bench.fake.line == "# helped a colleague 15m 2026-03-04 11:50-12:05"


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("45m team meeting +noticket", ("No ticket", "an entry of Halo's timesheet")),
        ("10m helped a colleague +later", ("No ticket yet", "the time is kept until it has one")),
    ],
)
async def test_time_that_is_for_nobody_asks_for_nobody(
    bench: PopupBench, line: str, said: tuple[str, str]
) -> None:
    who = (await bench.type(line)).who
    assert who is not None
    assert (who.name, who.place) == said
