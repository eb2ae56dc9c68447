"""The tenant's small lists: which there are and how each is read."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Protocol

from quickticket.domain.templates.template import Named, Template

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterable, Mapping

    from quickticket.domain.reference import Catalogue
    from quickticket.services.ports.halo import HaloReads


class _Row(Protocol):
    @property
    def id(self) -> int: ...

    @property
    def name(self) -> str: ...


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
    "custom_fields": lambda reads: reads.custom_fields(),
    "canned_texts": lambda reads: reads.canned_texts(),
    "templates": lambda reads: reads.templates(),
    "workday": lambda reads: reads.workday(),
}
"""How each member of a `Catalogue` is read, the acting agent first: it tells whether the sign-in works."""

_DAILY = ("ticket_types", "statuses", "custom_fields", "canned_texts", "templates", "workday")
"""What costs several requests or hardly ever changes: the daily pass alone reads it."""
CHEAP_READS = tuple(name for name in READS if name not in _DAILY)
"""What the idle rounds read, one request each."""


def label_of(name: str) -> str:
    """Returns how to call a member of the catalogue on screen."""
    return "Acting agent" if name == "me" else name.replace("_", " ").capitalize()


async def read_list(reads: HaloReads, catalogue: Catalogue, name: str) -> Catalogue:
    """Returns the catalogue with one member read again; raises what `HaloReads` raises."""
    read = replace(catalogue, **{name: await READS[name](reads)})  # type: ignore[arg-type]
    return replace(read, templates=tuple(with_names(each, read) for each in read.templates))


def with_names(template: Template, catalogue: Catalogue) -> Template:
    """Returns one of Halo's templates with the names of what it points at, by which other tenants find it."""
    return replace(
        template,
        ticket_type=_named(template.ticket_type, catalogue.ticket_types),
        priority=_named(template.priority, catalogue.priorities),
        agent=_named(template.agent, catalogue.agents),
        status=_named(template.status, catalogue.statuses),
        fields=tuple(
            replace(each, field=_named(each.field, catalogue.custom_fields) or each.field)
            for each in template.fields
        ),
    )


def _named(named: Named | None, rows: Iterable[_Row]) -> Named | None:
    if named is None or named.name:
        return named
    return next((Named(row.name, named.id) for row in rows if row.id == named.id), None)
