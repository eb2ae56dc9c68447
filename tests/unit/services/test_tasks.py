"""Tasks end together, failures are seen, and a newer question wins."""

from __future__ import annotations

import asyncio

import pytest

from quickticket.services.alarm import Alarm
from quickticket.services.read_ahead import PAGES_AHEAD, read_ahead
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


class Pages:
    """Three pages, and whether they were asked for; the last one may fail."""

    def __init__(self, *, fails: bool = False) -> None:
        self.fetched = 0
        self.fails = fails

    def __aiter__(self) -> Pages:
        return self

    async def __anext__(self) -> int:
        if self.fetched == 5:
            if self.fails:
                raise ConnectionError("gone")
            raise StopAsyncIteration
        self.fetched += 1
        return self.fetched


async def test_pages_are_fetched_ahead_and_no_further() -> None:
    pages = Pages()
    ahead = read_ahead(pages)
    assert await anext(ahead) == 1
    await settle()
    assert pages.fetched == 1 + PAGES_AHEAD + 1  # handed out, waiting, and one in the hand
    assert [page async for page in ahead] == [2, 3, 4, 5]


async def test_a_failure_comes_after_the_pages_before_it() -> None:
    ahead = read_ahead(Pages(fails=True))
    assert [await anext(ahead) for _ in range(5)] == [1, 2, 3, 4, 5]
    with pytest.raises(ConnectionError):
        await anext(ahead)


async def test_whoever_stops_early_stops_the_fetching() -> None:
    pages = Pages()
    ahead = read_ahead(pages)
    await anext(ahead)
    await ahead.aclose()
    await settle()
    assert pages.fetched < 5
