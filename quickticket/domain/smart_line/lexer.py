"""The lexer: cuts a line into tokens, the words of the summary and the details, losing nothing.

The head of a line ends at its first newline, or at a word `--` that some text follows; the rest is the
details, to the letter. A `>` is a timer when only tokens follow it, so `a > b` is text. A backslash makes the
token or quotation after it plain text and vanishes. Quotes do the same, and vanish when a token stands right
behind them: `"#1 printer"` reads as #1 printer, but `says "disk full"` keeps its quotes. Time grows with the
length of the line and no faster.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from quickticket.domain.draft import Token, TokenKind
from quickticket.domain.smart_line.tokens import TIMER_NOW, token_at_word

DETAILS_MARK = "--"

_NEWLINE = re.compile(r"\r\n|\n|\r")
_BLANK = re.compile(r"\r\n|\s")
_WORD = re.compile(r"\S+")
_CLOSING_QUOTE = re.compile(r'"(?=[,;:.!?)]*(?:\s|\Z))')


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the head without blanks around it: a token, or text as the summary shows it."""

    start: int
    end: int
    text: str
    token: Token | None = None


@dataclass(frozen=True, slots=True)
class Lexed:
    """A line in pieces. `head_end` is where its head ends and a further token can be put."""

    line: str
    pieces: tuple[Piece, ...]
    head_end: int
    details: str

    @property
    def tokens(self) -> tuple[Token, ...]:
        """The tokens, in the order of the line."""
        return tuple(piece.token for piece in self.pieces if piece.token)


def lex(line: str) -> Lexed:
    """Cuts any text into pieces; never fails."""
    newline = _NEWLINE.search(line)
    head_end, details_start = newline.span() if newline else (len(line), len(line))
    last_quote = _last_closing_quote(line, head_end)
    pieces: list[Piece] = []
    word = _WORD.search(line, 0, head_end)
    while word is not None:
        start = word.start()
        if word.group() == DETAILS_MARK and _WORD.search(line, word.end()):
            blank = _BLANK.match(line, word.end())
            details_start = blank.end() if blank else word.end()
            head_end = len(line[:start].rstrip())
            break
        piece = _piece(line, start, head_end, last_quote) or Piece(start, word.end(), word.group())
        pieces.append(piece)
        word = _WORD.search(line, piece.end, head_end)
    return Lexed(line, tuple(_without_inner_timers(pieces)), head_end, line[details_start:])


def escape(summary: str) -> str:
    """Writes a summary so that `lex` reads it as text alone; its white space must be single blanks."""
    end = len(summary)
    last_quote = _last_closing_quote(summary, end)
    written: list[str] = []
    word = _WORD.search(summary)
    while word is not None:
        start, core = word.start(), _after_backslashes(summary, word.start(), end)
        special = _special(summary, core, end, last_quote) if core < end else None
        stop = word.end() if special is None else special.end
        source = summary[start:stop]
        means_more = special is not None and (special.text != source or source == DETAILS_MARK)
        written.append("\\" + source if means_more else source)
        word = _WORD.search(summary, stop)
    return " ".join(written)


def _piece(line: str, start: int, end: int, last_quote: int) -> Piece | None:
    core = _after_backslashes(line, start, end)
    special = _special(line, core, end, last_quote) if core < end else None
    if special is None or core == start:
        return special
    return Piece(start, special.end, line[start + 1 : special.end])


def _special(line: str, start: int, end: int, last_quote: int) -> Piece | None:
    """The token, quotation or `--` that begins at `start`; a token's text is empty, for it is not text."""
    if line[start] == '"':
        return _quotation(line, start, end, last_quote)
    word = _WORD.match(line, start, end)
    if word is not None and word.group() == DETAILS_MARK:
        return Piece(start, word.end(), DETAILS_MARK)
    token = token_at_word(line, start, end)
    return None if token is None else Piece(start, token.end, "", token)


def _quotation(line: str, start: int, end: int, last_quote: int) -> Piece | None:
    closing = _CLOSING_QUOTE.search(line, start + 1, end) if start < last_quote else None
    if closing is None:
        return None
    after = _WORD.match(line, closing.start(), end)
    stop = after.end() if after else closing.end()
    inner = start + 1
    begins_word = inner < closing.start() and not line[inner].isspace() and line[inner] != '"'
    if begins_word and _special(line, inner, closing.start(), -1):
        return Piece(start, stop, line[inner : closing.start()] + line[closing.end() : stop])
    return Piece(start, stop, line[start:stop])


def _last_closing_quote(line: str, end: int) -> int:
    """Where the last quote stands that can close a quotation, so that no search for one is ever in vain."""
    at = line.rfind('"', 0, end)
    while at >= 0 and not _CLOSING_QUOTE.match(line, at, end):
        at = line.rfind('"', 0, at)
    return at


def _after_backslashes(line: str, start: int, end: int) -> int:
    while start < end and line[start] == "\\":
        start += 1
    return start


def _without_inner_timers(pieces: list[Piece]) -> list[Piece]:
    """Makes text of every lone `>` that more text follows."""
    only_tokens_follow = True
    kept: list[Piece] = []
    for each in reversed(pieces):
        piece = each
        token = each.token
        starts_now = token is not None and (token.kind, token.text) == (TokenKind.TIMER, TIMER_NOW)
        if starts_now and not only_tokens_follow:
            piece = replace(each, text=TIMER_NOW, token=None)
        only_tokens_follow = only_tokens_follow and piece.token is not None
        kept.append(piece)
    return kept[::-1]
