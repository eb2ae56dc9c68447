"""The timesheet read back: what an agent has logged in a time, on tickets and without (NOTES 7)."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from quickticket.domain.ids import ActionId, ChargeRateId, TicketId
from quickticket.domain.timekeeping.logged import LoggedTime
from quickticket.domain.timekeeping.spans import Span
from quickticket.halo import wire
from quickticket.halo.events import EventRow

if TYPE_CHECKING:
    from datetime import datetime

    from quickticket.domain.ids import AgentId
    from quickticket.halo.requests import Requests

A_DAY = timedelta(days=1)
"""More is asked for on either side: a tenant may count days by its own clock, or only what began in them."""


async def time_entries(requests: Requests, agent_id: AgentId, within: Span) -> tuple[LoggedTime, ...]:
    """See `HaloReads.time_entries`.

    Filters that Halo ignores go unnoticed (NOTES 1), so each row is looked at again: another agent's, breaks,
    holidays, and what lasted seconds, as changes of state do, are no work of his.
    """
    rows = wire.parse(EventRow, await listed(requests, agent_id, around(within.start, within.end)))
    entries: dict[object, LoggedTime] = {}
    for row in rows:
        mine = row.agent_id in (None, agent_id)
        work = not (row.break_type or 0) > 0 and not (row.holiday_id or 0) > 0
        span = row.span
        if mine and work and row.minutes > 0 and span is not None and span.meets(within):
            key = (row.ticket_id, row.action_number) if row.action_number else row.id
            entries.setdefault(key or len(entries), _entry(row, span))
    return tuple(sorted(entries.values(), key=lambda entry: entry.span))


async def listed(requests: Requests, agent_id: AgentId, within: Span) -> list[dict[str, Any]]:
    """Returns the rows that Halo gives for a time, unread."""
    window = {"start_date": wire.utc(within.start), "end_date": wire.utc(within.end)}
    return await requests.raw("TimesheetEvent", "timesheetevents", agent_id=agent_id, utcoffset=0, **window)


def around(start: datetime, end: datetime) -> Span:
    """A time, and a day on either side."""
    return Span(start - A_DAY, end + A_DAY)


def _entry(row: EventRow, span: Span) -> LoggedTime:
    on_ticket = row.ticket_id is not None and row.ticket_id > 0
    subject = row.subject.strip()
    parts = (subject, row.headline) if on_ticket else (subject or row.headline,)
    return LoggedTime(
        span=span,
        minutes=row.minutes,
        title=" · ".join(dict.fromkeys(part for part in parts if part)),
        customer=row.customer.strip(),
        ticket_id=TicketId(row.ticket_id) if row.ticket_id is not None and on_ticket else None,
        action_id=ActionId(row.action_number) if on_ticket and row.action_number else None,
        event_id=row.id,
        reference=row.references[-1] if row.references else "",
        charge_rate_id=ChargeRateId(row.charge_rate) if row.charge_rate is not None else None,
    )
