"""Editing: what the form and the completer do to a line, the only source of truth of the popup."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quickticket.domain.draft import Token, TokenKind
from quickticket.domain.smart_line.lexer import Lexed, escape, lex
from quickticket.domain.smart_line.tokens import SIGILS
from quickticket.domain.smart_line.write import write_answer

if TYPE_CHECKING:
    from collections.abc import Collection


def replace_token(line: str, kind: TokenKind, text: str | None, *, keep: Collection[Token] = ()) -> str:
    """Puts, replaces or removes the tokens of a kind; everything else stays to the letter.

    Args:
        line: The line, details included.
        kind: Which tokens go.
        text: The token to put in the place of the first of them, as `pin` or `write_duration` write it, or
            at the end of the head when there is none. None only removes.
        keep: Tokens of that kind to leave alone, such as unknown ones, which are text of the summary, or
            the team when the agent changes.

    Returns:
        The new line.
    """
    going = [token for token in lex(line).tokens if token.kind is kind and token not in keep]
    for token in reversed(going[1:] if text else going):
        line = _cut(line, token.start, token.end)
    if not text:
        return line
    if going:
        edited, at = line[: going[0].start] + text + line[going[0].end :], going[0].start
    else:
        edited, at = _append(lex(line), text)
    return edited if _stands(edited, at, kind) else _put_first(line, going[:1], text)


def add_summary(line: str, summary: str) -> str:
    """Writes words of the summary at the end of the head; whatever they look like, they stay words."""
    return _append(lex(line), escape(" ".join(summary.split())))[0]


def set_answer(line: str, index: int, text: str) -> str:
    """Writes the answer to a question of the line's template; earlier ones left out are written as open.

    Args:
        line: With a template.
        index: Which question, from 0.
        text: The answer; empty opens the question again.
    """
    tokens = lex(line).tokens
    given = [token for token in tokens if token.kind is TokenKind.ANSWER]
    if index < len(given):
        at = given[index]
        edited = line[: at.start] + write_answer(text) + line[at.end :]
        return edited if _stands(edited, at.start, TokenKind.ANSWER) else line
    more = " ".join([*(write_answer("") for _ in range(index - len(given))), write_answer(text)])
    called = [token for token in tokens if token.kind is TokenKind.TEMPLATE]
    after = given[-1:] or called[-1:]
    if not after:
        return line
    end = after[0].end
    edited = f"{line[:end]} {more}{line[end:]}"
    return edited if _stands(edited, end + 1, TokenKind.ANSWER) else line


def token_at(line: str, cursor: int) -> Token | None:
    """The token the cursor is in or right behind, finished or not, for the completer.

    Unlike for `parse`, a lone sigil is a token here, and a quote not closed yet reaches to the cursor.
    """
    finished = next((token for token in lex(line).tokens if token.start < cursor <= token.end), None)
    if finished is not None:
        return finished
    before = lex(line[:cursor])
    for token in before.tokens:
        if line[token.start + 1 : token.end] == f'"{token.text}' and cursor > token.end:
            return Token(token.kind, token.start, cursor, line[token.start + 2 : cursor])
    last = before.pieces[-1] if before.pieces else None
    if last is not None and last.end == cursor and last.token is None and last.text.rstrip('"') in SIGILS:
        return Token(SIGILS[last.text[0]], last.start, cursor, "")
    return None


def _append(lexed: Lexed, text: str) -> tuple[str, int]:
    head, rest = lexed.line[: lexed.head_end], lexed.line[lexed.head_end :]
    before = " " if head and not head[-1].isspace() else ""
    after = " " if rest and not rest[0].isspace() else ""
    return head + before + text + after + rest, len(head + before)


def _put_first(line: str, going: list[Token], text: str) -> str:
    """The place no quote left open can reach."""
    for token in going:
        line = _cut(line, token.start, token.end)
    return f"{text} {line}"


def _stands(line: str, at: int, kind: TokenKind) -> bool:
    return any(token.start == at and token.kind is kind for token in lex(line).tokens)


def _cut(line: str, start: int, end: int) -> str:
    """Removes a token and one blank beside it."""
    before, after = line[:start], line[end:]
    if after[:1].isspace() and after[0] not in "\r\n":
        return before + after[1:]
    return before[:-1] + after if before else after
