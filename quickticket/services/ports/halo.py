"""HaloPSA, as the services see it: writes with proof, looks by reference, reference lists."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator
    from datetime import datetime

    from quickticket.domain.ids import TicketId
    from quickticket.domain.orders import NewAction, NewEvent, NewTicket, Order, Receipt, StatusChange
    from quickticket.domain.reference import (
        Agent,
        CannedText,
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
    from quickticket.domain.templates.template import Template
    from quickticket.domain.timekeeping.logged import LoggedTime
    from quickticket.domain.timekeeping.workday import Workday


class Verdict(StrEnum):
    """What a look for a lost write showed."""

    FOUND = "found"
    ABSENT = "absent"
    """Proven: everything written since then was seen, and it is not there."""
    UNPROVABLE = "unprovable"
    """This tenant's filters cannot tell; candidates may look alike."""


@dataclass(frozen=True, slots=True)
class Look:
    """The answer to a look. `receipt` when FOUND; `alike` are tickets that could be it when UNPROVABLE."""

    verdict: Verdict
    receipt: Receipt | None = None
    alike: tuple[TicketSummary, ...] = ()


class PeopleKind(StrEnum):
    """The three large lists."""

    CUSTOMERS = "customers"
    SITES = "sites"
    USERS = "users"


@dataclass(frozen=True, slots=True)
class Page:
    """One page of a large list. `number` is 1-based; `last` when nothing follows (NOTES 4)."""

    number: int
    rows: tuple[Person, ...]
    last: bool
    removed: tuple[int, ...] = ()
    """Ids that Halo reports inactive: to be dropped from the cache."""


class HaloWrites(Protocol):
    """The writes of a capture. Each raises `NotSent`, `AnswerLost`, `Refused` or `NotSignedIn` only."""

    async def create_ticket(self, order: NewTicket) -> Receipt:
        """Creates the ticket; one request."""
        ...

    async def add_action(self, order: NewAction) -> Receipt:
        """Adds the action; one request. `order.ticket_id` is set."""
        ...

    async def add_event(self, order: NewEvent) -> Receipt:
        """Adds time without a ticket to the agent's timesheet; one request.

        `Refused` says so where the tenant or the sign-in does not allow it.
        """
        ...

    async def set_status(self, order: StatusChange) -> Receipt:
        """Sets the status and reads it back; raises `Refused` when the ticket does not show it."""
        ...

    async def look_for(self, order: Order, sent_after: datetime) -> Look:
        """Looks whether `order`, sent after that time (aware UTC), arrived; `HaloError` when it cannot."""
        ...


class HaloReads(Protocol):
    """Reference data. Each raises `HaloError` or `NotSignedIn`; `Forbidden` costs that list only."""

    async def me(self) -> Agent:
        """The agent behind the token."""
        ...

    async def ticket_types(self) -> tuple[TicketType, ...]:
        """Types this agent may choose, with their demands."""
        ...

    async def priorities(self) -> tuple[Priority, ...]:
        """Priorities of all SLAs."""
        ...

    async def categories(self) -> tuple[Category, ...]:
        """Categories of all levels."""
        ...

    async def statuses(self) -> tuple[Status, ...]:
        """Ticket statuses, closed ones marked."""
        ...

    async def outcomes(self) -> tuple[Outcome, ...]:
        """Outcomes of actions."""
        ...

    async def charge_rates(self) -> tuple[ChargeRate, ...]:
        """Charge rates (Lookup 17)."""
        ...

    async def teams(self) -> tuple[Team, ...]:
        """Teams; rebuilt from the agents where the list is refused."""
        ...

    async def agents(self) -> tuple[Agent, ...]:
        """Agents who can be assigned."""
        ...

    async def templates(self) -> tuple[Template, ...]:
        """Halo's own ticket templates; names of what they point at may be missing."""
        ...

    async def canned_texts(self) -> tuple[CannedText, ...]:
        """Texts to insert into the details."""
        ...

    async def custom_fields(self) -> tuple[CustomField, ...]:
        """Fields that the tenant added to tickets."""
        ...

    async def workday(self) -> Workday | None:
        """The acting agent's working hours; None when the tenant does not tell them."""
        ...

    def people(
        self, kind: PeopleKind, *, first_page: int = 1, since: datetime | None = None
    ) -> AsyncGenerator[Page]:
        """Pages of a large list from `first_page` on; only rows changed after `since` (UTC), if given.

        The next ones are fetched while the caller works; close it when you stop early.
        """
        ...

    async def search_people(self, text: str) -> tuple[Customer | Site | User, ...]:
        """Users, customers and sites that Halo itself finds for `text`; one page each."""
        ...

    async def search_tickets(self, text: str) -> tuple[TicketSummary, ...]:
        """Tickets that Halo itself finds for words of summary, customer or user; one page, newest first.

        Whoever they are assigned to, open or closed.
        """
        ...

    async def my_open_tickets(self) -> tuple[TicketSummary, ...]:
        """Open tickets of the acting agent, newest first."""
        ...

    async def open_tickets_of(self, user_id: int) -> tuple[TicketSummary, ...]:
        """Open tickets of a user, newest first."""
        ...

    async def ticket(self, ticket_id: TicketId) -> TicketSummary | None:
        """One ticket, or None when there is none of that number."""
        ...

    async def time_entries(self, start: datetime, end: datetime) -> tuple[LoggedTime, ...]:
        """What the acting agent has logged between two moments, aware UTC, in the order of its start.

        An entry that lies in there only in part is among them, whole.
        """
        ...


class Halo(HaloWrites, HaloReads, Protocol):
    """All of it, plus what the screens need."""

    def ticket_url(self, ticket_id: TicketId, action_id: int | None = None) -> str:
        """Where a browser shows the ticket (NOTES 10)."""
        ...

    async def close(self) -> None:
        """Closes the connections; safe to call twice."""
        ...
