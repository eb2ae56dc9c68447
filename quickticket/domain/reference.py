"""Reference data: what the tenant offers to choose from, as frozen records in Halo's words.

Small lists travel together as one `Catalogue`. Customers, sites and users can be hundreds of thousands
and are reached through the `Directory` protocol instead.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from datetime import datetime

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
        TicketId,
        TicketTypeId,
        UserId,
    )
    from quickticket.domain.search import Match
    from quickticket.domain.templates.template import Template
    from quickticket.domain.timekeeping.workday import Workday


@dataclass(frozen=True, slots=True)
class Customer:
    """A customer (API: client). `sla_id` decides which priorities fit, when Halo gives it."""

    id: CustomerId
    name: str
    sla_id: SlaId | None = None


@dataclass(frozen=True, slots=True)
class Site:
    """A place of a customer."""

    id: SiteId
    name: str
    customer_id: CustomerId
    customer_name: str
    sla_id: SlaId | None = None


@dataclass(frozen=True, slots=True)
class User:
    """An end user at a customer's site. `phones` as Halo gives them, not normalised."""

    id: UserId
    name: str
    site_id: SiteId
    site_name: str
    customer_id: CustomerId
    customer_name: str
    email: str = ""
    phones: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Agent:
    """A technician. Id 1 is Halo's own "Unassigned" (NOTES 4)."""

    id: AgentId
    name: str
    email: str = ""
    team_names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Team:
    """A group of agents. Writes send both the name and the id (NOTES 5)."""

    id: TeamId
    name: str


@dataclass(frozen=True, slots=True)
class Priority:
    """A priority inside one SLA. `id` is Halo's integer `priorityid`, never its UUID (NOTES 5)."""

    id: PriorityId
    name: str
    sla_id: SlaId


@dataclass(frozen=True, slots=True)
class Category:
    """A category by its whole path (`Email>Outlook`). `level` 1 to 4 names the ticket member `category_N`."""

    id: CategoryId
    path: str
    level: int = 1

    @property
    def levels(self) -> tuple[str, ...]:
        """The names along the path, outermost first."""
        return tuple(part.strip() for part in self.path.split(">"))


@dataclass(frozen=True, slots=True)
class Status:
    """A ticket status. `colour` is `#rrggbb` or empty; `closed` means it ends the ticket."""

    id: StatusId
    name: str
    colour: str = ""
    closed: bool = False


@dataclass(frozen=True, slots=True)
class Outcome:
    """The kind of an action, such as Phone Call. `new_status` is what Halo sets after it, when it does."""

    id: OutcomeId
    name: str
    new_status: StatusId | None = None
    must_add_note: bool = False
    sends_email: bool = False
    charge_rate_id: ChargeRateId | None = None
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class ChargeRate:
    """What time is billed as (Lookup 17, NOTES 6)."""

    id: ChargeRateId
    name: str


@dataclass(frozen=True, slots=True)
class CannedText:
    """A text ready to be inserted into the details; `text` is plain text or Markdown."""

    id: CannedTextId
    name: str
    text: str


@dataclass(frozen=True, slots=True)
class CustomField:
    """A field that the tenant added to tickets (NOTES 8, FieldInfo of type 1).

    Attributes:
        name: Halo's own member name, such as `CFSerialNumber`.
        label: What people call it.
        choices: Id and name of each option of a select; empty for free text.
    """

    id: CustomFieldId
    name: str
    label: str = ""
    choices: tuple[tuple[int, str], ...] = ()


@dataclass(frozen=True, slots=True)
class TicketType:
    """A ticket type and what Halo demands of its tickets.

    Attributes:
        mandatory: Halo's own member names that must be filled, such as `category_1` or `details`.
        outcome_ids: Allowed outcomes; empty when Halo did not say, then all are offered.
        status_ids: Allowed statuses; empty when Halo did not say.
        sla_id: The type's own SLA, used where the customer has none.
        default_priority_id: Taken when the line names no priority.
    """

    id: TicketTypeId
    name: str
    mandatory: tuple[str, ...] = ()
    outcome_ids: tuple[OutcomeId, ...] = ()
    status_ids: tuple[StatusId, ...] = ()
    sla_id: SlaId | None = None
    default_priority_id: PriorityId | None = None
    default_category: str = ""
    default_team: str = ""


@dataclass(frozen=True, slots=True)
class TicketSummary:
    """A ticket as lists show it. Names may be empty where the tenant leaves them out (NOTES 4)."""

    id: TicketId
    summary: str
    customer_id: CustomerId
    customer_name: str = ""
    site_name: str = ""
    user_id: UserId | None = None
    user_name: str = ""
    status_id: StatusId | None = None
    ticket_type_id: TicketTypeId | None = None
    agent_id: AgentId | None = None
    updated_at: datetime | None = None
    open: bool = True


Person = Customer | Site | User


@dataclass(frozen=True, slots=True)
class Catalogue:
    """The tenant's small lists, each in the order Halo gives, and the acting agent."""

    me: Agent | None = None
    ticket_types: tuple[TicketType, ...] = ()
    priorities: tuple[Priority, ...] = ()
    categories: tuple[Category, ...] = ()
    statuses: tuple[Status, ...] = ()
    outcomes: tuple[Outcome, ...] = ()
    charge_rates: tuple[ChargeRate, ...] = ()
    teams: tuple[Team, ...] = ()
    agents: tuple[Agent, ...] = ()
    templates: tuple[Template, ...] = ()
    canned_texts: tuple[CannedText, ...] = ()
    custom_fields: tuple[CustomField, ...] = ()
    workday: Workday | None = None
    """The acting agent's; None when the tenant does not tell."""


class Directory(Protocol):
    """What the smart line is read against: quick, local, side-effect free look-ups."""

    @property
    def catalogue(self) -> Catalogue:
        """The small lists."""
        ...

    def find_people(self, text: str, limit: int) -> tuple[Match[Person], ...]:
        """Customers, sites and users by name, e-mail, phone digits or `customer/name`, best first."""
        ...

    def find_tickets(self, text: str, limit: int) -> tuple[Match[TicketSummary], ...]:
        """Known tickets by number or words of their summary, best first, open ones before closed ones."""
        ...

    def customer(self, customer_id: CustomerId) -> Customer | None:
        """The customer of that id, when known here."""
        ...

    def site(self, site_id: SiteId) -> Site | None:
        """The site of that id, when known here."""
        ...

    def user(self, user_id: UserId) -> User | None:
        """The user of that id, when known here."""
        ...

    def ticket(self, ticket_id: TicketId) -> TicketSummary | None:
        """The ticket of that number, when known here."""
        ...

    def sites_of(self, customer_id: CustomerId, limit: int) -> tuple[Site, ...]:
        """Sites of a customer, Halo's order."""
        ...

    def open_tickets_of(self, user_id: UserId, limit: int) -> tuple[TicketSummary, ...]:
        """Known open tickets of a user, newest first."""
        ...
