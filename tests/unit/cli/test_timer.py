"""What quickticket timer prints: what became of a timer, and what to do about time away."""

from __future__ import annotations

from argparse import Namespace

import pytest

from quickticket.cli import timer

STOPPED = {
    "timer": "t1",
    "state": "stopped",
    "ticket_id": 8841,
    "title": "Outlook asks for password",
    "minutes": 12,
    "question": None,
    "clock_set_by_minutes": None,
}


def printed(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], action: str, reply: dict[str, object]
) -> list[str]:
    monkeypatch.setattr(timer, "answer", lambda _request, **_options: reply)
    assert timer.run(Namespace(action=action, id="t1", json=False)) == 0
    return capsys.readouterr().out.splitlines()


def test_a_discarded_timer_is_called_so(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    [line] = printed(monkeypatch, capsys, "discard", STOPPED)
    assert line.split()[:3] == ["t1", "discarded", "12"]


def test_time_away_comes_with_the_whole_command_that_settles_it(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    asking = {**STOPPED, "state": "running", "question": {"minutes": 7, "why": "locked"}}
    lines = printed(monkeypatch, capsys, "list", {"timers": [asking], "debt_minutes": 0})
    assert lines[1] == "  7 min away (locked) are not counted: quickticket timer judge t1 keep|drop|stop"
