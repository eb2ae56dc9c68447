"""A large made-up tenant: 5,000 customers, 20,000 sites and 200,000 users, the same ones every time."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

from quickticket.domain.ids import CustomerId, SiteId, UserId
from quickticket.domain.reference import Customer, Site, User

if TYPE_CHECKING:
    from collections.abc import Iterator

CUSTOMERS, SITES, USERS = 5_000, 20_000, 200_000
_STARTS = [
    "b",
    "br",
    "c",
    "ch",
    "d",
    "f",
    "g",
    "gr",
    "h",
    "j",
    "k",
    "l",
    "m",
    "n",
    "p",
    "qu",
    "r",
    "s",
    "st",
    "t",
    "th",
    "v",
    "w",
    "z",
]
_VOWELS = ["a", "e", "i", "o", "u", "ai", "ea", "ee", "oo", "ou"]
_ENDS = ["n", "r", "s", "t", "l", "m", "ck", "nd", "rt", "ng", "x", "y"]


class Tenant:
    """Words are made of syllables; a few names are common and most are rare, as among people.

    Args:
        size: 1.0 is the whole tenant.
    """

    def __init__(self, size: float = 1.0) -> None:
        self._random = random.Random(7)
        self._first_names = self._words(3_000, 2)
        self._last_names = self._words(30_000, 3)
        trades = ("Group", "Ltd", "Dental", "Legal", "Logistics", "Foods", "School", "Partners")
        roots = self._words(4_000, 2)
        self.customers = tuple(
            Customer(CustomerId(number), f"{self._pick(roots)} {self._random.choice(trades)} {number % 97}")
            for number in range(1, int(CUSTOMERS * size) + 1)
        )
        towns = self._words(800, 2)
        self.sites = tuple(
            self._site(number, self._pick(towns)) for number in range(1, int(SITES * size) + 1)
        )
        self._users = int(USERS * size)

    def users(self) -> Iterator[User]:
        """Yields the users one by one: as a list they would weigh more than what is measured."""
        for number in range(1, self._users + 1):
            first, last = self._pick(self._first_names), self._pick(self._last_names)
            site = self.sites[number % len(self.sites)]
            domain = site.customer_name.lower().replace(" ", "")
            digits = f"{self._random.randrange(10**9):09}"
            yield User(
                id=UserId(number),
                name=f"{first} {last}",
                site_id=site.id,
                site_name=site.name,
                customer_id=site.customer_id,
                customer_name=site.customer_name,
                email=f"{first}.{last}@{domain}.example".lower(),
                phones=(f"+44 {digits[:2]} {digits[2:5]} {digits[5:]}", f"07{digits}"),
            )

    def _site(self, number: int, town: str) -> Site:
        customer = self.customers[number % len(self.customers)]
        return Site(SiteId(number), f"{town} office", customer.id, customer.name)

    def _words(self, count: int, syllables: int) -> list[str]:
        choice = self._random.choice
        words: dict[str, None] = {}
        while len(words) < count:
            parts = (choice(_STARTS) + choice(_VOWELS) for _ in range(self._random.randint(1, syllables)))
            words["".join(parts).capitalize() + choice(_ENDS)] = None
        return [*words]

    def _pick(self, words: list[str]) -> str:
        """Takes one of the first words much more often than one of the last."""
        return words[int(len(words) * self._random.random() ** 3)]
