"""A HaloPSA in memory, with failures on demand: what the services are tested against."""

from __future__ import annotations

import asyncio
from collections import deque
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import TYPE_CHECKING, TypeVar

from quickticket.domain.errors import AnswerLost, Forbidden, NotSignedIn, Offline, RateLimited, Refused
from quickticket.domain.folding import words_of
from quickticket.domain.ids import ActionId, ChargeRateId, StatusId, TicketId
from quickticket.domain.matching import begin_words
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
from quickticket.domain.timekeeping.spans import Span
from quickticket.services.ports.halo import Look, Page, PeopleKind, Verdict
from tests.fakes.halo_seed import CATALOGUE, CUSTOMERS, OFFICE, SITES, USERS

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, Iterable, Iterator, Sequence
    from datetime import datetime

    from quickticket.domain.timekeeping.workday import Workday

T = TypeVar("T")
FIRST_TICKET = 1001
FIRST_EVENT = 701
FIRST_STATUS = StatusId(1)


class Fault(StrEnum):
    """How a request goes wrong."""

    LOSE_ANSWER = "lose_answer"
    """Done, then the connection breaks: `AnswerLost`."""
    LOSE_REQUEST = "lose_request"
    """Not done, and the connection breaks: the same `AnswerLost`."""
    REFUSE = "refuse"
    FORBID = "forbid"
    SIGN_OUT = "sign_out"
    OFFLINE = "offline"
    RATE_LIMIT = "rate_limit"


@dataclass(frozen=True, slots=True)
class Failure:
    """One failure to come. `text` are the server's words; `retry_after` goes with RATE_LIMIT, in seconds."""

    fault: Fault
    text: str = ""
    retry_after: float | None = None

    def raise_before(self) -> None:
        """Raises, unless the request is to be carried out first."""
        match self.fault:
            case Fault.REFUSE:
                raise Refused(
                    f"Halo refused: {self.text}", "Change it and send again.", server_text=self.text
                )
            case Fault.FORBID:
                raise Forbidden(f"Halo refused: {self.text}", server_text=self.text, status=403)
            case Fault.SIGN_OUT:
                raise NotSignedIn("Halo wants a new sign-in.", "Sign in again.")
            case Fault.OFFLINE:
                raise Offline("Halo cannot be reached.")
            case Fault.RATE_LIMIT:
                raise RateLimited("Halo is busy.", self.retry_after, server_text=self.text)
            case Fault.LOSE_REQUEST:
                raise AnswerLost("The connection broke before Halo answered.")
            case Fault.LOSE_ANSWER:
                return


@dataclass(frozen=True, slots=True)
class HeldTicket:
    """A ticket as this Halo holds it."""

    id: TicketId
    order: NewTicket
    status_id: StatusId = FIRST_STATUS
    deleted: bool = False


@dataclass(frozen=True, slots=True)
class HeldAction:
    """An action as this Halo holds it; `id` counts inside the ticket."""

    id: int
    ticket_id: TicketId
    order: NewAction


@dataclass(frozen=True, slots=True)
class HeldEvent:
    """Time without a ticket as this Halo holds it."""

    id: int
    order: NewEvent


