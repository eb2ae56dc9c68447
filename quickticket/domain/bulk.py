"""Bulk: one line for many customers or users; what each row became, and how far a batch has come."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from quickticket.domain.ids import BatchId, CaptureId, TicketId

if TYPE_CHECKING:
    from datetime import datetime

    from quickticket.domain.draft import Draft, Problem
    from quickticket.domain.templates.surroundings import Surroundings


class RowState(StrEnum):
    """Where a row stands: the first four before it is sent, in the order in which a table shows them."""

    UNKNOWN = "unknown"
    """Nobody of that name, or no name at all."""
    AMBIGUOUS = "ambiguous"
    """More than one may be meant: the user says which."""
    BLOCKED = "blocked"
    """Something else is missing that Halo demands."""
    READY = "ready"
    WAITING = "waiting"
    SENDING = "sending"
    UNCONFIRMED = "unconfirmed"
    HELD = "held"
    SENT = "sent"
    DISCARDED = "discarded"


@dataclass(frozen=True, slots=True)
class BulkRow:
    """One row of a plan, as it was pasted and as it was understood.

    Attributes:
        number: 1-based place in what was pasted; stays the same when rows are removed.
        who: The name, e-mail or phone number as pasted; an edit may pin it: `"Joe Bloggs"{u12}`.
        more: More of the line for this row alone, from further columns.
        details: Of this row alone.
        answers: To questions of templates, by folded title: those of another line's template as well.
        line: The whole line of the row: the batch's line, `@who`, and `more`.
        state: UNKNOWN, AMBIGUOUS, BLOCKED or READY.
        draft: What would be sent, with template and defaults; None before it was read.
        problems: What stands in the way or deserves a word, blocking ones first.
        duplicate_of: Number of an earlier row that means the same user, site or customer.
        leaving: It is being committed as the plan's batch.
        surroundings: What its template took from the moment when it was read: what is shown is sent.
    """

    number: int
    who: str
    more: str = ""
    details: str = ""
    answers: tuple[tuple[str, str], ...] = ()
    line: str = ""
    state: RowState = RowState.UNKNOWN
    draft: Draft | None = None
    problems: tuple[Problem, ...] = ()
    duplicate_of: int | None = None
    leaving: bool = False
    surroundings: Surroundings | None = None


@dataclass(frozen=True, slots=True)
class BulkPlan:
    """What would be sent.

    Attributes:
        line: What all rows share.
        rows: In pasted order.
        columns: What was pasted for the questions of templates, as the headers spell it.
        notes: What of the pasted text is not used, a sentence each.
        batch_id: As which the rows that are leaving are being committed; a kept plan that has one may have
            been sent.
    """

    line: str = ""
    rows: tuple[BulkRow, ...] = ()
    notes: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()
    batch_id: BatchId | None = None

    @property
    def ready(self) -> tuple[BulkRow, ...]:
        """The rows that can be sent as they stand."""
        return tuple(row for row in self.rows if row.state is RowState.READY)


@dataclass(frozen=True, slots=True)
class Batch:
    """A bulk that was sent: its captures carry its id. Paused ones start nothing new."""

    id: BatchId
    created_at: datetime
    line: str
    paused: bool = False


@dataclass(frozen=True, slots=True)
class BatchRow:
    """One capture of a batch.

    Attributes:
        who: As the row's line names it.
        reason: Why it is where it is, in the server's words or ours.
        needs_decision: Unconfirmed, and no look can settle it: the user decides.
    """

    capture_id: CaptureId
    who: str
    customer: str
    state: RowState
    ticket_id: TicketId | None = None
    reason: str = ""
    needs_decision: bool = False


@dataclass(frozen=True, slots=True)
class BatchProgress:
    """How far a batch has come; `counts` has every state that a row is in."""

    batch: Batch
    rows: tuple[BatchRow, ...] = ()
    counts: dict[RowState, int] = field(default_factory=dict)

    @property
    def done(self) -> int:
        """Rows that need nothing more: sent or discarded."""
        return self.counts.get(RowState.SENT, 0) + self.counts.get(RowState.DISCARDED, 0)

    @property
    def at_rest(self) -> bool:
        """Nothing more happens by itself: every row is sent, discarded, held or waits for a decision."""
        moving = (RowState.WAITING, RowState.SENDING, RowState.UNCONFIRMED)
        return not any(row.state in moving and not row.needs_decision for row in self.rows)
