"""Ranking: which of some rows a typed text means, best first, as the store and the smart line agree on it.

Rows of one tier are ordered by score, then the shorter name, the name and the id, so that a list never
jumps about. All functions look at every row they get: give them a few hundred, not a whole table.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Protocol, TypeVar

from quickticket.domain.folding import fold, words_of
from quickticket.domain.matching import are_initials, begin_words, fit, guess, spans_of
from quickticket.domain.phones import is_phone_search, phone_part
from quickticket.domain.reference import Category, Customer, Person, TicketSummary, User
from quickticket.domain.search import Match, Tier

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from quickticket.domain.templates.template import Template


class Named(Protocol):
    """Anything with an id and a name."""

    @property
    def id(self) -> int:
        """Halo's id."""
        ...

    @property
    def name(self) -> str:
        """The name that is shown."""
        ...


NamedT = TypeVar("NamedT", bound=Named)
RowT = TypeVar("RowT")


class _Text(NamedTuple):
    """A typed text, folded once for all rows. `owner` and `rest` are the two sides of `customer/name`."""

    raw: str
    words: tuple[str, ...]
    owner: tuple[str, ...]
    rest: tuple[str, ...]
    is_phone: bool


def rank_people(text: str, rows: Iterable[Person], limit: int) -> tuple[Match[Person], ...]:
    """Ranks customers, sites and users by name, e-mail, phone digits, customer's name, or `customer/name`.

    Args:
        text: As typed, without sigil.
        rows: The candidates.
        limit: Most matches to return.
    """
    raw = text.strip().lower()
    owner, slash, rest = raw.rpartition("/")
    typed = _Text(raw, words_of(raw), words_of(owner), words_of(rest), is_phone_search(raw))
    if not typed.words:
        return ()
    people = list(rows)
    found = _collect(people, lambda row: _sure_tier(typed, row))
    if len(found) < limit:
        sure = {id(row) for row, _ in found}
        others = (row for row in people if id(row) not in sure)
        found += _collect(others, lambda row: Tier.TYPO if _may_mean(typed, row) else None)
    shown = typed.rest if slash and typed.rest else typed.words
    return _best(found, shown, limit, lambda row: row.name, lambda row: row.id)


def rank_names(
    text: str, rows: Iterable[NamedT], limit: int, *, initials: bool = False
) -> tuple[Match[NamedT], ...]:
    """Ranks rows of a small list by their names; with `initials`, `sr` finds Service Request."""
    typed = words_of(text)

    def tier(row: NamedT) -> Tier | None:
        name = words_of(row.name)
        if (sure := fit(typed, name)) is not None:
            return sure
        if initials and are_initials(typed, name):
            return Tier.OTHER_FIELD
        return Tier.TYPO if guess(typed, name) else None

    return (
        _best(_collect(rows, tier), typed, limit, lambda row: row.name, lambda row: row.id) if typed else ()
    )


def rank_categories(text: str, rows: Iterable[Category], limit: int) -> tuple[Match[Category], ...]:
    """Ranks categories by any level of their path, or by levels parted by `>`.

    The category whose own (last) level matches comes before those below a level that matches.
    """
    levels = [words_of(part) for part in text.split(">")]
    typed = tuple(word for level in levels for word in level)

    def tier(row: Category) -> Tier | None:
        names = [words_of(name) for name in row.levels]
        own = _worst(levels, names[-len(levels) :])
        if own is not None:
            return own
        runs = (names[start : start + len(levels)] for start in range(len(names) - len(levels)))
        if any(_worst(levels, run) is not None for run in runs):
            return Tier.OTHER_FIELD
        return Tier.TYPO if guess(typed, [word for name in names for word in name]) else None

    return (
        _best(_collect(rows, tier), typed, limit, lambda row: row.path, lambda row: row.id) if typed else ()
    )


