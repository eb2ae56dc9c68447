"""How Northgate IT has set up its service desk, from ticket types to agents."""

from __future__ import annotations

from quickticket.sandbox.seed.desk_rows import (
    Agent,
    CannedText,
    Category,
    CustomField,
    Lookup,
    Outcome,
    Priority,
    Status,
    Team,
    Template,
    TicketType,
    Workday,
)

NEW, IN_PROGRESS, WAITING_ON_USER, SCHEDULED, RESOLVED, CLOSED, AWAITING_APPROVAL, APPROVED = (
    1,
    2,
    3,
    5,
    8,
    9,
    10,
    11,
)
STATUSES = (
    Status(NEW, "New", "#2f6fde"),
    Status(IN_PROGRESS, "In Progress", "#8250df"),
    Status(WAITING_ON_USER, "Waiting on User", "#b7791f"),
    Status(SCHEDULED, "Scheduled", "#0e7c86"),
    Status(AWAITING_APPROVAL, "Awaiting Approval", "#c2410c"),
    Status(APPROVED, "Approved", "#15803d"),
    Status(RESOLVED, "Resolved", "#2e8540", closed=True),
    Status(CLOSED, "Closed", "#5f6b7a", closed=True),
)
_USUAL_STATUSES = (NEW, IN_PROGRESS, WAITING_ON_USER, SCHEDULED, RESOLVED, CLOSED)

STANDARD_SLA, PREMIUM_SLA, CHANGE_SLA = 1, 2, 3
SLAS = {STANDARD_SLA: "Standard", PREMIUM_SLA: "Premium", CHANGE_SLA: "Changes"}
_LEVELS = (("Critical", "#c62828"), ("High", "#e8590c"), ("Medium", "#b7791f"), ("Low", "#2e8540"))
_FIX_HOURS = {
    STANDARD_SLA: (4.0, 8.0, 24.0, 72.0),
    PREMIUM_SLA: (1.0, 4.0, 8.0, 24.0),
    CHANGE_SLA: (24.0, 72.0, 168.0, 336.0),
}
PRIORITIES = tuple(
    Priority(sla, (sla - 1) * 10 + level, name, colour, _FIX_HOURS[sla][level - 1])
    for sla in SLAS
    for level, (name, colour) in enumerate(_LEVELS, start=1)
)

PHONE_CALL, REMOTE_SESSION, SITE_VISIT, RESOLVE, PRIVATE_NOTE = 3, 4, 5, 6, 7
EMAIL_USER, TRAVEL, REQUEST_APPROVAL, ACKNOWLEDGE, LOGGED = 8, 12, 13, 14, 20
NO_CHARGE, REMOTE, ON_SITE, AFTER_HOURS, TRAVEL_RATE = 0, 1, 2, 3, 4
OUTCOMES = (
    Outcome(PHONE_CALL, "Phone Call", REMOTE),
    Outcome(REMOTE_SESSION, "Remote Session", REMOTE),
    Outcome(SITE_VISIT, "Site Visit", ON_SITE),
    Outcome(RESOLVE, "Resolve", REMOTE, newstatus=RESOLVED),
    Outcome(PRIVATE_NOTE, "Private Note", REMOTE, hidefromuser=True, systemid=7),
    Outcome(EMAIL_USER, "Email User", NO_CHARGE, sendemail=1, mustaddnote=True),
    Outcome(TRAVEL, "Travel", TRAVEL_RATE),
    Outcome(REQUEST_APPROVAL, "Request Approval", NO_CHARGE, newstatus=AWAITING_APPROVAL),
    Outcome(ACKNOWLEDGE, "Acknowledge", NO_CHARGE, newstatus=IN_PROGRESS),
)
_USUAL_OUTCOMES = (PHONE_CALL, REMOTE_SESSION, SITE_VISIT, RESOLVE, PRIVATE_NOTE, EMAIL_USER, TRAVEL)

TEAMS = (Team(1, "1st Line"), Team(2, "2nd Line"), Team(3, "Projects"))
ME, UNASSIGNED = 5, 1
"""The agent behind the demo's client id, and the one that means nobody (NOTES 4)."""
AGENTS = (
    Agent(UNASSIGNED, "Unassigned", "", ()),
    Agent(ME, "Sam Tech", "sam.tech@northgate.example", (1, 2), "Service Desk Engineer"),
    Agent(6, "Alex Morgan", "alex.morgan@northgate.example", (1,), "Service Desk Engineer"),
    Agent(7, "Bilal Hussain", "bilal.hussain@northgate.example", (1,), "Service Desk Engineer"),
    Agent(8, "Carys Bowen", "carys.bowen@northgate.example", (2,), "Systems Engineer"),
    Agent(9, "Dmitri Volkov", "dmitri.volkov@northgate.example", (2, 3), "Network Engineer"),
    Agent(10, "Ellen Fraser", "ellen.fraser@northgate.example", (3,), "Project Engineer"),
    Agent(11, "Femi Balogun", "femi.balogun@northgate.example", (1,), "Service Desk Engineer"),
    Agent(12, "Greta Lindqvist", "greta.lindqvist@northgate.example", (1, 2, 3), "Service Manager"),
    Agent(13, "Hal Porter", "hal.porter@northgate.example", (1,), "Service Desk Engineer", isdisabled=True),
)

