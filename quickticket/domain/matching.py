"""Matching: how well typed words fit the words of one name, with at most one typo."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quickticket.domain.folding import word_spans
from quickticket.domain.search import Tier

if TYPE_CHECKING:
    from collections.abc import Sequence

_SHORTEST_WITH_TYPO = 4
_SHORTEST_INSIDE = 3
_SHORTEST_INITIALS = 2


def fit(typed: Sequence[str], name: Sequence[str]) -> Tier | None:
    """How folded words fit a folded name without any typo: EXACT, WORDS, PREFIX or None."""
    if typed == name:
        return Tier.EXACT
    if all(word in name for word in typed):
        return Tier.WORDS
    return Tier.PREFIX if begin_words(typed, name) else None


def begin_words(typed: Sequence[str], name: Sequence[str]) -> bool:
    """Whether every typed word begins some word of the name."""
    for start in typed:
        for word in name:
            if word.startswith(start):
                break
        else:
            return False
    return True


def are_initials(typed: Sequence[str], name: Sequence[str]) -> bool:
    """Whether the one typed word is made of the first letters of the name's words, such as `sr`."""
    return (
        len(typed) == 1
        and len(typed[0]) >= _SHORTEST_INITIALS
        and typed[0] == "".join(word[0] for word in name)
    )


def guess(typed: Sequence[str], name: Sequence[str]) -> bool:
    """Whether the words fit when one of them may hold a typo, or lie inside of a word."""
    guessed = False
    for start in typed:
        if begin_words((start,), name):
            continue
        if guessed:
            return False
        for word in name:
            if lies_inside(start, word) or begins_with_typo(start, word):
                guessed = True
                break
        else:
            return False
    return True


def lies_inside(typed: str, word: str) -> bool:
    """Whether three or more typed letters stand somewhere in the word."""
    return len(typed) >= _SHORTEST_INSIDE and typed in word


def begins_with_typo(typed: str, word: str) -> bool:
    """Whether `word` begins with `typed` but for one wrong, missing, extra or swapped letter.

    The first difference is where the typo is, so one look at each of the four ways is enough.
    """
    if len(typed) < _SHORTEST_WITH_TYPO:
        return False
    at = 0
    for ours, theirs in zip(typed, word, strict=False):
        if ours != theirs:
            break
        at += 1
    return (
        word.startswith(typed[at + 1 :], at + 1)
        or word.startswith(typed[at + 1 :], at)
        or word.startswith(typed[at:], at + 1)
        or (typed[at : at + 2] == word[at : at + 2][::-1] and word.startswith(typed[at + 2 :], at + 2))
    )


def spans_of(shown: str, typed: Sequence[str]) -> tuple[tuple[int, int], ...]:
    """Which letters of the shown name the typed words matched: half-open ranges, ascending, apart."""
    words = word_spans(shown)
    best: dict[int, tuple[int, int]] = {}
    for start in typed:
        for cut_of in (_beginning, _inside, _with_typo):
            cuts = {i: cut for i, (word, _) in enumerate(words) if (cut := cut_of(start, word))}
            for i, cut in cuts.items():
                best[i] = max(cut, best.get(i, cut), key=lambda each: each[1] - each[0])
            if cuts:
                break
    spans: list[tuple[int, int]] = []
    for i, (first, last) in sorted(best.items()):
        begin, end = words[i][1][first], words[i][1][last - 1] + 1
        if spans and begin < spans[-1][1]:  # two words of one letter: ¼ folds to 1 and 4
            begin = spans.pop()[0]
        spans.append((begin, end))
    return tuple(spans)


def _beginning(typed: str, word: str) -> tuple[int, int] | None:
    return (0, len(typed)) if word.startswith(typed) else None


def _inside(typed: str, word: str) -> tuple[int, int] | None:
    at = word.find(typed) if lies_inside(typed, word) else -1
    return None if at < 0 else (at, at + len(typed))


def _with_typo(typed: str, word: str) -> tuple[int, int] | None:
    return (0, len(word)) if begins_with_typo(typed, word) else None
