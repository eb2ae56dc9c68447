"""The tray says the one thing that matters, and a storm of changes is one update."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from quickticket.domain.errors import StorageError
from quickticket.services.ports.store import OutboxCounts
from quickticket.services.status import Status, StatusBoard
from quickticket.services.sync import ReferenceSync
from quickticket.services.timers.service import TimerService
from quickticket.services.tray_state import TrayState, tray_state
from tests.fakes.captures import capture
from tests.fakes.clock import settle
from tests.fakes.halo import Failure, Fault
from tests.fakes.heartbeat import FakeHeartbeat
from tests.fakes.outbox_bench import Bench

EMPTY = OutboxCounts()


@pytest.mark.parametrize(
    ("counts", "online", "paused", "blocked", "state"),
    [
        (EMPTY, True, False, False, TrayState.IDLE),
        (OutboxCounts(waiting=2), True, False, False, TrayState.SENDING),
        (OutboxCounts(waiting=2), False, False, False, TrayState.OFFLINE),
        (OutboxCounts(waiting=2), False, True, False, TrayState.PAUSED),
        (OutboxCounts(waiting=2, held=1), False, True, False, TrayState.ATTENTION),
        (OutboxCounts(unconfirmed=1), True, False, False, TrayState.ATTENTION),
        (EMPTY, True, False, True, TrayState.ATTENTION),
        (OutboxCounts(sent=9), True, False, False, TrayState.IDLE),
    ],
)
def test_what_matters_most_shows(
    counts: OutboxCounts, *, online: bool, paused: bool, blocked: bool, state: TrayState
) -> None:
    assert tray_state(counts, online=online, paused=paused, blocked=blocked) is state


class Desk:
    """A status board over a running worker."""

    def __init__(self, bench: Bench) -> None:
        self.bench = bench
        self.sync = ReferenceSync(bench.halo, bench.reference, bench.clock, lambda: 20_000, bench.online)
        self.board = StatusBoard(
            outbox=bench.service,
            worker=bench.worker,
            sync=self.sync,
            online=bench.online,
            reference=bench.reference,
            clock=bench.clock,
            timers=TimerService(bench.store, bench.clock, bench.ledger, FakeHeartbeat()),
        )
        self.seen: list[Status] = []
        self.board.changed.connect(self.seen.append)


@pytest.fixture
async def desk() -> AsyncIterator[Desk]:
    bench = Bench()
    await bench.start()
    made = Desk(bench)
    yield made
    await made.board.close()
    await bench.kill()


async def test_a_storm_of_changes_is_one_update(desk: Desk) -> None:
    for _ in range(100):
        desk.bench.online.try_now()
        desk.bench.service.pause(True)
    await settle()
    assert [status.tray for status in desk.seen] == [TrayState.PAUSED]


async def test_a_capture_is_seen_on_its_way(desk: Desk) -> None:
    desk.bench.halo.gate.clear()
    await desk.bench.submit(capture())
    assert desk.board.current.tray is TrayState.SENDING
    desk.bench.halo.gate.set()
    await settle()
    assert (desk.board.current.tray, desk.board.current.counts.sent) == (TrayState.IDLE, 1)


async def test_a_refusal_stays_visible(desk: Desk) -> None:
    desk.bench.halo.fail_writes(Failure(Fault.REFUSE, "no"))
    await desk.bench.submit(capture(), capture())
    assert desk.board.current.tray is TrayState.ATTENTION


async def test_a_missing_sign_in_is_said_in_words(desk: Desk) -> None:
    desk.bench.halo.fail_writes(Fault.SIGN_OUT)
    await desk.bench.submit(capture())
    assert desk.board.current.problems == ("Sign in to Halo; it is sent by itself then.",)


@pytest.mark.expect_log
async def test_a_full_disk_is_said_in_words_until_it_is_over(desk: Desk) -> None:
    desk.bench.halo.gate.clear()
    await desk.bench.submit(capture())
    desk.bench.store.fail_with = StorageError("The disk is full.")
    desk.bench.halo.gate.set()
    await settle()
    assert (desk.board.current.tray, desk.board.current.problems) == (
        TrayState.ATTENTION,
        ("The disk is full.",),
    )
    desk.bench.store.fail_with = None
    await desk.bench.clock.advance(60)
    assert desk.board.current.problems == ()


async def test_the_agent_and_the_cache_show_after_a_sync(desk: Desk) -> None:
    await desk.sync.sync()
    await settle()
    current = desk.board.current
    assert current.agent is not None
    assert (current.agent.name, current.cache.users, current.synced_at) == (
        "Tess Tech",
        3,
        desk.bench.clock.now(),
    )
