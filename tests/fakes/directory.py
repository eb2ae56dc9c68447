"""A directory in memory, ranked with the product's own rules, for tests of everything that reads lines."""

from __future__ import annotations

from collections.abc import Iterable

from quickticket.domain.ids import CustomerId, SiteId, TicketId, UserId
from quickticket.domain.ranking import rank_people, rank_tickets
from quickticket.domain.reference import Catalogue, Customer, Person, Site, TicketSummary, User
from quickticket.domain.search import Match


class FakeDirectory:
    """Implements `reference.Directory` over tuples of entities.

    Args:
        catalogue: The small lists.
        people: Customers, sites and users, in Halo's order.
        tickets: Known tickets, newest first.
    """

    def __init__(
        self,
        catalogue: Catalogue | None = None,
        people: Iterable[Person] = (),
        tickets: Iterable[TicketSummary] = (),
    ) -> None:
        self._catalogue = catalogue or Catalogue()
        self._people = tuple(people)
        self._tickets = tuple(tickets)

    @property
    def catalogue(self) -> Catalogue:
        return self._catalogue

    def find_people(self, text: str, limit: int) -> tuple[Match[Person], ...]:
        return rank_people(text, self._people, limit)

    def find_tickets(self, text: str, limit: int) -> tuple[Match[TicketSummary], ...]:
        return rank_tickets(text, self._tickets, limit)

    def customer(self, customer_id: CustomerId) -> Customer | None:
        return next((p for p in self._people if isinstance(p, Customer) and p.id == customer_id), None)

    def site(self, site_id: SiteId) -> Site | None:
        return next((p for p in self._people if isinstance(p, Site) and p.id == site_id), None)

    def user(self, user_id: UserId) -> User | None:
        return next((p for p in self._people if isinstance(p, User) and p.id == user_id), None)

    def ticket(self, ticket_id: TicketId) -> TicketSummary | None:
        return next((ticket for ticket in self._tickets if ticket.id == ticket_id), None)

    def sites_of(self, customer_id: CustomerId, limit: int) -> tuple[Site, ...]:
        return tuple(p for p in self._people if isinstance(p, Site) and p.customer_id == customer_id)[:limit]

    def open_tickets_of(self, user_id: UserId, limit: int) -> tuple[TicketSummary, ...]:
        return tuple(t for t in self._tickets if t.user_id == user_id and t.open)[:limit]
