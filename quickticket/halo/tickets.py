"""Tickets: the wire form of a new one, the receipt of a write, and rows as lists show them (NOTES 4, 5)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pydantic import AliasChoices, Field

from quickticket.domain.errors import AnswerLost, HaloError, Refused
from quickticket.domain.folding import words_of
from quickticket.domain.ids import AgentId, CustomerId, Reference, StatusId, TicketId, TicketTypeId, UserId
from quickticket.domain.matching import begin_words
from quickticket.domain.orders import NewTicket, Receipt, StatusChange
from quickticket.domain.reference import TicketSummary
from quickticket.halo import wire
from quickticket.halo.errors import unreadable
from quickticket.halo.markdown import to_html
from quickticket.halo.wire import Flag, Row, Time, Whole

if TYPE_CHECKING:
    from quickticket.halo.learned import Learned
    from quickticket.halo.requests import Requests
    from quickticket.halo.transport import Transport

MOST_OPEN_PAGES = 5
NOT_FOUND = 404


class TicketRow(Row):
    """A ticket as lists and single answers spell it."""

    id: int
    summary: str = ""
    client_id: int = 0
    client_name: str = ""
    site_name: str = ""
    user_id: Whole = None
    user_name: str = ""
    status_id: Whole = None
    tickettype_id: Whole = None
    agent_id: Whole = None
    reference: str = Field("", validation_alias="third_party_id_string")
    updated_at: Time = Field(None, validation_alias=AliasChoices("last_update", "lastupdate", "last_updated"))
    occurred_at: Time = Field(None, validation_alias=AliasChoices("dateoccurred", "datecreated"))
    closed_at: Time = Field(None, validation_alias="dateclosed")
    deleted: Flag = False

    def ticket(self, learned: Learned) -> TicketSummary:
        """Returns it in the program's words."""
        status_id = None if self.status_id is None else StatusId(self.status_id)
        return TicketSummary(
            TicketId(self.id),
            self.summary,
            CustomerId(self.client_id),
            self.client_name,
            self.site_name,
            UserId(self.user_id) if self.user_id and self.user_id > 0 else None,
            self.user_name,
            status_id,
            None if self.tickettype_id is None else TicketTypeId(self.tickettype_id),
            None if self.agent_id is None else AgentId(self.agent_id),
            self.updated_at,
            learned.is_open(status_id, self.closed_at),
        )


def to_wire(order: NewTicket) -> dict[str, object]:
    """Returns the record to post.

    `tickettype_id` is flat (a nested type is ignored), the category is its path, a team goes by name and id
    (NOTES 5). `donotapplytemplateintheapi`: the type's template would overwrite what the technician typed. No
    `_novalidate`: what the tenant makes mandatory stays so. No `internetmessageid`: one step, one reference.
    """
    record: dict[str, object] = {
        "summary": order.summary,
        "client_id": order.customer_id,
        "tickettype_id": order.ticket_type_id,
        "third_party_id_string": order.reference,
        "donotapplytemplateintheapi": True,
    }
    if order.details:
        record |= {"details": order.details, "details_html": to_html(order.details)}
    if order.category:
        record[f"category_{order.category_level}"] = order.category
    if order.tags:
        record["tags"] = [{"text": tag} for tag in order.tags]
    if order.custom_fields:
        record["customfields"] = [{"id": number, "value": value} for number, value in order.custom_fields]
    chosen = {
        "site_id": order.site_id,
        "user_id": order.user_id,
        "priority_id": order.priority_id,
        "team": order.team_name or None,
        "team_id": order.team_id,
        "agent_id": order.agent_id,
    }
    return record | {name: value for name, value in chosen.items() if value is not None}


async def create(transport: Transport, learned: Learned, order: NewTicket) -> Receipt:
    """See `HaloWrites.create_ticket`."""
    answer = await transport.write("Tickets", to_wire(order))
    receipt = _receipt(answer)
    if receipt.ticket_id is not None:
        learned.sent = (order.reference, receipt.ticket_id)
    return receipt


async def set_status(
    transport: Transport, requests: Requests, order: StatusChange, ticket_id: TicketId
) -> Receipt:
    """See `HaloWrites.set_status`: a rule or workflow may keep the old status without a word (NOTES 6)."""
    answer = await transport.write("Tickets", {"id": ticket_id, "status_id": order.status_id})
    receipt = _receipt(answer)
    try:
        row = await read(requests, ticket_id)
    except HaloError as error:
        raise AnswerLost("The ticket could not be read back.", server_text=error.server_text) from error
    if row is None or row.status_id != order.status_id:
        raise Refused(
            f"Halo kept the ticket's status; it is not {order.status_name}.",
            "A workflow or rule may ask for something else first: look at the ticket.",
            server_text=receipt.warning,
        )
    return Receipt(ticket_id, warning=receipt.warning)


async def read(requests: Requests, ticket_id: TicketId) -> TicketRow | None:
    """Returns one ticket, or None when there is none of that number."""
    try:
        row = await requests.one(f"Tickets/{ticket_id}", TicketRow, includedetails=True, nocache=True)
    except Refused as error:
        if error.status == NOT_FOUND:
            return None
        raise
    return row if row.id == ticket_id else None


async def open_tickets(
    requests: Requests, learned: Learned, *, agent_id: AgentId | None = None, user_id: UserId | None = None
) -> tuple[TicketSummary, ...]:
    """Open tickets of an agent or a user, newest first; rows of others were not filtered, and are dropped."""
    whose = {"agent_id": agent_id, "user_id": user_id}
    asked: dict[str, int] = {name: number for name, number in whose.items() if number is not None}
    found: dict[TicketId, TicketSummary] = {}
    pages = requests.pages("Tickets", "tickets", open_only=True, order="id", orderdesc=True, **asked)
    async for number, rows, _ in pages:
        for ticket in (row.ticket(learned) for row in wire.parse(TicketRow, rows)):
            fits = all(getattr(ticket, name) in (None, wanted) for name, wanted in asked.items())
            if ticket.open and fits:
                found[ticket.id] = ticket
        if number >= MOST_OPEN_PAGES:
            break
    return tuple(sorted(found.values(), key=lambda ticket: ticket.id, reverse=True))


async def search(requests: Requests, learned: Learned, text: str) -> tuple[TicketSummary, ...]:
    """Tickets that show what was asked for, newest first: Halo may have ignored the question (NOTES 1)."""
    rows, _ = await requests.page("Tickets", "tickets", 1, search=text, order="id", orderdesc=True)
    typed = words_of(text)

    def shows(ticket: TicketSummary) -> bool:
        told = (str(ticket.id), ticket.summary, ticket.customer_name, ticket.user_name)
        return begin_words(typed, words_of(" ".join(told)))

    found = (row.ticket(learned) for row in wire.parse(TicketRow, rows) if not row.deleted)
    return tuple(ticket for ticket in found if shows(ticket))


def carries(row: TicketRow, reference: Reference) -> bool:
    """Whether the ticket truly carries our reference: a filter may have been ignored (NOTES 5)."""
    return row.reference == reference


def _receipt(answer: Any) -> Receipt:
    for record in wire.records(answer, "tickets"):
        for row in wire.parse(TicketRow, [record]):
            if row.id > 0:
                return Receipt(TicketId(row.id), warning=wire.warning(answer, record))
    raise unreadable(write=True)
