"""What every outbox store keeps its word on: the fake of the tests and SQLite."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from quickticket.domain.bulk import Batch
from quickticket.domain.errors import InvalidInput, StorageError
from quickticket.domain.ids import BatchId, CaptureId, TicketId, TimerId
from quickticket.domain.timekeeping.spans import Span
from quickticket.domain.timekeeping.timer import Absence, Away, Clocks, Timer
from quickticket.services.ports.store import KeptDraft, OutboxCounts, OutboxStore
from quickticket.services.ports.timers import TimerChange
from quickticket.store.outbox import open_outbox
from tests.contract.store.captures import NOON, event, held, queued, sending, sent, unconfirmed
from tests.fakes.outbox_store import FakeOutboxStore

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable
    from pathlib import Path

    from quickticket.domain.capture import Capture


CLOCKS = Clocks(NOON, "boot", 100.0)


def later(minutes: int) -> Clocks:
    return Clocks(NOON + timedelta(minutes=minutes), "boot", 100.0 + 60 * minutes)


def timer(timer_id: str) -> Timer:
    return Timer(TimerId(timer_id), "reset the spooler", "Spooler", "Acme Ltd")


class OutboxStoreContract:
    async def test_timers_are_kept_as_they_are_and_go_with_the_capture_that_logs_them(
        self, store: OutboxStore
    ) -> None:
        running, paused = timer("t1").start(CLOCKS), timer("t2").start(CLOCKS).pause(later(25))
        await store.change_timers(TimerChange(kept=(running, paused)))
        assert await store.timers() == (running, paused)
        away = Away(Span(NOON, NOON + timedelta(minutes=5)), Absence.LOCKED)
        asked = replace(running.leave(away), ticket_id=TicketId(8841), capture_id=CaptureId("c9"))
        await store.change_timers(TimerChange(kept=(asked,)))
        assert await store.timers() == (asked, paused)
        started = timer("t3").start(CLOCKS)
        await store.add(queued(), event(), timers=TimerChange(kept=(started,), gone=(asked.id,)))
        assert await store.timers() == (paused, started)

    async def test_a_capture_that_is_refused_leaves_the_timers_alone(self, store: OutboxStore) -> None:
        kept = timer("t1").start(CLOCKS).stop(later(25))
        await store.change_timers(TimerChange(kept=(kept,)))
        await store.add(queued(), event())
        with pytest.raises(StorageError):
            await store.add(queued(), event(), timers=TimerChange(gone=(kept.id,)))
        assert await store.timers() == (kept,)

    async def test_a_timer_that_is_gone_is_logged_by_no_second_capture(self, store: OutboxStore) -> None:
        kept = timer("t1").start(CLOCKS).stop(later(25))
        await store.change_timers(TimerChange(kept=(kept,)))
        await store.add(queued("c1"), event(), timers=TimerChange(gone=(kept.id,)))
        with pytest.raises(InvalidInput):
            await store.add(queued("c2"), event(), timers=TimerChange(gone=(kept.id,)))
        with pytest.raises(InvalidInput):
            await store.change_timers(TimerChange(kept=(timer("t2"),), gone=(kept.id,)))
        assert await store.latest(9) == (queued("c1"),)
        assert await store.timers() == ()

    async def test_timers_take_the_place_of_a_capture_in_one_go(self, store: OutboxStore) -> None:
        started = timer("t1").start(CLOCKS)
        await store.add(queued(), event())
        await store.save(queued().discard(), event(), timers=TimerChange(kept=(started,)))
        assert await store.unsettled() == ()
        assert await store.timers() == (started,)
        with pytest.raises(InvalidInput):
            await store.save(queued(), event(), timers=TimerChange(gone=(TimerId("t9"),)))
        assert await store.get(queued().id) == queued().discard()

    async def test_gives_what_was_made_since(self, store: OutboxStore) -> None:
        old, new = queued("c1"), replace(queued("c2"), created_at=NOON + timedelta(days=1))
        for capture in (old, new):
            await store.add(capture, event())
        assert await store.since(NOON + timedelta(hours=1)) == (new,)
        assert await store.since(old.created_at) == (old, new)

    async def test_gives_back_what_was_added(self, store: OutboxStore) -> None:
        capture = queued()
        await store.add(capture, event())
        assert await store.get(capture.id) == capture
        assert await store.get(CaptureId("other")) is None

    @pytest.mark.parametrize("move", [sending, unconfirmed, held, sent])
    async def test_gives_back_every_state(
        self, store: OutboxStore, move: Callable[[Capture], Capture]
    ) -> None:
        capture = queued()
        await store.add(capture, event())
        await store.save(move(capture), event("Moved."))
        assert await store.get(capture.id) == move(capture)

    async def test_an_id_is_added_once(self, store: OutboxStore) -> None:
        await store.add(queued(), event())
        with pytest.raises(StorageError):
            await store.add(held(queued()), event())
        assert await store.get(queued().id) == queued()

    async def test_only_what_was_added_can_be_saved(self, store: OutboxStore) -> None:
        with pytest.raises(StorageError):
            await store.save(queued(), event())
        assert await store.latest(9) == ()

    async def test_work_left_comes_oldest_first(self, store: OutboxStore) -> None:
        early, late, done, gone = queued("c2"), queued("c1", minutes=5), queued("c3"), queued("c4")
        for capture in (early, done, late, gone):
            await store.add(capture, event())
        await store.save(held(early), event("Held."))
        await store.save(sent(done), event("Sent."))
        await store.save(gone.discard(), event("Discarded."))
        assert await store.unsettled() == (held(early), late)

    async def test_a_bulk_is_there_with_all_its_captures_or_not_at_all(self, store: OutboxStore) -> None:
        first, second = (Batch(BatchId(name), NOON, "/outage") for name in ("b1", "b2"))
        await store.add(queued("alone"), event())
        rows = tuple(replace(queued(name), batch=first.id) for name in ("r2", "r1"))
        await store.add_batch(first, rows, event())
        await store.add_batch(second, [replace(queued("r3"), batch=second.id)], event())
        assert await store.captures_of(first.id) == rows
        assert await store.batches(9) == (second, first)
        assert await store.batches(1) == (second,)
        assert await store.unsettled() == (queued("alone"), *rows, replace(queued("r3"), batch=second.id))
        assert await store.timeline(rows[0].id) == (event(),)
        twice = [replace(queued("new"), batch=BatchId("b3")), rows[0]]
        with pytest.raises(StorageError):
            await store.add_batch(Batch(BatchId("b3"), NOON, "x"), twice, event())
        assert await store.get(CaptureId("new")) is None
        assert len(await store.batches(9)) == 2

    async def test_a_bulk_stays_paused(self, store: OutboxStore) -> None:
        batch = Batch(BatchId("b1"), NOON, "/outage")
        await store.add_batch(batch, [], event())
        await store.save_batch(replace(batch, paused=True))
        assert await store.batches(9) == (replace(batch, paused=True),)

    async def test_the_latest_come_newest_first(self, store: OutboxStore) -> None:
        old, new, newest = queued("c3"), sent(queued("c1", minutes=1)), queued("c2")
        for capture in (old, new, newest):
            await store.add(capture, event())
        assert await store.latest(2) == (newest, new)

    async def test_the_lines_are_those_that_somebody_typed(self, store: OutboxStore) -> None:
        batch = Batch(BatchId("b1"), NOON, "/outage")
        for name, line in (("c1", "one"), ("c2", "two"), ("c3", "one")):
            await store.add(replace(queued(name), line=line), event())
        await store.add_batch(batch, [replace(queued("r1"), batch=batch.id)], event())
        assert await store.lines(9) == ("one", "two", "one")
        assert await store.lines(2) == ("one", "two")

    async def test_the_timeline_tells_what_happened_in_order(self, store: OutboxStore) -> None:
        await store.add(queued(), event("Queued."))
        await store.add(queued("c2"), event("Another."))
        await store.save(sending(queued()), event("Sending.", minutes=2))
        await store.save(sent(queued()), event("The clock went back.", minutes=1))
        assert await store.timeline(queued().id) == (
            event("Queued."),
            event("Sending.", minutes=2),
            event("The clock went back.", minutes=1),
        )
        assert await store.timeline(CaptureId("other")) == ()

    async def test_an_edit_replaces_in_one_go(self, store: OutboxStore) -> None:
        old, new = held(queued("c1")), queued("c2", minutes=3)
        await store.add(old, event())
        await store.add(new, event("Edited.", minutes=3), replaces=old.discard())
        assert await store.unsettled() == (new,)
        assert await store.get(old.id) == old.discard()
        assert await store.timeline(old.id) == (event(), event("Edited.", minutes=3))
        assert await store.timeline(new.id) == (event("Edited.", minutes=3),)

    async def test_a_failed_edit_changes_nothing(self, store: OutboxStore) -> None:
        await store.add(queued("c1"), event())
        with pytest.raises(StorageError):
            await store.add(queued("c2"), event(), replaces=queued("never added").discard())
        assert await store.latest(9) == (queued("c1"),)
        assert await store.timeline(CaptureId("c2")) == ()

    async def test_counts_where_captures_stand(self, store: OutboxStore) -> None:
        moves = (sending, unconfirmed, held, held, sent)
        await store.add(queued("c0"), event())
        for number, move in enumerate(moves, start=1):
            await store.add(queued(f"c{number}"), event())
            await store.save(move(queued(f"c{number}")), event())
        await store.add(queued("gone"), event())
        await store.save(queued("gone").discard(), event())
        assert await store.counts(NOON) == OutboxCounts(waiting=2, unconfirmed=1, held=2, sent=1)

    async def test_sent_counts_from_the_start_of_the_day(self, store: OutboxStore) -> None:
        await store.add(queued(), event(minutes=-90))
        await store.save(sent(queued()), event(minutes=1))
        assert (await store.counts(NOON)).sent == 1
        assert (await store.counts(NOON + timedelta(minutes=1))).sent == 1
        assert (await store.counts(NOON + timedelta(minutes=2))).sent == 0

    async def test_keeps_the_line_that_was_not_sent(self, store: OutboxStore) -> None:
        assert await store.draft() == KeptDraft()
        edited = KeptDraft("vpn drops @joe\nsince Monday", CaptureId("c1"))
        logged = KeptDraft("#8841 vpn drops\nsince Tuesday", logs=TimerId("t1"))
        for draft in (edited, logged, KeptDraft()):
            await store.save_draft(draft)
            assert await store.draft() == draft


class TestFake(OutboxStoreContract):
    @pytest.fixture
    def store(self) -> OutboxStore:
        return FakeOutboxStore()


class TestSQLite(OutboxStoreContract):
    @pytest.fixture
    async def store(self, tmp_path: Path) -> AsyncIterator[OutboxStore]:
        outbox = await open_outbox(tmp_path / "data" / "outbox.db")
        yield outbox
        await outbox.close()