INCIDENT, SERVICE_REQUEST, CHANGE_REQUEST, PROBLEM, ALERT = 1, 2, 3, 4, 5
TICKET_TYPES = (
    TicketType(INCIDENT, "Incident", STANDARD_SLA, 3, "1st Line", _USUAL_OUTCOMES, _USUAL_STATUSES),
    TicketType(
        SERVICE_REQUEST,
        "Service Request",
        STANDARD_SLA,
        4,
        "1st Line",
        _USUAL_OUTCOMES,
        _USUAL_STATUSES,
        mandatory=("category_1",),
    ),
    TicketType(
        CHANGE_REQUEST,
        "Change Request",
        CHANGE_SLA,
        23,
        "Projects",
        (PRIVATE_NOTE, REMOTE_SESSION, SITE_VISIT, REQUEST_APPROVAL),
        (NEW, IN_PROGRESS, SCHEDULED, AWAITING_APPROVAL, APPROVED, RESOLVED, CLOSED),
        mandatory=("details",),
        approval=True,
    ),
    TicketType(
        PROBLEM,
        "Problem",
        STANDARD_SLA,
        2,
        "1st Line",
        (PRIVATE_NOTE, REMOTE_SESSION, PHONE_CALL, SITE_VISIT),
        _USUAL_STATUSES,
        rule_team="2nd Line",
    ),
    TicketType(
        ALERT,
        "Alert",
        PREMIUM_SLA,
        12,
        "2nd Line",
        (PRIVATE_NOTE, REMOTE_SESSION, ACKNOWLEDGE),
        (NEW, IN_PROGRESS, CLOSED),
        frozen_status=True,
    ),
)

_CATEGORY_PATHS = {
    1: (
        "Access>New Starter", "Access>Leaver", "Access>Password Reset", "Access>Permissions",
        "Email>Outlook", "Email>Shared Mailbox", "Email>Spam",
        "Hardware>Laptop", "Hardware>Monitor", "Hardware>Phone", "Hardware>Printer",
        "Network>Firewall", "Network>Internet", "Network>VPN", "Network>Wi-Fi",
        "Security>Malware", "Security>Phishing",
        "Software>Line of Business>Accounts", "Software>Line of Business>CRM", "Software>Microsoft 365",
        "Software>Windows",
    ),
    2: ("Cause>Configuration", "Cause>Hardware Fault", "Cause>Supplier", "Cause>Training"),
    3: ("Effort>Quick Win", "Effort>Project"),
}  # fmt: skip
CATEGORIES = tuple(
    Category(type_id * 100 + number, type_id, value)
    for type_id, values in _CATEGORY_PATHS.items()
    for number, value in enumerate(values, start=1)
)

CHARGE_RATES_LOOKUP = 17
PRICES = {NO_CHARGE: 0.0, REMOTE: 80.0, ON_SITE: 110.0, AFTER_HOURS: 160.0, TRAVEL_RATE: 45.0}
LOOKUPS = (
    Lookup(12, 1, "Company wide"),
    Lookup(12, 2, "Several users"),
    Lookup(12, 3, "One user"),
    Lookup(CHARGE_RATES_LOOKUP, NO_CHARGE, "No Charge"),
    Lookup(CHARGE_RATES_LOOKUP, REMOTE, "Remote"),
    Lookup(CHARGE_RATES_LOOKUP, ON_SITE, "On Site"),
    Lookup(CHARGE_RATES_LOOKUP, AFTER_HOURS, "After Hours"),
    Lookup(CHARGE_RATES_LOOKUP, TRAVEL_RATE, "Travel"),
    Lookup(22, -1, "Imported"),
    Lookup(22, 0, "Manual"),
    Lookup(22, 1, "Email"),
    Lookup(22, 2, "Phone"),
    Lookup(22, 3, "Walk-in"),
    Lookup(27, 1, "High"),
    Lookup(27, 2, "Medium"),
    Lookup(27, 3, "Low"),
)

TEMPLATES = (
    Template(
        1, "Password reset", "Password reset", "<p>Identity checked by phone.</p>",
        SERVICE_REQUEST, 4, "Access>Password Reset", "1st Line",
    ),
    Template(
        2, "New starter", "New starter: ", "<p>Start date, role, licences, kit.</p>",
        SERVICE_REQUEST, 3, "Access>New Starter", "1st Line",
    ),
    Template(
        3, "Printer offline", "Printer offline", "<p>Which printer, which message.</p>",
        INCIDENT, 3, "Hardware>Printer", "1st Line",
    ),
)  # fmt: skip
WORKDAY = Workday(1, "Office hours", "GMT Standard Time", "09:00", "17:30", target_hours=7.5)
"""A week of 37.5 hours, an hour for lunch every day."""
CUSTOM_FIELDS = (
    CustomField(301, "CFSerialNumber", "Serial number"),
    CustomField(302, "CFReportedBy", "Reported by", 2, ((1, "Phone"), (2, "Email"), (3, "In person"))),
    CustomField(303, "CFSiteAccess", "Site access", 1),
)
CANNED_TEXTS = (
    CannedText(
        1,
        "Called, no answer",
        "Called, no answer. Left a message.",
        "<p>Called, no answer. Left a message.</p>",
    ),
    CannedText(
        2,
        "Restarted",
        "Restarted the device; the fault is gone.",
        "<p>Restarted the device; the fault is gone.</p>",
    ),
)
