"""Actions and time entries: wire form, receipt and rows (NOTES 6, 13)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pydantic import AliasChoices, Field

from quickticket.domain.orders import NewAction, Receipt
from quickticket.halo import wire
from quickticket.halo.errors import unreadable
from quickticket.halo.markdown import to_html
from quickticket.halo.wire import Row, Time, Whole

if TYPE_CHECKING:
    from quickticket.domain.ids import TicketId
    from quickticket.halo.learned import Learned
    from quickticket.halo.transport import Transport

MINUTES_AN_HOUR = 60
HOUR_DIGITS = 6


class ActionRow(Row):
    """An action as lists spell it. `id` counts inside the ticket (NOTES 6); `timetaken` is in hours."""

    id: int
    ticket_id: Whole = None
    message_id: str = Field("", validation_alias="internetmessageid")
    ended_at: Time = Field(None, validation_alias="datetime")
    created_at: Time = Field(None, validation_alias="actiondatecreated")
    timetaken: float = 0.0
    note: str = ""
    note_html: str = ""
    agent_id: Whole = Field(None, validation_alias=AliasChoices("who_agentid", "actionby_agent_id"))

    @property
    def minutes(self) -> int:
        """Time worked, whole minutes."""
        return round(self.timetaken * MINUTES_AN_HOUR)

    @property
    def reference(self) -> str:
        """What was sent as message id; mail servers write it in angle brackets."""
        return self.message_id.strip("<> ")


def hours(minutes: int) -> float:
    """Returns decimal hours, as Halo counts (NOTES 6): 12 minutes are 0.2.

    Rounded half to even at six digits, which is 2 ms: every whole minute comes back as the same whole minute.
    """
    return round(minutes / MINUTES_AN_HOUR, HOUR_DIGITS)


def to_wire(order: NewAction, ticket_id: TicketId) -> dict[str, object]:
    """Returns the record to post.

    `datetime` is the END of the work. Arrival and completion dates are not sent: on a time entry their effect
    is unproven; without them Halo shows [datetime - timetaken, datetime] (NOTES 6). What hides an entry or
    mails the user is always said: an outcome's own defaults may mail him.
    """
    record: dict[str, object] = {
        "ticket_id": ticket_id,
        "outcome_id": order.outcome_id,
        "datetime": wire.utc(order.ended_at),
        "timetaken": hours(order.minutes),
        "hiddenfromuser": order.private,
        "sendemail": order.send_email,
        "send_survey": False,
        "internetmessageid": order.reference,
    }
    if order.note:
        record |= {"note": order.note, "note_html": to_html(order.note)}
    if order.charge_rate_id is not None:
        record["chargerate"] = order.charge_rate_id
    if order.agent_id is not None:
        record["who_agentid"] = order.agent_id
    return record


async def add(transport: Transport, learned: Learned, order: NewAction, ticket_id: TicketId) -> Receipt:
    """See `HaloWrites.add_action`."""
    answer = await transport.write("Actions", to_wire(order, ticket_id))
    for record in wire.records(answer, "actions"):
        for row in wire.parse(ActionRow, [record]):
            if row.id > 0:
                learned.claimed[ticket_id, row.id] = order.reference
                return Receipt(ticket_id, row.id, wire.warning(answer, record))
    raise unreadable(write=True)
