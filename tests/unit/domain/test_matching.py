"""One typo is forgiven, two are not, and short words must be right."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quickticket.domain.matching import are_initials, begins_with_typo, fit, guess
from quickticket.domain.search import Tier

LETTERS = st.text("abc", min_size=4, max_size=7)


@pytest.mark.parametrize(
    ("typed", "name", "tier"),
    [
        (("a", "b"), ("a", "b"), Tier.EXACT),
        (("b", "a"), ("a", "b"), Tier.WORDS),
        (("b",), ("a", "bc"), Tier.PREFIX),
        (("c",), ("a", "bc"), None),
    ],
)
def test_how_words_fit(typed: tuple[str, ...], name: tuple[str, ...], tier: Tier | None) -> None:
    assert fit(typed, name) is tier


def test_initials_need_two_letters_and_one_word() -> None:
    assert are_initials(("sr",), ("service", "request"))
    assert not are_initials(("s",), ("service",))
    assert not are_initials(("sr", "x"), ("service", "request"))


def _one_edit(word: str) -> set[str]:
    cuts = [(word[:at], word[at:]) for at in range(len(word) + 1)]
    return (
        {a + b[1:] for a, b in cuts}
        | {a + letter + b for a, b in cuts for letter in "abcx"}
        | {a + letter + b[1:] for a, b in cuts if b for letter in "abcx"}
        | {a + b[1] + b[0] + b[2:] for a, b in cuts if len(b) > 1}
    )


@given(LETTERS, LETTERS)
def test_a_typo_is_exactly_one_edit_away_from_a_beginning(typed: str, word: str) -> None:
    beginnings = {word[:length] for length in range(len(word) + 1)}
    assert begins_with_typo(typed, word) == (typed in beginnings or bool(_one_edit(typed) & beginnings))


@pytest.mark.parametrize(
    ("typed", "right"),
    [
        ("outlok", True),
        ("otulook", True),
        ("utlook", True),
        ("outlxxk", False),
        ("otu", False),
        ("look", True),
        ("ok", False),
    ],
)
def test_a_guess(typed: str, *, right: bool) -> None:
    assert guess((typed,), ("outlook",)) is right


def test_only_one_word_may_be_guessed() -> None:
    assert guess(("micro", "otulook"), ("microsoft", "outlook"))
    assert not guess(("mircosoft", "otulook"), ("microsoft", "outlook"))
