"""Rewrites: what a button or a row of the popup does to the text; pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quickticket.domain.draft import TokenKind
from quickticket.domain.ranking import rank_templates
from quickticket.domain.smart_line.edit import replace_token
from quickticket.domain.smart_line.lexer import lex
from quickticket.domain.smart_line.write import pin

if TYPE_CHECKING:
    from collections.abc import Sequence

    from quickticket.domain.draft import Problem, Understanding
    from quickticket.domain.reference import TicketSummary
    from quickticket.domain.templates.template import Template

_TICKET_ONLY = (
    *(TokenKind.WHO, TokenKind.TICKET, TokenKind.TICKET_TYPE),
    *(TokenKind.PRIORITY, TokenKind.CATEGORY, TokenKind.ASSIGN),
)


def logged_on(text: str, ticket: TicketSummary) -> str:
    """The text as a time entry or note on a ticket."""
    return with_ticket(text, pin(TokenKind.TICKET, ticket))


def with_ticket(text: str, token: str) -> str:
    """The text with a token for a ticket, and without what only a new ticket has."""
    for kind in _TICKET_ONLY:
        text = replace_token(text, kind, None)
    return f"{token} {text.lstrip()}"


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


def with_template(text: str, name: str, templates: Sequence[Template]) -> str:
    """The text calling a template instead of the one that it calls; everything else that was typed stays.

    Args:
        text: What stands in the popup.
        name: What to call.
        templates: All that there are: a `/word` that means none of them is a word of the summary.
    """
    words = [
        token
        for token in lex(text).tokens
        if token.kind is TokenKind.TEMPLATE and not rank_templates(token.text, templates, 1)
    ]
    called = replace_token(text, TokenKind.TEMPLATE, f"/{name}", keep=words)
    head, rest = (called[: lex(called).head_end], called[lex(called).head_end :])
    return f"{head} {rest}" if head.endswith(f"/{name}") and not rest[:1].isspace() else called
