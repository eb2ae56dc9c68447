"""Wording of a capture's timeline: one line for what a change did, in the user's words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quickticket.domain.capture import Capture, Step, StepKind, StepState

if TYPE_CHECKING:
    from collections.abc import Mapping

STEP_LABELS: Mapping[StepKind, str] = {
    StepKind.CREATE_TICKET: "Create ticket",
    StepKind.ADD_ACTION: "Add action",
    StepKind.ADD_EVENT: "Add time without a ticket",
    StepKind.SET_STATUS: "Set status",
}
_STATES: Mapping[StepState, str] = {
    StepState.QUEUED: "Queued again.",
    StepState.SENDING: "Sending.",
    StepState.UNCONFIRMED: "Unconfirmed.",
    StepState.HELD: "Held.",
    StepState.SENT: "Done.",
    StepState.DISCARDED: "Discarded.",
}


def happened(before: Capture, after: Capture) -> str:
    """Returns the line for the step from `before` to `after`: `Create ticket: Done, ticket #12045.` or so."""
    moved = [
        new
        for old, new in zip(before.steps, after.steps, strict=True)
        if (old.state, old.reason, old.tries) != (new.state, new.reason, new.tries)
    ]
    return " ".join(f"{STEP_LABELS[step.kind]}: {_line(step)}" for step in moved) or "Looking again."


def _line(step: Step) -> str:
    if step.state is StepState.SENT and step.receipt is not None and step.receipt.ticket_id is not None:
        return f"Done, ticket #{step.receipt.ticket_id}. {step.reason}".rstrip()
    return step.reason or _STATES[step.state]
