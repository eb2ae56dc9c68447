"""What a person does in the outbox is safe at any moment, and says why when it cannot be done."""

from __future__ import annotations

import asyncio
import time
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import partial

import pytest

from quickticket.domain.capture import Capture, StepState
from quickticket.domain.errors import InvalidInput
from quickticket.domain.ids import CaptureId, TicketId
from quickticket.domain.orders import NewTicket, Order
from quickticket.domain.smart_line.parse import parse
from quickticket.services.ports.halo import Look
from tests.fakes.captures import action_step, capture, event_step, status_step, ticket_step
from tests.fakes.clock import settle
from tests.fakes.halo import Failure, FakeHalo, Fault
from tests.fakes.outbox_bench import Bench


async def held(bench: Bench) -> Capture:
    bench.halo.fail_writes(Failure(Fault.REFUSE, "no"))
    wanted = capture()
    await bench.submit(wanted)
    return wanted


async def undecided(bench: Bench) -> Capture:
    bench.halo.ignores_filters = True
    bench.halo.fail_writes(Fault.LOSE_ANSWER)
    wanted = capture()
    await bench.submit(wanted)
    await bench.clock.advance(1)
    return wanted


async def on_the_wire(bench: Bench) -> Capture:
    bench.halo.gate.clear()
    wanted = capture()
    await bench.submit(wanted)
    return wanted


async def test_undo_while_it_waits_sends_nothing(bench: Bench) -> None:
    bench.service.pause(True)
    wanted = capture()
    await bench.submit(wanted)
    await bench.service.discard(wanted.id)
    bench.service.pause(False)
    await settle()
    assert bench.now(wanted).state is StepState.DISCARDED
    assert bench.halo.writes == []


async def test_what_is_on_the_wire_cannot_be_discarded_retried_edited_or_adopted(bench: Bench) -> None:
    wanted = await on_the_wire(bench)
    for act in (bench.service.discard, bench.service.retry, bench.service.line_for_edit):
        with pytest.raises(InvalidInput, match="being sent right now"):
            await act(wanted.id)
    with pytest.raises(InvalidInput, match="not unconfirmed"):
        await bench.service.adopt(wanted.id, TicketId(7))
    bench.halo.gate.set()
    await settle()
    assert bench.now(wanted).state is StepState.SENT


async def test_what_is_settled_cannot_be_touched(bench: Bench) -> None:
    wanted = capture()
    await bench.submit(wanted)
    for act in (bench.service.discard, bench.service.retry, bench.service.line_for_edit):
        with pytest.raises(InvalidInput, match="settled"):
            await act(wanted.id)


async def test_an_unknown_id_is_named(bench: Bench) -> None:
    with pytest.raises(InvalidInput, match="no capture nowhere"):
        await bench.service.get(CaptureId("nowhere"))


async def test_a_held_capture_goes_when_it_is_retried(bench: Bench) -> None:
    wanted = await held(bench)
    await bench.service.retry(wanted.id)
    await settle()
    assert bench.now(wanted).state is StepState.SENT


async def test_a_discarded_capture_keeps_what_is_in_halo(bench: Bench) -> None:
    wanted = capture()
    bench.halo.gate.clear()
    await bench.submit(wanted)
    bench.halo.gate.set()
    bench.service.pause(True)
    await settle()
    await bench.service.discard(wanted.id)
    assert [step.state for step in bench.now(wanted).steps] == [StepState.SENT, StepState.DISCARDED]


async def test_the_user_can_adopt_what_no_look_can_prove(bench: Bench) -> None:
    wanted = await undecided(bench)
    (ticket_id,) = bench.halo.tickets
    await bench.service.adopt(wanted.id, ticket_id)
    await settle()
    assert bench.now(wanted).state is StepState.SENT
    assert len(bench.halo.tickets) == 1
    assert [action.ticket_id for action in bench.halo.actions] == [ticket_id]


