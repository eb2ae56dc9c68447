"""What every outbox store keeps its word on: the fake of the tests and SQLite."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from quickticket.domain.errors import StorageError
from quickticket.domain.ids import CaptureId
from quickticket.services.ports.store import OutboxCounts, OutboxStore
from quickticket.store.outbox import open_outbox
from tests.contract.store.captures import NOON, event, held, queued, sending, sent, unconfirmed
from tests.fakes.outbox_store import FakeOutboxStore

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable
    from pathlib import Path

    from quickticket.domain.capture import Capture


class OutboxStoreContract:
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

    async def test_the_latest_come_newest_first(self, store: OutboxStore) -> None:
        old, new, newest = queued("c3"), sent(queued("c1", minutes=1)), queued("c2")
        for capture in (old, new, newest):
            await store.add(capture, event())
        assert await store.latest(2) == (newest, new)

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
        assert not await store.draft()
        await store.save_draft("vpn drops @joe\nsince Monday")
        await store.save_draft("vpn drops @joe\nsince Tuesday")
        assert await store.draft() == "vpn drops @joe\nsince Tuesday"
        await store.save_draft("")
        assert not await store.draft()


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
