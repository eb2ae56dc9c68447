"""What search reads: the words of people by where they stand, digits of phones, and words by their typos."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from quickticket.domain.folding import words_of
from quickticket.domain.reference import Customer, Person, User
from quickticket.services.ports.halo import PeopleKind

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Sequence

_NOT_A_DIGIT = re.compile(r"[^0-9]")
SHORTEST_WITH_TYPO = 4
LONGEST_BEGINNING = 5
"""Typos are looked for in the first letters only: what follows is the ranking's to judge."""


def without_one_letter(start: str) -> set[str]:
    """Returns what is left of `start` when any one letter is taken away.

    Two words that differ by one wrong, missing, extra or swapped letter have such a rest in common
    (the idea of SymSpell), so that a typo costs a few exact look-ups instead of a scan.
    """
    return {start[:at] + start[at + 1 :] for at in range(len(start))}


def digits_of(phone: str) -> str:
    """Returns the digits of a phone number: `+44 (0)20 7946` is `44207946`, `020 7946` is `0207946`."""
    return _NOT_A_DIGIT.sub("", phone.replace("(0)", ""))


def index(connection: sqlite3.Connection, kind: PeopleKind, people: Sequence[Person]) -> None:
    """Adds people who are not in the index."""
    connection.executemany(
        f"INSERT INTO {kind}_words (rowid, name, owner, contact) VALUES (?, ?, ?, ?)",  # noqa: S608
        [(person.id, *_words(person)) for person in people],
    )
    connection.executemany(
        "INSERT INTO users_digits (rowid, digits) VALUES (?, ?)",
        [
            (person.id, " ".join(map(digits_of, person.phones)))
            for person in people
            if isinstance(person, User) and person.phones
        ],
    )
    _learn(connection, {word for person in people for word in words_of(person.name)})


def forget(connection: sqlite3.Connection, kind: PeopleKind, ids: Iterable[int]) -> None:
    """Takes people out of the index; their words stay in the vocabulary, where they do no harm."""
    rows = [(number,) for number in ids]
    connection.executemany(f"DELETE FROM {kind}_words WHERE rowid = ?", rows)  # noqa: S608
    if kind is PeopleKind.USERS:
        connection.executemany("DELETE FROM users_digits WHERE rowid = ?", rows)


def _words(person: Person) -> tuple[str, str, str]:
    name = " ".join(words_of(person.name))
    if isinstance(person, Customer):
        return name, "", ""
    owner = " ".join(words_of(person.customer_name))
    if isinstance(person, User):
        return name, owner, " ".join((*words_of(person.site_name), *words_of(person.email)))
    return name, owner, ""


def _learn(connection: sqlite3.Connection, words: set[str]) -> None:
    insert = "INSERT OR IGNORE INTO typos (rest, word) VALUES (?, ?)"
    for word in words:
        first, *others = sorted(_rests(word)) or [""]
        if first and connection.execute(insert, (first, word)).rowcount:  # a new word
            connection.executemany(insert, [(rest, word) for rest in others])
            connection.execute("INSERT INTO insides (word) VALUES (?)", (word,))


def _rests(word: str) -> set[str]:
    """What a typed beginning of `word` with one typo leaves, when one letter is taken away from it."""
    starts = {word[:length] for length in range(SHORTEST_WITH_TYPO, LONGEST_BEGINNING + 1)}
    rests = {rest for start in starts for rest in without_one_letter(start)}
    whole = {word} if len(word) < LONGEST_BEGINNING else set()  # typed with a letter too many
    return {rest for rest in rests | whole if len(rest) >= SHORTEST_WITH_TYPO - 1}
