"""The form and the completer change one token of a line and leave every other letter alone."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quickticket.domain.draft import Token, TokenKind
from quickticket.domain.smart_line.edit import add_summary, replace_token, set_answer, token_at
from quickticket.domain.smart_line.lexer import lex
from tests.unit.domain.smart_line.test_lexer import LINES

HIGH = '!"High"{3}'
PINNED = [HIGH, '!"say \\"hi\\" now"{4}', '!"{x} -- y"{5}']


@pytest.mark.parametrize(
    ("line", "text", "edited"),
    [
        ("", HIGH, HIGH),
        ("vpn drops", HIGH, f"vpn drops {HIGH}"),
        ("vpn drops ", HIGH, f"vpn drops {HIGH}"),
        ("vpn  drops -- !low text", HIGH, f"vpn  drops {HIGH} -- !low text"),
        ("-- text", HIGH, f"{HIGH} -- text"),
        ("vpn\n!low text", HIGH, f"vpn {HIGH}\n!low text"),
        ("\ntext", HIGH, f"{HIGH}\ntext"),
        ("vpn !low  drops >", HIGH, f"vpn {HIGH}  drops >"),
        ("vpn drops >", HIGH, f"vpn drops > {HIGH}"),
        ("vpn !low !high drops !2", HIGH, f"vpn {HIGH} drops"),
        ("vpn !low  drops", None, "vpn  drops"),
        ("vpn !low", None, "vpn"),
        ("!low vpn", None, "vpn"),
        ("!low", None, ""),
        ("vpn !low\ntext", None, "vpn\ntext"),
        ("!low\ntext", None, "\ntext"),
        ("vpn \\!low", None, "vpn \\!low"),
        ('@"joe vpn', HIGH, f'{HIGH} @"joe vpn'),
        ('@"joe !low vpn', HIGH, f'{HIGH} @"joe vpn'),
    ],
)
def test_a_token_is_put_replaced_or_removed(line: str, text: str | None, edited: str) -> None:
    assert replace_token(line, TokenKind.PRIORITY, text) == edited


def test_tokens_to_keep_are_left_alone() -> None:
    line = "@joe from @home today"
    home = lex(line).tokens[1]
    assert replace_token(line, TokenKind.WHO, "@sue", keep=[home]) == "@sue from @home today"
    assert replace_token(line, TokenKind.WHO, None, keep=[home]) == "from @home today"


@given(LINES, st.sampled_from(PINNED))
def test_after_an_edit_the_line_holds_the_new_token_and_the_same_text_and_details(
    line: str, text: str
) -> None:
    before, after = lex(line), lex(replace_token(line, TokenKind.PRIORITY, text))
    (priority,) = [token for token in after.tokens if token.kind is TokenKind.PRIORITY]
    assert after.line[priority.start : priority.end] == text
    assert after.details == before.details


@given(LINES, st.sampled_from(list(TokenKind)))
def test_removing_a_kind_loses_nothing_else(line: str, kind: TokenKind) -> None:
    before = lex(line)
    edited = replace_token(line, kind, None)
    gone = {index for token in before.tokens if token.kind is kind for index in range(token.start, token.end)}
    kept = [letter for index, letter in enumerate(line) if index not in gone]
    assert "".join(edited.split()) == "".join("".join(kept).split())


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("vpn @jo|", Token(TokenKind.WHO, 4, 7, "jo")),
        ("vpn @j|o x", Token(TokenKind.WHO, 4, 7, "jo")),
        ("vpn @|", Token(TokenKind.WHO, 4, 5, "")),
        ("vpn #| x", Token(TokenKind.TICKET, 4, 5, "")),
        ('vpn @"|', Token(TokenKind.WHO, 4, 6, "")),
        ('vpn @"north st|', Token(TokenKind.WHO, 4, 14, "north st")),
        ('vpn @"north st|ar x', Token(TokenKind.WHO, 4, 14, "north st")),
        ('@"north star"|', Token(TokenKind.WHO, 0, 13, "north star")),
        ('@"Joe"{u1}|', Token(TokenKind.WHO, 0, 10, "Joe", "u1")),
        ("12m|", Token(TokenKind.DURATION, 0, 3, "12m")),
        ("|@joe", None),
        ("@joe |", None),
        ("\\@joe|", None),
        ("\\@|", None),
        ("vpn|", None),
        ("|", None),
        ("vpn -- @jo|", None),
        ("vpn\n@jo|", None),
        ("vpn\n@|", None),
        ("@joe vpn|", None),
    ],
)
def test_the_token_under_the_cursor(line: str, expected: Token | None) -> None:
    cursor = line.index("|")
    assert token_at(line.replace("|", ""), cursor) == expected


@given(LINES, st.integers(-3, 40))
def test_no_cursor_makes_it_raise(line: str, cursor: int) -> None:
    token = token_at(line, cursor)
    assert token is None or token.start < cursor <= token.end


@pytest.mark.parametrize(
    ("line", "index", "text", "expected"),
    [
        ("/laptop @joe", 0, "A1", "/laptop ?A1 @joe"),
        ("/laptop @joe", 1, "red wine", '/laptop ?"" ?"red wine" @joe'),
        ("@joe /laptop -- broken", 0, "A1", "@joe /laptop ?A1 -- broken"),
        ("/laptop ?A1 ?red now", 0, "B2", "/laptop ?B2 ?red now"),
        ("/laptop ?A1 ?red now", 1, "", '/laptop ?A1 ?"" now'),
        ('/laptop ?"" now', 1, 'the "big" one', '/laptop ?"" ?"the \\"big\\" one" now'),
        ("no template", 0, "A1", "no template"),
    ],
)
def test_an_answer_is_written_behind_the_template(line: str, index: int, text: str, expected: str) -> None:
    assert set_answer(line, index, text) == expected


@given(st.lists(st.text(), min_size=1, max_size=3), st.randoms(use_true_random=False))
def test_answers_are_read_as_they_were_given_in_whatever_order(texts: list[str], random: Random) -> None:
    line, order = "/laptop @joe", [*range(len(texts))]
    random.shuffle(order)
    for index in order:
        line = set_answer(line, index, texts[index])
    answers = [token.text for token in lex(line).tokens if token.kind is TokenKind.ANSWER]
    assert answers == [" ".join(text.split()) for text in texts]


@pytest.mark.parametrize(
    "line", ["", "/pw @joe", "/pw @joe\ndetails", "/pw @joe -- details", '@"Joe"{u1} /pw ?""']
)
@given(summary=LINES)
def test_a_summary_is_put_in_as_words_whatever_it_looks_like(line: str, summary: str) -> None:
    before, after = lex(line), lex(add_summary(line, summary))
    assert [token.text for token in after.tokens] == [token.text for token in before.tokens]
    assert after.details == before.details
    words = " ".join(piece.text for piece in after.pieces if piece.token is None)
    assert words == " ".join(summary.split())
