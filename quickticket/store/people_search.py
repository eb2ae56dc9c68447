"""Finds the few hundred people that a typed text may mean; which of them it does mean, the ranking decides.

FTS5's own ranking looks at every match, and one letter matches a third of all people. So nothing here sorts:
each question is cut off after a bound, and the questions go from the surest to the widest.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from quickticket.domain.folding import words_of
from quickticket.domain.matching import begins_with_typo, lies_inside
from quickticket.domain.phones import is_phone_search
from quickticket.domain.ranking import rank_people
from quickticket.domain.search import Tier
from quickticket.services.ports.halo import PeopleKind
from quickticket.store.people import COLUMNS, person_of
from quickticket.store.people_index import (
    LONGEST_BEGINNING,
    SHORTEST_WITH_TYPO,
    digits_of,
    without_one_letter,
)

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator, Sequence

    from quickticket.domain.reference import Person
    from quickticket.domain.search import Match

_BOUNDS = {PeopleKind.CUSTOMERS: 50, PeopleKind.SITES: 40, PeopleKind.USERS: 80}
"""Most candidates of a kind."""
_WORDS = "SELECT rowid FROM {kind}_words WHERE {kind}_words MATCH ? LIMIT ?"
_SHORTEST_INSIDE = 3
_FEWEST_AFTER_COUNTRY = 6
_MOST_SIMILAR_WORDS = 60
_LAST_LETTER = "\U0010ffff"


def find_people(connection: sqlite3.Connection, text: str, limit: int) -> tuple[Match[Person], ...]:
    """Returns the best matches; guesses at typos only where nobody fits well and too few fit at all."""
    typed = _Typed.of(text)
    if not typed.words:
        return ()
    people = _People(connection)
    for kind in PeopleKind:
        people.add(kind, _questions_of_names(kind, typed))
    if len(people.found) < limit:  # else those known by name fill the list anyway
        for kind in PeopleKind:
            people.add(kind, _questions_of_other_fields(kind, typed))
    matches = rank_people(text, people.found, limit)
    if typed.is_email or len(matches) >= limit or (matches and matches[0].tier <= Tier.WORDS):
        return matches
    guess = _guess(connection, typed.words)
    for kind in PeopleKind if guess else ():
        people.add(kind, [(_WORDS.format(kind=kind), (guess,))])
    return rank_people(text, people.found, limit)


class _People:
    """Candidates so far; everybody is read once."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._ids: dict[PeopleKind, set[int]] = {kind: set() for kind in PeopleKind}
        self.found: list[Person] = []

    def add(self, kind: PeopleKind, questions: Iterable[tuple[str, tuple[str, ...]]]) -> None:
        """Adds answers to questions, surest first, until the kind's bound is reached."""
        bound = _BOUNDS[kind]
        ids: set[int] = set()
        for sql, values in questions:
            ids.update(number for (number,) in self._connection.execute(sql, (*values, bound)))
            if len(ids) >= bound:
                break
        if new := ids - self._ids[kind]:
            self._ids[kind] |= new
            sql = f"SELECT {COLUMNS[kind]} FROM {kind} WHERE id IN (SELECT value FROM json_each(?))"  # noqa: S608
            rows = self._connection.execute(sql, (json.dumps([*new]),))
            self.found += [person_of(kind, row) for row in rows]


@dataclass(frozen=True, slots=True)
class _Typed:
    """A typed text, taken apart.

    Attributes:
        is_email: Whether it is (the beginning of) an e-mail address, where no typo is guessed at.
        words: Its words; of an e-mail address without the end of the domain, which half of all people share.
        owner: The customer's side of `customer/name`.
        rest: The other side.
        digits: What it may be as a phone number.
    """

    is_email: bool
    words: tuple[str, ...]
    owner: tuple[str, ...]
    rest: tuple[str, ...]
    digits: tuple[str, ...]

    @classmethod
    def of(cls, text: str) -> _Typed:
        raw = text.strip().lower()
        owner, _, rest = raw.rpartition("/")
        digits = _numbers(raw) if is_phone_search(raw) else ()
        local, at, domain = raw.partition("@")
        words = words_of(f"{local} {domain.partition('.')[0]}")
        return cls(bool(local and at), words, words_of(owner), words_of(rest), digits)


def _numbers(raw: str) -> tuple[str, ...]:
    """The digits without leading zeros; of an international number also without those of the country."""
    digits = digits_of(raw).lstrip("0")
    if not raw.startswith(("+", "00")):
        return (digits,)
    national = (digits[code:] for code in (1, 2, 3))
    return (digits, *(each for each in national if len(each) >= _FEWEST_AFTER_COUNTRY))


def _questions_of_names(kind: PeopleKind, typed: _Typed) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yields SQL for ids, and its values but for the bound: whom the ranking takes for their names."""
    words = _WORDS.format(kind=kind)
    if typed.owner and typed.rest:
        yield words, (f"owner : {_starts(typed.owner)} AND name : {_starts(typed.rest)}",)
    begin = " ".join(typed.words)
    yield (
        f"SELECT id FROM {kind} WHERE folded BETWEEN ? AND ? ORDER BY folded LIMIT ?",  # noqa: S608 - an enum
        (begin, begin + _LAST_LETTER),
    )
    yield words, (f"name : {_wholes(typed.words)}",)
    yield words, (f"name : {_starts(typed.words)}",)


def _questions_of_other_fields(kind: PeopleKind, typed: _Typed) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yields the like for phone digits, e-mail, site and customer."""
    if kind is PeopleKind.USERS:
        for digits in typed.digits:
            # With fewer than three digits it reads row by row, but then the bound is soon reached.
            yield "SELECT rowid FROM users_digits WHERE digits GLOB ? LIMIT ?", (f"*{digits}*",)
    if kind is not PeopleKind.CUSTOMERS:
        yield _WORDS.format(kind=kind), (_starts(typed.words),)


def _guess(connection: sqlite3.Connection, typed: Sequence[str]) -> str:
    """What to match when one word is taken for a similar one, or the inside of one; empty if none is."""
    guesses: list[str] = []
    for at, word in enumerate(typed):
        similar = " OR ".join(map(_quoted, _similar_words(connection, word)))
        if similar:
            others = [_starts([other]) for other in (*typed[:at], *typed[at + 1 :])]
            guesses.append(f"({' AND '.join([f'name : ({similar})', *others])})")
    return " OR ".join(guesses)


def _similar_words(connection: sqlite3.Connection, typed: str) -> list[str]:
    found: list[str] = []
    if len(typed) >= SHORTEST_WITH_TYPO:
        rests = json.dumps([*without_one_letter(typed[:LONGEST_BEGINNING])])
        sql = "SELECT DISTINCT word FROM typos WHERE rest IN (SELECT value FROM json_each(?))"
        found = [word for (word,) in connection.execute(sql, (rests,)) if begins_with_typo(typed, word)]
    if len(typed) >= _SHORTEST_INSIDE:
        sql = "SELECT word FROM insides WHERE word MATCH ? LIMIT ?"
        rows = connection.execute(sql, (_quoted(typed), _MOST_SIMILAR_WORDS))
        found += [word for (word,) in rows if lies_inside(typed, word) and not word.startswith(typed)]
    return found[:_MOST_SIMILAR_WORDS]


def _quoted(word: str) -> str:
    return f'"{word}"'


def _wholes(words: Sequence[str]) -> str:
    return f"({' AND '.join(map(_quoted, words))})"


def _starts(words: Sequence[str]) -> str:
    return f"({' AND '.join(f'{_quoted(word)} *' for word in words)})"
