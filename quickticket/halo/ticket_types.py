"""Ticket types and what each demands of its tickets (NOTES 8, 13)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from pydantic import AliasChoices, Field

from quickticket.domain.errors import Refused, UnreadableAnswer
from quickticket.domain.ids import OutcomeId, PriorityId, SlaId, StatusId, TicketTypeId
from quickticket.domain.reference import TicketType
from quickticket.halo.wire import Flag, Row, Whole

if TYPE_CHECKING:
    from collections.abc import Iterator

    from quickticket.halo.requests import Requests

REQUIRED = 3
"""`technew` of a field that an agent must fill in on a new ticket (NOTES 8)."""


class _TypeRow(Row):
    id: int
    name: str = ""
    use: str = "tickets"
    inactive: Flag = False
    visible: Flag = True
    agentscanselect: Flag = True
    cancreate: Flag = True
    sla_id: Whole = Field(
        None, validation_alias=AliasChoices("default_sla", "default_sla_id", "sla_id", "slaid", "sla")
    )
    default_priority: Whole = None
    default_category: str = Field("", validation_alias="default_category_1")
    default_team: str = ""
    allowall_actions: Flag = False
    allowed_actions: list[dict[str, Any]] = Field(default_factory=list)
    allowall_status: Flag = False
    allowed_status: list[dict[str, Any]] = Field(default_factory=list)
    fields_: list[dict[str, Any]] = Field(default_factory=list, validation_alias="fields")
    group: dict[str, Any] = Field(default_factory=dict)

    def offered(self) -> bool:
        """Whether an agent may choose it for a ticket; opportunities and projects are none."""
        chosen = self.visible and self.agentscanselect and self.cancreate and not self.inactive
        return chosen and self.use.lower().startswith("ticket")

    def ticket_type(self) -> TicketType:
        outcomes = (
            [] if self.allowall_actions else _numbers(self.allowed_actions, "outcome_id", "action_id", "id")
        )
        statuses = [] if self.allowall_status else _numbers(self.allowed_status, "status_id", "id")
        return TicketType(
            TicketTypeId(self.id),
            self.name,
            mandatory=tuple(dict.fromkeys(_mandatory([*self.fields_, self.group]))),
            outcome_ids=tuple(OutcomeId(number) for number in outcomes),
            status_ids=tuple(StatusId(number) for number in statuses),
            sla_id=SlaId(self.sla_id) if self.sla_id and self.sla_id > 0 else None,
            default_priority_id=PriorityId(p) if (p := self.default_priority) and p > 0 else None,
            default_category=self.default_category,
            default_team=self.default_team,
        )


async def ticket_types(requests: Requests) -> tuple[TicketType, ...]:
    """Types that this agent may choose; each is asked for its fields, which the list does not hold."""
    found = await requests.rows("TicketType", "tickettypes", _TypeRow, can_create_only=True)
    return tuple([(await _detailed(requests, row)).ticket_type() for row in found if row.offered()])


async def _detailed(requests: Requests, row: _TypeRow) -> _TypeRow:
    try:
        return await requests.one(f"TicketType/{row.id}", _TypeRow, includedetails=True)
    except (Refused, UnreadableAnswer):
        return row  # what Halo demands then shows when it refuses


def _mandatory(fields: list[dict[str, Any]]) -> Iterator[str]:
    for each in fields:
        group = each.get("group")
        yield from _mandatory(group.get("fields") or [] if isinstance(group, dict) else [])
        yield from _mandatory(each.get("fields") or [])
        info = each.get("fieldinfo")
        name = (info.get("name") if isinstance(info, dict) else None) or each.get("fieldname")
        if name and each.get("technew") == REQUIRED:
            yield re.sub(r"^category_?(\d)$", r"category_\1", str(name).lower())


def _numbers(allowed: list[dict[str, Any]], *names: str) -> list[int]:
    found = (next((each[name] for name in names if each.get(name) is not None), None) for each in allowed)
    return [
        int(float(number))
        for number in found
        if isinstance(number, int | float | str) and str(number).strip()
    ]
