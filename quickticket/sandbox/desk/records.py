"""What the server stores: tickets, actions, attachments, timesheet events."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import Any

KEPT_TICKET_MEMBERS = (
    "user_name", "user_email", "reportedby", "phonenumber", "impact", "urgency", "source", "estimate",
    "startdate", "targetdate", "deadlinedate", "followupdate", "reference", "client_reference", "tags",
    "assets", "customfields", "parent_id", "createdfrom_id", "template_id", "chargerate", "contract_id",
    "isbillable", "sendack",
)  # fmt: skip
"""Members of a ticket that are stored and given back, and that no rule looks at."""
KEPT_ACTION_MEMBERS = (
    "actionarrivaldate", "actioncompletiondate", "nonbilltime", "traveltime", "mileage", "actisbillable",
    "important", "emailto", "emailsubject", "customfields", "utcoffset", "timerinuse",
)  # fmt: skip
"""The same of an action."""
FIRST_EVENT = 701
"""What the first timesheet event is numbered."""


@dataclass(slots=True)
class Ticket:
    """A ticket; ids are Halo's, `team` is a name as on the wire."""

    id: int
    summary: str
    tickettype_id: int
    client_id: int
    site_id: int
    user_id: int | None
    status_id: int
    priority_id: int
    sla_id: int
    team: str
    agent_id: int
    created_by: str
    dateoccurred: dt.datetime
    last_update: dt.datetime
    details: str = ""
    details_html: str = ""
    categories: dict[str, str] = field(default_factory=dict)
    dateclosed: dt.datetime | None = None
    third_party_id_string: str | None = None
    deleted: bool = False
    visible_from: dt.datetime | None = None
    kept: dict[str, Any] = field(default_factory=dict)


@dataclass(slots=True)
class Action:
    """An action on a ticket; `id` counts within it, `datetime` is the end, `timetaken` hours (NOTES 6)."""

    ticket_id: int
    id: int
    guid: str
    outcome_id: int
    outcome: str
    datetime: dt.datetime
    created: dt.datetime
    agent_id: int
    who: str
    timetaken: float = 0.0
    note: str = ""
    note_html: str = ""
    chargerate: int = 0
    hiddenfromuser: bool = False
    sendemail: bool = False
    internetmessageid: str | None = None
    visible_from: dt.datetime | None = None
    kept: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Attachment:
    """A stored file; `action_id` counts within the ticket."""

    id: int
    ticket_id: int
    action_id: int | None
    filename: str
    content_type: str
    content: bytes
    created: dt.datetime


@dataclass(slots=True)
class TimesheetEvent:
    """Time without a ticket."""

    id: int
    agent_id: int
    subject: str
    note: str
    start_date: dt.datetime
    end_date: dt.datetime
    break_type: int = 0
    charge_rate: int = 0
    visible_from: dt.datetime | None = None

    @property
    def hours(self) -> float:
        """How long it took."""
        return (self.end_date - self.start_date) / dt.timedelta(hours=1)


@dataclass(slots=True)
class Records:
    """All rows that clients write; actions are listed per ticket in order of their id."""

    tickets: dict[int, Ticket] = field(default_factory=dict)
    actions: dict[int, list[Action]] = field(default_factory=dict)
    attachments: dict[int, Attachment] = field(default_factory=dict)
    events: dict[int, TimesheetEvent] = field(default_factory=dict)
    next_ticket_id: int = 1

    def all_actions(self) -> list[Action]:
        """The actions of every ticket, oldest ticket first."""
        return [action for key in sorted(self.actions) for action in self.actions[key]]