async def test_an_action_cannot_be_adopted_on_another_ticket(bench: Bench) -> None:
    order = ticket_step().order
    assert isinstance(order, NewTicket)
    ticket_id = bench.halo.hold_ticket(order)
    bench.halo.ignores_filters = True
    bench.halo.fail_writes(Fault.LOSE_ANSWER)
    wanted = capture(action_step(ticket_id))
    await bench.submit(wanted)
    await bench.clock.advance(1)
    with pytest.raises(InvalidInput, match="belongs to ticket #1001"):
        await bench.service.adopt(wanted.id, TicketId(5))
    await bench.service.adopt(wanted.id, ticket_id)
    assert bench.now(wanted).state is StepState.SENT


async def test_time_without_a_ticket_is_adopted_without_a_number(bench: Bench) -> None:
    bench.halo.ignores_filters = True
    bench.halo.fail_writes(Fault.LOSE_ANSWER)
    wanted = capture(event_step())
    await bench.submit(wanted)
    await bench.clock.advance(1)
    assert bench.now(wanted).steps[0].needs_decision
    await bench.service.adopt(wanted.id, None)
    assert bench.now(wanted).state is StepState.SENT
    assert len(bench.halo.events) == 1


async def test_a_ticket_is_not_adopted_without_its_number(bench: Bench) -> None:
    wanted = await undecided(bench)
    with pytest.raises(InvalidInput, match="needs the number"):
        await bench.service.adopt(wanted.id, None)


async def test_the_user_can_decide_to_send_again(bench: Bench) -> None:
    wanted = await undecided(bench)
    await bench.service.retry(wanted.id)
    await settle()
    assert bench.now(wanted).state is StepState.SENT
    assert len(bench.halo.tickets) == 2  # the user said so


async def test_a_retry_of_an_unconfirmed_capture_looks_at_once_and_does_not_send(bench: Bench) -> None:
    bench.halo.fail_writes(Fault.LOSE_ANSWER)
    wanted = capture()
    await bench.submit(wanted)
    await bench.service.retry(wanted.id)
    await settle()
    assert bench.now(wanted).state is StepState.SENT
    assert len(bench.halo.tickets) == 1


class HangingLooks(FakeHalo):
    """Answers a look only when it is told to."""

    def __post_init__(self) -> None:
        super().__post_init__()
        self.answer = asyncio.Event()

    async def look_for(self, order: Order, sent_after: datetime) -> Look:
        look = await super().look_for(order, sent_after)
        await self.answer.wait()
        return look


async def looked_for(bench: Bench, fault: Fault) -> tuple[Capture, asyncio.Event]:
    """A lost capture with a look under way, and what lets the look answer."""
    await bench.kill()
    bench.halo = halo = HangingLooks()
    await bench.start()
    halo.fail_writes(fault)
    wanted = capture()
    await bench.submit(wanted)
    await bench.clock.advance(1)
    assert len(halo.looks) == 1
    return wanted, halo.answer


async def test_what_is_discarded_during_a_look_stays_discarded(bench: Bench) -> None:
    wanted, answer = await looked_for(bench, Fault.LOSE_REQUEST)
    await bench.service.discard(wanted.id)
    answer.set()
    await bench.clock.advance(60)
    assert bench.now(wanted).state is StepState.DISCARDED
    assert len(bench.halo.writes) == 1


async def test_what_is_adopted_during_a_look_stays_adopted(bench: Bench) -> None:
    wanted, answer = await looked_for(bench, Fault.LOSE_ANSWER)
    await bench.service.adopt(wanted.id, *bench.halo.tickets)
    answer.set()
    await settle()
    assert bench.now(wanted).state is StepState.SENT
    assert len(bench.halo.actions) == 1


async def test_settled_waits_for_proof(bench: Bench) -> None:
    wanted = await on_the_wire(bench)
    waiting = bench.tasks.spawn("wait", bench.service.settled(wanted.id, 10))
    await bench.clock.advance(5)
    assert not waiting.done()
    bench.halo.gate.set()
    await settle()
    assert (await waiting).state is StepState.SENT


