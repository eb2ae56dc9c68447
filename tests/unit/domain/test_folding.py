"""Names are compared without case, accents and apostrophes, and each letter knows where it came from."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quickticket.domain.folding import fold, word_spans, words_of


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Müller", "muller"),
        ("O'BRIEN", "obrien"),
        ("O\N{RIGHT SINGLE QUOTATION MARK}Brien", "obrien"),
        ("Straße", "strasse"),
        ("Øst Łódź Æble", "ost lodz aeble"),
        ("\N{LATIN CAPITAL LETTER I WITH DOT ABOVE}zmir", "izmir"),
        ("\N{SCRIPT CAPITAL H}", "h"),
        ("\N{FULLWIDTH LATIN CAPITAL LETTER A}", "a"),
    ],
)
def test_what_is_left_of_a_name(text: str, folded: str) -> None:
    assert fold(text) == folded


def test_words_are_parted_by_anything_but_letters_and_digits() -> None:
    assert words_of("joe.o'brien@acme-ltd_1 (2nd)") == ("joe", "obrien", "acme", "ltd", "1", "2nd")


@given(st.text(), st.text())
def test_folding_works_letter_by_letter(one: str, other: str) -> None:
    assert fold(one + other) == fold(one) + fold(other)


@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text())
def test_every_letter_of_a_word_comes_from_the_text(text: str) -> None:
    spans = word_spans(text)
    assert tuple(word for word, _ in spans) == words_of(text)
    assert all(
        letter in fold(text[origin])
        for word, origins in spans
        for letter, origin in zip(word, origins, strict=True)
    )
