"""Tokens: what a word of a smart line must look like to mean more than its letters (design 6).

Choices where the design is silent:
- A token's text begins with a letter, a digit or a quote: `:-)`, `%%`, `~/path` and a lone sigil are text.
- Punctuation that ends the word (`@joe,` `12m.`) belongs to the token but not to its text.
- A template begins with a letter and holds no second slash: `/etc/hosts`, `/24` are text. A category holds no
  second `%`: `%TEMP%` is text.
- A pinned token carries its id in braces, right after its text: `@"Joe Bloggs"{u12}`.
- A quote that is never closed is an ordinary letter.
- `+private` and its like are words of their own, and so are times: `9:40-10:05`, `mon 9:40-10:05`.
- An answer (`?red`, `?"red wine"`) belongs to a question of the line's template; `?""` leaves one open. It
  carries no id, and without a question it is text.
"""

from __future__ import annotations

import re

from quickticket.domain.draft import Token, TokenKind
from quickticket.domain.durations import parse_duration
from quickticket.domain.timekeeping.worked import DayWord

SIGILS = {
    "@": TokenKind.WHO,
    "/": TokenKind.TEMPLATE,
    "#": TokenKind.TICKET,
    ":": TokenKind.TICKET_TYPE,
    "!": TokenKind.PRIORITY,
    "%": TokenKind.CATEGORY,
    "^": TokenKind.ASSIGN,
    "~": TokenKind.CHARGE_RATE,
    "=": TokenKind.STATUS,
    "?": TokenKind.ANSWER,
    "&": TokenKind.OUTCOME,
}
FLAGS = {
    "+private": TokenKind.PRIVACY,
    "+visible": TokenKind.PRIVACY,
    "+email": TokenKind.EMAIL,
    "+noemail": TokenKind.EMAIL,
    "+split": TokenKind.SPLIT,
    "+noticket": TokenKind.NO_TICKET,
    "+later": TokenKind.LATER,
}
"""Words that say one thing of a time entry."""
TIMER_NOW = ">"

_PUNCTUATION = ",;:.!?"
_WORD = re.compile(r"\S+")
_QUOTED = re.compile(r'"((?:[^"\\]++|\\.)*+)"')
_ESCAPED = re.compile(r'\\(["\\])')
_ID = re.compile(r"\{([a-z]?-?[0-9]{1,18})\}")
_CLOCK = "(?:[01]?[0-9]|2[0-3]):[0-5][0-9]"
_ENDS = r"(?=[,;:.!?]*(?:\s|\Z))"
_DAY = "|".join((*DayWord, "[0-9]{4}-[0-9]{2}-[0-9]{2}"))
_SINCE = re.compile(rf"since\s+{_CLOCK}{_ENDS}", re.IGNORECASE)
WORKED = re.compile(
    rf"(?:(?P<day>{_DAY})\s+)?(?P<start>{_CLOCK})\s?[-\N{{EN DASH}}]\s?(?P<end>{_CLOCK}){_ENDS}",
    re.IGNORECASE,
)
"""From-to, with blanks around the dash or without: `9:40 - 10:05` is not 9 h 40."""


def token_at_word(line: str, start: int, end: int) -> Token | None:
    """Reads the token that begins at `start`, the first letter of a word.

    Args:
        line: The line.
        start: Where the word begins; less than `end`.
        end: Where the head of the line ends; nothing beyond is looked at.

    Returns:
        The token, or None when the word is text.
    """
    kind = SIGILS.get(line[start])
    if kind is not None:
        return _sigil_token(kind, line, start, end)
    word = _word_from(line, start, end)
    body = word.rstrip(_PUNCTUATION)
    for pattern, times in ((_SINCE, TokenKind.TIMER), (WORKED, TokenKind.WORKED)):
        found = pattern.match(line, start, end)
        if found is not None:
            return Token(times, start, found.end() + len(_word_from(line, found.end(), end)), found.group())
    one_word = _kind_of_word(word, body)
    return None if one_word is None else Token(one_word, start, start + len(word), body)


def quote(name: str) -> str:
    """Returns `name` in quotes, as `token_at_word` reads it back; white space becomes single blanks."""
    escaped = " ".join(name.split()).replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _sigil_token(kind: TokenKind, line: str, start: int, end: int) -> Token | None:
    quoted = _QUOTED.match(line, start + 1, end)
    after = start + 1 if quoted is None else quoted.end()
    tail = _word_from(line, after, end)
    text, token_id = tail.rstrip(_PUNCTUATION), ""
    if kind is not TokenKind.ANSWER:
        text, token_id = _cut_id(text)
    stop = after + len(tail)
    if quoted is not None:
        text = _ESCAPED.sub(r"\1", quoted[1]) + text
        if kind is TokenKind.ANSWER:
            return Token(kind, start, stop, text.strip())
        return Token(kind, start, stop, text, token_id) if text.strip() or token_id else None
    text = text.removeprefix('"')
    return Token(kind, start, stop, text, token_id) if text[:1].isalnum() and _is_name(kind, text) else None


def _kind_of_word(word: str, body: str) -> TokenKind | None:
    """What a word without a sigil means by itself."""
    if word == TIMER_NOW or (body.startswith("-") and parse_duration(body[1:])):
        return TokenKind.TIMER
    return TokenKind.DURATION if parse_duration(body) else FLAGS.get(body.lower())


def _is_name(kind: TokenKind, text: str) -> bool:
    if kind is TokenKind.TEMPLATE:
        return text[0].isalpha() and "/" not in text and "\\" not in text
    return kind is not TokenKind.CATEGORY or "%" not in text


def _cut_id(text: str) -> tuple[str, str]:
    brace = text.rfind("{")
    found = _ID.fullmatch(text, brace) if brace >= 0 else None
    return (text, "") if found is None else (text[:brace], found[1])


def _word_from(line: str, start: int, end: int) -> str:
    found = _WORD.match(line, start, end)
    return "" if found is None else found.group()
