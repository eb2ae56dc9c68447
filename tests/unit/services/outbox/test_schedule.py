"""What is due, and how long to wait for what is not."""

from __future__ import annotations

from datetime import timedelta

import pytest

from quickticket.domain.capture import Step
from quickticket.services.outbox.schedule import LONGEST_NAP, nap, seconds_to
from tests.fakes.captures import capture, ticket_step
from tests.fakes.clock import NOON

QUEUED = ticket_step()
SENDING = QUEUED.begin()
LOST = SENDING.lose_answer("lost")


@pytest.mark.parametrize(
    ("step", "may_look", "seconds"),
    [
        (QUEUED, True, 0.0),
        (QUEUED, False, 0.0),
        (QUEUED.postpone(NOON + timedelta(seconds=7), ""), True, 7.0),
        (QUEUED.postpone(NOON - timedelta(seconds=7), ""), True, 0.0),
        (QUEUED.postpone(NOON + timedelta(days=365), ""), True, 0.0),  # the clock was set back
        (SENDING, True, None),
        (LOST, True, 0.0),
        (LOST, False, None),
        (LOST.postpone(NOON + timedelta(seconds=7), ""), True, 7.0),
        (LOST.ask("?"), True, None),
        (SENDING.hold("no"), True, None),
        (QUEUED.discard(), True, None),
    ],
)
def test_when_a_step_can_go_on(step: Step, *, may_look: bool, seconds: float | None) -> None:
    assert seconds_to(capture(step), NOON, may_look=may_look) == seconds


@pytest.mark.parametrize(
    ("waits", "line_wait", "seconds"),
    [
        ([], 0.0, None),
        ([None], 9.0, None),
        ([0.0], 0.0, None),  # due now: room will ring
        ([0.0], 9.0, 9.0),
        ([3.0, 5.0, None], 0.0, 3.0),
        ([3.0], 9.0, 9.0),
        ([4000.0], 0.0, LONGEST_NAP),  # the wall clock may jump while the machine sleeps
    ],
)
def test_how_long_to_wait(waits: list[float | None], line_wait: float, seconds: float | None) -> None:
    assert nap(waits, line_wait) == seconds
