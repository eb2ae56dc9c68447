"""The window's snapshot while a bulk is planned; pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quickticket.ui.bulk.state import BulkState, TableRow, plan_heading, send_button

if TYPE_CHECKING:
    from quickticket.domain.bulk import BulkPlan


def planning_state(
    plan: BulkPlan,
    rows: tuple[TableRow, ...],
    *,
    notice: str,
    removed: str,
    lists: tuple[str, ...],
    recent: tuple[str, ...],
) -> BulkState:
    """Returns the snapshot.

    Args:
        plan: What would be sent.
        rows: Its rows as they show.
        notice: A failure, or what became of a button.
        removed: The recipient that was removed last, as pasted.
        lists: Saved lists of recipients.
        recent: Newest bulks.
    """
    button, aside = send_button(plan)
    return BulkState(
        line=plan.line,
        heading=plan_heading(plan),
        rows=rows,
        button=button,
        aside=aside,
        notice=notice or ("" if removed else " ".join(plan.notes)),  # an undo goes before a hint
        undo=f"{removed} is removed." if removed else "",
        lists=lists,
        recent=recent,
    )
