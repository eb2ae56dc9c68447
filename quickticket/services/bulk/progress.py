"""Progress: where each row of a bulk stands, and its results as a table for spreadsheets; pure."""

from __future__ import annotations

import csv
from collections import Counter
from io import StringIO
from typing import TYPE_CHECKING

from quickticket.domain.bulk import Batch, BatchProgress, BatchRow, RowState
from quickticket.domain.capture import Capture, StepState
from quickticket.domain.draft import TokenKind
from quickticket.domain.smart_line.lexer import lex
from quickticket.services.cells import safe_cell

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from quickticket.domain.ids import TicketId

_STATES = {
    StepState.QUEUED: RowState.WAITING,
    StepState.SENDING: RowState.SENDING,
    StepState.UNCONFIRMED: RowState.UNCONFIRMED,
    StepState.HELD: RowState.HELD,
    StepState.SENT: RowState.SENT,
    StepState.DISCARDED: RowState.DISCARDED,
}


def progress_of(batch: Batch, captures: Sequence[Capture]) -> BatchProgress:
    """Returns how far a bulk has come."""
    rows = tuple(_row(capture) for capture in captures)
    return BatchProgress(batch, rows, dict(Counter(row.state for row in rows)))


def results_csv(progress: BatchProgress, url_of: Callable[[TicketId], str]) -> str:
    """Returns the results as CSV with a header; no cell can be taken for a formula."""
    text = StringIO(newline="")
    table = csv.writer(text)
    table.writerow(("who", "customer", "state", "ticket", "url", "reason"))
    for row in progress.rows:
        url = "" if row.ticket_id is None else url_of(row.ticket_id)
        cells = (row.who, row.customer, row.state.value, str(row.ticket_id or ""), url, row.reason)
        table.writerow([safe_cell(cell) for cell in cells])
    return text.getvalue()


def _row(capture: Capture) -> BatchRow:
    index = capture.current
    step = capture.steps[-1 if index is None else index]
    who = [token.text for token in lex(capture.line).tokens if token.kind is TokenKind.WHO]
    return BatchRow(
        capture.id,
        who[-1] if who else capture.customer,
        capture.customer,
        _STATES[capture.state],
        capture.ticket_id,
        step.server_text or step.reason,
        step.needs_decision,
    )
