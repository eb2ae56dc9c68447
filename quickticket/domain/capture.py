"""A capture: what one submit asks for as an ordered list of steps, and the legal life of a step (design 5).

QUEUED       -> SENDING      it goes on the wire
SENDING      -> SENT         proven by Halo's answer
             -> HELD         refused; editable, can be queued again
             -> UNCONFIRMED  the answer never came: looked up, never blindly sent again
             -> QUEUED       certain that nothing was sent
UNCONFIRMED  -> SENT         found in Halo
             -> QUEUED       proven absent, or the user decides
any but SENT and SENDING     -> DISCARDED, by the user only
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from quickticket.domain.orders import NewEvent, NewTicket, Order, Receipt, for_ticket

if TYPE_CHECKING:
    from collections.abc import Callable

    from quickticket.domain.ids import BatchId, CaptureId, Reference, TicketId

ABSENCE_INTERVAL = timedelta(seconds=10)
"""Two looks at least this far apart prove that a step never arrived (design 5)."""


class StepState(StrEnum):
    """Where a step stands."""

    QUEUED = "queued"
    SENDING = "sending"
    UNCONFIRMED = "unconfirmed"
    HELD = "held"
    SENT = "sent"
    DISCARDED = "discarded"


class StepKind(StrEnum):
    """What a step writes."""

    CREATE_TICKET = "create_ticket"
    ADD_ACTION = "add_action"
    ADD_EVENT = "add_event"
    """Time without a ticket."""
    SET_STATUS = "set_status"


class IllegalTransition(Exception):
    """A step was asked to go where it cannot: a mistake in the program."""


@dataclass(frozen=True, slots=True)
class Step:
    """One write to Halo that a capture needs.

    Attributes:
        kind: What it writes.
        order: The write itself; carries the step's reference.
        state: Where it stands.
        tries: How often it was put on the wire.
        not_before: Earliest time of the next try or look, aware UTC.
        first_absent_at: When a look first proved it absent; None when no look did yet.
        needs_decision: Unconfirmed, and no look can settle it: the user decides.
        reason: Why it is where it is, one sentence in our words.
        server_text: The server's own words.
        receipt: Proof, once sent.
    """

    kind: StepKind
    order: Order
    state: StepState = StepState.QUEUED
    tries: int = 0
    not_before: datetime | None = None
    first_absent_at: datetime | None = None
    needs_decision: bool = False
    reason: str = ""
    server_text: str = ""
    receipt: Receipt | None = None

    @property
    def reference(self) -> Reference:
        """Our own id of this step."""
        return self.order.reference

    @property
    def settled(self) -> bool:
        """Nothing more will happen to it."""
        return self.state in (StepState.SENT, StepState.DISCARDED)

    def _move(self, allowed: tuple[StepState, ...], to: StepState, **changes: object) -> Step:
        if self.state not in allowed:
            raise IllegalTransition(f"{self.kind} {self.reference}: {self.state} -> {to}")
        cleared: dict[str, object] = {
            "not_before": None,
            "needs_decision": False,
            "reason": "",
            "server_text": "",
        }
        return replace(self, state=to, **(cleared | changes))  # type: ignore[arg-type]

    def begin(self) -> Step:
        """It goes on the wire now."""
        return self._move((StepState.QUEUED,), StepState.SENDING, tries=self.tries + 1, first_absent_at=None)

    def prove(self, receipt: Receipt) -> Step:
        """Halo's answer, or a look, shows that it is done."""
        reason = receipt.warning and f"Halo warns: {receipt.warning}"
        return self._move(
            (StepState.SENDING, StepState.UNCONFIRMED), StepState.SENT, receipt=receipt, reason=reason
        )

    def lose_answer(self, reason: str, server_text: str = "") -> Step:
        """It left and no usable answer came; also what SENDING means when the program starts."""
        return self._move((StepState.SENDING,), StepState.UNCONFIRMED, reason=reason, server_text=server_text)

    def put_back(self, not_before: datetime | None, reason: str, server_text: str = "") -> Step:
        """It certainly never reached Halo: try again from `not_before` on."""
        return self._move(
            (StepState.SENDING,),
            StepState.QUEUED,
            not_before=not_before,
            reason=reason,
            server_text=server_text,
        )

    def hold(self, reason: str, server_text: str = "") -> Step:
        """Halo said no, or it cannot be sent as it is: wait for the user."""
        return self._move(
            (StepState.QUEUED, StepState.SENDING, StepState.UNCONFIRMED),
            StepState.HELD,
            reason=reason,
            server_text=server_text,
        )

    def postpone(self, not_before: datetime, reason: str) -> Step:
        """The next try or look comes later; nothing else changes."""
        if self.state not in (StepState.QUEUED, StepState.UNCONFIRMED):
            raise IllegalTransition(f"{self.kind} {self.reference}: postpone while {self.state}")
        return replace(self, not_before=not_before, reason=reason)

    def seen_absent(self, at: datetime) -> Step:
        """A look proved that Halo does not hold it; the second one, far enough apart, queues it again."""
        if self.first_absent_at is None or at < self.first_absent_at:  # or the clock was set back since
            return self._move(
                (StepState.UNCONFIRMED,),
                StepState.UNCONFIRMED,
                first_absent_at=at,
                not_before=at + ABSENCE_INTERVAL,
                reason="Not in Halo yet; looking once more before sending again.",
            )
        if at - self.first_absent_at < ABSENCE_INTERVAL:
            return self.postpone(self.first_absent_at + ABSENCE_INTERVAL, self.reason)
        return self._move(
            (StepState.UNCONFIRMED,),
            StepState.QUEUED,
            first_absent_at=None,
            reason="It never arrived; sending again.",
        )

    def ask(self, reason: str) -> Step:
        """No look can settle it on this tenant: the user decides."""
        return self._move((StepState.UNCONFIRMED,), StepState.UNCONFIRMED, needs_decision=True, reason=reason)

    def release(self) -> Step:
        """The user wants it sent (again) now."""
        return self._move(
            (StepState.HELD, StepState.UNCONFIRMED, StepState.QUEUED), StepState.QUEUED, first_absent_at=None
        )

    def discard(self) -> Step:
        """The user gives it up."""
        return self._move(
            (StepState.QUEUED, StepState.HELD, StepState.UNCONFIRMED),
            StepState.DISCARDED,
            reason="Discarded by you.",
        )


