"""The last moment is kept over restarts; a file that says nothing is no moment."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from quickticket.store.heartbeat import HeartbeatFile

NOON = datetime(2026, 3, 4, 12, tzinfo=UTC)


def test_the_last_moment_is_kept(tmp_path: Path) -> None:
    file = tmp_path / "timer-alive"
    assert HeartbeatFile(file).last() is None
    HeartbeatFile(file).beat(NOON)
    assert HeartbeatFile(file).last() == NOON


@pytest.mark.parametrize("text", ["", "soon", "2026-03-04T12:00:00"])
def test_what_is_no_moment_counts_for_nothing(tmp_path: Path, text: str) -> None:
    (tmp_path / "timer-alive").write_text(text, encoding="ascii")
    assert HeartbeatFile(tmp_path / "timer-alive").last() is None


@pytest.mark.expect_log
def test_a_folder_that_is_gone_costs_no_more_than_the_moment(tmp_path: Path) -> None:
    file = HeartbeatFile(tmp_path / "gone" / "timer-alive")
    file.beat(NOON)
    assert file.last() is None
