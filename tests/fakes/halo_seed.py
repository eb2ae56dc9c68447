"""The few customers and lists that `FakeHalo` begins with."""

from __future__ import annotations

from datetime import time, timedelta

from quickticket.domain.ids import (
    AgentId,
    CannedTextId,
    CategoryId,
    ChargeRateId,
    CustomerId,
    CustomFieldId,
    OutcomeId,
    PriorityId,
    SiteId,
    SlaId,
    StatusId,
    TeamId,
    TicketTypeId,
    UserId,
)
from quickticket.domain.reference import (
    Agent,
    CannedText,
    Catalogue,
    Category,
    ChargeRate,
    Customer,
    CustomField,
    Outcome,
    Priority,
    Site,
    Status,
    Team,
    TicketType,
    User,
)
from quickticket.domain.templates.template import Named, Template, TemplateSource
from quickticket.domain.timekeeping.workday import Hours, Workday

ACME = Customer(CustomerId(12), "Acme", SlaId(1))
NORTH_STAR = Customer(CustomerId(13), "North Star", SlaId(1))
ACME_MAIN = Site(SiteId(18), "Main", ACME.id, ACME.name)
NORTH_STAR_MAIN = Site(SiteId(19), "Main", NORTH_STAR.id, NORTH_STAR.name)
JOE = User(
    UserId(41), "Joe Bloggs", ACME_MAIN.id, "Main", ACME.id, ACME.name, "joe@acme.example", ("555 0100",)
)
ANNA = User(UserId(42), "Anna Berg", ACME_MAIN.id, "Main", ACME.id, ACME.name, "anna@acme.example")
MAYA = User(UserId(43), "Maya Lind", NORTH_STAR_MAIN.id, "Main", NORTH_STAR.id, NORTH_STAR.name)

_NINE_TO_SIX = Hours(time(9), time(18))
OFFICE = Workday("Office hours", (_NINE_TO_SIX,) * 5 + (None, None), timedelta(hours=8))

CUSTOMERS = (ACME, NORTH_STAR)
SITES = (ACME_MAIN, NORTH_STAR_MAIN)
USERS = (JOE, ANNA, MAYA)

CATALOGUE = Catalogue(
    me=Agent(AgentId(5), "Tess Tech", "tess@msp.example", ("1st Line",)),
    ticket_types=(
        TicketType(
            TicketTypeId(1), "Incident", ("summary",), sla_id=SlaId(1), default_priority_id=PriorityId(3)
        ),
        TicketType(TicketTypeId(2), "Service Request", ("summary", "details", "category_1"), sla_id=SlaId(1)),
    ),
    priorities=(
        Priority(PriorityId(1), "Critical", SlaId(1)),
        Priority(PriorityId(2), "High", SlaId(1)),
        Priority(PriorityId(3), "Medium", SlaId(1)),
    ),
    categories=(Category(CategoryId(1), "Hardware>Printer"), Category(CategoryId(2), "Email>Outlook")),
    statuses=(
        Status(StatusId(1), "New", "#1e90ff"),
        Status(StatusId(2), "In Progress", "#ffa500"),
        Status(StatusId(8), "Resolved", "#2e8b57", closed=True),
        Status(StatusId(9), "Closed", "#808080", closed=True),
    ),
    outcomes=(
        Outcome(OutcomeId(7), "Internal Note"),
        Outcome(OutcomeId(8), "Phone Call", must_add_note=True),
    ),
    charge_rates=(ChargeRate(ChargeRateId(0), "No Charge"), ChargeRate(ChargeRateId(1), "Remote")),
    teams=(Team(TeamId(1), "1st Line"), Team(TeamId(2), "2nd Line")),
    agents=(
        Agent(AgentId(5), "Tess Tech", "tess@msp.example", ("1st Line",)),
        Agent(AgentId(6), "Sam Senior", "sam@msp.example", ("2nd Line",)),
    ),
    custom_fields=(CustomField(CustomFieldId(301), "CFSerialNumber", "Serial number"),),
    canned_texts=(CannedText(CannedTextId(1), "Called, no answer", "Called, no answer. Left a message."),),
    templates=(
        Template(
            "password-reset",
            "Password reset",
            "Password reset",
            ticket_type=Named("Service Request", 2),
            tenant="https://acme.example",
            source=TemplateSource.HALO,
            origin="HaloPSA template 1",
        ),
    ),
)
