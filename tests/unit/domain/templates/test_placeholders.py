"""Placeholders are filled, asked for, or left alone; code in a template stays code."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quickticket.domain.templates.placeholders import (
    NAMES,
    Question,
    expand,
    literal,
    mistakes,
    questions,
    texts_of,
    veiled,
    written_in,
)
from tests.fakes.tenant import NEW_LAPTOP

PIECES = ["{", "}", "user", "ask:x", "choose:x|y", "ask", "zzz", ".first", " ", "|"]
VALUES = {"user": "Joe Bloggs", "user.first": "Joe"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("For {user}, {user.first}", "For Joe Bloggs, Joe"),
        ("{customer} is not known yet", "{customer} is not known yet"),
        ("{ask:Serial number}/{ask:serial NUMBER}", "A1/A1"),
        ("{choose:Colour|red|green}", "{choose:Colour|red|green}"),
        ("{{user}} and {{ask:Serial number}}", "{user} and {ask:Serial number}"),
        ('{"a": {"b": 1}}', '{"a": {"b": 1}}'),
        ("if (x) { y() }", "if (x) { y() }"),
        ("{}", "{}"),
        ("{user", "{user"),
    ],
)
def test_what_is_known_is_filled_in_and_the_rest_stays(text: str, expected: str) -> None:
    assert expand(text, VALUES, {"serial number": "A1"}) == expected


def test_questions_come_in_the_order_of_the_texts_each_once() -> None:
    assert questions(texts_of(NEW_LAPTOP)) == (
        Question("Serial number"),
        Question("Colour", ("Red", "Green", "Grey")),
    )


@pytest.mark.parametrize(
    ("typed", "answer"),
    [("red", "Red"), ("GREEN", "Green"), ("g", ""), ("grey", "Grey"), ("blue", ""), ("", ""), (" re d ", "")],
)
def test_a_choice_may_be_cut_short_while_it_is_clear(typed: str, answer: str) -> None:
    assert Question("Colour", ("Red", "Green", "Grey")).accept(typed) == answer


def test_free_text_is_taken_as_it_is_in_one_line() -> None:
    assert Question("Serial number").accept(" A\n 1 ") == "A 1"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{custmer}", "There is no placeholder {custmer}; did you mean {customer}?"),
        ("{zzz}", "There is no placeholder {zzz}; for the plain text write {{zzz}}."),
        ("{ask}", "{ask} lacks something: write {ask:Title} or {choose:Title|one|two}."),
        ("{choose:Colour}", "{choose:Colour} lacks something: write {ask:Title} or {choose:Title|one|two}."),
    ],
)
def test_a_slip_is_told_with_what_was_meant(text: str, said: str) -> None:
    assert list(mistakes(f"see {text}")) == [(4, said)]


def test_sound_texts_have_no_mistakes() -> None:
    text = " ".join(f"{{{name}}}" for name in NAMES) + ' {ask:x} {choose:x|y} {{zzz}} {"a": 1} { b }'
    assert list(mistakes(text)) == []


@given(st.text(alphabet="{}|:.ask usrchoe\n"))
def test_no_text_makes_it_fail_and_text_without_braces_stays(text: str) -> None:
    list(mistakes(text))
    questions([text])
    filled = expand(text, VALUES, {})
    assert filled == text or "{" in text


@given(st.lists(st.sampled_from(PIECES)).map("".join))
def test_what_is_written_to_the_letter_is_given_back_to_the_letter(text: str) -> None:
    written = literal(text)
    assert expand(written, VALUES, {"x": "answer"}) == text
    assert not questions([written])
    assert not [*mistakes(written)]


def test_what_is_to_stay_a_placeholder_stays_one() -> None:
    kept = written_in(["{ask:Serial} for {user}"])
    assert literal("{ask:Serial} for {user}, {ask:other} {{user}}", kept) == (
        "{ask:Serial} for {user}, {{ask:other}} {{{user}}}"
    )


def test_for_the_eye_dots_stand_in_for_an_answer() -> None:
    own = written_in(["{ask:Serial} for {user}, {choose:Colour|red|green}"])
    text = "{ask:Serial} for {user}, {choose:Colour|red|green} {ask:other}"
    assert veiled(text, own) == "… for {user}, … {ask:other}"
