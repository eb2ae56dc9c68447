"""What the way to Halo adds to one ticket: the adapter beside a bare POST of the same bytes, in turns."""

from __future__ import annotations

import asyncio
import json
from dataclasses import replace
from time import perf_counter

from quickticket.domain.ids import CustomerId, PriorityId, Reference, TicketTypeId
from quickticket.domain.orders import NewTicket
from quickticket.halo.tickets import to_wire
from quickticket.sandbox.seed.directory import FIRST_CUSTOMER_ID
from quickticket.sandbox.seed.service_desk import INCIDENT
from tests.benchmarks.figures import Figure, Samples, beside
from tests.benchmarks.server import Server, serving

ROUNDS = 200
_WARM_UP = 20
_ORDER = NewTicket(
    Reference("bench"),
    "Outlook will not open",
    "Since *Monday's* update.",
    CustomerId(FIRST_CUSTOMER_ID),
    TicketTypeId(INCIDENT),
    priority_id=PriorityId(2),
    category="Email>Outlook",
)


def measure() -> list[Figure]:
    """The time of one ticket, and how many requests it takes."""
    with serving() as server, asyncio.Runner() as runner:
        return runner.run(_measure(server))


async def _measure(server: Server) -> list[Figure]:
    halo = server.client()
    await halo.create_ticket(_ORDER)
    ours, bare = [], []
    async with server.bare_client() as http:
        server.forget_requests()
        for number in range(_WARM_UP + ROUNDS):
            order = replace(_ORDER, reference=Reference(f"bench-{number}"))
            body = json.dumps([to_wire(order)])
            begin = perf_counter()
            await halo.create_ticket(order)
            between = perf_counter()
            answer = await http.post(
                "/api/Tickets", content=body, headers={"Content-Type": "application/json"}
            )
            end = perf_counter()
            answer.raise_for_status()
            if number >= _WARM_UP:
                ours.append((between - begin) * 1000)
                bare.append((end - between) * 1000)
    await halo.close()
    per_step = server.requests()["total"] / (_WARM_UP + ROUNDS) - 1
    return [
        beside("one ticket over loopback", Samples(ours), "bare httpx POST", Samples(bare), at_most=1.3),
        Figure("  requests per step", f"{per_step:g}", target="1", met=per_step == 1),
    ]
