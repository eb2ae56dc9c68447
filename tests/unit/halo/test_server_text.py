"""Every shape of error body that Halo was seen to send becomes one line of plain text."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quickticket.halo.server_text import MAX_LENGTH, server_text

SAID = "Category must be filled"


@pytest.mark.parametrize(
    "body",
    [
        SAID,
        f"  {SAID}\r\n",
        json.dumps(SAID),
        json.dumps({"ClassName": "System.Exception", "Message": SAID, "StackTraceString": "at Halo.X"}),
        json.dumps({"Message": SAID}),
        json.dumps({"message": SAID}),
        json.dumps({"error": "invalid_request", "error_description": SAID}),
        json.dumps({"error": SAID, "error_description": None}),
        json.dumps({"resultCode": 4, "errorMessage": SAID}),
        json.dumps({"errors": [SAID]}),
        json.dumps({"errors": [{"message": SAID}]}),
        json.dumps({"title": "One or more validation errors occurred.", "errors": {"category_1": [SAID]}}),
        json.dumps({"title": SAID, "status": 400}),
        json.dumps([{"message": SAID}]),
        f"<p>{SAID}</p>",
        f"<html><head><title>Error</title><style>p{{}}</style></head><body><b>{SAID}</b></body></html>",
        json.dumps({"message": f"<b>{SAID}</b>"}),
    ],
)
def test_the_words_are_found_in_every_shape(body: str) -> None:
    assert server_text(body.encode()) == SAID


@pytest.mark.parametrize("body", ["", "   ", "null", "{}", "[]", "true", "500", '""', '{"Message": null}'])
def test_a_body_that_says_nothing_gives_nothing(body: str) -> None:
    assert server_text(body) == ""


def test_several_errors_are_all_told_once() -> None:
    assert server_text('{"errors": ["a", "b", "a"]}') == "a; b"


def test_entities_and_scripts_do_not_reach_the_user() -> None:
    assert server_text("<div>Fish &amp; chips<script>alert(1)</script></div>") == "Fish & chips"


def test_a_comparison_is_not_mistaken_for_html() -> None:
    assert server_text("timetaken < 24 is needed") == "timetaken < 24 is needed"


def test_secrets_that_the_server_repeats_are_hidden() -> None:
    text = server_text(
        '{"message": "client s3cret used Bearer abc.def-1 client_secret=xyz"}', secrets=["s3cret", ""]
    )
    for secret in ("s3cret", "abc.def-1", "xyz"):
        assert secret not in text


@given(st.binary(max_size=3000))
def test_any_bytes_give_a_bounded_line(body: bytes) -> None:
    text = server_text(body)
    assert len(text) <= MAX_LENGTH
    assert "\n" not in text
