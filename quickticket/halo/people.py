"""Customers, sites and users: the three large lists (NOTES 4, 8)."""

from __future__ import annotations

import asyncio
from abc import abstractmethod
from contextlib import aclosing
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from pydantic import AliasChoices, Field

from quickticket.domain.ids import CustomerId, SiteId, SlaId, UserId
from quickticket.domain.reference import Customer, Person, Site, User
from quickticket.halo import wire
from quickticket.halo.wire import Flag, Row, Whole
from quickticket.services.ports.halo import Page, PeopleKind

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, Callable
    from datetime import datetime

    from quickticket.halo.requests import Requests

OVERLAP = timedelta(minutes=5)
"""How much of the time before is asked for again: clocks differ (NOTES 4)."""


AHEAD = 3
"""Pages on their way while one is stored: a full pass then takes as long as Halo needs, not twice that."""
FEWEST_DIGITS = 3
"""Fewer are no phone number to search for."""


class _PersonRow(Row):
    id: int
    name: str = ""
    inactive: Flag = False

    @abstractmethod
    def person(self) -> Person: ...


class _CustomerRow(_PersonRow):
    sla_id: Whole = Field(
        None, validation_alias=AliasChoices("sla_id", "slaid", "default_sla", "default_sla_id")
    )

    def person(self) -> Customer:
        return Customer(CustomerId(self.id), self.name, _sla(self.sla_id))


class _SiteRow(_PersonRow):
    client_id: int
    client_name: str = ""
    sla_id: Whole = Field(None, validation_alias=AliasChoices("sla_id", "slaid"))

    def person(self) -> Site:
        return Site(
            SiteId(self.id), self.name, CustomerId(self.client_id), self.client_name, _sla(self.sla_id)
        )


class _UserRow(_PersonRow):
    site_id: int = Field(validation_alias=AliasChoices("site_id_int", "site_id"))
    site_name: str = ""
    client_id: int
    client_name: str = ""
    email: str = Field("", validation_alias=AliasChoices("emailaddress", "email"))
    phonenumber: str = ""
    mobilenumber: str = ""

    def person(self) -> User:
        return User(
            UserId(self.id),
            self.name,
            SiteId(self.site_id),
            self.site_name,
            CustomerId(self.client_id),
            self.client_name,
            self.email,
            tuple(phone for phone in (self.phonenumber, self.mobilenumber) if phone),
        )


@dataclass(frozen=True, slots=True)
class _Resource:
    path: str
    key: str
    model: type[_PersonRow]


_CUSTOMERS = _Resource("Client", "clients", _CustomerRow)
_SITES = _Resource("Site", "sites", _SiteRow)
_USERS = _Resource("Users", "users", _UserRow)


async def pages(
    requests: Requests, kind: PeopleKind, first_page: int, since: datetime | None
) -> AsyncGenerator[Page]:
    """Yields the pages of a large list in the order of ids, so that a pass can be taken up again."""
    resource = {PeopleKind.CUSTOMERS: _CUSTOMERS, PeopleKind.SITES: _SITES, PeopleKind.USERS: _USERS}[kind]
    changed: dict[str, str | bool] = {}
    if since is not None:
        changed = {
            "lastupdatefromdate": wire.utc(since - OVERLAP),
            "includeactive": True,
            "includeinactive": True,
        }
    fetched = requests.pages(resource.path, resource.key, first_page, ahead=AHEAD, order="id", **changed)
    async with aclosing(fetched):
        async for number, found, last in fetched:
            rows = wire.parse(resource.model, found)
            active = tuple(row.person() for row in rows if not row.inactive)
            yield Page(number, active, last, tuple(row.id for row in rows if row.inactive))


async def search(requests: Requests, text: str) -> tuple[Person, ...]:
    """Returns the users, customers and sites that Halo finds; rows that do not match are dropped."""
    users, customers, sites = await asyncio.gather(
        _found(requests, _USERS, text, search_phonenumbers=True),
        _found(requests, _CUSTOMERS, text),
        _found(requests, _SITES, text),
    )
    return (*users, *customers, *sites)


async def _found(requests: Requests, resource: _Resource, text: str, **params: bool) -> list[Person]:
    found, _ = await requests.page(resource.path, resource.key, 1, search=text, **params)
    people = [row.person() for row in wire.parse(resource.model, found) if not row.inactive]
    carries = _carries(text)
    return [person for person in people if carries(person)]


def _carries(text: str) -> Callable[[Person], bool]:
    """Whether a person shows what was asked for: Halo may have ignored the question (NOTES 1)."""
    words = text.casefold().split()
    digits = _digits(text)

    def check(person: Person) -> bool:
        shown = " ".join(_shown(person)).casefold()
        phones = person.phones if isinstance(person, User) else ()
        by_phone = len(digits) >= FEWEST_DIGITS and any(digits in _digits(phone) for phone in phones)
        return by_phone or all(word in shown for word in words)

    return check


def _shown(person: Person) -> tuple[str, ...]:
    match person:
        case Customer():
            return (person.name,)
        case Site():
            return (person.name, person.customer_name)
        case User():
            return (person.name, person.email, person.site_name, person.customer_name)


def _digits(text: str) -> str:
    return "".join(filter(str.isdigit, text))


def _sla(number: int | None) -> SlaId | None:
    return SlaId(number) if number is not None and number > 0 else None
