"""What the smart line is read against, answered from the reader's connection and in its thread."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from quickticket.domain.reference import Catalogue, Customer, Person, Site, TicketSummary, User
from quickticket.services.ports.halo import PeopleKind
from quickticket.store.people import COLUMNS, person_by_id, person_of
from quickticket.store.people_search import find_people
from quickticket.store.tickets import find_tickets, open_tickets_of, ticket_by_id

if TYPE_CHECKING:
    import sqlite3

    from quickticket.domain.ids import CustomerId, SiteId, TicketId, UserId
    from quickticket.domain.search import Match


class CachedDirectory:
    """`domain.reference.Directory` over the reference cache.

    Args:
        connection: Of the reader, inside one transaction.
        catalogue: The small lists as of that transaction.
    """

    def __init__(self, connection: sqlite3.Connection, catalogue: Catalogue) -> None:
        self._connection = connection
        self.catalogue = catalogue

    def find_people(self, text: str, limit: int) -> tuple[Match[Person], ...]:
        """See the protocol."""
        return find_people(self._connection, text, limit)

    def find_tickets(self, text: str, limit: int) -> tuple[Match[TicketSummary], ...]:
        """See the protocol."""
        return find_tickets(self._connection, text, limit)

    def customer(self, customer_id: CustomerId) -> Customer | None:
        """See the protocol."""
        return cast("Customer | None", person_by_id(self._connection, PeopleKind.CUSTOMERS, customer_id))

    def site(self, site_id: SiteId) -> Site | None:
        """See the protocol."""
        return cast("Site | None", person_by_id(self._connection, PeopleKind.SITES, site_id))

    def user(self, user_id: UserId) -> User | None:
        """See the protocol."""
        return cast("User | None", person_by_id(self._connection, PeopleKind.USERS, user_id))

    def ticket(self, ticket_id: TicketId) -> TicketSummary | None:
        """See the protocol."""
        return ticket_by_id(self._connection, ticket_id)

    def sites_of(self, customer_id: CustomerId, limit: int) -> tuple[Site, ...]:
        """See the protocol."""
        sql = f"SELECT {COLUMNS[PeopleKind.SITES]} FROM sites WHERE customer_id = ? ORDER BY id LIMIT ?"  # noqa: S608
        rows = self._connection.execute(sql, (customer_id, limit))
        return tuple(cast("Site", person_of(PeopleKind.SITES, row)) for row in rows)

    def open_tickets_of(self, user_id: UserId, limit: int) -> tuple[TicketSummary, ...]:
        """See the protocol."""
        return open_tickets_of(self._connection, user_id, limit)
