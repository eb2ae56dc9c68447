"""Kinds of reference rows; a member is spelled as on the wire unless its docstring says otherwise."""

from __future__ import annotations

from typing import NamedTuple


class Status(NamedTuple):
    """A status; `closed` is known to the server alone, no member of the wire says it (NOTES 8)."""

    id: int
    name: str
    colour: str
    closed: bool = False


class Priority(NamedTuple):
    """A priority of one SLA; `priorityid` is what tickets carry, the row's own id is a UUID (NOTES 5)."""

    slaid: int
    priorityid: int
    name: str
    colour: str
    fixtime: float


class Outcome(NamedTuple):
    """A kind of action; its name is the member `outcome` on the wire."""

    id: int
    name: str
    chargerate: int
    hidefromuser: bool = False
    newstatus: int | None = None
    sendemail: int = 0
    mustaddnote: bool = False
    systemid: int = 0


class TicketType(NamedTuple):
    """A ticket type with the rules the server holds its tickets to.

    `mandatory` names members of a ticket; `rule_team` is set by a ticket rule whatever was sent;
    `frozen_status` ignores a new status without a word; `approval` refuses Resolved before Approved.
    """

    id: int
    name: str
    default_sla: int
    default_priority: int
    default_team: str
    outcomes: tuple[int, ...]
    statuses: tuple[int, ...]
    mandatory: tuple[str, ...] = ()
    rule_team: str | None = None
    frozen_status: bool = False
    approval: bool = False


class Category(NamedTuple):
    """A category; `value` is its path, `type_id` the N of `category_N` (NOTES 8)."""

    id: int
    type_id: int
    value: str


class Team(NamedTuple):
    """A team of agents."""

    id: int
    name: str


class Agent(NamedTuple):
    """A technician; `teams` are ids."""

    id: int
    name: str
    email: str
    teams: tuple[int, ...]
    jobtitle: str = ""
    isdisabled: bool = False


class Lookup(NamedTuple):
    """One code of a list; list 17 holds the charge rates (NOTES 8)."""

    lookupid: int
    id: int
    name: str


class Template(NamedTuple):
    """A ticket template."""

    id: int
    name: str
    summary: str
    details_html: str
    tickettype_id: int
    priority_id: int
    category_1: str
    team: str


class CustomField(NamedTuple):
    """A field added to tickets; `values` are the options of a select (type 2, NOTES 8)."""

    id: int
    name: str
    label: str
    type: int = 0
    values: tuple[tuple[int, str], ...] = ()


class Workday(NamedTuple):
    """Working hours by the clock on the wall, Monday to Friday; `target_hours` are without the lunch break.

    Halo's row of it knows no break: the hours that are to be logged show in the timesheet alone (NOTES 7).
    """

    id: int
    name: str
    timezone: str
    start: str
    end: str
    target_hours: float
    days: tuple[str, ...] = ("monday", "tuesday", "wednesday", "thursday", "friday")


class CannedText(NamedTuple):
    """A text to insert."""

    id: int
    name: str
    text: str
    html: str
