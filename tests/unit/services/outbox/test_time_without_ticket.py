"""Time without a ticket goes out like everything else: once, proven, and by no ticket's number."""

from __future__ import annotations

import pytest

from quickticket.domain.capture import StepState
from tests.fakes.captures import capture, event_step
from tests.fakes.halo import Failure, Fault
from tests.fakes.outbox_bench import Bench


@pytest.mark.parametrize("fault", [Fault.LOSE_ANSWER, Fault.LOSE_REQUEST])
async def test_a_lost_answer_ends_in_exactly_one_event(bench: Bench, fault: Fault) -> None:
    bench.halo.fail_writes(fault)
    wanted = capture(event_step())
    await bench.submit(wanted)
    assert bench.now(wanted).state is StepState.UNCONFIRMED
    await bench.clock.advance(60)
    done = bench.now(wanted)
    assert (done.state, done.ticket_id, done.action_id) == (StepState.SENT, None, None)
    assert [event.id for event in bench.halo.events] == [done.event_id]
    assert done.minutes == 30
    assert "Add time without a ticket: Done." in [each.text for each in bench.store.events[wanted.id]]


async def test_a_thousand_answers_lost_after_the_commit_make_no_second_event(bench: Bench) -> None:
    for _ in range(1000):
        bench.halo.fail_writes(Fault.LOSE_ANSWER)
        wanted = capture(event_step())
        await bench.submit(wanted)
        await bench.clock.advance(3)
        assert bench.now(wanted).state is StepState.SENT
    assert len({event.order.reference for event in bench.halo.events}) == len(bench.halo.events) == 1000


async def test_a_tenant_that_does_not_take_it_holds_it_with_its_reason(bench: Bench) -> None:
    bench.halo.fail_writes(Failure(Fault.FORBID, "No timesheets for you."))
    wanted = capture(event_step())
    await bench.submit(wanted)
    (step,) = bench.now(wanted).steps
    assert (step.state, step.server_text) == (StepState.HELD, "No timesheets for you.")
    assert bench.halo.events == []
