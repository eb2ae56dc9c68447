"""A small tenant to read lines against: a few people with like names, two SLAs, and types that differ."""

from __future__ import annotations

from quickticket.domain.ids import (
    AgentId,
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
    TicketId,
    TicketTypeId,
    UserId,
)
from quickticket.domain.reference import (
    Agent,
    Catalogue,
    Category,
    ChargeRate,
    Customer,
    CustomField,
    Outcome,
    Person,
    Priority,
    Site,
    Status,
    Team,
    TicketSummary,
    TicketType,
    User,
)
from quickticket.domain.templates.template import FieldValue, Named, Template
from tests.fakes.directory import FakeDirectory

ACME = Customer(CustomerId(1), "Acme Ltd", SlaId(1))
GLOBEX = Customer(CustomerId(2), "Globex", None)
NORTH_STAR = Customer(CustomerId(3), "North Star", SlaId(2))

ACME_MAIN = Site(SiteId(11), "Main Office", ACME.id, ACME.name)
GLOBEX_HQ = Site(SiteId(12), "Headquarters", GLOBEX.id, GLOBEX.name, SlaId(2))
GLOBEX_LAB = Site(SiteId(13), "Laboratory", GLOBEX.id, GLOBEX.name)
NORTH_STAR_DOCK = Site(SiteId(14), "Dock", NORTH_STAR.id, NORTH_STAR.name)

JOE_BLOGGS = User(
    UserId(101),
    "Joe Bloggs",
    ACME_MAIN.id,
    "Main Office",
    ACME.id,
    ACME.name,
    "joe@acme.example",
    ("020 7946 0958",),
)
JOE_SMITH = User(UserId(102), "Joe Smith", GLOBEX_HQ.id, "Headquarters", GLOBEX.id, GLOBEX.name)
MARIA = User(UserId(103), 'María "Mia" Núñez', GLOBEX_LAB.id, "Laboratory", GLOBEX.id, GLOBEX.name)
LOST = User(UserId(104), "Petra Lost", SiteId(99), "Gone Site", CustomerId(98), "Gone Customer")

INCIDENT = TicketType(TicketTypeId(1), "Incident", default_priority_id=PriorityId(3))
REQUEST = TicketType(
    TicketTypeId(2),
    "Service Request",
    mandatory=("category_1", "details"),
    status_ids=(StatusId(1), StatusId(2)),
)
INTERNAL = TicketType(TicketTypeId(3), "Internal", sla_id=SlaId(2))

CRITICAL = Priority(PriorityId(1), "Critical", SlaId(1))
HIGH = Priority(PriorityId(2), "High", SlaId(1))
MEDIUM = Priority(PriorityId(3), "Medium", SlaId(1))
GOLD_HIGH = Priority(PriorityId(1), "High", SlaId(2))
GOLD_LOW = Priority(PriorityId(2), "Low", SlaId(2))

HARDWARE = Category(CategoryId(1), "Hardware")
PRINTER = Category(CategoryId(2), "Hardware>Printer")
LAPTOP = Category(CategoryId(3), "Hardware>Laptop")
OUTLOOK = Category(CategoryId(4), "Email > Outlook")
MAILBOX = Category(CategoryId(5), "Email > Mailbox")

NEW = Status(StatusId(1), "New")
IN_PROGRESS = Status(StatusId(2), "In Progress")
RESOLVED = Status(StatusId(8), "Resolved", closed=True)

SAM = Agent(AgentId(5), "Sam Tech")
SUE = Agent(AgentId(6), "Sue Desk")
FIRST_LINE = Team(TeamId(1), "1st Line")
SECOND_LINE = Team(TeamId(2), "2nd Line")
REMOTE = ChargeRate(ChargeRateId(1), "Remote Support")
ONSITE = ChargeRate(ChargeRateId(2), "On-site")

VPN = TicketSummary(TicketId(8841), "VPN drops every hour", ACME.id, ACME.name, ticket_type_id=REQUEST.id)
OLD_VPN = TicketSummary(TicketId(7000), "VPN set up", GLOBEX.id, GLOBEX.name, open=False)
SCREEN = TicketSummary(TicketId(7001), "Screen flickers", GLOBEX.id, GLOBEX.name, open=False)

PHONE_CALL = Outcome(OutcomeId(20), "Phone Call")
SERIAL = CustomField(CustomFieldId(301), "CFSerialNumber", "Serial number")
COLOUR = CustomField(CustomFieldId(302), "CFColour", "Colour", ((1, "Red"), (2, "Green")))

TENANT = "https://acme.halopsa.com"
PW = Template(
    "pw",
    "Password reset",
    "Password reset for {user}",
    "Identity of {user.first} checked.",
    ticket_type=Named("Service Request"),
    category=Named("Hardware>Laptop"),
    minutes=5,
    charge_rate=Named("Remote Support"),
    outcome=Named("Phone Call"),
    private=False,
    status=Named("In Progress"),
    tags=("password",),
)
NEW_LAPTOP = Template(
    "laptop",
    "New laptop",
    "Laptop {ask:Serial number} for {customer}",
    "Colour: {choose:Colour|Red|Green|Grey}\nSerial: {ask:serial NUMBER}",
    ticket_type=Named("Incident"),
    fields=(FieldValue(Named("CFSerialNumber"), "{ask:Serial number}"), FieldValue(Named("CFColour"), "red")),
)
TEMPLATES = (PW, NEW_LAPTOP)

CATALOGUE = Catalogue(
    me=SAM,
    ticket_types=(INCIDENT, REQUEST, INTERNAL),
    priorities=(CRITICAL, HIGH, MEDIUM, GOLD_HIGH, GOLD_LOW),
    categories=(HARDWARE, PRINTER, LAPTOP, OUTLOOK, MAILBOX),
    statuses=(NEW, IN_PROGRESS, RESOLVED),
    outcomes=(Outcome(OutcomeId(7), "Internal Note"), PHONE_CALL),
    charge_rates=(REMOTE, ONSITE),
    teams=(FIRST_LINE, SECOND_LINE),
    agents=(SAM, SUE),
    custom_fields=(SERIAL, COLOUR),
)
PEOPLE: tuple[Person, ...] = (
    *(ACME, GLOBEX, NORTH_STAR, ACME_MAIN, GLOBEX_HQ, GLOBEX_LAB, NORTH_STAR_DOCK),
    *(JOE_BLOGGS, JOE_SMITH, MARIA, LOST),
)
TICKETS = (VPN, OLD_VPN, SCREEN)
DIRECTORY = FakeDirectory(CATALOGUE, PEOPLE, TICKETS)
