"""Builds the customers, sites and users of a size: hand-written ones first, generated ones after."""

from __future__ import annotations

import itertools
import random
import re
import unicodedata
from typing import NamedTuple

from quickticket.sandbox.seed.core import CORE
from quickticket.sandbox.seed.names import (
    AREA_CODES,
    COMPANY_TRADES,
    COMPANY_WORDS,
    FIRST_NAMES,
    LAST_NAMES,
    TOWNS,
)
from quickticket.sandbox.seed.people import Customer, Directory, Site, Table, User

FIRST_CUSTOMER_ID = 12
FIRST_SITE_ID = 101
FIRST_USER_ID = 1001
PREMIUM_SLA = 2
PREMIUM_EVERY = 25


class Size(NamedTuple):
    """How many rows a directory holds."""

    customers: int
    sites: int
    users: int


SIZES = {"small": Size(717, 900, 3_000), "large": Size(5_000, 20_000, 200_000)}


def build_directory(size: Size, seed: int) -> Directory:
    """The directory of this size; the same arguments give the same rows."""
    rng = random.Random(seed)
    customer_ids, site_ids, user_ids = (
        itertools.count(start) for start in (FIRST_CUSTOMER_ID, FIRST_SITE_ID, FIRST_USER_ID)
    )
    customers: list[Customer] = []
    sites: list[Site] = []
    users: list[User] = []
    for core in CORE:
        key = next(customer_ids)
        own = [Site(next(site_ids), name, key, core.sla_id) for name in core.sites]
        customers.append(Customer(key, core.name, own[0].id))
        sites += own
        users += [
            User(next(user_ids), user.name, user.emailaddress, user.phonenumber, "", own[user.site].id, key)
            for user in core.users
        ]
    generated = [
        Customer(next(customer_ids), name, next(site_ids))
        for name in _company_names(size.customers - len(customers), rng)
    ]
    heads = [
        Site(customer.main_site_id, "Head Office", customer.id, _sla(customer.id), _phone(rng))
        for customer in generated
    ]
    branches = [
        Site(next(site_ids), f"{rng.choice(TOWNS)} Office", head.client_id, head.sla_id, _phone(rng))
        for head in rng.choices(heads, k=size.sites - len(sites) - len(heads))
    ]
    domains = {customer.id: f"{_slug(customer.name)}.example" for customer in generated}
    users += [
        _user(next(user_ids), site, domains[site.client_id], rng)
        for site in itertools.islice(itertools.cycle(heads + branches), size.users - len(users))
    ]
    return Directory(Table(customers + generated), Table(sites + heads + branches), Table(users))


def _sla(customer_id: int) -> int | None:
    return PREMIUM_SLA if customer_id % PREMIUM_EVERY == 0 else None


def _company_names(count: int, rng: random.Random) -> list[str]:
    pairs = [(one, two) for one in COMPANY_WORDS for two in COMPANY_WORDS if one != two]
    names = [f"{one} {two} {rng.choice(COMPANY_TRADES)}" for one, two in rng.sample(pairs, count)]
    return sorted(names)


def _user(key: int, site: Site, domain: str, rng: random.Random) -> User:
    first, last = rng.choice(FIRST_NAMES), rng.choice(LAST_NAMES)
    email = f"{first}.{last}@{domain}".lower()
    mobile = f"07700 900{rng.randrange(1000):03}"
    return User(key, f"{first} {last}", email, _phone(rng), mobile, site.id, site.client_id)


def _phone(rng: random.Random) -> str:
    return f"{rng.choice(AREA_CODES)} {rng.randrange(1000):04}"


def _slug(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "", plain.lower())
