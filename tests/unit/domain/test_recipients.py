"""Recipients are read however they were copied: a list, a column of a spreadsheet, or a whole table."""

from __future__ import annotations

import csv
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quickticket.domain.errors import InvalidInput
from quickticket.domain.recipients import MOST_ROWS, Pasted, PastedRow, read_recipients, write_recipients


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


def test_a_quote_that_is_never_closed_swallows_nobody() -> None:
    with pytest.raises(InvalidInput, match="A quote is never closed: “the printer”"):
        read_recipients('who,details\nJoe,fine\nAnn,"the printer\nBob,x\nCy,y')


def test_cells_too_long_for_a_table_are_refused_in_words() -> None:
    with pytest.raises(InvalidInput, match="cannot be read"):
        read_recipients("who,details\nJoe," + "x" * 140_000)
    assert who("x" * 140_000) == ["x" * 140_000]


@pytest.mark.parametrize("end", ["\u2028", "\x0b", "\x0c", "\x85", "\x1e"])
def test_only_ends_of_lines_part_the_rows_of_a_table(end: str) -> None:
    [row] = read_recipients(f"who,details\nJoe,one{end}two\n").rows
    assert (row.who, row.details) == ("Joe", f"one{end}two")


def test_of_two_columns_for_one_thing_nothing_is_lost() -> None:
    text = "Email,E-mail,email,Summary,Title,Details,Details,Line,Line\n,joe@acme.example,,a,b,one,two,x,y"
    [row] = read_recipients(text.replace("Line,Line", "Colour,colour")).rows
    assert row == PastedRow("joe@acme.example", "a b", "one\ntwo", (("colour", "x"),))
    assert read_recipients("name,Colour,colour\nJoe,,red").columns == ("Colour", "colour")


def test_a_bare_comma_in_the_last_cell_costs_no_text() -> None:
    rows = read_recipients("who,details\nJoe,printer, broken, again,,\nAnn,,,\n").rows
    assert [row.details for row in rows] == ["printer, broken, again", ""]


def test_a_blank_before_a_quoted_cell_does_no_harm() -> None:
    [row] = read_recipients('who, details\n"Bloggs, Joe", "one, two"').rows
    assert (row.who, row.details) == ("Bloggs, Joe", "one, two")


def test_no_minutes_are_no_words_either() -> None:
    assert [row.more for row in read_recipients("who,minutes\nJoe,0\nAnn,00\nBob,5").rows] == ["", "", "5m"]


@pytest.mark.parametrize(
    "names",
    [
        ["Acme", "North Star"],
        ["Acme, Inc."],
        ["A; B", "C"],
        ["name", "Acme"],
        ['"Bloggs, Joe"{u12}'],
        ['"Joe"{u12}', "Client"],
        ["mail", '"Joe "the" Cat"{u12}', 'a "b', 'x"'],
        [],
    ],
)
def test_what_is_saved_as_a_list_is_read_back(names: list[str]) -> None:
    assert who(write_recipients(names)) == names
