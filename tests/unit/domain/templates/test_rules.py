"""Names and texts of templates that cannot work are told before they are saved."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quickticket.domain.templates.rules import faults, is_name, slug
from quickticket.domain.templates.template import FieldValue, Named
from tests.fakes.tenant import PW


@pytest.mark.parametrize("name", ["pw", "New_Laptop-2", "a" * 40])
def test_names_that_a_line_can_call(name: str) -> None:
    assert is_name(name)


@pytest.mark.parametrize("name", ["", "2nd", "a b", "a/b", "../x", "ä", "a" * 41, "pw\n"])
def test_names_that_it_cannot(name: str) -> None:
    assert not is_name(name)
    assert [member for member, _ in faults(replace(PW, name=name))] == ["name"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Password reset!", "password-reset"),
        ("3. New starter", "new-starter"),
        ("Ö", "template"),
        ("", "template"),
    ],
)
def test_a_name_is_made_of_a_title(text: str, name: str) -> None:
    assert slug(text) == name


@given(st.text())
def test_whatever_is_made_of_a_title_is_a_name(text: str) -> None:
    assert is_name(slug(text))


def test_every_fault_is_told_with_the_member_it_is_in() -> None:
    broken = replace(
        PW, summary="{usr}", details="{ask}", minutes=0, fields=(FieldValue(Named("CF"), "{nope}"),)
    )
    assert [member for member, _ in faults(broken)] == ["minutes", "summary", "details", "fields"]
    assert list(faults(PW)) == []
