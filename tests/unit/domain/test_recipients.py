"""Recipients are read however they were copied: a list, a column of a spreadsheet, or a whole table."""

from __future__ import annotations

import csv
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quickticket.domain.errors import InvalidInput
from quickticket.domain.recipients import MOST_ROWS, Pasted, PastedRow, read_recipients


def who(text: str) -> list[str]:
    return [row.who for row in read_recipients(text).rows]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Acme Ltd\nGlobex\n\n  North   Star \r\n", ["Acme Ltd", "Globex", "North Star"]),
        ("Acme, Globex,North Star", ["Acme", "Globex", "North Star"]),
        ("Acme; Globex; ", ["Acme", "Globex"]),
        ("Acme\tGlobex", ["Acme", "Globex"]),
        ("Smith, John\nAcme, Inc.", ["Smith, John", "Acme, Inc."]),
        ("Joe Bloggs <joe@acme.example>; ann@acme.example", ["joe@acme.example", "ann@acme.example"]),
        ('"Acme Ltd"', ["Acme Ltd"]),
        ("\ufeffAcme\nGlobex", ["Acme", "Globex"]),
        ("020 7946 0958", ["020 7946 0958"]),
        (" \n ", []),
        ("", []),
    ],
)
def test_lists_of_names(text: str, names: list[str]) -> None:
    assert who(text) == names


def test_cells_beside_a_name_are_more_of_its_line() -> None:
    assert read_recipients("Acme\t12m\tfourth floor\nGlobex\t\t").rows == (
        PastedRow("Acme", "12m fourth floor"),
        PastedRow("Globex"),
    )


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_a_table_with_a_header(delimiter: str) -> None:
    text = StringIO(newline="")
    csv.writer(text, delimiter=delimiter).writerows(
        [
            ["Customer", "User", "Minutes", "Summary", "Details", "Region"],
            ["Acme Ltd", "Joe", "12", "#1 printer, down", "two\nlines", "North"],
            ["Globex", "", "1h30", "", "", ""],
            ["", "", "", "", "", ""],
        ]
    )
    assert read_recipients(text.getvalue()) == Pasted(
        (
            PastedRow("Acme Ltd/Joe", r"12m \#1 printer, down", "two\nlines", (("region", "North"),)),
            PastedRow("Globex", "1h30", "", (("region", ""),)),
        ),
        ("Region",),
    )


def test_an_address_is_the_surest_name() -> None:
    assert who("company,e-mail,name\nAcme,joe@acme.example,Joe\nGlobex,,Ann\n,,Cy") == [
        "joe@acme.example",
        "Globex/Ann",
        "Cy",
    ]


def test_a_row_without_anybody_is_kept_for_the_table_to_show() -> None:
    assert who("customer,line\nAcme,12m\n,15m") == ["Acme", ""]


def test_a_name_that_looks_like_a_header_only_counts_in_the_first_line() -> None:
    assert who("Acme\ncustomer\nGlobex") == ["Acme", "customer", "Globex"]


def test_too_many_rows_are_refused_with_the_number() -> None:
    with pytest.raises(InvalidInput, match=r"2,001 rows"):
        read_recipients("\n".join(f"c{number}" for number in range(MOST_ROWS + 1)))


@given(st.text(max_size=400))
def test_no_text_makes_it_fail(text: str) -> None:
    for row in read_recipients(text).rows:
        assert row.who == " ".join(row.who.split())


@given(st.lists(st.text(st.characters(categories=["L"]), min_size=1), min_size=2, max_size=20))
def test_every_line_is_a_recipient(names: list[str]) -> None:
    assert who("\n".join(["Acme", *names])) == ["Acme", *names]
