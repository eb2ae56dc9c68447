"""Looks whether an action whose answer was lost is on its ticket (design 5, NOTES 5 and 13)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import timedelta
from enum import Enum
from typing import TYPE_CHECKING

from quickticket.domain.orders import NewAction, Receipt
from quickticket.halo import wire
from quickticket.halo.actions import ActionRow
from quickticket.halo.server_text import plain
from quickticket.services.ports.halo import Look, Verdict

if TYPE_CHECKING:
    from datetime import datetime

    from quickticket.domain.ids import AgentId, TicketId
    from quickticket.halo.learned import Learned
    from quickticket.halo.requests import Requests

SKEW = timedelta(minutes=5)
SAME_END = timedelta(minutes=1)
MOST = 1000
"""The largest list that Halo gives (NOTES 6)."""
USUAL_PAGES = (50, 100)
"""A list of exactly this length may have been cut."""


@dataclass(frozen=True, slots=True)
class Sought:
    """An action to look for: `agent_id` wrote it, not before `sent_after` (aware UTC)."""

    order: NewAction
    ticket_id: TicketId
    agent_id: AgentId
    sent_after: datetime


class _Likeness(Enum):
    IT = "it"
    LIKE_IT = "like it"
    OTHER = "other"


async def look(requests: Requests, learned: Learned, sought: Sought) -> Look:
    """See `HaloWrites.look_for`: asked for by reference, else recognised in the whole list of its ticket.

    The list is not narrowed to time entries: a filter that leaves out too much would prove a lie.
    """
    order, ticket_id = sought.order, sought.ticket_id
    by_reference = await _rows(requests, ticket_id, internetmessageid=order.reference)
    for row in by_reference:
        if row.reference == order.reference:
            return _found(learned, sought, row)
    listed = await requests.raw("Actions", "actions", ticket_id=ticket_id, count=MOST)
    rows = [row for row in wire.parse(ActionRow, listed) if row.ticket_id in (None, ticket_id)]
    since = requests.halo_time(sought.sent_after) - SKEW
    like: list[ActionRow] = []
    for row in rows:
        match _likeness(row, sought, since, learned):
            case _Likeness.IT:
                return _found(learned, sought, row)
            case _Likeness.LIKE_IT:
                like.append(row)
            case _Likeness.OTHER:
                continue
    whole = len(rows) == len(listed) and len(listed) < MOST and len(listed) not in USUAL_PAGES
    return Look(Verdict.ABSENT if whole and not like else Verdict.UNPROVABLE)


async def _rows(requests: Requests, ticket_id: TicketId, **asked: str) -> list[ActionRow]:
    found = await requests.rows("Actions", "actions", ActionRow, ticket_id=ticket_id, **asked)
    return [row for row in found if row.ticket_id in (None, ticket_id)]


def _found(learned: Learned, sought: Sought, row: ActionRow) -> Look:
    learned.claimed[sought.ticket_id, row.id] = sought.order.reference
    return Look(Verdict.FOUND, Receipt(sought.ticket_id, row.id))


def _likeness(row: ActionRow, sought: Sought, since: datetime, learned: Learned) -> _Likeness:
    order = sought.order
    owner = row.reference or learned.claimed.get((sought.ticket_id, row.id), "")
    if owner:
        return _Likeness.IT if owner == order.reference else _Likeness.OTHER
    same_agent = row.agent_id is None or row.agent_id == sought.agent_id
    same_time = (
        row.ended_at is not None
        and abs(row.ended_at - order.ended_at) < SAME_END
        and row.minutes == order.minutes
    )
    same_note = _words(row.note or plain(row.note_html)) == _words(order.note)
    if same_agent and same_time and same_note:
        return _Likeness.IT
    made = row.created_at or row.ended_at
    recent = made is None or made >= since
    like_it = recent and same_agent and (same_time or (same_note and order.note != ""))
    return _Likeness.LIKE_IT if like_it else _Likeness.OTHER


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())
