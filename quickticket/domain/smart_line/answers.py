"""Answers: what a token's text was found to mean, and the words to say so."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from quickticket.domain.draft import Entity, Problem, TokenKind, TokenState
from quickticket.domain.reference import Category, Site, TicketSummary, User
from quickticket.domain.search import Match, Tier

if TYPE_CHECKING:
    from collections.abc import Sequence

    from quickticket.domain.draft import Token

CANDIDATES = 8
"""How many matches are asked for: as many as the completer shows."""

KIND_WORDS = {
    TokenKind.WHO: "user, site or customer",
    TokenKind.TEMPLATE: "template",
    TokenKind.TICKET: "ticket",
    TokenKind.TICKET_TYPE: "ticket type",
    TokenKind.PRIORITY: "priority",
    TokenKind.CATEGORY: "category",
    TokenKind.ASSIGN: "team or agent",
    TokenKind.CHARGE_RATE: "charge rate",
    TokenKind.STATUS: "status",
    TokenKind.DURATION: "time",
    TokenKind.TIMER: "timer",
    TokenKind.ANSWER: "answer",
    TokenKind.OUTCOME: "outcome",
    TokenKind.PRIVACY: "word on who sees it",
    TokenKind.EMAIL: "word on e-mail",
    TokenKind.WORKED: "time of day",
    TokenKind.SPLIT: "word on splitting",
    TokenKind.NO_TICKET: "word for time without a ticket",
    TokenKind.LATER: "word for time whose ticket comes later",
}
"""What the user calls each kind of token."""

_NAMED_IN_A_QUESTION = 3


@dataclass(frozen=True, slots=True)
class Answer:
    """What a token means: `entity` when one was taken, `matches` best first; a duration has neither."""

    state: TokenState
    entity: Entity | None = None
    matches: tuple[Match[Entity], ...] = ()


UNKNOWN = Answer(TokenState.UNKNOWN)
PLAIN = Answer(TokenState.RESOLVED)


def take(entity: Entity | None) -> Answer:
    """An answer that leaves no choice; unknown when there is no such entity."""
    if entity is None:
        return UNKNOWN
    return Answer(TokenState.RESOLVED, entity, (Match(entity, Tier.EXACT, 1.0),))


def settle(matches: Sequence[Match[Entity]]) -> Answer:
    """Takes the best match if no other is as good and it is no guess; asks otherwise."""
    if not matches:
        return UNKNOWN
    best = [match for match in matches if match.tier == matches[0].tier]
    is_open = [m for m in best if isinstance(m.entity, TicketSummary) and m.entity.open]
    if len(is_open) == 1:
        best = is_open
    if len(best) > 1 or best[0].tier is Tier.TYPO:
        return Answer(TokenState.AMBIGUOUS, None, tuple(matches))
    return Answer(TokenState.RESOLVED, best[0].entity, tuple(matches))


def name_of(entity: Entity) -> str:
    """How an entity is shown."""
    if isinstance(entity, TicketSummary):
        return f"#{entity.id} {entity.summary}".rstrip()
    return entity.path if isinstance(entity, Category) else entity.name


def question(token: Token, raw: str, answer: Answer) -> Problem:
    """Asks which of the candidates was meant."""
    names = [_told_apart(match.entity) for match in answer.matches[:_NAMED_IN_A_QUESTION]]
    if answer.matches[0].tier is Tier.TYPO:
        message = f"Nothing matches {raw} exactly; did you mean {' or '.join(names)}?"
    else:
        more = " or another" if len(answer.matches) > len(names) else ""
        message = f"Which {KIND_WORDS[token.kind]} is {raw}: {' or '.join(names)}{more}?"
    return Problem(message, kind=token.kind, candidates=answer.matches)


def no_match(token: Token, raw: str) -> Problem:
    """Says that a token means nothing here and stays where it is."""
    return Problem(
        f"No {KIND_WORDS[token.kind]} matches {raw}; it stays in the text.", blocking=False, kind=token.kind
    )


def overruled(token: Token, raw: str, winner: str) -> Problem:
    """Says that a later token of the same kind counts."""
    return Problem(f"{raw} is overruled by {winner}: the last one counts.", blocking=False, kind=token.kind)


def _told_apart(entity: Entity) -> str:
    return f"{entity.name} ({entity.customer_name})" if isinstance(entity, User | Site) else name_of(entity)
