"""A phone number is found by any way of writing it, and what only happens to lie inside of it is a guess."""

from __future__ import annotations

import pytest

from quickticket.domain.phones import is_phone_search, phone_part

FORMS = [
    "+44 20 7946 0958",
    "+44 (0)20 7946 0958",
    "0044 20 7946 0958",
    "020 7946 0958",
    "(020) 7946-0958",
    "02079460958",
]


@pytest.mark.parametrize("phone", FORMS)
@pytest.mark.parametrize(
    "text", [*FORMS[:4], FORMS[5], "020 7946", "0207946", "+44 20 7946 09", "0958", "460 958"]
)
def test_every_form_finds_every_form(text: str, phone: str) -> None:
    assert phone_part(text, phone) is True


@pytest.mark.parametrize("text", ["794", "9460"])
def test_digits_from_the_middle_are_a_guess(text: str) -> None:
    assert phone_part(text, "020 7946 0958") is False


@pytest.mark.parametrize("text", ["999", "+1 20 7946 0959", "+44", "00", "0"])
def test_other_digits_are_not_in_it(text: str) -> None:
    assert phone_part(text, "020 7946 0958") is None


@pytest.mark.parametrize(
    ("text", "is_phone"),
    [
        ("020", True),
        ("+44 20", True),
        ("(020) 7", False),
        ("0-2.0/7", True),
        ("02", False),
        ("02a0", False),
        ("", False),
        ("+", False),
    ],
)
def test_what_looks_like_a_phone_number(text: str, *, is_phone: bool) -> None:
    assert is_phone_search(text) is is_phone
