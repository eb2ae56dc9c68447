"""What the outbox does next and when: pure rules over captures and the state of the line to Halo."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quickticket.domain.capture import Capture, Step, StepState
from quickticket.services.backoff import LONGEST

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

LONGEST_NAP = 30.0
"""Seconds until the wall clock is read again while something waits: sleep stops the monotonic one."""


def current_step(capture: Capture) -> Step | None:
    """Returns the step that is next, or None when all are settled."""
    return None if capture.current is None else capture.steps[capture.current]


def seconds_to(capture: Capture, now: datetime, *, may_look: bool) -> float | None:
    """Returns the seconds until a capture can be sent or looked for; None when that takes someone else first.

    Args:
        capture: Any.
        now: Aware UTC.
        may_look: Halo would answer a look. (A write may always be tried: it is held with its reason then.)
    """
    step = current_step(capture)
    if step is None or step.needs_decision:
        return None
    looks = step.state is StepState.UNCONFIRMED and may_look
    if step.state is not StepState.QUEUED and not looks:
        return None
    if step.not_before is None:
        return 0.0
    ahead = (step.not_before - now).total_seconds()
    return ahead if 0.0 < ahead <= LONGEST else 0.0  # nothing is put off longer: the clock was set back


def nap(waits: Iterable[float | None], line_wait: float) -> float | None:
    """Returns how long to wait for something to come due; None when only an event can bring work.

    Args:
        waits: `seconds_to` of every capture that nobody works on; one that is due now waits for room.
        line_wait: Seconds until Halo may be asked at all.
    """
    ahead = [seconds for wait in waits if wait is not None and (seconds := max(wait, line_wait)) > 0]
    return min([*ahead, LONGEST_NAP]) if ahead else None
