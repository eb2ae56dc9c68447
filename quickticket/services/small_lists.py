"""The tenant's small lists: which there are and how each is read."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Mapping

    from quickticket.domain.reference import Catalogue
    from quickticket.services.ports.halo import HaloReads

READS: Mapping[str, Callable[[HaloReads], Awaitable[object]]] = {
    "me": lambda reads: reads.me(),
    "ticket_types": lambda reads: reads.ticket_types(),
    "priorities": lambda reads: reads.priorities(),
    "categories": lambda reads: reads.categories(),
    "statuses": lambda reads: reads.statuses(),
    "outcomes": lambda reads: reads.outcomes(),
    "charge_rates": lambda reads: reads.charge_rates(),
    "teams": lambda reads: reads.teams(),
    "agents": lambda reads: reads.agents(),
}
"""How each member of a `Catalogue` is read, the acting agent first: it tells whether the sign-in works."""

CHEAP_READS = tuple(name for name in READS if name not in ("ticket_types", "statuses"))
"""Those that cost one request each; the others cost more, so the daily pass alone reads them."""


def label_of(name: str) -> str:
    """Returns how to call a member of the catalogue on screen."""
    return "Acting agent" if name == "me" else name.replace("_", " ").capitalize()


async def read_list(reads: HaloReads, catalogue: Catalogue, name: str) -> Catalogue:
    """Returns the catalogue with one member read again; raises what `HaloReads` raises."""
    return replace(catalogue, **{name: await READS[name](reads)})  # type: ignore[arg-type]
