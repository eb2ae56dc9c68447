"""A word is a token only when it looks like one; ordinary prose stays prose, and nothing is lost."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quickticket.domain.draft import TokenKind
from quickticket.domain.smart_line.lexer import Lexed, escape, lex
from quickticket.domain.smart_line.resolve import read_worked

LINES = st.lists(
    st.sampled_from(
        [
            *'@/#:!%^~=>-"\\{} \n\r\t,.;',
            "\\\\",
            "--",
            " -- ",
            "12m",
            "-25m",
            "since ",
            "9:40",
            '@"',
            "{u1}",
            "joe",
            "ß",
        ]
    )
    | st.text(max_size=3)
).map("".join)

HOSTILE = [
    *(
        '"',
        '"a ',
        '@"',
        '@"\\" ',
        '\\"',
        '@"\\"',
        "\\",
        "since ",
        "> ",
        "-- ",
        "@a,,,,",
        '"!!!',
        "{",
        " ",
        "@a{u1}",
    ),
    *('@"a" "', "%%a", '\\"a ', "'"),
]


def _tokens(line: str) -> list[tuple[TokenKind, str, str]]:
    return [(token.kind, token.text, token.id) for token in lex(line).tokens]


def _text(lexed: Lexed) -> str:
    return " ".join(piece.text for piece in lexed.pieces if piece.token is None)


@pytest.mark.parametrize("times", ["9:40-10:05", "9:40 - 10:05", "9:40- 10:05", "9:40\N{EN DASH}10:05"])
@pytest.mark.parametrize("day", ["", "yesterday ", "2026-11-23 "])
def test_from_to_may_have_blanks_around_its_dash(day: str, times: str) -> None:
    line = f"{day}{times}, called"
    assert _tokens(line) == [(TokenKind.WORKED, f"{day}{times}", "")]
    worked = read_worked(f"{day}{times}")
    assert worked is not None
    assert (worked.start, worked.end) == (580, 605)


@pytest.mark.parametrize(
    ("line", "kind", "text", "token_id"),
    [
        ("@joe", TokenKind.WHO, "joe", ""),
        ("@acme/joe", TokenKind.WHO, "acme/joe", ""),
        ('@"north star"', TokenKind.WHO, "north star", ""),
        ('@"north star"/joe', TokenKind.WHO, "north star/joe", ""),
        ('@"Joe Bloggs"{u12}', TokenKind.WHO, "Joe Bloggs", "u12"),
        ("@joe{s3},", TokenKind.WHO, "joe", "s3"),
        ('@"a \\"b\\" \\\\ c\\d"', TokenKind.WHO, 'a "b" \\ c\\d', ""),
        ('@""{c4}', TokenKind.WHO, "", "c4"),
        ("@joe{4", TokenKind.WHO, "joe{4", ""),
        ("@joe{no}", TokenKind.WHO, "joe{no}", ""),
        ('@"north', TokenKind.WHO, "north", ""),
        ("@joe:", TokenKind.WHO, "joe", ""),
        ("@joe@acme.example", TokenKind.WHO, "joe@acme.example", ""),
        ("/pw", TokenKind.TEMPLATE, "pw", ""),
        ("#8841", TokenKind.TICKET, "8841", ""),
        ("#vpn", TokenKind.TICKET, "vpn", ""),
        (":incident,", TokenKind.TICKET_TYPE, "incident", ""),
        ("!2", TokenKind.PRIORITY, "2", ""),
        ('%"email > outlook"', TokenKind.CATEGORY, "email > outlook", ""),
        ("^me", TokenKind.ASSIGN, "me", ""),
        ("~remote", TokenKind.CHARGE_RATE, "remote", ""),
        ("=resolved", TokenKind.STATUS, "resolved", ""),
        ("1h30", TokenKind.DURATION, "1h30", ""),
        ("12m.", TokenKind.DURATION, "12m", ""),
        ("-25m", TokenKind.TIMER, "-25m", ""),
        ("since 9:40", TokenKind.TIMER, "since 9:40", ""),
        ("Since  23:59.", TokenKind.TIMER, "Since  23:59", ""),
        (">", TokenKind.TIMER, ">", ""),
    ],
)
def test_every_kind_of_token(line: str, kind: TokenKind, text: str, token_id: str) -> None:
    assert _tokens(f"vpn {line}") == [(kind, text, token_id)]
    assert lex(f"vpn {line}").tokens[0].end == len(f"vpn {line}")


@pytest.mark.parametrize(
    "line",
    [
        "call @ 5",
        "C# broken",
        "50% done",
        "re: vpn",
        "a > b",
        "> quoted reply",
        "- item",
        "well -- ",
        "joe@acme.example wrote",
        "https://acme.example/a#b is down",
        "at 1:30pm and 14:30 and 09:40",
        "since Monday",
        "since 9:75 since 25:00 since 9:40am",
        "C:\\path %TEMP% %APPDATA%\\x",
        "\\\\server\\share",
        "~/path /etc/hosts /var/log/ /24 //x /c\\d",
        ":-) :( ::1 != == => ~= !! #! ^^ %% @@ @. @, / @ # %",
        "2 printers, room 12",
        "=) @😀 @\u200bjoe @\x00joe",
        '"printer #1 @joe 12m" jams',
        '@"" @" " #{7}',
        "it's 5\" wide",
    ],
)
def test_ordinary_prose_holds_no_token(line: str) -> None:
    assert _tokens(line) == []
    assert _text(lex(line)).split() == line.split()


@pytest.mark.parametrize(
    ("line", "summary"),
    [
        ("\\#1 printer", "#1 printer"),
        ("\\\\#1 printer", "\\#1 printer"),
        ('"#1 printer", jammed', "#1 printer, jammed"),
        ('"12m" "-- x" ""', '12m -- x ""'),
        ('"""a" x', '"""a" x'),
        ('says "disk full" twice', 'says "disk full" twice'),
        ('\\"#1 printer"', '"#1 printer"'),
        ('\\@"north star" x', '@"north star" x'),
        ("\\12m \\-5m \\> \\-- x", "12m -5m > -- x"),
        ("happens \\since 9:40 daily", "happens since 9:40 daily"),
        ("C:\\x \\n \\", "C:\\x \\n \\"),
    ],
)
def test_a_backslash_or_quotes_keep_a_token_literal(line: str, summary: str) -> None:
    assert _tokens(line) == []
    assert _text(lex(line)) == summary


