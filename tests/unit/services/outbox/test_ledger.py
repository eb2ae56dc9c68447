"""Changes of one capture take turns, and the store is the truth."""

from __future__ import annotations

import asyncio

import pytest

from quickticket.domain.capture import Capture, StepState
from quickticket.domain.errors import InvalidInput, StorageError
from quickticket.domain.ids import CaptureId, TicketId
from quickticket.domain.orders import Receipt
from quickticket.services.outbox.ledger import Ledger, discarded
from tests.fakes.captures import action_step, capture
from tests.fakes.clock import FakeClock
from tests.fakes.outbox_store import FakeOutboxStore


class BusyStore(FakeOutboxStore):
    """Lets others in between reading and writing, as a database in another thread does."""

    async def get(self, capture_id: CaptureId) -> Capture | None:
        found = await super().get(capture_id)
        await asyncio.sleep(0)
        return found


@pytest.fixture
def store() -> BusyStore:
    return BusyStore()


@pytest.fixture
def ledger(store: BusyStore) -> Ledger:
    return Ledger(store, FakeClock())


def begun(before: Capture) -> Capture:
    return before.change(lambda step: step.begin() if step.state is StepState.QUEUED else step)


async def test_a_discard_and_a_send_at_the_same_moment_do_not_both_win(
    store: BusyStore, ledger: Ledger
) -> None:
    wanted = capture()
    await ledger.add(wanted)
    results = await asyncio.gather(
        ledger.change(wanted.id, discarded), ledger.change(wanted.id, begun), return_exceptions=True
    )
    assert [getattr(each, "state", None) for each in results] == [StepState.DISCARDED] * 2
    assert store.captures[wanted.id].state is StepState.DISCARDED


async def test_a_discard_that_comes_second_is_refused(store: BusyStore, ledger: Ledger) -> None:
    wanted = capture()
    await ledger.add(wanted)
    results = await asyncio.gather(
        ledger.change(wanted.id, begun), ledger.change(wanted.id, discarded), return_exceptions=True
    )
    assert isinstance(results[1], InvalidInput)
    assert store.captures[wanted.id].state is StepState.SENDING


async def test_nothing_is_told_before_it_is_durable(store: BusyStore, ledger: Ledger) -> None:
    told: list[tuple[StepState, StepState]] = []
    ledger.changed.connect(lambda each: told.append((each.state, store.captures[each.id].state)))
    wanted = capture()
    await ledger.add(wanted)
    await ledger.change(wanted.id, begun)
    assert told == [(StepState.QUEUED,) * 2, (StepState.SENDING,) * 2]


async def test_what_changes_nothing_is_neither_written_nor_told(store: BusyStore, ledger: Ledger) -> None:
    wanted = capture()
    await ledger.add(wanted)
    told: list[Capture] = []
    ledger.changed.connect(told.append)
    await ledger.change(wanted.id, lambda before: before)
    assert (told, len(store.events[wanted.id])) == ([], 1)


async def test_a_change_that_cannot_be_written_has_not_happened(store: BusyStore, ledger: Ledger) -> None:
    wanted = capture()
    await ledger.add(wanted)
    store.fail_with = StorageError("no")
    with pytest.raises(StorageError):
        await ledger.change(wanted.id, discarded)
    assert ledger.unsettled == (wanted,)


async def test_a_cancelled_change_that_was_written_all_the_same_is_seen_next_time(
    store: BusyStore, ledger: Ledger
) -> None:
    wanted = capture()
    await ledger.add(wanted)
    store.captures[wanted.id] = wanted.discard()  # the writer thread was quicker than the cancelling
    after = await ledger.change(wanted.id, begun)
    assert after.state is StepState.DISCARDED
    assert ledger.unsettled == ()


async def test_what_another_process_did_to_the_outbox_is_taken_in(store: BusyStore, ledger: Ledger) -> None:
    kept, given_up, added = capture(), capture(), capture()
    await ledger.add(kept)
    await ledger.add(given_up)
    other = Ledger(store, FakeClock())
    await other.change(given_up.id, discarded)
    await other.add(added)
    told: list[CaptureId] = []
    ledger.changed.connect(lambda each: told.append(each.id))
    await ledger.catch_up()
    assert ledger.unsettled == (kept, added)
    assert told == [given_up.id, added.id]


async def test_an_edited_line_makes_no_second_ticket(store: BusyStore, ledger: Ledger) -> None:
    old, again = capture(), capture()
    await ledger.add(old)
    receipt = Receipt(TicketId(7))
    await ledger.change(old.id, lambda each: begun(each).change(lambda step: step.prove(receipt)))
    with pytest.raises(InvalidInput, match="#7 exists already"):
        await ledger.add(again, replaces=old.id)
    assert again.id not in store.captures
    rest = capture(action_step(TicketId(9)))  # on another ticket: the first one may be the wrong one
    await ledger.add(rest, replaces=old.id)
    assert ledger.unsettled == (rest,)