async def test_settled_gives_up_after_its_time(bench: Bench) -> None:
    wanted = await on_the_wire(bench)
    waiting = bench.tasks.spawn("wait", bench.service.settled(wanted.id, 10))
    await bench.clock.advance(10)
    assert (await waiting).state is StepState.SENDING


async def test_settled_does_not_wait_for_what_waits_for_the_user(bench: Bench) -> None:
    assert (await bench.service.settled((await held(bench)).id, 10)).state is StepState.HELD
    assert (await bench.service.settled((await undecided(bench)).id, 10)).state is StepState.UNCONFIRMED


async def test_before_anything_is_sent_the_line_comes_back_as_typed_with_the_time_of_the_work(
    bench: Bench,
) -> None:
    wanted = await held(bench)
    assert await bench.service.line_for_edit(wanted.id) == f"{wanted.line} 2026-03-04 11:48-12:00"


async def test_once_the_ticket_is_there_the_line_asks_for_the_rest_only(bench: Bench) -> None:
    wanted = capture(ticket_step(), action_step(), status_step())
    bench.service.pause(True)
    await bench.submit(wanted)
    order = wanted.steps[0].order
    assert isinstance(order, NewTicket)
    ticket_id = bench.halo.hold_ticket(order)
    await bench.ledger.change(wanted.id, lambda c: c.change(lambda s: s.begin().lose_answer("lost")))
    with pytest.raises(InvalidInput, match="may be in Halo already"):
        await bench.service.line_for_edit(wanted.id)
    await bench.service.adopt(wanted.id, ticket_id)
    line = await bench.service.line_for_edit(wanted.id)
    draft = (await bench.reference.ask(partial(parse, line))).draft
    assert draft.ticket is not None
    assert draft.status is not None
    assert (draft.ticket.id, draft.minutes, draft.summary) == (ticket_id, 12, "reinstalled it")
    assert draft.status.name == "Resolved"


async def test_counts_and_timeline_tell_what_happened(bench: Bench) -> None:
    refused = await held(bench)
    done = capture()
    await bench.submit(done)
    counts = await bench.service.counts()
    assert (counts.waiting, counts.held, counts.sent) == (0, 1, 1)
    texts = [event.text for event in await bench.service.timeline(done.id)]
    assert texts == [
        "Accepted.",
        "Create ticket: Sending.",
        "Create ticket: Done, ticket #1001.",
        "Add action: Sending.",
        "Add action: Done, ticket #1001.",
    ]
    assert [each.id for each in await bench.service.latest(1)] == [done.id]
    assert (await bench.service.get(refused.id)).state is StepState.HELD


@pytest.mark.skipif(not hasattr(time, "tzset"), reason="the zone of a process cannot be set on this system")
@pytest.mark.parametrize(
    ("now", "midnight"),
    [
        (
            datetime(2026, 3, 29, 12, tzinfo=UTC),
            datetime(2026, 3, 29, 0, tzinfo=UTC),
        ),  # summer time begins at 1
        (datetime(2026, 10, 25, 12, tzinfo=UTC), datetime(2026, 10, 24, 23, tzinfo=UTC)),  # and ends at 1
    ],
)
async def test_a_day_begins_at_its_own_midnight_when_the_clocks_change(
    bench: Bench, monkeypatch: pytest.MonkeyPatch, now: datetime, midnight: datetime
) -> None:
    done = capture()
    await bench.submit(done)
    monkeypatch.setenv("TZ", "Europe/London")
    time.tzset()
    bench.clock.set_wall((now - bench.clock.now()).total_seconds())
    event = bench.store.events[done.id][-1]
    try:
        for seconds, counted in ((0, 1), (-1, 0)):
            at = midnight + timedelta(seconds=seconds)
            bench.store.events[done.id][-1] = replace(event, at=at)
            assert (await bench.service.counts()).sent == counted
    finally:
        monkeypatch.undo()
        time.tzset()
