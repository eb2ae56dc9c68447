"""Once and only once, whatever order losses, refusals, crashes, full disks and impatient users come in."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Coroutine
from typing import Any, TypeVar

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from quickticket.domain.capture import Capture, StepState
from quickticket.domain.errors import InvalidInput, StorageFull
from quickticket.domain.orders import NewAction, NewEvent, NewTicket
from quickticket.services.outbox.schedule import current_step
from tests.fakes.captures import action_step, capture, event_step, status_step, ticket_step
from tests.fakes.clock import settle
from tests.fakes.halo import FakeHalo, Fault
from tests.fakes.outbox_bench import Bench

T = TypeVar("T")
FAULTS = st.lists(st.sampled_from(Fault), min_size=1, max_size=6)
LOOK_FAULTS = st.lists(st.sampled_from([Fault.LOSE_ANSWER, Fault.OFFLINE, Fault.SIGN_OUT, Fault.RATE_LIMIT]))


class OutboxMachine(RuleBasedStateMachine):
    """Drives a real worker against a Halo that misbehaves."""

    provable = True

    def __init__(self) -> None:
        super().__init__()
        self.runner = asyncio.Runner()
        self.captures: list[Capture] = []
        self.bench = self.run(self._bench())

    async def _bench(self) -> Bench:
        bench = Bench()
        bench.halo.ignores_filters = not self.provable
        await bench.start()
        return bench

    def run(self, work: Coroutine[Any, Any, T]) -> T:
        return self.runner.run(work)

    @initialize()
    def first_capture(self) -> None:
        self.submit(with_ticket=True, with_status=False)

    @rule(with_ticket=st.booleans(), with_status=st.booleans())
    def submit(self, *, with_ticket: bool, with_status: bool) -> None:
        if with_ticket:
            steps = [ticket_step(), action_step()]
        else:
            order = ticket_step().order
            assert isinstance(order, NewTicket)
            steps = [action_step(self.bench.halo.hold_ticket(order))]
        if with_status:
            steps.append(status_step(capture(*steps).ticket_id))
        wanted = capture(*steps, created_at=self.bench.clock.now())
        if self.bench.store.fail_with is None:
            self.captures.append(wanted)
            self.run(self.bench.submit(wanted))

    @rule()
    def submit_time_without_a_ticket(self) -> None:
        wanted = capture(event_step(), created_at=self.bench.clock.now())
        if self.bench.store.fail_with is None:
            self.captures.append(wanted)
            self.run(self.bench.submit(wanted))

    @rule(faults=FAULTS)
    def writes_will_fail(self, faults: list[Fault]) -> None:
        self.bench.halo.fail_writes(*faults)

    @rule(faults=LOOK_FAULTS)
    def looks_will_fail(self, faults: list[Fault]) -> None:
        self.bench.halo.fail_looks(*faults)

    @rule(seconds=st.sampled_from([0.0, 1.0, 5.0, 10.0, 60.0, 600.0]))
    def time_passes(self, seconds: float) -> None:
        self.run(self.bench.clock.advance(seconds))

    @rule(open_again=st.booleans())
    def halo_hangs(self, *, open_again: bool) -> None:
        self.bench.halo.gate.set() if open_again else self.bench.halo.gate.clear()

    @rule()
    def the_program_is_killed_and_started(self) -> None:
        self.run(self.bench.kill())
        self.run(self.bench.start())

    @rule()
    def it_is_killed_between_halos_commit_and_ours(self) -> None:
        self.bench.halo.gate.clear()
        self.run(self.bench.clock.advance(60))
        self.bench.store.fail_with = StorageFull("The disk is full.")
        self.bench.halo.gate.set()
        self.run(settle())
        self.run(self.bench.kill())
        self.bench.store.fail_with = None
        self.run(self.bench.start())

    @rule(full=st.booleans())
    def the_disk_fills(self, *, full: bool) -> None:
        self.bench.store.fail_with = StorageFull("The disk is full.") if full else None

    @rule(number=st.integers(min_value=0, max_value=20))
    def the_user_retries(self, number: int) -> None:
        wanted = self.captures[number % len(self.captures)]
        step = current_step(self.bench.now(wanted))
        if step is not None and not step.needs_decision:
            self.run(self._try_to_retry(wanted))

    async def _try_to_retry(self, wanted: Capture) -> None:
        try:
            await self.bench.service.retry(wanted.id)
        except (InvalidInput, StorageFull):
            return
        await settle()

    @invariant()
    def nothing_is_there_twice(self) -> None:
        if hasattr(self, "bench"):
            references = [ticket.order.reference for ticket in self.bench.halo.tickets.values()]
            references += [event.order.reference for event in self.bench.halo.events]
            references += [action.order.reference for action in self.bench.halo.actions]
            assert [each for each, times in Counter(references).items() if times > 1] == []

    def teardown(self) -> None:
        try:
            self.run(self._calm_down())
            for wanted in self.captures:
                self._check(self.bench.now(wanted))
            self.nothing_is_there_twice()
        finally:
            self.run(self.bench.kill())
            self.runner.close()

    async def _calm_down(self) -> None:
        bench = self.bench
        await bench.kill()
        bench.store.fail_with = None
        held = bench.halo
        bench.halo = FakeHalo(
            tickets=held.tickets,
            actions=held.actions,
            events=held.events,
            ignores_filters=not self.provable,
        )
        await bench.start()
        for _ in range(3):
            await bench.clock.advance(1200)
            for each in bench.ledger.unsettled:
                if each.state is StepState.HELD:
                    await bench.service.retry(each.id)
        await bench.clock.advance(1200)

    def _check(self, ended: Capture) -> None:
        step = current_step(ended)
        if step is not None:
            assert not self.provable
            assert step.needs_decision
            return
        for sent in ended.steps:
            if isinstance(sent.order, NewTicket):
                held = [t.order.reference for t in self.bench.halo.tickets.values()]
                assert held.count(sent.reference) == 1
            elif isinstance(sent.order, NewAction):
                actions = [a for a in self.bench.halo.actions if a.order.reference == sent.reference]
                assert [action.ticket_id for action in actions] == [ended.ticket_id]
            elif isinstance(sent.order, NewEvent):
                events = [e for e in self.bench.halo.events if e.order.reference == sent.reference]
                assert len(events) == 1


class UnprovableMachine(OutboxMachine):
    """The same against a tenant whose filters tell nothing."""

    provable = False


_settings = settings(
    max_examples=60, stateful_step_count=30, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)


for machine in (OutboxMachine, UnprovableMachine):
    machine.TestCase.settings = _settings
TestProvable = pytest.mark.expect_log(OutboxMachine.TestCase)
TestUnprovable = pytest.mark.expect_log(UnprovableMachine.TestCase)
