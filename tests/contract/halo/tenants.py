"""What the contract runs on: `FakeHalo`, and the adapter against a sandbox server."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any, Protocol

import httpx

from quickticket.domain.connection import Connection
from quickticket.domain.ids import StatusId, TicketId, TicketTypeId
from quickticket.domain.orders import NewTicket
from quickticket.halo.client import HaloClient, open_halo
from quickticket.sandbox.server import SandboxServer
from quickticket.sandbox.tokens import CLIENT_ID, CLIENT_SECRET
from quickticket.services.clock import SystemClock
from quickticket.services.ports.halo import Halo
from tests.fakes.halo import FIRST_STATUS, Failure, FakeHalo, Fault

REFUSED = TicketTypeId(2)
"""A type that demands a category, in both tenants."""


class Tenant(Protocol):
    """A Halo, and the switches that make it fail."""

    halo: Halo

    async def lose_next_write(self, *, carried_out: bool) -> None:
        """The next write breaks without an answer."""
        ...

    async def limit_next_write(self, seconds: int) -> None:
        """The next write is answered 429."""
        ...

    async def vanish(self) -> None:
        """Nobody listens any more."""
        ...

    async def held(self, order: NewTicket) -> int:
        """How many tickets carry that order's reference."""
        ...


class FakeTenant:
    """`FakeHalo`, which refuses what a sandbox would refuse."""

    def __init__(self) -> None:
        self._fake = _Strict()
        self.halo: Halo = self._fake

    async def lose_next_write(self, *, carried_out: bool) -> None:
        self._fake.fail_writes(Fault.LOSE_ANSWER if carried_out else Fault.LOSE_REQUEST)

    async def limit_next_write(self, seconds: int) -> None:
        self._fake.fail_writes(Failure(Fault.RATE_LIMIT, "Rate Limit Reached", seconds))

    async def vanish(self) -> None:
        self._fake.fail_writes(Fault.OFFLINE)

    async def held(self, order: NewTicket) -> int:
        return sum(ticket.order.reference == order.reference for ticket in self._fake.tickets.values())


class _Strict(FakeHalo):
    def hold_ticket(self, order: NewTicket, *, status_id: StatusId = FIRST_STATUS) -> TicketId:
        if order.ticket_type_id == REFUSED and not order.category:
            Failure(Fault.REFUSE, "category_1 is mandatory").raise_before()
        return super().hold_ticket(order, status_id=status_id)


class SandboxTenant:
    """The adapter against a sandbox server, set up through its own /sandbox pages."""

    def __init__(self, server: SandboxServer) -> None:
        self._server = server
        self.client = open_client(server)
        self.halo: Halo = self.client

    async def lose_next_write(self, *, carried_out: bool) -> None:
        await self.faults(
            {"match": {"method": "POST", "path": "/api/", "first": 1}, "kind": _drop(carried_out=carried_out)}
        )

    async def limit_next_write(self, seconds: int) -> None:
        match = {"method": "POST", "path": "/api/", "first": 1}
        await self.faults({"match": match, "kind": "rate429", "retry_after": seconds})

    async def vanish(self) -> None:
        self._server.stop()

    async def held(self, order: NewTicket) -> int:
        tickets = await self.ask("GET", "tickets")
        return sum(ticket.get("third_party_id_string") == order.reference for ticket in tickets)

    async def faults(self, *rules: dict[str, Any]) -> None:
        """Puts fault rules in force."""
        await self.ask("PUT", "faults", list(rules))

    async def quirks(self, **wanted: object) -> None:
        """Changes how the tenant behaves."""
        await self.ask("PATCH", "quirks", wanted)

    async def ask(self, method: str, path: str, body: object = None) -> Any:
        """Calls one of the pages that look into the server."""
        async with httpx.AsyncClient(base_url=self._server.url, trust_env=False) as http:
            answer = await http.request(method, f"/sandbox/{path}", json=body)
        answer.raise_for_status()
        return answer.json() if answer.content else None


def open_client(server: SandboxServer) -> HaloClient:
    """The adapter, signed in to a sandbox."""

    async def secret() -> str | None:
        return CLIENT_SECRET

    return open_halo(Connection(server.url, CLIENT_ID), secret, SystemClock())


@asynccontextmanager
async def sandbox_tenant() -> AsyncIterator[SandboxTenant]:
    """A sandbox of its own for one test."""
    with SandboxServer(rate_limit=None) as server:
        tenant = SandboxTenant(server)
        try:
            yield tenant
        finally:
            await tenant.halo.close()


def _drop(*, carried_out: bool) -> str:
    return "drop_after" if carried_out else "drop_before"
