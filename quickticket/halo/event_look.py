"""Looks whether time without a ticket whose answer was lost is in the timesheet (design 5, NOTES 7)."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from quickticket.domain.orders import NewEvent, Receipt
from quickticket.halo import timesheet, wire
from quickticket.halo.action_look import MOST, USUAL_PAGES
from quickticket.halo.events import EventRow
from quickticket.services.ports.halo import Look, Verdict

if TYPE_CHECKING:
    from quickticket.domain.ids import AgentId
    from quickticket.domain.timekeeping.spans import Span
    from quickticket.halo.requests import Requests

SAME_TIME = timedelta(minutes=1)


async def look(requests: Requests, order: NewEvent, agent_id: AgentId) -> Look:
    """See `HaloWrites.look_for`: recognised by the reference in its note.

    ABSENT needs a list that was read to its last row and that keeps to the days asked for: one that does not
    may be of other days altogether. An event of the same time whose note shows no reference may be it.
    """
    window = timesheet.around(order.started_at, order.ended_at)
    listed = await timesheet.listed(requests, agent_id, window)
    rows = wire.parse(EventRow, listed)
    for row in rows:
        if order.reference in row.references:
            return Look(Verdict.FOUND, Receipt(event_id=row.id))
    whole = len(rows) == len(listed) and len(listed) < MOST and len(listed) not in USUAL_PAGES
    of_these_days = all(row.span is None or _within(row.span, window) for row in rows)
    alike = any(_resembles(row, order, agent_id) for row in rows)
    return Look(Verdict.ABSENT if whole and of_these_days and not alike else Verdict.UNPROVABLE)


def _within(span: Span, window: Span) -> bool:
    """It meets the days asked for, or those beside them: whose midnight Halo means is not known."""
    return span.meets(timesheet.around(window.start, window.end))


def _resembles(row: EventRow, order: NewEvent, agent_id: AgentId) -> bool:
    if row.references or row.ticket_id or row.agent_id not in (None, agent_id) or row.span is None:
        return False
    same_time = (
        abs(row.span.end - order.ended_at) < SAME_TIME and abs(row.span.start - order.started_at) < SAME_TIME
    )
    return same_time and row.subject.strip().casefold() in ("", order.subject.strip().casefold())
