"""Events of the timesheet: time without a ticket on the wire, and rows of either kind (NOTES 7)."""

from __future__ import annotations

import re
from datetime import timedelta
from http import HTTPStatus
from typing import TYPE_CHECKING

from pydantic import AliasChoices, Field

from quickticket.domain.errors import Forbidden, Refused
from quickticket.domain.orders import NewEvent, Receipt
from quickticket.domain.timekeeping.spans import Span
from quickticket.halo import wire
from quickticket.halo.actions import MINUTES_AN_HOUR
from quickticket.halo.errors import unreadable
from quickticket.halo.server_text import plain
from quickticket.halo.wire import Row, Time, Whole

if TYPE_CHECKING:
    from datetime import datetime

    from quickticket.domain.ids import AgentId, Reference
    from quickticket.halo.transport import Transport

LOGGED_BY_HAND = 0
"""`event_type` of time that a person logged (NOTES 7)."""
NO_CHARGE_RATE = 0
HALF_A_SECOND = timedelta(milliseconds=500)
_MARKER = re.compile(r"\s*\[(qt-[^\]\s]+)\]")
_NEXT_STEP = (
    "It needs the scope editMine:timesheets and the agent's right to change his timesheet: ask your Halo "
    "administrator, or log the time on a ticket."
)


class EventRow(Row):
    """An entry of the timesheet. Its id is unique, `action_number` counts inside `ticket_id` (NOTES 7)."""

    id: Whole = None
    agent_id: Whole = None
    subject: str = ""
    note_text: str = Field("", validation_alias="note")
    start: Time = Field(None, validation_alias="start_date")
    end: Time = Field(None, validation_alias="end_date")
    timetaken: float = Field(0.0, allow_inf_nan=False)
    ticket_id: Whole = None
    action_number: Whole = None
    charge_rate: Whole = None
    customer: str = Field("", validation_alias=AliasChoices("customer", "client_name"))
    break_type: Whole = None
    holiday_id: Whole = None

    @property
    def span(self) -> Span | None:
        """When it was, in whole seconds; None where too little is said to know.

        Decimal hours move a start by milliseconds; what follows closely must not overlap for that.
        """
        try:
            length = timedelta(hours=self.timetaken)
            start = self.start or (self.end and self.end - length)
            end = self.end or (self.start and self.start + length)
            if start is None or end is None:
                return None
            begun = end - length if start == end else start
            start, end = _nearest_second(begun), _nearest_second(end)
        except OverflowError:
            return None
        return Span(start, end) if start < end else None

    @property
    def minutes(self) -> int:
        """Whole minutes that are billed: its own figure goes before how long it was."""
        if self.timetaken > 0:
            return round(self.timetaken * MINUTES_AN_HOUR)
        return 0 if self.span is None else self.span.minutes

    @property
    def references(self) -> tuple[str, ...]:
        """The references of ours that its note carries, as text or in HTML."""
        return tuple(_MARKER.findall(self.note_text) or _MARKER.findall(plain(self.note_text)))

    @property
    def headline(self) -> str:
        """The first line of the note that says something, as plain text and without our marker."""
        lines = (plain(_MARKER.sub("", line)) for line in self.note_text.splitlines())
        return next((line for line in lines if line), "")


def _nearest_second(moment: datetime) -> datetime:
    return (moment + HALF_A_SECOND).replace(microsecond=0)


def to_wire(order: NewEvent, agent_id: AgentId, agent_name: str) -> dict[str, object]:
    """Returns the record to post.

    A timesheet event has no member for a reference of ours (NOTES 7 knows none), so the note ends in it, in
    brackets: `[qt-01kc...]`. That is what a lost answer is recognised by, and what an administrator can ask
    about. The members are those of a public integration in use, with `Z` behind times.
    """
    return {
        "event_type": LOGGED_BY_HAND,
        "ticket_id": None,
        "lognewticket": False,
        "agent_id": agent_id,
        "agents": [{"id": str(agent_id), "name": agent_name}],
        "start_date": wire.utc(order.started_at),
        "end_date": wire.utc(order.ended_at),
        "subject": order.subject,
        "note": f"{order.note}\n\n{marker(order.reference)}".lstrip(),
        "charge_rate": NO_CHARGE_RATE if order.charge_rate_id is None else order.charge_rate_id,
    }


def marker(reference: Reference) -> str:
    """Returns how a note carries a reference."""
    return f"[{reference}]"


def _refusal(error: Refused) -> Refused:
    """What 403 and 404 say is clear; a 400 may be about rights, or about this very entry (NOTES 3)."""
    said = f" It says: {error.server_text}" if error.server_text else ""
    if isinstance(error, Forbidden) or error.status == HTTPStatus.NOT_FOUND:
        kind = Forbidden if isinstance(error, Forbidden) else Refused
        message = f"Halo does not take time without a ticket from this sign-in.{said}"
        return kind(message, _NEXT_STEP, server_text=error.server_text, status=error.status)
    message = f"Halo refused this time without a ticket.{said}"
    next_step = f"Change what it names and send again. A question of rights? {_NEXT_STEP}"
    return Refused(message, next_step, server_text=error.server_text, status=error.status)


async def add(transport: Transport, order: NewEvent, agent_id: AgentId, agent_name: str) -> Receipt:
    """See `HaloWrites.add_event`."""
    try:
        answer = await transport.write("TimesheetEvent", to_wire(order, agent_id, agent_name))
    except Refused as error:
        raise _refusal(error) from error
    for record in wire.records(answer, "timesheetevents"):
        for row in wire.parse(EventRow, [record]):
            if row.id is not None and row.id > 0:
                return Receipt(event_id=row.id, warning=wire.warning(answer, record))
    raise unreadable(write=True)
