"""A planned bulk survives a crash, and a file that makes no sense costs nothing but itself."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from quickticket.domain.bulk import BulkPlan, BulkRow
from quickticket.domain.errors import StorageError
from quickticket.domain.ids import BatchId
from quickticket.store.bulk_draft import BulkDraftFile

PLAN = BulkPlan(
    "/outage", (BulkRow(1, "Acme", "12m", "here\nand there", (("line", "ADSL"),)), BulkRow(2, "Ann"))
)


async def test_a_plan_comes_back_and_an_empty_one_is_forgotten(tmp_path: Path) -> None:
    file = BulkDraftFile(tmp_path / "deep" / "bulk.json")
    assert await file.load() == BulkPlan()
    await file.save(PLAN)
    assert await BulkDraftFile(tmp_path / "deep" / "bulk.json").load() == PLAN
    leaving = replace(PLAN, rows=(replace(PLAN.rows[0], leaving=True), PLAN.rows[1]), batch_id=BatchId("b1"))
    await file.save(leaving)
    assert await file.load() == leaving
    await file.save(BulkPlan())
    assert await file.load() == BulkPlan()


@pytest.mark.parametrize("text", ["", "[]", '{"line": "x"}', '{"line": "x", "rows": [{}]}', "\x00"])
async def test_a_file_that_makes_no_sense_is_nothing(tmp_path: Path, text: str) -> None:
    (tmp_path / "bulk.json").write_text(text)
    assert await BulkDraftFile(tmp_path / "bulk.json").load() == BulkPlan()


async def test_a_disk_that_takes_nothing_says_so(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(StorageError):
        await BulkDraftFile(tmp_path / "file" / "bulk.json").save(PLAN)
