"""A suggested name is short, valid and free."""

from __future__ import annotations

import pytest

from quickticket.domain.templates.rules import is_name
from quickticket.ui.templates.new_names import free_name, suggested_name


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Password reset", "password-reset"),
        ("Outlook will not open since Monday", "outlook-will-not"),
        ("Internationalisation configuration", "internationalisation"),
        ("Büro-Drucker", "buro-drucker"),
        ("2nd line", "line"),
        ("日本", "template"),
        ("", "template"),
        ("VPN", "vpn-3"),
    ],
)
def test_a_name_is_made_of_the_first_words(title: str, name: str) -> None:
    suggested = suggested_name(title, {"vpn", "vpn-2"})
    assert suggested == name
    assert is_name(suggested)


def test_a_long_name_stays_a_name_when_a_number_is_added() -> None:
    long = "a" * 40
    assert is_name(free_name(long, {long}))
