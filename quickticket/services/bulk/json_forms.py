"""The shapes of bulks that scripts rely on; members may be added, none changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quickticket.domain.bulk import BatchProgress, BulkPlan, BulkRow, RowState

if TYPE_CHECKING:
    from collections.abc import Callable

    from quickticket.domain.ids import TicketId
    from quickticket.services.json_forms import Json


def plan_form(plan: BulkPlan) -> Json:
    """Returns what each row became, problems first."""
    rank = {state: place for place, state in enumerate(RowState)}
    return {
        "line": plan.line,
        "ready": len(plan.ready),
        "rows": [_plan_row(row) for row in sorted(plan.rows, key=lambda row: (rank[row.state], row.number))],
        "notes": [*plan.notes],
    }


def progress_form(progress: BatchProgress, url_of: Callable[[TicketId], str]) -> Json:
    """Returns how far a bulk has come."""
    return {
        "batch": progress.batch.id,
        "line": progress.batch.line,
        "created_at": progress.batch.created_at.isoformat(),
        "paused": progress.batch.paused,
        "total": len(progress.rows),
        "done": progress.done,
        "at_rest": progress.at_rest,
        "counts": {state.value: progress.counts.get(state, 0) for state in RowState if _is_sent_state(state)},
        "rows": [
            {
                "capture": row.capture_id,
                "who": row.who,
                "customer": row.customer,
                "state": row.state.value,
                "ticket_id": row.ticket_id,
                "url": "" if row.ticket_id is None else url_of(row.ticket_id),
                "reason": row.reason,
            }
            for row in progress.rows
        ],
    }


def _plan_row(row: BulkRow) -> Json:
    who = row.draft.requester if row.draft else None
    return {
        "row": row.number,
        "who": row.who,
        "state": row.state.value,
        "customer": who.customer.name if who else None,
        "site": who.site.name if who and who.site else None,
        "user": who.user.name if who and who.user else None,
        "summary": row.draft.summary if row.draft else "",
        "minutes": row.draft.minutes if row.draft else None,
        "line": row.line,
        "duplicate_of": row.duplicate_of,
        "problems": [problem.message for problem in row.problems],
    }


def _is_sent_state(state: RowState) -> bool:
    return state not in (RowState.UNKNOWN, RowState.AMBIGUOUS, RowState.BLOCKED, RowState.READY)