@pytest.mark.parametrize(
    ("line", "summary", "details"),
    [
        ("vpn -- since Monday @joe", "vpn", "since Monday @joe"),
        ("vpn --  two blanks ", "vpn", " two blanks "),
        ("vpn --\nnext line", "vpn", "next line"),
        ("vpn --\r\nnext line", "vpn", "next line"),
        ("vpn\n#1\n\n@joe", "vpn", "#1\n\n@joe"),
        ("vpn\r\nx -- y", "vpn", "x -- y"),
        ("vpn\rx", "vpn", "x"),
        ("-- only details", "", "only details"),
        ("vpn a--b --c -- d -- e", "vpn a--b --c", "d -- e"),
        ('"a -- b" -- c', '"a -- b"', "c"),
        ("vpn --", "vpn --", ""),
        ("vpn\n", "vpn", ""),
    ],
)
def test_details_begin_at_a_dash_pair_or_a_newline_and_stay_to_the_letter(
    line: str, summary: str, details: str
) -> None:
    lexed = lex(line)
    assert (_text(lexed), lexed.details, lexed.tokens) == (summary, details, ())


def test_a_lone_angle_starts_a_timer_when_only_tokens_follow() -> None:
    assert _tokens("vpn drops > 12m -- x") == [(TokenKind.TIMER, ">", ""), (TokenKind.DURATION, "12m", "")]
    assert _tokens('a > b @">" c') == [(TokenKind.WHO, ">", "")]


@given(LINES)
def test_every_letter_is_in_a_token_the_summary_the_details_or_is_an_escape(line: str) -> None:
    lexed = lex(line)
    head = line[: len(line) - len(lexed.details)]
    position = 0
    for piece in lexed.pieces:
        assert not head[position : piece.start].strip()
        raw = line[piece.start : piece.end]
        kept = (raw, raw[1:], raw[1:].replace('"', "", 1))
        assert piece.token is not None or piece.text in kept
        position = piece.end
    assert head[position:].strip() in ("", "--")


@given(LINES)
def test_an_escaped_summary_is_read_as_text_alone(line: str) -> None:
    summary = " ".join(line.split())
    lexed = lex(escape(summary))
    assert (_text(lexed), lexed.tokens, lexed.details) == (summary, (), "")


@pytest.mark.parametrize("part", HOSTILE)
@pytest.mark.parametrize("end", ["", '"'])
def test_a_hostile_line_takes_no_more_than_linear_time(part: str, end: str) -> None:
    """With quadratic time 100,000 letters would take so long as to run into the time limit of the session."""
    line = part * (100_000 // len(part)) + end
    lexed = lex(line)
    assert lexed.line == line
    assert len(escape(" ".join(line.split()))) >= len(line.split())
