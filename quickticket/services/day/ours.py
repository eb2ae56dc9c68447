"""Entries from here: the time that captures log, and the time that timers count; pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from quickticket.domain.capture import StepState
from quickticket.domain.orders import NewAction, NewEvent, Receipt
from quickticket.domain.timekeeping.day import Entry, EntryKind
from quickticket.domain.timekeeping.spans import Span
from quickticket.domain.timekeeping.timer import TimerState

if TYPE_CHECKING:
    from collections.abc import Iterable

    from quickticket.domain.capture import Capture, Step
    from quickticket.domain.ids import Reference
    from quickticket.domain.timekeeping.timer import Clocks, Timer
    from quickticket.services.day.names import Names

_LEFT = (StepState.SENDING, StepState.UNCONFIRMED, StepState.SENT)
_NEEDS_A_LOOK = (StepState.HELD, StepState.UNCONFIRMED)


@dataclass(frozen=True, slots=True)
class OurEntry:
    """An entry that a step of ours writes.

    Attributes:
        entry: As we know it.
        reference: Ours, of the step.
        left: It was sent, answered or not.
        action_id: Halo's number of it inside the ticket, once proven.
        event_id: The same of time without a ticket.
    """

    entry: Entry
    reference: Reference
    left: bool = False
    action_id: int | None = None
    event_id: int | None = None


def of_captures(captures: Iterable[Capture], names: Names) -> tuple[OurEntry, ...]:
    """The time that captures log, each step that writes some; what was given up is left out."""
    return tuple(
        _of_step(capture, step, step.order, names)
        for capture in captures
        for step in capture.steps
        if step.state is not StepState.DISCARDED
        and isinstance(step.order, NewAction | NewEvent)
        and step.order.minutes
    )


def of_timers(timers: Iterable[Timer], now: Clocks, names: Names) -> tuple[Entry, ...]:
    """The time that timers have counted, as it would be logged: ending when they last ran."""
    return tuple(
        entry
        for timer in timers
        if (entry := _of_timer(timer, now, names)).minutes or timer.since is not None
    )


def _of_step(capture: Capture, step: Step, order: NewAction | NewEvent, names: Names) -> OurEntry:
    note = " ".join(order.note.split())
    entry = Entry(
        span=Span(order.started_at, order.ended_at),
        minutes=order.minutes,
        kind=_kind(capture, step),
        title=_title(capture, note, names),
        customer=capture.customer,
        note=note,
        charge_rate=names.charge_rate(order.charge_rate_id),
        ticket_id=capture.ticket_id,
        capture_id=capture.id,
    )
    proof = step.receipt or Receipt()
    return OurEntry(entry, step.reference, step.state in _LEFT, proof.action_id, proof.event_id)


def _title(capture: Capture, note: str, names: Names) -> str:
    if capture.title != f"#{capture.ticket_id}":
        return capture.title
    return names.ticket(capture.ticket_id) or note


def _kind(capture: Capture, step: Step) -> EntryKind:
    """An entry waits in vain while an earlier step of its capture needs a look."""
    if step.state is StepState.SENT:
        return EntryKind.SENT
    return EntryKind.STUCK if capture.state in _NEEDS_A_LOOK else EntryKind.WAITING


def _of_timer(timer: Timer, now: Clocks, names: Names) -> Entry:
    worked, ended = timer.worked(now), timer.ended(now)
    kind = {TimerState.RUNNING: EntryKind.RUNNING, TimerState.PAUSED: EntryKind.PAUSED}.get(timer.state)
    if kind is None:
        owed = timer.ticket_id is None and timer.capture_id is None
        kind = EntryKind.UNASSIGNED if owed else EntryKind.UNLOGGED
    return Entry(
        span=Span(ended - worked, ended),
        minutes=timer.minutes(now),
        kind=kind,
        title=timer.title or names.ticket(timer.ticket_id) or timer.line,
        customer=timer.customer,
        ticket_id=timer.ticket_id,
        capture_id=timer.capture_id,
        timer_id=timer.id,
    )