@dataclass(frozen=True, slots=True)
class Capture:
    """What one submit asks for.

    Attributes:
        id: Our own id.
        created_at: When it was submitted, aware UTC.
        line: The line as typed; what Edit brings back.
        title: What to call it in lists: the summary, or `#8841`.
        customer: The customer's name, for lists.
        steps: In the order in which they are sent; never empty.
        batch: The bulk it belongs to; None for one on its own.
    """

    id: CaptureId
    created_at: datetime
    line: str
    title: str
    customer: str
    steps: tuple[Step, ...]
    batch: BatchId | None = None

    @property
    def state(self) -> StepState:
        """The state that matters most: held, unconfirmed, sending, queued, then sent or discarded."""
        present = {step.state for step in self.steps}
        for state in (
            StepState.HELD,
            StepState.UNCONFIRMED,
            StepState.SENDING,
            StepState.QUEUED,
            StepState.SENT,
        ):
            if state in present:
                return state
        return StepState.DISCARDED

    @property
    def settled(self) -> bool:
        """Nothing more will happen to any step."""
        return all(step.settled for step in self.steps)

    @property
    def current(self) -> int | None:
        """Index of the step that is next: the first that is not settled."""
        return next((index for index, step in enumerate(self.steps) if not step.settled), None)

    @property
    def ticket_id(self) -> TicketId | None:
        """The ticket this capture writes to, once known; None for time without a ticket."""
        for step in self.steps:
            if step.receipt is not None and step.receipt.ticket_id is not None:
                return step.receipt.ticket_id
            if not isinstance(step.order, NewTicket | NewEvent) and step.order.ticket_id is not None:
                return step.order.ticket_id
        return None

    @property
    def action_id(self) -> int | None:
        """The action's number inside the ticket, once known."""
        return next(
            (s.receipt.action_id for s in self.steps if s.receipt and s.receipt.action_id is not None), None
        )

    @property
    def event_id(self) -> int | None:
        """The number of the timesheet event that time without a ticket became, once known."""
        return next(
            (s.receipt.event_id for s in self.steps if s.receipt and s.receipt.event_id is not None), None
        )

    @property
    def minutes(self) -> int:
        """Minutes that this capture logs."""
        return sum(getattr(step.order, "minutes", 0) for step in self.steps)

    def with_step(self, index: int, step: Step) -> Capture:
        """Returns the capture with one step changed; a proven ticket id reaches the steps that need it."""
        steps = [*self.steps]
        steps[index] = step
        ticket_id = None if step.receipt is None else step.receipt.ticket_id
        if ticket_id is not None:
            steps = [replace(each, order=for_ticket(each.order, ticket_id)) for each in steps]
        return replace(self, steps=tuple(steps))

    def change(self, move: Callable[[Step], Step]) -> Capture:
        """Returns the capture with its current step moved; unchanged when it is settled."""
        index = self.current
        return self if index is None else self.with_step(index, move(self.steps[index]))

    def discard(self) -> Capture:
        """Returns the capture with every unsettled step given up."""
        return replace(self, steps=tuple(step if step.settled else step.discard() for step in self.steps))
