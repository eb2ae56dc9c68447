"""Tasks end together, failures are seen, and a newer question wins."""

from __future__ import annotations

import asyncio

import pytest

from quickticket.services.alarm import Alarm
from quickticket.services.signals import Signal
from quickticket.services.tasks import Tasks
from tests.fakes.clock import FakeClock, settle


async def _fail() -> None:
    raise ValueError("broken")


async def test_a_failure_is_logged_once_even_when_nobody_waits(caplog: pytest.LogCaptureFixture) -> None:
    tasks = Tasks()
    tasks.spawn("the task", _fail())
    await settle()
    assert [record.getMessage() for record in caplog.records] == ["Task the task failed"]


async def test_a_newer_question_cancels_the_older_and_no_other() -> None:
    tasks = Tasks()
    other, old = (tasks.spawn(name, asyncio.Event().wait()) for name in ("other", "search"))
    new = tasks.replace("search", asyncio.Event().wait())
    await settle()
    assert (old.cancelled(), new.done(), other.done()) == (True, False, False)
    await tasks.close()
    assert new.cancelled()


async def test_nothing_starts_after_the_end() -> None:
    tasks = Tasks()
    await tasks.close()
    late = tasks.spawn("late", asyncio.Event().wait())
    await settle()
    assert late.cancelled()


async def test_a_listener_that_fails_stops_no_other(caplog: pytest.LogCaptureFixture) -> None:
    signal: Signal[int] = Signal()
    heard: list[int] = []
    signal.connect(lambda value: heard.append(1 // value))
    disconnect = signal.connect(heard.append)
    signal.emit(0)
    disconnect()
    disconnect()
    signal.emit(1)
    assert heard == [0, 1]
    assert len(caplog.records) == 1


async def test_an_alarm_ends_a_wait_at_once_or_in_time() -> None:
    clock, tasks = FakeClock(), Tasks()
    alarm = Alarm(clock, tasks)
    alarm.ring()
    await alarm.wait(60)  # rung before
    waiting = tasks.spawn("wait", alarm.wait(60))
    await clock.advance(59)
    assert not waiting.done()
    await clock.advance(1)
    assert waiting.done()
    waiting = tasks.spawn("wait", alarm.wait())
    await clock.advance(600)
    assert not waiting.done()
    alarm.ring()
    await settle()
    assert waiting.done()
