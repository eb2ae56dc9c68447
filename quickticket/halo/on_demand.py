"""`ports.halo.Halo` that costs nothing until it is asked: HTTP and wire models are loaded then, in a thread.

Loading takes some 0.2 s; the popup has to be ready before that, and works without Halo.
"""

from __future__ import annotations

import asyncio
from contextlib import aclosing
from datetime import timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, Awaitable, Callable
    from datetime import datetime

    from quickticket.domain.connection import Connection
    from quickticket.domain.ids import TicketId
    from quickticket.domain.orders import NewAction, NewEvent, NewTicket, Order, Receipt, StatusChange
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
    from quickticket.halo.client import HaloClient
    from quickticket.services.ports.clock import Clock
    from quickticket.services.ports.halo import HaloReads, Look, Page, PeopleKind


class ReadsOnDemand:
    """`ports.halo.HaloReads` of a client that is loaded by the first question."""

    def __init__(self, loaded: Callable[[], Awaitable[HaloReads]]) -> None:
        self._loaded = loaded

    async def me(self) -> Agent:
        """See `HaloReads`."""
        return await (await self._loaded()).me()

    async def ticket_types(self) -> tuple[TicketType, ...]:
        """See `HaloReads`."""
        return await (await self._loaded()).ticket_types()

    async def priorities(self) -> tuple[Priority, ...]:
        """See `HaloReads`."""
        return await (await self._loaded()).priorities()

    async def categories(self) -> tuple[Category, ...]:
        """See `HaloReads`."""
        return await (await self._loaded()).categories()

    async def statuses(self) -> tuple[Status, ...]:
        """See `HaloReads`."""
        return await (await self._loaded()).statuses()

    async def outcomes(self) -> tuple[Outcome, ...]:
        """See `HaloReads`."""
        return await (await self._loaded()).outcomes()

    async def charge_rates(self) -> tuple[ChargeRate, ...]:
        """See `HaloReads`."""
        return await (await self._loaded()).charge_rates()

    async def teams(self) -> tuple[Team, ...]:
        """See `HaloReads`."""
        return await (await self._loaded()).teams()

    async def agents(self) -> tuple[Agent, ...]:
        """See `HaloReads`."""
        return await (await self._loaded()).agents()

    async def templates(self) -> tuple[Template, ...]:
        """See `HaloReads`."""
        return await (await self._loaded()).templates()

    async def canned_texts(self) -> tuple[CannedText, ...]:
        """See `HaloReads`."""
        return await (await self._loaded()).canned_texts()

    async def custom_fields(self) -> tuple[CustomField, ...]:
        """See `HaloReads`."""
        return await (await self._loaded()).custom_fields()

    async def workday(self) -> Workday | None:
        """See `HaloReads`."""
        return await (await self._loaded()).workday()

    async def people(
        self, kind: PeopleKind, *, first_page: int = 1, since: datetime | None = None
    ) -> AsyncGenerator[Page]:
        """See `HaloReads`."""
        reads = await self._loaded()
        async with aclosing(reads.people(kind, first_page=first_page, since=since)) as pages:
            async for page in pages:
                yield page

    async def search_people(self, text: str) -> tuple[Person, ...]:
        """See `HaloReads`."""
        return await (await self._loaded()).search_people(text)

    async def search_tickets(self, text: str) -> tuple[TicketSummary, ...]:
        """See `HaloReads`."""
        return await (await self._loaded()).search_tickets(text)

    async def my_open_tickets(self) -> tuple[TicketSummary, ...]:
        """See `HaloReads`."""
        return await (await self._loaded()).my_open_tickets()

    async def open_tickets_of(self, user_id: int) -> tuple[TicketSummary, ...]:
        """See `HaloReads`."""
        return await (await self._loaded()).open_tickets_of(user_id)

    async def ticket(self, ticket_id: TicketId) -> TicketSummary | None:
        """See `HaloReads`."""
        return await (await self._loaded()).ticket(ticket_id)

    async def time_entries(self, start: datetime, end: datetime) -> tuple[LoggedTime, ...]:
        """See `HaloReads`."""
        return await (await self._loaded()).time_entries(start, end)


class HaloOnDemand(ReadsOnDemand):
    """`ports.halo.Halo` of one tenant.

    Args:
        connection: The tenant.
        secret: See `client.open_halo`.
        clock: See `client.open_halo`.
    """

    def __init__(
        self, connection: Connection, secret: Callable[[], Awaitable[str | None]], clock: Clock
    ) -> None:
        super().__init__(self._load)
        self.background = ReadsOnDemand(self._load_background)
        self._connection = connection
        self._secret = secret
        self._clock = clock
        self._client: HaloClient | None = None
        self._loading = asyncio.Lock()

    async def create_ticket(self, order: NewTicket) -> Receipt:
        """See `HaloWrites`."""
        return await (await self._load()).create_ticket(order)

    async def add_action(self, order: NewAction) -> Receipt:
        """See `HaloWrites`."""
        return await (await self._load()).add_action(order)

    async def add_event(self, order: NewEvent) -> Receipt:
        """See `HaloWrites`."""
        return await (await self._load()).add_event(order)

    async def set_status(self, order: StatusChange) -> Receipt:
        """See `HaloWrites`."""
        return await (await self._load()).set_status(order)

    async def look_for(self, order: Order, sent_after: datetime) -> Look:
        """See `HaloWrites`."""
        return await (await self._load()).look_for(order, sent_after)

    @property
    def clock_skew(self) -> timedelta:
        """How far our clock is ahead of Halo's, by its newest answer."""
        return timedelta() if self._client is None else self._client.clock_skew

    def ticket_url(self, ticket_id: TicketId, action_id: int | None = None) -> str:
        """See `Halo`."""
        return self._connection.ticket_url(ticket_id, action_id)

    async def close(self) -> None:
        """See `Halo`."""
        if self._client is not None:
            await self._client.close()

    async def _load(self) -> HaloClient:
        async with self._loading:
            if self._client is None:
                client = await asyncio.to_thread(_import_client)
                self._client = client(self._connection, self._secret, self._clock)
            return self._client

    async def _load_background(self) -> HaloReads:
        return (await self._load()).background


def _import_client() -> Callable[..., HaloClient]:
    from quickticket.halo.client import open_halo

    return open_halo
