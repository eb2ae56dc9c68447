"""A text that takes the place of a draft: undo brings back the whole draft, details and all."""

from __future__ import annotations

import pytest

from quickticket.services.ports.store import KeptDraft
from tests.fakes.clock import settle
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