@dataclass
class FakeHalo:
    """`ports.halo.Halo` without a network.

    Attributes:
        tickets: What it holds, by id, in order of creation.
        actions: What it holds, in order of creation.
        events: Time without a ticket that it holds, in order of creation.
        writes: Every write that was asked for, carried out or not.
        looks: Every look that was asked for; `looked_after` are the times from which on.
        reads: Names of the reads that were asked for, in order.
        warning: `_warning` on each answer to a write.
        ignores_filters: Looks cannot tell: `UNPROVABLE` with the tickets that look alike.
        ignores_status: A status change is answered, but not applied: `Refused` after the read-back.
        gate: Writes wait here while it is cleared.
        in_flight: Writes under way now; `most_in_flight` the most there ever were.
        page_size: Rows of a page of people.
        server_only: People whom only `search_people` finds.
        removed: Ids reported inactive with the first page of a list.
        logged: Time that the acting agent has logged in other ways.
        office: The acting agent's working hours.
        closed: `close` was called.
    """

    tickets: dict[TicketId, HeldTicket] = field(default_factory=dict)
    actions: list[HeldAction] = field(default_factory=list)
    events: list[HeldEvent] = field(default_factory=list)
    writes: list[Order] = field(default_factory=list)
    looks: list[Order] = field(default_factory=list)
    looked_after: list[datetime] = field(default_factory=list)
    reads: list[str] = field(default_factory=list)
    warning: str = ""
    ignores_filters: bool = False
    ignores_status: bool = False
    gate: asyncio.Event = field(default_factory=asyncio.Event)
    in_flight: int = 0
    most_in_flight: int = 0
    page_size: int = 2
    people_rows: dict[PeopleKind, tuple[Person, ...]] = field(
        default_factory=lambda: {
            PeopleKind.CUSTOMERS: CUSTOMERS,
            PeopleKind.SITES: SITES,
            PeopleKind.USERS: USERS,
        }
    )
    server_only: tuple[Person, ...] = ()
    removed: dict[PeopleKind, tuple[int, ...]] = field(default_factory=dict)
    acting: Agent = field(default_factory=lambda: CATALOGUE.agents[0])
    logged: list[LoggedTime] = field(default_factory=list)
    office: Workday | None = OFFICE
    closed: bool = False
    _write_failures: deque[Failure] = field(default_factory=deque)
    _look_failures: deque[Failure] = field(default_factory=deque)
    _read_failures: dict[str, deque[Failure]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.gate.set()

    # What a test scripts

    def fail_writes(self, *faults: Fault | Failure) -> None:
        """The next writes go wrong, one each, in this order."""
        self._write_failures.extend(_failures(faults))

    def fail_looks(self, *faults: Fault | Failure) -> None:
        """The next looks go wrong, one each, in this order."""
        self._look_failures.extend(_failures(faults))

    def fail_reads(self, name: str, *faults: Fault | Failure) -> None:
        """The next reads of that method name go wrong, one each, in this order."""
        self._read_failures.setdefault(name, deque()).extend(_failures(faults))

    def hold_ticket(self, order: NewTicket, *, status_id: StatusId = FIRST_STATUS) -> TicketId:
        """A ticket that is there already, whoever made it."""
        ticket_id = TicketId(FIRST_TICKET + len(self.tickets))
        self.tickets[ticket_id] = HeldTicket(ticket_id, order, status_id)
        return ticket_id

    # Writes

    async def create_ticket(self, order: NewTicket) -> Receipt:
        """See `HaloWrites`."""
        return await self._write(order)

    async def add_action(self, order: NewAction) -> Receipt:
        """See `HaloWrites`."""
        return await self._write(order)

    async def add_event(self, order: NewEvent) -> Receipt:
        """See `HaloWrites`."""
        return await self._write(order)

    async def set_status(self, order: StatusChange) -> Receipt:
        """See `HaloWrites`."""
        return await self._write(order)

    async def look_for(self, order: Order, sent_after: datetime) -> Look:
        """See `HaloWrites`."""
        await asyncio.sleep(0)
        self.looks.append(order)
        self.looked_after.append(sent_after)
        if self._look_failures:
            self._look_failures.popleft().raise_before()
        if isinstance(order, StatusChange):
            ticket = self.tickets.get(_aimed(order))
            done = ticket is not None and ticket.status_id == order.status_id
            return Look(Verdict.FOUND, Receipt(_aimed(order))) if done else Look(Verdict.ABSENT)
        if isinstance(order, NewTicket):
            return self._look_for_ticket(order)
        if self.ignores_filters:
            return Look(Verdict.UNPROVABLE)
        for event in self.events:
            if event.order.reference == order.reference:
                return Look(Verdict.FOUND, Receipt(event_id=event.id))
        for action in self.actions:
            if action.order.reference == order.reference:
                return Look(Verdict.FOUND, Receipt(action.ticket_id, action.id))
        return Look(Verdict.ABSENT)

    def _look_for_ticket(self, order: NewTicket) -> Look:
        if self.ignores_filters:
            same = (order.customer_id, order.summary)
            held = [t for t in self.tickets.values() if (t.order.customer_id, t.order.summary) == same]
            return Look(Verdict.UNPROVABLE, alike=tuple(self._summary(ticket) for ticket in held))
        for ticket in self.tickets.values():
            if ticket.order.reference == order.reference:
                return Look(Verdict.FOUND, Receipt(ticket.id))
        return Look(Verdict.ABSENT)

    async def _write(self, order: Order) -> Receipt:
        self.writes.append(order)
        self.in_flight += 1
        self.most_in_flight = max(self.most_in_flight, self.in_flight)
        try:
            await asyncio.sleep(0)
            await self.gate.wait()
            failure = self._write_failures.popleft() if self._write_failures else None
            if failure is not None:
                failure.raise_before()
            receipt = self._carry_out(order)
            if failure is not None:
                raise AnswerLost("The connection broke before Halo answered.")
            return receipt
        finally:
            self.in_flight -= 1

    def _carry_out(self, order: Order) -> Receipt:
        if isinstance(order, NewTicket):
            return Receipt(self.hold_ticket(order), warning=self.warning)
        if isinstance(order, NewEvent):
            self.events.append(HeldEvent(FIRST_EVENT + len(self.events), order))
            return Receipt(event_id=self.events[-1].id, warning=self.warning)
        ticket_id = _aimed(order)
        if ticket_id not in self.tickets:
            text = f"There is no ticket {ticket_id}."
            raise Refused(f"Halo refused: {text}", server_text=text, status=404)
        if isinstance(order, StatusChange):
            if self.ignores_status:
                raise Refused(f"Halo kept the status; it is not {order.status_name}.")
            self.tickets[ticket_id] = replace(self.tickets[ticket_id], status_id=order.status_id)
            return Receipt(ticket_id, warning=self.warning)
        number = 1 + sum(action.ticket_id == ticket_id for action in self.actions)
        self.actions.append(HeldAction(number, ticket_id, order))
        return Receipt(ticket_id, number, self.warning)

    # Reads

    async def me(self) -> Agent:
        """See `HaloReads`."""
        await self._read("me")
        return self.acting

    async def ticket_types(self) -> tuple[TicketType, ...]:
        """See `HaloReads`."""
        return await self._list("ticket_types", CATALOGUE.ticket_types)

    async def priorities(self) -> tuple[Priority, ...]:
        """See `HaloReads`."""
        return await self._list("priorities", CATALOGUE.priorities)

    async def categories(self) -> tuple[Category, ...]:
        """See `HaloReads`."""
        return await self._list("categories", CATALOGUE.categories)

    async def statuses(self) -> tuple[Status, ...]:
        """See `HaloReads`."""
        return await self._list("statuses", CATALOGUE.statuses)

    async def outcomes(self) -> tuple[Outcome, ...]:
        """See `HaloReads`."""
        return await self._list("outcomes", CATALOGUE.outcomes)

    async def charge_rates(self) -> tuple[ChargeRate, ...]:
        """See `HaloReads`."""
        return await self._list("charge_rates", CATALOGUE.charge_rates)

    async def teams(self) -> tuple[Team, ...]:
        """See `HaloReads`."""
        return await self._list("teams", CATALOGUE.teams)

    async def agents(self) -> tuple[Agent, ...]:
        """See `HaloReads`."""
        return await self._list("agents", CATALOGUE.agents)

    async def templates(self) -> tuple[Template, ...]:
        """See `HaloReads`."""
        return await self._list("templates", CATALOGUE.templates)

    async def canned_texts(self) -> tuple[CannedText, ...]:
        """See `HaloReads`."""
        return await self._list("canned_texts", CATALOGUE.canned_texts)

    async def custom_fields(self) -> tuple[CustomField, ...]:
        """See `HaloReads`."""
        return await self._list("custom_fields", CATALOGUE.custom_fields)

    async def workday(self) -> Workday | None:
        """See `HaloReads`."""
        await self._read("workday")
        return self.office

    async def people(
        self, kind: PeopleKind, *, first_page: int = 1, since: datetime | None = None
    ) -> AsyncGenerator[Page]:
        """See `HaloReads`; with `since` nothing has changed but what `removed` says."""
        rows = self.people_rows[kind] if since is None else ()
        count = max(1, -(-len(rows) // self.page_size))
        for number in range(first_page, count + 1):
            await self._read(kind.value)
            start = (number - 1) * self.page_size
            removed = self.removed.get(kind, ()) if number == 1 else ()
            yield Page(number, rows[start : start + self.page_size], number == count, removed)

    async def search_people(self, text: str) -> tuple[Customer | Site | User, ...]:
        """See `HaloReads`."""
        await self._read("search_people")
        everyone = [person for rows in self.people_rows.values() for person in rows]
        return tuple(p for p in [*everyone, *self.server_only] if text.casefold() in p.name.casefold())

    async def search_tickets(self, text: str) -> tuple[TicketSummary, ...]:
        """See `HaloReads`."""
        await self._read("search_tickets")
        typed = words_of(text)
        return tuple(
            ticket
            for ticket in self._newest_first()
            if begin_words(typed, words_of(f"{ticket.id} {ticket.summary} {ticket.customer_name}"))
        )

    async def my_open_tickets(self) -> tuple[TicketSummary, ...]:
        """See `HaloReads`."""
        await self._read("my_open_tickets")
        return tuple(t for t in self._newest_first() if t.open and t.agent_id == self.acting.id)

    async def open_tickets_of(self, user_id: int) -> tuple[TicketSummary, ...]:
        """See `HaloReads`."""
        await self._read("open_tickets_of")
        return tuple(t for t in self._newest_first() if t.open and t.user_id == user_id)

    async def ticket(self, ticket_id: TicketId) -> TicketSummary | None:
        """See `HaloReads`."""
        await self._read("ticket")
        held = self.tickets.get(ticket_id)
        return None if held is None else self._summary(held)

    async def time_entries(self, start: datetime, end: datetime) -> tuple[LoggedTime, ...]:
        """See `HaloReads`."""
        await self._read("time_entries")
        held = [*self._logged_on_tickets(), *self._logged_without_ticket(), *self.logged]
        return tuple(sorted((e for e in held if e.span.meets(Span(start, end))), key=lambda e: e.span))

    # The rest

    def ticket_url(self, ticket_id: TicketId, action_id: int | None = None) -> str:
        """See `Halo`."""
        return f"https://acme.example/ticket?id={ticket_id}" + (
            f"&action_id={action_id}" if action_id else ""
        )

    async def close(self) -> None:
        """See `Halo`."""
        self.closed = True

    async def _read(self, name: str) -> None:
        await asyncio.sleep(0)
        self.reads.append(name)
        if failures := self._read_failures.get(name):
            failures.popleft().raise_before()

    async def _list(self, name: str, rows: tuple[T, ...]) -> tuple[T, ...]:
        await self._read(name)
        return rows

    def _logged_on_tickets(self) -> Iterator[LoggedTime]:
        for held in self.actions:
            order, ticket = held.order, self._summary(self.tickets[held.ticket_id])
            if order.minutes:
                yield LoggedTime(
                    span=Span(order.started_at, order.ended_at),
                    minutes=order.minutes,
                    title=f"{ticket.summary} · {order.note}",
                    customer=ticket.customer_name,
                    ticket_id=held.ticket_id,
                    action_id=ActionId(held.id),
                    charge_rate_id=order.charge_rate_id,
                )

    def _logged_without_ticket(self) -> Iterator[LoggedTime]:
        for held in self.events:
            order = held.order
            yield LoggedTime(
                span=Span(order.started_at, order.ended_at),
                minutes=order.minutes,
                title=order.subject,
                event_id=held.id,
                reference=order.reference,
                charge_rate_id=order.charge_rate_id or ChargeRateId(0),
            )

    def _newest_first(self) -> list[TicketSummary]:
        return [self._summary(ticket) for ticket in reversed(self.tickets.values())]

    def _summary(self, held: HeldTicket) -> TicketSummary:
        order = held.order
        people = {person.id: person for person in self.people_rows[PeopleKind.CUSTOMERS]}
        customer = people.get(order.customer_id)
        closed = {status.id for status in CATALOGUE.statuses if status.closed}
        return TicketSummary(
            id=held.id,
            summary=order.summary,
            customer_id=order.customer_id,
            customer_name=customer.name if customer else "",
            user_id=order.user_id,
            status_id=held.status_id,
            ticket_type_id=order.ticket_type_id,
            agent_id=order.agent_id,
            open=held.status_id not in closed,
        )


def _failures(faults: Sequence[Fault | Failure]) -> Iterable[Failure]:
    return (fault if isinstance(fault, Failure) else Failure(fault, "No.") for fault in faults)


def _aimed(order: NewAction | StatusChange) -> TicketId:
    if order.ticket_id is None:
        raise AssertionError(f"{order.reference} was sent before its ticket was known")
    return order.ticket_id
