"""`ports.halo.Halo` over HTTP: each method hands over to the module of its resource."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quickticket.domain.ids import AgentId, TicketId, UserId
from quickticket.domain.orders import NewAction, NewEvent, NewTicket, Order, Receipt, StatusChange
from quickticket.domain.timekeeping.spans import Span
from quickticket.halo import (
    action_look,
    actions,
    agents,
    event_look,
    events,
    lists,
    people,
    prepared,
    ticket_look,
    ticket_types,
    tickets,
    timesheet,
    workdays,
)
from quickticket.halo.allowance import Allowance, Lane, Share
from quickticket.halo.client_credentials import ClientCredentials
from quickticket.halo.learned import Learned
from quickticket.halo.requests import Requests
from quickticket.halo.transport import Transport
from quickticket.services.ports.halo import Look, Page, PeopleKind, Verdict

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, Awaitable, Callable
    from datetime import datetime, timedelta

    import httpx

    from quickticket.domain.connection import Connection
    from quickticket.domain.reference import (
        Agent,
        CannedText,
        Category,
        ChargeRate,
        CustomField,
        Outcome,
        Person,
        Priority,
        Status,
        Team,
        TicketSummary,
        TicketType,
    )
    from quickticket.domain.templates.template import Template
    from quickticket.domain.timekeeping.logged import LoggedTime
    from quickticket.domain.timekeeping.workday import Workday
    from quickticket.services.ports.clock import Clock


class Reads:
    """`ports.halo.HaloReads` in one lane."""

    def __init__(self, requests: Requests, learned: Learned, tenant: str) -> None:
        self._requests = requests
        self._learned = learned
        self._tenant = tenant
        self._me: Agent | None = None

    async def me(self) -> Agent:
        """See `HaloReads`."""
        self._me = await agents.me(self._requests)
        return self._me

    async def ticket_types(self) -> tuple[TicketType, ...]:
        """See `HaloReads`."""
        return await ticket_types.ticket_types(self._requests)

    async def priorities(self) -> tuple[Priority, ...]:
        """See `HaloReads`."""
        return await lists.priorities(self._requests)

    async def categories(self) -> tuple[Category, ...]:
        """See `HaloReads`."""
        return await lists.categories(self._requests)

    async def statuses(self) -> tuple[Status, ...]:
        """See `HaloReads`."""
        return await lists.statuses(self._requests, self._learned)

    async def outcomes(self) -> tuple[Outcome, ...]:
        """See `HaloReads`."""
        return await lists.outcomes(self._requests)

    async def charge_rates(self) -> tuple[ChargeRate, ...]:
        """See `HaloReads`."""
        return await lists.charge_rates(self._requests)

    async def teams(self) -> tuple[Team, ...]:
        """See `HaloReads`."""
        return await agents.teams(self._requests)

    async def agents(self) -> tuple[Agent, ...]:
        """See `HaloReads`."""
        return await agents.agents(self._requests)

    async def templates(self) -> tuple[Template, ...]:
        """See `HaloReads`."""
        return await prepared.templates(self._requests, self._tenant)

    async def canned_texts(self) -> tuple[CannedText, ...]:
        """See `HaloReads`."""
        return await prepared.canned_texts(self._requests)

    async def custom_fields(self) -> tuple[CustomField, ...]:
        """See `HaloReads`."""
        return await prepared.custom_fields(self._requests)

    async def workday(self) -> Workday | None:
        """See `HaloReads`."""
        return await workdays.workday(self._requests)

    def people(
        self, kind: PeopleKind, *, first_page: int = 1, since: datetime | None = None
    ) -> AsyncGenerator[Page]:
        """See `HaloReads`."""
        return people.pages(self._requests, kind, first_page, since)

    async def search_people(self, text: str) -> tuple[Person, ...]:
        """See `HaloReads`."""
        return await people.search(self._requests, text)

    async def search_tickets(self, text: str) -> tuple[TicketSummary, ...]:
        """See `HaloReads`."""
        return await tickets.search(self._requests, self._learned, text)

    async def my_open_tickets(self) -> tuple[TicketSummary, ...]:
        """See `HaloReads`."""
        return await tickets.open_tickets(self._requests, self._learned, agent_id=await self._my_id())

    async def open_tickets_of(self, user_id: int) -> tuple[TicketSummary, ...]:
        """See `HaloReads`."""
        return await tickets.open_tickets(self._requests, self._learned, user_id=UserId(user_id))

    async def ticket(self, ticket_id: TicketId) -> TicketSummary | None:
        """See `HaloReads`."""
        row = await tickets.read(self._requests, ticket_id)
        return None if row is None else row.ticket(self._learned)

    async def time_entries(self, start: datetime, end: datetime) -> tuple[LoggedTime, ...]:
        """See `HaloReads`."""
        return await timesheet.time_entries(self._requests, await self._my_id(), Span(start, end))

    async def _my_id(self) -> AgentId:
        return (self._me or await self.me()).id


class HaloClient(Reads):
    """`ports.halo.Halo`; its own reads are for a person who waits, `background` is for reference data."""

    def __init__(self, connection: Connection, transport: Transport, learned: Learned) -> None:
        super().__init__(Requests(transport, Lane.INTERACTIVE), learned, connection.base_url)
        self._connection = connection
        self._transport = transport
        self.background = Reads(Requests(transport, Lane.BACKGROUND), learned, connection.base_url)

    async def create_ticket(self, order: NewTicket) -> Receipt:
        """See `HaloWrites`."""
        return await tickets.create(self._transport, self._learned, order)

    async def add_action(self, order: NewAction) -> Receipt:
        """See `HaloWrites`."""
        return await actions.add(self._transport, self._learned, order, _aimed(order))

    async def add_event(self, order: NewEvent) -> Receipt:
        """See `HaloWrites`."""
        me = self._me or await self.me()
        return await events.add(self._transport, order, order.agent_id or me.id, me.name)

    async def set_status(self, order: StatusChange) -> Receipt:
        """See `HaloWrites`."""
        return await tickets.set_status(self._transport, self._requests, order, _aimed(order))

    async def look_for(self, order: Order, sent_after: datetime) -> Look:
        """See `HaloWrites`."""
        match order:
            case NewTicket():
                return await ticket_look.look(self._requests, self._learned, order, sent_after)
            case NewAction():
                agent_id = order.agent_id or await self._my_id()
                sought = action_look.Sought(order, _aimed(order), agent_id, sent_after)
                return await action_look.look(self._requests, self._learned, sought)
            case NewEvent():
                return await event_look.look(self._requests, order, order.agent_id or await self._my_id())
            case StatusChange():
                row = await tickets.read(self._requests, _aimed(order))
                shown = row is not None and row.status_id == order.status_id
                return Look(Verdict.FOUND, Receipt(_aimed(order))) if shown else Look(Verdict.ABSENT)

    @property
    def clock_skew(self) -> timedelta:
        """How far our clock is ahead of Halo's, by its newest answer."""
        return self._transport.clock_skew

    def ticket_url(self, ticket_id: TicketId, action_id: int | None = None) -> str:
        """See `Halo`."""
        return self._connection.ticket_url(ticket_id, action_id)

    async def close(self) -> None:
        """See `Halo`."""
        await self._transport.close()


def open_halo(
    connection: Connection,
    secret: Callable[[], Awaitable[str | None]],
    clock: Clock,
    *,
    share: Share | None = None,
    learned: Learned | None = None,
    wire: httpx.AsyncBaseTransport | None = None,
) -> HaloClient:
    """Returns a client of one tenant; nothing is sent before the first call.

    Args:
        connection: The tenant and sign-in.
        secret: Gives the client secret; asked whenever a token is needed, and never kept.
        clock: Time.
        share: How many requests may leave; the usual share when None.
        learned: What an earlier session learned of this tenant.
        wire: Replaces the network in tests.
    """
    allowance = Allowance(clock, share or Share())
    grant = ClientCredentials(connection, secret, clock)
    return HaloClient(connection, Transport(connection, grant, clock, allowance, wire), learned or Learned())


def _aimed(order: NewAction | StatusChange) -> TicketId:
    if order.ticket_id is None:
        raise ValueError(f"{order.reference} has no ticket yet")
    return order.ticket_id
