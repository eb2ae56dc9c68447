"""A small tenant to search in tests."""

from __future__ import annotations

from quickticket.domain.ids import CustomerId, SiteId, SlaId, UserId
from quickticket.domain.reference import Customer, Site, User

ACME = Customer(CustomerId(1), "Acme Dental", SlaId(3))
NORTH = Customer(CustomerId(2), "North Star")
CUSTOMERS = (ACME, NORTH)
ACME_MAIN = Site(SiteId(10), "Main", ACME.id, ACME.name, SlaId(4))
ACME_YARD = Site(SiteId(11), "Yard", ACME.id, ACME.name)
NORTH_MAIN = Site(SiteId(12), "Main", NORTH.id, NORTH.name)
SITES = (ACME_MAIN, ACME_YARD, NORTH_MAIN)


def user(
    number: int, name: str, site: Site = ACME_MAIN, email: str = "", phones: tuple[str, ...] = ()
) -> User:
    """A user at a site."""
    return User(UserId(number), name, site.id, site.name, site.customer_id, site.customer_name, email, phones)


JOE = user(100, "Joe Johnson", ACME_MAIN, "joe.johnson@acme.example", ("+44 (0)20 7946 0958",))
JOAN = user(101, "Joan Müller", ACME_YARD, "jm@acme.example", ("020 7946 0111", "07700 900123"))
OBRIEN = user(102, "Siobhán O'Brien", NORTH_MAIN, "siobhan@northstar.example")
OTHER_JOE = user(103, "Joe Carter", NORTH_MAIN, "jcarter@northstar.example", ("+1 555 010 2233",))
USERS = (JOE, JOAN, OBRIEN, OTHER_JOE)