def rank_templates(text: str, rows: Iterable[Template], limit: int) -> tuple[Match[Template], ...]:
    """Ranks templates by name, then by words of their titles; inside a tier their own order stays.

    The spans are those of the label, which is what lists show.
    """
    typed, name = words_of(text), fold(text.strip())

    def tier(row: Template) -> Tier | None:
        known = fold(row.name)
        if known == name:
            return Tier.EXACT
        if known.startswith(name):
            return Tier.PREFIX
        if fit(typed, words_of(row.label)) is not None:
            return Tier.OTHER_FIELD
        return Tier.TYPO if guess(typed, words_of(row.name)) else None

    if not typed:
        return ()
    found = sorted(_collect(rows, tier), key=lambda hit: hit[1])
    return tuple(Match(row, tier_, spans=spans_of(row.label, typed)) for row, tier_ in found[:limit])


def rank_tickets(text: str, rows: Iterable[TicketSummary], limit: int) -> tuple[Match[TicketSummary], ...]:
    """Ranks tickets by number or words of their summary; in one tier open ones come before closed ones."""
    typed = words_of(text)

    def tier(row: TicketSummary) -> Tier | None:
        number = str(row.id)
        if len(typed) == 1 and number.startswith(typed[0]):
            return Tier.EXACT if number == typed[0] else Tier.PREFIX
        name = words_of(row.summary)
        sure = fit(typed, name)
        return sure if sure is not None else Tier.TYPO if guess(typed, name) else None

    if not typed:
        return ()
    found = _collect(rows, tier)
    matches = _best(found, typed, len(found), lambda row: row.summary, lambda row: row.id)
    return tuple(sorted(matches, key=lambda match: (match.tier, not match.entity.open)))[:limit]


def _sure_tier(typed: _Text, row: Person) -> Tier | None:
    name = words_of(row.name)
    sure = fit(typed.words, name)
    if sure is not None:
        return sure
    if isinstance(row, Customer):
        return None
    if typed.owner:
        owner = fit(typed.owner, words_of(row.customer_name))
        inside = None if owner is None else fit(typed.rest, name) if typed.rest else Tier.OTHER_FIELD
        if owner is not None and inside is not None:
            return max(owner, inside)
    fields = name + words_of(row.customer_name)
    if isinstance(row, User):
        if row.email and typed.raw == row.email.lower():
            return Tier.EXACT
        if typed.is_phone and any(phone_part(typed.raw, phone) for phone in row.phones):
            return Tier.OTHER_FIELD
        fields += words_of(row.site_name) + words_of(row.email)
    return Tier.OTHER_FIELD if begin_words(typed.words, fields) else None


def _may_mean(typed: _Text, row: Person) -> bool:
    if typed.is_phone:
        phones = row.phones if isinstance(row, User) else ()
        return any(phone_part(typed.raw, phone) is False for phone in phones)
    name = words_of(row.name)
    if typed.owner and not isinstance(row, Customer):
        name += words_of(row.customer_name)
    return guess(typed.words, name)


def _worst(typed: list[tuple[str, ...]], names: list[tuple[str, ...]]) -> Tier | None:
    """The worst tier of some levels against as many names, or None when one does not fit."""
    if len(typed) != len(names):
        return None
    tiers = [fit(level, name) for level, name in zip(typed, names, strict=True)]
    sure = [tier for tier in tiers if tier is not None]
    return max(sure) if len(sure) == len(tiers) else None


def _collect(rows: Iterable[RowT], tier_of: Callable[[RowT], Tier | None]) -> list[tuple[RowT, Tier]]:
    return [(row, tier) for row in rows if (tier := tier_of(row)) is not None]


def _best(
    found: list[tuple[RowT, Tier]],
    typed: tuple[str, ...],
    limit: int,
    name_of: Callable[[RowT], str],
    id_of: Callable[[RowT], int],
) -> tuple[Match[RowT], ...]:
    """Scores by how much of the name was typed, sorts, cuts, and then finds the letters to show in bold."""
    letters = sum(map(len, typed))

    def score(name: str) -> float:
        return round(min(1.0, letters / max(1, len(name))), 3)

    ordered = sorted(
        found, key=lambda hit: (hit[1], -score(n := name_of(hit[0])), len(n), fold(n), id_of(hit[0]))
    )
    return tuple(
        Match(row, tier, score(name_of(row)), spans_of(name_of(row), typed)) for row, tier in ordered[:limit]
    )
