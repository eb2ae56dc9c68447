"""The small lists <-> JSON text."""

from __future__ import annotations

import json
from dataclasses import asdict, replace
from datetime import time, timedelta
from typing import Any

from quickticket.domain.reference import (
    Agent,
    CannedText,
    Catalogue,
    Category,
    ChargeRate,
    CustomField,
    Outcome,
    Priority,
    Status,
    Team,
    TicketType,
)
from quickticket.domain.templates.template import FieldValue, Named, Template, TemplateSource
from quickticket.domain.timekeeping.workday import Hours, Workday

_LISTS: dict[str, type[Any]] = {
    "ticket_types": TicketType,
    "priorities": Priority,
    "categories": Category,
    "statuses": Status,
    "outcomes": Outcome,
    "charge_rates": ChargeRate,
    "teams": Team,
    "agents": Agent,
    "canned_texts": CannedText,
}

_NAMED = ("ticket_type", "priority", "category", "team", "agent", "charge_rate", "outcome", "status")


def catalogue_to_text(catalogue: Catalogue) -> str:
    """Returns all lists as one text."""
    data = asdict(replace(catalogue, workday=None))
    return json.dumps(data | {"workday": catalogue.workday and _workday_to_json(catalogue.workday)})


def text_to_catalogue(text: str) -> Catalogue:
    """Returns the lists that `catalogue_to_text` wrote; those it did not know yet are empty."""
    data = json.loads(text)
    me = data["me"] and _record(Agent, data["me"])
    lists: dict[str, Any] = {
        name: tuple(_record(kind, row) for row in data.get(name, ())) for name, kind in _LISTS.items()
    }
    return Catalogue(
        me=me,
        templates=tuple(_template(row) for row in data.get("templates", ())),
        custom_fields=tuple(_custom_field(row) for row in data.get("custom_fields", ())),
        workday=data.get("workday") and _json_to_workday(data["workday"]),
        **lists,
    )


def _record(kind: type[Any], data: dict[str, Any]) -> Any:
    return kind(**{name: tuple(value) if isinstance(value, list) else value for name, value in data.items()})


def _custom_field(data: dict[str, Any]) -> CustomField:
    return CustomField(**{**data, "choices": tuple((number, name) for number, name in data["choices"])})


def _template(data: dict[str, Any]) -> Template:
    named = {name: Named(**data[name]) if data[name] else None for name in _NAMED}
    fields = tuple(FieldValue(Named(**each["field"]), each["value"]) for each in data["fields"])
    source = TemplateSource(data["source"])
    return Template(**{**data, **named, "tags": tuple(data["tags"]), "fields": fields, "source": source})


def _workday_to_json(workday: Workday) -> dict[str, Any]:
    week = [hours and [hours.start.isoformat(), hours.end.isoformat()] for hours in workday.week]
    target = None if workday.target is None else workday.target.total_seconds()
    return {"name": workday.name, "week": week, "target": target}


def _json_to_workday(data: dict[str, Any]) -> Workday:
    week = tuple(hours and Hours(*(time.fromisoformat(at) for at in hours)) for hours in data["week"])
    target = None if data["target"] is None else timedelta(seconds=data["target"])
    return Workday(data["name"], week, target)
