"""Small lists in one piece: statuses, priorities, categories, outcomes, charge rates (NOTES 8)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pydantic import AliasChoices, Field

from quickticket.domain.ids import CategoryId, ChargeRateId, OutcomeId, PriorityId, SlaId, StatusId
from quickticket.domain.reference import Category, ChargeRate, Outcome, Priority, Status
from quickticket.halo.learned import USUAL_CLOSED
from quickticket.halo.wire import Colour, Flag, Row, Whole

if TYPE_CHECKING:
    from quickticket.halo.learned import Learned
    from quickticket.halo.requests import Requests

CHARGE_RATES = 17
"""The lookup that holds the charge rates (NOTES 8)."""


class _StatusRow(Row):
    id: int
    name: str = ""
    colour: Colour = ""


class _PriorityRow(Row):
    priorityid: int
    slaid: int = 0
    name: str = ""
    ishidden: Flag = False


class _CategoryRow(Row):
    id: int
    value: str = Field(validation_alias=AliasChoices("value", "category_name"))
    type_id: int = 1


class _OutcomeRow(Row):
    id: int
    name: str = Field("", validation_alias=AliasChoices("buttonname", "outcome", "labellong"))
    newstatus: Whole = None
    mustaddnote: Flag = False
    sendemail: Whole = None
    chargerate: Whole = None
    hidden: Flag = False


class _LookupRow(Row):
    id: int
    name: str = ""
    lookupid: int = CHARGE_RATES
    inactive: Flag = False


async def statuses(requests: Requests, learned: Learned) -> tuple[Status, ...]:
    """Ticket statuses. No member says "closed": those are missing when closed ones are excluded (NOTES 8)."""
    every = await requests.rows("Status", "statuses", _StatusRow, type="ticket")
    still_open = await requests.rows("Status", "statuses", _StatusRow, type="ticket", excludeclosed=True)
    closed = {row.id for row in every} - {row.id for row in still_open}
    closed |= {USUAL_CLOSED} & {row.id for row in every}
    if len(closed) == len(every):  # an empty second answer says nothing
        closed = {USUAL_CLOSED}
    learned.closed = frozenset(StatusId(number) for number in closed)
    return tuple(Status(StatusId(row.id), row.name, row.colour, row.id in closed) for row in every)


async def priorities(requests: Requests) -> tuple[Priority, ...]:
    """Priorities of all SLAs; a ticket takes `priorityid`, never the row's UUID (NOTES 5)."""
    found = await requests.rows("Priority", "priorities", _PriorityRow)
    return tuple(
        Priority(PriorityId(row.priorityid), row.name, SlaId(row.slaid)) for row in found if not row.ishidden
    )


async def categories(requests: Requests) -> tuple[Category, ...]:
    """Categories of the four members `category_1` to `category_4` (NOTES 5)."""
    found = await requests.rows("Category", "categories", _CategoryRow)
    return tuple(
        Category(CategoryId(row.id), row.value, row.type_id) for row in found if row.type_id in range(1, 5)
    )


async def outcomes(requests: Requests) -> tuple[Outcome, ...]:
    """Outcomes of actions, hidden ones included: a ticket that has one still shows its name."""
    found = await requests.rows("Outcome", "outcomes", _OutcomeRow)
    return tuple(
        Outcome(
            OutcomeId(row.id),
            row.name,
            StatusId(row.newstatus) if row.newstatus is not None and row.newstatus > 0 else None,
            must_add_note=row.mustaddnote,
            sends_email=bool(row.sendemail and row.sendemail > 0),
            charge_rate_id=ChargeRateId(row.chargerate) if row.chargerate is not None else None,
            hidden=row.hidden,
        )
        for row in found
    )


async def charge_rates(requests: Requests) -> tuple[ChargeRate, ...]:
    """Charge rates; the list ignores paging and may repeat rows (NOTES 4)."""
    found = await requests.rows("Lookup", "lookup", _LookupRow, lookupid=CHARGE_RATES)
    named = {row.id: row.name for row in reversed(found) if row.lookupid == CHARGE_RATES and not row.inactive}
    return tuple(ChargeRate(ChargeRateId(number), named[number]) for number in reversed(named))
