"""Nobody is asked about while nothing runs, and exactly the time away while something does."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from quickticket.domain.timekeeping.absence import PresenceEvent
from quickticket.domain.timekeeping.spans import Span
from quickticket.domain.timekeeping.timer import Absence, Away
from quickticket.services.tasks import Tasks
from quickticket.services.timers.absence import AbsenceWatch
from tests.fakes.clock import NOON, FakeClock, settle
from tests.fakes.presence import FakePresence

if TYPE_CHECKING:
    from collections.abc import AsyncIterator


class Desk:
    """A watch on a fake presence and clock."""

    def __init__(self) -> None:
        self.clock = FakeClock()
        self.presence = FakePresence()
        self.tasks = Tasks()
        self.watch = AbsenceWatch(self.presence, self.clock, self.tasks, lambda: timedelta(minutes=5))
        self.seen: list[Away] = []
        self.watch.returned.connect(self.seen.append)
        self.tasks.spawn("watch", self.watch.run())


@pytest.fixture
async def desk() -> AsyncIterator[Desk]:
    made = Desk()
    await settle()
    yield made
    await made.tasks.close()


def away(start: float, end: float, why: Absence) -> Away:
    return Away(Span(NOON + timedelta(minutes=start), NOON + timedelta(minutes=end)), why)


async def test_nothing_is_looked_at_until_a_timer_runs_and_after_it_ended(desk: Desk) -> None:
    assert desk.clock.next_waking is None
    desk.watch.watch(True)
    await desk.clock.advance(60)
    looks = desk.presence.looks
    assert looks >= 4
    desk.watch.watch(False)
    await desk.clock.advance(600)
    assert desk.presence.looks <= looks + 1
    assert desk.clock.next_waking is None
    desk.presence.events.emit(PresenceEvent.LOCKED)
    await desk.clock.advance(600)
    desk.presence.events.emit(PresenceEvent.UNLOCKED)
    assert desk.seen == []


async def test_lock_and_unlock_are_told_at_once(desk: Desk) -> None:
    desk.watch.watch(True)
    await desk.clock.advance(13 * 60)
    desk.presence.events.emit(PresenceEvent.LOCKED)
    await desk.clock.advance(30 * 60)
    desk.presence.events.emit(PresenceEvent.UNLOCKED)
    assert desk.seen == [away(13, 43, Absence.LOCKED)]


async def test_sleep_that_nobody_told_is_seen_at_the_next_look(desk: Desk) -> None:
    desk.watch.watch(True)
    await desk.clock.advance(10)
    desk.clock.suspend(30 * 60)
    await desk.clock.advance(15)
    (seen,) = desk.seen
    assert (seen.why, seen.span.minutes) == (Absence.ASLEEP, 30)


async def test_idle_time_is_an_absence_when_it_is_long_enough(desk: Desk) -> None:
    desk.watch.watch(True)
    await desk.clock.advance(20 * 60)
    desk.presence.idle = 10 * 60
    await desk.clock.advance(15)
    desk.presence.idle = 0
    await desk.clock.advance(15)
    (seen,) = desk.seen
    assert (seen.why, seen.span.minutes) == (Absence.IDLE, 10)


async def test_who_is_just_back_and_ends_the_timer_is_not_counted_as_there(desk: Desk) -> None:
    desk.watch.watch(True)
    await desk.clock.advance(20 * 60)
    desk.presence.idle = 10 * 60
    await desk.clock.advance(15)
    await desk.clock.advance(5)
    desk.presence.idle = 1
    assert desk.watch.end() == Away(
        Span(NOON + timedelta(minutes=10, seconds=15), NOON + timedelta(minutes=20, seconds=19)), Absence.IDLE
    )
    assert desk.watch.end() is None
    assert desk.seen == []


async def test_an_absence_under_way_ends_with_what_is_watched(desk: Desk) -> None:
    assert desk.watch.end() is None
    desk.watch.watch(True)
    await desk.clock.advance(13 * 60)
    desk.presence.events.emit(PresenceEvent.LOCKED)
    await desk.clock.advance(30 * 60)
    assert desk.watch.end() == away(13, 43, Absence.LOCKED)


async def test_a_lock_from_before_holds_when_watching_begins(desk: Desk) -> None:
    desk.presence.events.emit(PresenceEvent.LOCKED)
    await desk.clock.advance(13 * 60)
    desk.watch.watch(True)
    await desk.clock.advance(30 * 60)
    desk.presence.events.emit(PresenceEvent.UNLOCKED)
    assert desk.seen == [away(13, 43, Absence.LOCKED)]
