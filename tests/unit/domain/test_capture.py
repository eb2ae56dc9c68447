"""A step goes only where design 5 lets it go, and what is proven stays proven."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from quickticket.domain.capture import ABSENCE_INTERVAL, Capture, IllegalTransition, Step, StepState
from quickticket.domain.ids import TicketId
from quickticket.domain.orders import Receipt
from tests.fakes.captures import action_step, capture, status_step, ticket_step
from tests.fakes.clock import NOON

Q, S, U, H, SENT, D = (
    StepState.QUEUED,
    StepState.SENDING,
    StepState.UNCONFIRMED,
    StepState.HELD,
    StepState.SENT,
    StepState.DISCARDED,
)
RECEIPT = Receipt(TicketId(7), 3)
MOVES: dict[str, tuple[Callable[[Step], Step], dict[StepState, StepState]]] = {
    "begin": (Step.begin, {Q: S}),
    "prove": (lambda step: step.prove(RECEIPT), {S: SENT, U: SENT}),
    "lose_answer": (lambda step: step.lose_answer("lost"), {S: U}),
    "put_back": (lambda step: step.put_back(None, "offline"), {S: Q}),
    "hold": (lambda step: step.hold("refused"), {Q: H, S: H, U: H}),
    "postpone": (lambda step: step.postpone(NOON, "later"), {Q: Q, U: U}),
    "seen_absent": (lambda step: step.seen_absent(NOON), {U: U}),
    "ask": (lambda step: step.ask("?"), {U: U}),
    "release": (Step.release, {H: Q, U: Q, Q: Q}),
    "discard": (Step.discard, {Q: D, H: D, U: D}),
}
IN_STATE = {
    Q: ticket_step(),
    S: ticket_step().begin(),
    U: ticket_step().begin().lose_answer("lost"),
    H: ticket_step().hold("refused"),
    SENT: ticket_step().begin().prove(RECEIPT),
    D: ticket_step().discard(),
}


@pytest.mark.parametrize("state", StepState)
@pytest.mark.parametrize("name", MOVES)
def test_every_move_from_every_state(name: str, state: StepState) -> None:
    move, allowed = MOVES[name]
    if state in allowed:
        assert move(IN_STATE[state]).state is allowed[state]
    else:
        with pytest.raises(IllegalTransition):
            move(IN_STATE[state])


def test_absence_needs_two_looks_ten_seconds_apart() -> None:
    once = IN_STATE[U].seen_absent(NOON)
    assert (once.state, once.not_before) == (U, NOON + ABSENCE_INTERVAL)
    early = once.seen_absent(NOON + ABSENCE_INTERVAL - timedelta(milliseconds=1))
    assert (early.state, early.not_before) == (U, NOON + ABSENCE_INTERVAL)
    assert early.seen_absent(NOON + ABSENCE_INTERVAL).state is Q


def test_an_absence_seen_by_a_clock_that_was_set_back_since_counts_as_the_first() -> None:
    hour_earlier = NOON - timedelta(hours=1)
    once = IN_STATE[U].seen_absent(NOON).seen_absent(hour_earlier)
    assert (once.state, once.not_before) == (U, hour_earlier + ABSENCE_INTERVAL)
    assert once.seen_absent(hour_earlier + ABSENCE_INTERVAL).state is Q


def test_an_absence_seen_before_the_last_try_proves_nothing() -> None:
    resent = IN_STATE[U].seen_absent(NOON).release().begin().lose_answer("lost again")
    assert resent.seen_absent(NOON + timedelta(hours=1)).state is U


def test_a_warning_is_done_and_still_said() -> None:
    assert (
        IN_STATE[S].prove(Receipt(TicketId(7), warning="not assigned")).reason == "Halo warns: not assigned"
    )


def test_a_proven_ticket_reaches_the_steps_that_wait_for_it() -> None:
    wanted = capture(ticket_step(), action_step(), status_step())
    done = wanted.change(Step.begin).change(lambda step: step.prove(RECEIPT))
    assert [getattr(step.order, "ticket_id", None) for step in done.steps] == [None, 7, 7]
    assert (done.ticket_id, done.action_id, done.current) == (7, 3, 1)


@pytest.mark.parametrize(
    ("states", "shown"),
    [
        ((SENT, H), H),
        ((SENT, U), U),
        ((SENT, S), S),
        ((SENT, Q), Q),
        ((SENT, SENT), SENT),
        ((SENT, D), SENT),
        ((D, D), D),
    ],
)
def test_a_capture_shows_the_state_that_matters_most(states: tuple[StepState, ...], shown: StepState) -> None:
    assert capture(*(IN_STATE[state] for state in states)).state is shown


def test_a_capture_knows_its_minutes_and_its_ticket() -> None:
    wanted = capture(action_step(TicketId(9), minutes=25))
    assert (wanted.minutes, wanted.ticket_id, wanted.action_id) == (25, 9, None)
    assert capture(ticket_step()).ticket_id is None


def test_discarding_keeps_what_is_sent() -> None:
    assert [step.state for step in capture(IN_STATE[SENT], IN_STATE[H]).discard().steps] == [SENT, D]


def test_a_settled_capture_does_not_change() -> None:
    settled = capture(IN_STATE[SENT], IN_STATE[D])
    assert settled.settled
    assert settled.change(Step.begin) is settled


class CaptureMachine(RuleBasedStateMachine):
    """Any order of moves: refused ones change nothing, and proof is for ever."""

    def __init__(self) -> None:
        super().__init__()
        self.capture: Capture = capture(ticket_step(), action_step(), status_step())
        self.now: datetime = NOON
        self.proven: set[int] = set()
        self.tries = 0

    @rule(name=st.sampled_from(sorted(MOVES)))
    def move(self, name: str) -> None:
        before = self.capture
        try:
            self.capture = before.change(MOVES[name][0])
        except IllegalTransition:
            assert self.capture is before
        self.tries += name == "begin" and self.capture is not before

    @rule(seconds=st.integers(min_value=0, max_value=30))
    def look_in_vain(self, seconds: int) -> None:
        self.now += timedelta(seconds=seconds)
        if self.capture.state is U:
            self.capture = self.capture.change(lambda step: step.seen_absent(self.now))

    @invariant()
    def proof_is_for_ever(self) -> None:
        proven = {index for index, step in enumerate(self.capture.steps) if step.receipt is not None}
        assert proven >= self.proven
        assert all(self.capture.steps[index].state is SENT for index in proven)
        self.proven = proven

    @invariant()
    def steps_go_in_order(self) -> None:
        current = self.capture.current
        for index, step in enumerate(self.capture.steps):
            if current is not None and index > current:
                assert (step.state, step.tries) == (Q, 0)

    @invariant()
    def tries_are_counted(self) -> None:
        assert sum(step.tries for step in self.capture.steps) == self.tries

    @invariant()
    def only_the_unconfirmed_ask(self) -> None:
        assert all(step.state is U for step in self.capture.steps if step.needs_decision)


TestCapture = CaptureMachine.TestCase
