"""Rewrites: what a button or a row of the popup does to the text; pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quickticket.domain.draft import TokenKind
from quickticket.domain.smart_line.edit import replace_token
from quickticket.domain.smart_line.write import pin

if TYPE_CHECKING:
    from quickticket.domain.draft import Problem, Understanding
    from quickticket.domain.reference import TicketSummary

_TICKET_ONLY = (
    *(TokenKind.WHO, TokenKind.TICKET, TokenKind.TICKET_TYPE),
    *(TokenKind.PRIORITY, TokenKind.CATEGORY, TokenKind.ASSIGN),
)


def logged_on(text: str, ticket: TicketSummary) -> str:
    """The text as a time entry or note on a ticket."""
    for kind in _TICKET_ONLY:
        text = replace_token(text, kind, None)
    return f"{pin(TokenKind.TICKET, ticket)} {text.lstrip()}"


def settled(text: str, understanding: Understanding, problem: Problem, index: int) -> str:
    """The text with the unclear token of a problem pinned to one of its candidates."""
    if problem.kind is None or index >= len(problem.candidates):
        return text
    certain = [
        each.token
        for each in understanding.tokens
        if each.token.kind is problem.kind and problem.candidates != each.candidates
    ]
    return replace_token(
        text, problem.kind, pin(problem.kind, problem.candidates[index].entity), keep=certain
    )


def with_template(text: str, name: str) -> str:
    """The text calling a template; everything else that was typed stays."""
    if not text.strip():
        return f"/{name} "
    return replace_token(text, TokenKind.TEMPLATE, f"/{name}")
