"""The small lists <-> JSON text."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any

from quickticket.domain.reference import (
    Agent,
    Catalogue,
    Category,
    ChargeRate,
    Outcome,
    Priority,
    Status,
    Team,
    TicketType,
)

_LISTS: dict[str, type[Any]] = {
    "ticket_types": TicketType,
    "priorities": Priority,
    "categories": Category,
    "statuses": Status,
    "outcomes": Outcome,
    "charge_rates": ChargeRate,
    "teams": Team,
    "agents": Agent,
}


def catalogue_to_text(catalogue: Catalogue) -> str:
    """Returns all lists as one text."""
    return json.dumps(asdict(catalogue))


def text_to_catalogue(text: str) -> Catalogue:
    """Returns the lists that `catalogue_to_text` wrote."""
    data = json.loads(text)
    me = data["me"] and _record(Agent, data["me"])
    return Catalogue(
        me=me, **{name: tuple(_record(kind, row) for row in data[name]) for name, kind in _LISTS.items()}
    )


def _record(kind: type[Any], data: dict[str, Any]) -> Any:
    return kind(**{name: tuple(value) if isinstance(value, list) else value for name, value in data.items()})
