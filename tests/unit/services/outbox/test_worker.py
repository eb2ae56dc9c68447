"""Every capture reaches Halo once, whatever goes wrong on the way."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from quickticket.domain.capture import StepState
from quickticket.domain.errors import StorageError
from quickticket.domain.orders import Order
from quickticket.services.outbox.ledger import Ledger
from quickticket.services.outbox.sending import LOST_LIMIT, SIGN_IN_NEEDED
from quickticket.services.outbox.worker import PARALLEL
from quickticket.services.ports.halo import Look
from tests.fakes.captures import action_step, capture, status_step, ticket_step
from tests.fakes.clock import NOON, FakeClock, settle
from tests.fakes.halo import Failure, FakeHalo, Fault
from tests.fakes.outbox_bench import Bench


async def test_a_ticket_its_time_and_its_status_are_sent_in_order(bench: Bench) -> None:
    wanted = capture(ticket_step(), action_step(), status_step())
    await bench.submit(wanted)
    done = bench.now(wanted)
    assert done.state is StepState.SENT
    (ticket,) = bench.halo.tickets.values()
    (action,) = bench.halo.actions
    assert (ticket.id, action.ticket_id, int(ticket.status_id)) == (done.ticket_id, done.ticket_id, 8)
    assert done.action_id == action.id
    assert len(bench.halo.writes) == 3


async def test_sending_is_on_disk_before_the_request_leaves(bench: Bench) -> None:
    bench.halo.gate.clear()
    wanted = capture()
    await bench.submit(wanted)
    assert bench.halo.in_flight == 1
    assert bench.now(wanted).state is StepState.SENDING
    bench.halo.gate.set()


async def test_at_most_four_are_on_the_wire_and_the_first_goes_alone(bench: Bench) -> None:
    await bench.submit(*(capture() for _ in range(20)))
    assert len(bench.halo.tickets) == len(bench.halo.actions) == 20
    assert bench.halo.most_in_flight == PARALLEL
    await bench.kill()
    bench.halo.gate.clear()
    await bench.start()
    await bench.submit(*(capture() for _ in range(20)))
    assert bench.halo.in_flight == 1
    bench.halo.gate.set()


async def test_a_refused_capture_is_held_in_the_servers_words_and_the_next_twenty_go(bench: Bench) -> None:
    bench.halo.fail_writes(Failure(Fault.REFUSE, "An outcome must be entered."))
    bad = capture()
    good = [capture() for _ in range(20)]
    await bench.submit(bad, *good)
    step = bench.now(bad).steps[0]
    assert (step.state, step.server_text) == (StepState.HELD, "An outcome must be entered.")
    assert "An outcome must be entered." in bench.store.events[bad.id][-1].text
    assert {bench.now(each).state for each in good} == {StepState.SENT}


@pytest.mark.parametrize("fault", [Fault.LOSE_ANSWER, Fault.LOSE_REQUEST])
async def test_a_lost_answer_ends_in_exactly_one_ticket_and_one_action(bench: Bench, fault: Fault) -> None:
    bench.halo.fail_writes(fault)
    wanted = capture()
    await bench.submit(wanted)
    assert bench.now(wanted).state is StepState.UNCONFIRMED
    await bench.clock.advance(60)
    assert bench.now(wanted).state is StepState.SENT
    assert len(bench.halo.tickets) == len(bench.halo.actions) == 1


async def test_what_was_found_is_not_sent_again(bench: Bench) -> None:
    bench.halo.fail_writes(Fault.LOSE_ANSWER)
    await bench.submit(capture())
    await bench.clock.advance(1)
    assert [type(order).__name__ for order in bench.halo.writes] == ["NewTicket", "NewAction"]


async def test_absence_is_believed_only_after_two_looks_ten_seconds_apart(bench: Bench) -> None:
    bench.halo.fail_writes(Fault.LOSE_REQUEST)
    await bench.submit(capture())
    await bench.clock.advance(1)
    assert (len(bench.halo.looks), len(bench.halo.writes)) == (1, 1)
    await bench.clock.advance(9.9)
    assert (len(bench.halo.looks), len(bench.halo.writes)) == (1, 1)
    await bench.clock.advance(3)
    assert (len(bench.halo.looks), len(bench.halo.writes)) == (2, 3)


async def test_what_cannot_be_proven_waits_for_the_user(bench: Bench) -> None:
    bench.halo.ignores_filters = True
    bench.halo.fail_writes(Fault.LOSE_ANSWER)
    wanted = capture()
    await bench.submit(wanted)
    await bench.clock.advance(3600)
    step = bench.now(wanted).steps[0]
    assert (step.state, step.needs_decision) == (StepState.UNCONFIRMED, True)
    assert "#1001 outlook will not open" in step.reason
    assert len(bench.halo.writes) == 1


async def test_a_write_that_is_never_answered_is_held_in_the_end(bench: Bench) -> None:
    bench.halo.fail_writes(*[Fault.LOSE_REQUEST] * LOST_LIMIT)
    wanted = capture()
    await bench.submit(wanted)
    await bench.clock.advance(3600)
    assert bench.now(wanted).state is StepState.HELD
    assert len(bench.halo.writes) == LOST_LIMIT


async def test_a_lost_status_change_is_simply_made_again(bench: Bench) -> None:
    ticket_id = bench.halo.hold_ticket(ticket_step().order)  # type: ignore[arg-type]
    bench.halo.fail_writes(Fault.LOSE_REQUEST)
    wanted = capture(status_step(ticket_id))
    await bench.submit(wanted)
    await bench.clock.advance(2)
    assert bench.now(wanted).state is StepState.SENT
    assert bench.halo.looks == []


async def test_a_status_change_cut_off_by_a_crash_is_simply_made_again(bench: Bench) -> None:
    ticket_id = bench.halo.hold_ticket(ticket_step().order)  # type: ignore[arg-type]
    bench.halo.gate.clear()
    wanted = capture(status_step(ticket_id))
    await bench.submit(wanted)
    await bench.kill()
    bench.halo.gate.set()
    await bench.start()
    await bench.clock.advance(2)
    assert bench.now(wanted).state is StepState.SENT
    assert bench.halo.looks == []


class BrokenLooks(FakeHalo):
    """A mistake in the adapter."""

    async def look_for(self, order: Order, sent_after: datetime) -> Look:
        raise ZeroDivisionError


@pytest.mark.expect_log
async def test_a_mistake_during_a_look_asks_the_user(bench: Bench) -> None:
    await bench.kill()
    bench.halo = BrokenLooks()
    await bench.start()
    bench.halo.fail_writes(Fault.LOSE_ANSWER)
    wanted = capture()
    await bench.submit(wanted)
    await bench.clock.advance(600)
    assert bench.now(wanted).steps[0].needs_decision
    assert len(bench.halo.writes) == 1


async def test_a_look_that_fails_is_made_later(bench: Bench) -> None:
    bench.halo.fail_writes(Fault.LOSE_ANSWER)
    bench.halo.fail_looks(Fault.LOSE_REQUEST, Fault.OFFLINE)
    wanted = capture()
    await bench.submit(wanted)
    await bench.clock.advance(60)
    assert bench.now(wanted).state is StepState.SENT
    assert len(bench.halo.tickets) == 1


async def test_a_look_that_halo_forbids_asks_the_user(bench: Bench) -> None:
    bench.halo.fail_writes(Fault.LOSE_ANSWER)
    bench.halo.fail_looks(Failure(Fault.FORBID, "no rights"))
    wanted = capture()
    await bench.submit(wanted)
    await bench.clock.advance(1)
    assert bench.now(wanted).steps[0].needs_decision


async def test_a_lost_write_is_looked_for_before_anything_else_after_a_crash(bench: Bench) -> None:
    bench.halo.gate.clear()
    wanted = capture()
    await bench.submit(wanted)
    await bench.kill()
    bench.halo.gate.set()
    await bench.start()
    await bench.clock.advance(60)
    assert bench.now(wanted).state is StepState.SENT
    assert (
        bench.store.events[wanted.id][2].text == "Create ticket: The program ended while this was being sent."
    )
    assert len(bench.halo.tickets) == len(bench.halo.actions) == 1


@pytest.mark.expect_log
async def test_a_crash_between_halos_commit_and_ours_makes_no_second_ticket(bench: Bench) -> None:
    bench.halo.gate.clear()
    wanted = capture()
    await bench.submit(wanted)
    bench.store.fail_with = StorageError("no")
    bench.halo.gate.set()
    await settle()
    await bench.kill()
    assert len(bench.halo.tickets) == 1
    bench.store.fail_with = None
    await bench.start()
    assert bench.now(wanted).state is StepState.SENT
    assert len(bench.halo.tickets) == len(bench.halo.actions) == 1


async def test_a_day_offline_does_not_count_as_answers_lost(bench: Bench) -> None:
    bench.halo.fail_writes(*[Fault.OFFLINE] * 20, Fault.LOSE_REQUEST)
    wanted = capture()
    await bench.submit(wanted)
    await bench.clock.advance(24 * 3600)
    assert bench.now(wanted).state is StepState.SENT
    assert bench.now(wanted).steps[0].tries == 2


async def test_offline_one_tries_for_all_later_and_later(bench: Bench) -> None:
    bench.halo.fail_writes(*[Fault.OFFLINE] * 4)
    captures = [capture() for _ in range(20)]
    await bench.submit(*captures)
    assert len(bench.halo.writes) == 1
    assert not bench.online.is_online
    await bench.clock.advance(2)
    assert len(bench.halo.writes) == 2
    await bench.clock.advance(3.9)
    assert len(bench.halo.writes) == 2
    await bench.clock.advance(0.1 + 8)
    assert len(bench.halo.writes) == 4
    assert len({order.reference for order in bench.halo.writes}) == 4  # not always the same one
    await bench.clock.advance(16)
    assert {bench.now(each).state for each in captures} == {StepState.SENT}
    assert bench.online.is_online


async def test_a_retry_by_the_user_does_not_wait_for_the_back_off(bench: Bench) -> None:
    bench.halo.fail_writes(*[Fault.OFFLINE] * 2)
    wanted = capture()
    await bench.submit(wanted)
    await bench.clock.advance(2)
    await bench.service.retry(wanted.id)
    await settle()
    assert bench.now(wanted).state is StepState.SENT


async def test_halos_own_wait_is_kept_even_when_the_user_is_impatient(bench: Bench) -> None:
    bench.halo.fail_writes(Failure(Fault.RATE_LIMIT, "Rate Limit Reached", retry_after=90))
    wanted = capture()
    await bench.submit(wanted)
    await bench.service.retry(wanted.id)
    await bench.clock.advance(89)
    assert len(bench.halo.writes) == 1
    await bench.clock.advance(1)
    assert bench.now(wanted).state is StepState.SENT


async def test_without_a_retry_after_the_wait_grows_in_quarters_of_a_minute(bench: Bench) -> None:
    bench.halo.fail_writes(Fault.RATE_LIMIT, Fault.RATE_LIMIT)
    await bench.submit(capture())
    await bench.clock.advance(14.9)
    assert len(bench.halo.writes) == 1
    await bench.clock.advance(0.1)
    assert len(bench.halo.writes) == 2
    await bench.clock.advance(29.9)
    assert len(bench.halo.writes) == 2
    await bench.clock.advance(0.1)
    assert len(bench.halo.tickets) == 1


async def test_signed_out_everything_is_held_with_one_request_and_goes_after_sign_in(bench: Bench) -> None:
    bench.halo.fail_writes(Fault.SIGN_OUT)
    captures = [capture() for _ in range(5)]
    await bench.submit(*captures)
    assert {bench.now(each).steps[0].reason for each in captures} == {SIGN_IN_NEEDED}
    assert {bench.now(each).state for each in captures} == {StepState.HELD}
    assert len(bench.halo.writes) == 1
    bench.online.note(None)  # a read was answered: signed in again
    await settle()
    assert {bench.now(each).state for each in captures} == {StepState.SENT}


async def test_what_was_held_for_sign_in_is_tried_at_the_next_start(bench: Bench) -> None:
    bench.halo.fail_writes(Fault.SIGN_OUT)
    wanted = capture()
    await bench.submit(wanted)
    await bench.kill()
    await bench.start()
    assert bench.now(wanted).state is StepState.SENT


async def test_signed_out_a_lost_write_is_still_looked_for_and_never_just_sent(bench: Bench) -> None:
    bench.halo.fail_writes(Fault.LOSE_ANSWER)
    bench.halo.fail_looks(Fault.SIGN_OUT)
    wanted = capture()
    await bench.submit(wanted)
    await bench.clock.advance(600)
    assert bench.now(wanted).state is StepState.UNCONFIRMED
    bench.online.try_now()
    await settle()
    assert bench.now(wanted).state is StepState.SENT
    assert len(bench.halo.tickets) == 1


@pytest.mark.expect_log
async def test_a_result_that_cannot_be_recorded_is_kept_and_never_sent_again(bench: Bench) -> None:
    troubles: list[str] = []
    bench.worker.trouble.connect(troubles.append)
    bench.halo.gate.clear()
    wanted = capture()
    await bench.submit(wanted)
    bench.store.fail_with = StorageError("The disk is full.")
    bench.halo.gate.set()
    await bench.clock.advance(120)
    assert bench.now(wanted).state is StepState.SENDING
    assert len(bench.halo.writes) == 1
    bench.store.fail_with = None
    await bench.clock.advance(120)
    assert bench.now(wanted).state is StepState.SENT
    assert len(bench.halo.tickets) == len(bench.halo.actions) == 1
    assert troubles == ["The disk is full.", ""]


@pytest.mark.expect_log
async def test_a_mistake_in_the_program_parks_one_capture_and_no_other(bench: Bench) -> None:
    poison = capture(action_step(ticket_id=None))  # FakeHalo raises AssertionError for it
    good = [capture() for _ in range(5)]
    await bench.submit(poison, *good)
    step = bench.now(poison).steps[0]
    assert (step.state, step.needs_decision) == (StepState.UNCONFIRMED, True)
    assert {bench.now(each).state for each in good} == {StepState.SENT}


async def test_paused_nothing_new_starts_and_what_is_on_the_wire_ends(bench: Bench) -> None:
    bench.halo.gate.clear()
    first, second = capture(), capture()
    await bench.submit(first)
    bench.worker.pause(True)
    await bench.submit(second)
    bench.halo.gate.set()
    await bench.clock.advance(60)
    assert bench.now(first).ticket_id is not None
    assert bench.halo.actions == []
    assert bench.now(second).state is StepState.QUEUED
    bench.worker.pause(False)
    await settle()
    assert bench.now(second).state is StepState.SENT


async def test_closing_waits_for_what_is_on_the_wire(bench: Bench) -> None:
    bench.halo.gate.clear()
    wanted = capture()
    await bench.submit(wanted)
    closing = bench.tasks.spawn("close", bench.worker.close())
    await bench.clock.advance(3)
    assert not closing.done()
    bench.halo.gate.set()
    await settle()
    assert closing.done()
    assert bench.now(wanted).ticket_id is not None


async def test_closing_does_not_wait_for_ever(bench: Bench) -> None:
    bench.halo.gate.clear()
    wanted = capture()
    await bench.submit(wanted)
    closing = bench.tasks.spawn("close", bench.worker.close())
    await bench.clock.advance(5)
    assert closing.done()
    assert bench.now(wanted).state is StepState.SENDING


async def test_a_thousand_answers_lost_after_the_commit_make_no_second_ticket(bench: Bench) -> None:
    for _ in range(1000):
        bench.halo.fail_writes(Fault.LOSE_ANSWER, Fault.LOSE_ANSWER)
        wanted = capture()
        await bench.submit(wanted)
        await bench.clock.advance(3)
        assert bench.now(wanted).state is StepState.SENT
    assert len(bench.halo.tickets) == len(bench.halo.actions) == 1000


class HastyClock(FakeClock):
    """Wakes a hair too early, as timers of whole milliseconds do, and goes on while it is being read."""

    def now(self) -> datetime:
        """See `Clock`."""
        self._elapsed += 0.001
        return super().now()

    async def sleep(self, seconds: float) -> None:
        """See `Clock`."""
        await super().sleep(max(0.0, seconds - 0.0015))


@pytest.mark.parametrize("fault", [Fault.LOSE_ANSWER, Fault.OFFLINE])
async def test_what_comes_due_while_the_worker_looks_is_not_slept_over(bench: Bench, fault: Fault) -> None:
    await bench.kill()
    bench.clock = HastyClock()
    await bench.start()
    bench.halo.fail_writes(fault)
    wanted = capture()
    await bench.submit(wanted)
    await bench.clock.advance(60)
    assert bench.now(wanted).state is StepState.SENT


async def test_a_clock_set_back_by_a_year_keeps_nothing_waiting_for_that_year(bench: Bench) -> None:
    bench.halo.fail_writes(Fault.LOSE_REQUEST)
    wanted = capture()
    await bench.submit(wanted)
    await bench.clock.advance(2)
    bench.clock.set_wall(-365 * 86400)
    await bench.clock.advance(60)
    assert bench.now(wanted).state is StepState.SENT
    assert len(bench.halo.tickets) == len(bench.halo.actions) == 1
    assert len(bench.halo.looks) < 5


async def test_a_capture_from_a_clock_that_ran_ahead_is_looked_for_from_now_on_back(bench: Bench) -> None:
    bench.halo.fail_writes(Fault.LOSE_ANSWER)
    await bench.submit(capture(created_at=NOON + timedelta(hours=1)))
    await bench.clock.advance(2)
    assert bench.halo.looked_after == [NOON + timedelta(seconds=1)]


async def test_a_capture_that_another_process_committed_is_sent_once_told(bench: Bench) -> None:
    wanted = capture()
    await Ledger(bench.store, bench.clock).add(wanted)
    await settle()
    assert bench.halo.writes == []
    await bench.service.catch_up()
    await settle()
    assert bench.now(wanted).state is StepState.SENT
