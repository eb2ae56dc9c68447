"""People of a line: `@` tokens to one requester, each narrowing the other, never a guess."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from quickticket.domain.draft import Problem, Requester, TokenKind, TokenState
from quickticket.domain.ids import CustomerId, SiteId, UserId
from quickticket.domain.reference import Customer, Site, User
from quickticket.domain.search import Tier
from quickticket.domain.smart_line.answers import CANDIDATES, UNKNOWN, Answer, settle, take

if TYPE_CHECKING:
    from collections.abc import Sequence

    from quickticket.domain.draft import Token
    from quickticket.domain.reference import Directory, Person

_MOST_ANCHORS = 3
"""People tried as the one that narrows the others; each costs a search for every other token."""


def requester_for(person: Person, directory: Directory) -> Requester:
    """Completes a person: a user brings site and customer, a site its customer, a customer its only site."""
    if isinstance(person, Customer):
        sites = directory.sites_of(person.id, 2)
        return Requester(person, sites[0] if len(sites) == 1 else None)
    customer = directory.customer(person.customer_id) or Customer(person.customer_id, person.customer_name)
    if isinstance(person, Site):
        return Requester(customer, person)
    site = directory.site(person.site_id)
    if site is None:
        site = Site(person.site_id, person.site_name, person.customer_id, person.customer_name)
    return Requester(customer, site, person)


def find_person(token: Token, directory: Directory) -> Answer:
    """What one `@` token means when it stands alone."""
    if not token.id:
        return settle(directory.find_people(token.text, CANDIDATES))
    kind, number = token.id[0], token.id[1:]
    if kind == "u":
        return take(directory.user(UserId(int(number))))
    if kind == "s":
        return take(directory.site(SiteId(int(number))))
    return take(directory.customer(CustomerId(int(number)))) if kind == "c" else UNKNOWN


def read_people(
    tokens: Sequence[Token], directory: Directory
) -> tuple[tuple[Answer, ...], Requester | None, tuple[Problem, ...]]:
    """Reads all `@` tokens of a line together.

    Each one found alone is tried as the customer that narrows the others (`@acme @joe`), and the first that
    makes all agree counts.

    Returns:
        An answer per token, the requester they agree on, and a blocking problem when they do not agree.
    """
    alone = tuple(find_person(token, directory) for token in tokens)
    found = _people(alone)
    if not found:
        return alone, None, ()
    narrowed = (
        (_narrow(tokens, alone, person, directory) for person in found[:_MOST_ANCHORS])
        if len(tokens) > 1
        else ()
    )
    for answers in chain(narrowed, [alone]):
        requester = _agree(_people(answers), directory)
        if requester is not None:
            return answers, requester, ()
    names = " and ".join(person.name for person in found)
    return alone, None, (Problem(f"{names} do not belong together; keep one of them.", kind=TokenKind.WHO),)


def _people(answers: Sequence[Answer]) -> tuple[Person, ...]:
    return tuple(a.entity for a in answers if isinstance(a.entity, Customer | Site | User))


def _customer(person: Person) -> tuple[CustomerId, str]:
    if isinstance(person, Customer):
        return person.id, person.name
    return person.customer_id, person.customer_name


def _narrow(
    tokens: Sequence[Token], alone: Sequence[Answer], anchor: Person, directory: Directory
) -> tuple[Answer, ...]:
    """Looks among the people of the anchor's customer for every token that may still mean someone else.

    A pinned token may not, nor may one that named a customer: the customer is never anyone's guess.
    """
    customer_id, customer_name = _customer(anchor)
    answers = []
    for token, answer in zip(tokens, alone, strict=True):
        best = answer
        if not (token.id or answer.entity == anchor or isinstance(answer.entity, Customer)):
            hits = directory.find_people(f"{customer_name}/{token.text}", CANDIDATES)
            inside = [hit for hit in hits if _customer(hit.entity)[0] == customer_id]
            if inside and (inside[0].tier is not Tier.TYPO or answer.state is not TokenState.RESOLVED):
                best = settle(inside)
        answers.append(best)
    return tuple(answers)


def _agree(people: Sequence[Person], directory: Directory) -> Requester | None:
    """The requester all belong to: one customer, at most one site and one user; None when they differ."""
    users = {person for person in people if isinstance(person, User)}
    sites = {person.id for person in people if isinstance(person, Site)} | {user.site_id for user in users}
    if len({_customer(person)[0] for person in people}) > 1 or len(sites) > 1 or len(users) > 1:
        return None
    rank = {User: 0, Site: 1, Customer: 2}
    return requester_for(min(people, key=lambda person: rank[type(person)]), directory)
