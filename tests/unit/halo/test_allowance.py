"""The share of the tenant's requests: never more in any window, people before background work."""

from __future__ import annotations

import pytest

from quickticket.domain.errors import RateLimited
from quickticket.halo.allowance import Allowance, Lane, Share
from quickticket.services.tasks import Tasks
from tests.fakes.clock import FakeClock, settle

SHARE = Share(total=5, background=2, seconds=300.0)


async def test_background_work_waits_and_an_interactive_request_passes_it(clock: FakeClock) -> None:
    allowance = Allowance(clock, SHARE)
    await allowance.take(Lane.BACKGROUND)
    await clock.advance(100)
    await allowance.take(Lane.BACKGROUND)
    tasks = Tasks()
    waiting = tasks.spawn("sync", allowance.take(Lane.BACKGROUND))
    await settle()
    assert not waiting.done()
    await allowance.take(Lane.INTERACTIVE)
    assert not waiting.done()
    await clock.advance(199)
    assert not waiting.done()
    await clock.advance(1)
    assert waiting.done()
    await tasks.close()


async def test_a_person_is_told_at_once_when_the_whole_share_is_spent(clock: FakeClock) -> None:
    allowance = Allowance(clock, SHARE)
    for _ in range(5):
        await allowance.take(Lane.INTERACTIVE)
    await clock.advance(60)
    with pytest.raises(RateLimited) as refusal:
        await allowance.take(Lane.INTERACTIVE)
    assert refusal.value.retry_after == 240


async def test_no_window_ever_holds_more_than_the_share(clock: FakeClock) -> None:
    allowance = Allowance(clock, SHARE)
    left: list[float] = []

    async def sync() -> None:
        for _ in range(9):
            await allowance.take(Lane.BACKGROUND)
            left.append(clock.monotonic())

    tasks = Tasks()
    working = tasks.spawn("sync", sync())
    await clock.advance(250)
    await clock.advance(2000)
    assert working.done()
    assert all(sum(start <= moment < start + 300 for moment in left) <= 2 for start in left)
    await tasks.close()


async def test_after_a_429_everybody_waits_longer_each_time(clock: FakeClock) -> None:
    allowance = Allowance(clock, SHARE)
    assert [allowance.refused(None) for _ in range(5)] == [15, 30, 45, 60, 60]
    for lane_wait in (60.0,):
        with pytest.raises(RateLimited) as refusal:
            await allowance.take(Lane.INTERACTIVE)
        assert refusal.value.retry_after == lane_wait
    await clock.advance(60)
    await allowance.take(Lane.INTERACTIVE)
    allowance.accepted()
    assert allowance.refused(None) == 15


async def test_what_halo_asks_for_is_honoured(clock: FakeClock) -> None:
    allowance = Allowance(clock, SHARE)
    assert allowance.refused(7.0) == 7
    with pytest.raises(RateLimited) as refusal:
        await allowance.take(Lane.INTERACTIVE)
    assert refusal.value.retry_after == 7
