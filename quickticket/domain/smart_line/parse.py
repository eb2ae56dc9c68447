"""Parsing: line + reference data -> draft, with every token explained and nothing dropped.

A token that matches nothing stays in the summary to the letter. Of several tokens of one kind the last
counts, and a problem says so; `@` tokens narrow each other instead, a team and an agent may stand side by
side, and each `?` token answers one question of the template.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from quickticket.domain.allowed import sla_of
from quickticket.domain.draft import (
    Draft,
    Entity,
    Problem,
    Token,
    TokenKind,
    TokenState,
    Understanding,
    UnderstoodToken,
)
from quickticket.domain.durations import parse_duration
from quickticket.domain.ids import UNKNOWN_CUSTOMER
from quickticket.domain.reference import (
    Agent,
    Category,
    ChargeRate,
    Outcome,
    Priority,
    Status,
    Team,
    TicketSummary,
    TicketType,
)
from quickticket.domain.smart_line import resolve
from quickticket.domain.smart_line.answers import (
    PLAIN,
    UNKNOWN,
    Answer,
    name_of,
    no_match,
    overruled,
    question,
)
from quickticket.domain.smart_line.lexer import Lexed, lex
from quickticket.domain.smart_line.people import read_people
from quickticket.domain.templates.placeholders import questions, texts_of
from quickticket.domain.templates.template import Template

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from quickticket.domain.draft import Requester
    from quickticket.domain.ids import SlaId
    from quickticket.domain.reference import Catalogue, Directory

MOST_TOKENS = 32
"""Tokens looked up in one line: no more than a person types, so that a pasted log costs no time."""

_SIDE_BY_SIDE = (TokenKind.WHO, TokenKind.ANSWER)
EntityT = TypeVar("EntityT")
Answers = dict[Token, Answer]


def parse(line: str, directory: Directory, templates: Sequence[Template] = ()) -> Understanding:
    """Reads any text; never raises, and finds nothing that the line does not say.

    Args:
        line: The line, details included.
        directory: What names are looked up in.
        templates: Those that `/name` may call, the likeliest first.

    Returns:
        The draft without any defaults, the tokens, and the problems that reading the line itself brought.
    """
    lexed = lex(line)
    looked_up = lexed.tokens[:MOST_TOKENS]
    who = [token for token in looked_up if token.kind is TokenKind.WHO]
    people, requester, problems = read_people(who, directory)
    answers: Answers = dict.fromkeys(lexed.tokens[MOST_TOKENS:], UNKNOWN)
    answers |= zip(who, people, strict=True)
    answers |= _read_context(looked_up, directory)
    answers |= _read_template(looked_up, templates)
    answers |= _read_rest(looked_up, answers, requester, directory.catalogue)
    counting = _counting(lexed.tokens, answers)
    problems += tuple(_problems(lexed, answers, counting))
    return Understanding(
        line,
        _draft(lexed, answers, counting, requester),
        tuple(_understood(token, answers[token]) for token in lexed.tokens if _means_more(token, answers)),
        tuple(sorted(problems, key=lambda problem: not problem.blocking)),
    )


def _read_context(tokens: Iterable[Token], directory: Directory) -> Answers:
    """The ticket and the ticket type, on which the meaning of other tokens depends."""
    answers: Answers = {}
    for token in tokens:
        if token.kind is TokenKind.TICKET:
            answers[token] = resolve.find_ticket(token, directory)
        elif token.kind is TokenKind.TICKET_TYPE:
            answers[token] = resolve.find_type(token, directory.catalogue)
    return answers


def _read_template(tokens: Iterable[Token], templates: Sequence[Template]) -> Answers:
    """The template, and as many answers as it asks questions; a further `?` word is text."""
    found = {
        token: resolve.find_template(token, templates) for token in tokens if token.kind is TokenKind.TEMPLATE
    }
    template = _pick((answer.entity for answer in reversed(found.values())), Template)
    asked = 0 if template is None else len(questions(texts_of(template)))
    given = [token for token in tokens if token.kind is TokenKind.ANSWER]
    return found | dict.fromkeys(given[:asked], PLAIN) | dict.fromkeys(given[asked:], UNKNOWN)


def _means_more(token: Token, answers: Answers) -> bool:
    """Whether it is more than text: a `?` word that answers nothing is not."""
    return token.kind is not TokenKind.ANSWER or answers[token].state is not TokenState.UNKNOWN


def _read_rest(
    tokens: Iterable[Token], context: Answers, requester: Requester | None, catalogue: Catalogue
) -> Answers:
    known = [answer.entity for answer in reversed(context.values())]
    ticket, ticket_type = _pick(known, TicketSummary), _pick(known, TicketType)
    if ticket is not None:
        ticket_type = next((t for t in catalogue.ticket_types if t.id == ticket.ticket_type_id), None)
    sla_id = sla_of(requester, ticket_type)
    return {
        token: _read_one(token, catalogue, sla_id, ticket_type) for token in tokens if token not in context
    }


def _read_one(
    token: Token, catalogue: Catalogue, sla_id: SlaId | None, ticket_type: TicketType | None
) -> Answer:
    finders: dict[TokenKind, Callable[[], Answer]] = {
        TokenKind.PRIORITY: lambda: resolve.find_priority(token, catalogue, sla_id),
        TokenKind.CATEGORY: lambda: resolve.find_category(token, catalogue),
        TokenKind.ASSIGN: lambda: resolve.find_assignee(token, catalogue),
        TokenKind.CHARGE_RATE: lambda: resolve.find_charge_rate(token, catalogue),
        TokenKind.STATUS: lambda: resolve.find_status(token, catalogue, ticket_type),
        TokenKind.OUTCOME: lambda: resolve.find_outcome(token, catalogue, ticket_type),
        TokenKind.WORKED: lambda: UNKNOWN if resolve.read_worked(token.text) is None else PLAIN,
    }
    return finders.get(token.kind, lambda: PLAIN)()


def _slot(token: Token, answer: Answer) -> tuple[TokenKind, type | None]:
    """What only one token can fill: its kind, and for `^` a team and an agent each."""
    return token.kind, type(answer.entity) if token.kind is TokenKind.ASSIGN else None


def _counting(tokens: Iterable[Token], answers: Mapping[Token, Answer]) -> dict[object, Token]:
    """The last token that means something, for each slot."""
    known = (token for token in tokens if answers[token].state is not TokenState.UNKNOWN)
    return {_slot(token, answers[token]): token for token in known}


def _problems(lexed: Lexed, answers: Answers, counting: Mapping[object, Token]) -> Iterator[Problem]:
    for token in lexed.tokens:
        answer, raw = answers[token], _raw(lexed, token)
        if answer.state is TokenState.UNKNOWN:
            if _means_more(token, answers):
                yield no_match(token, raw)
            continue
        counts = token if token.kind in _SIDE_BY_SIDE else counting[_slot(token, answer)]
        if counts != token:
            yield overruled(token, raw, _raw(lexed, counts))
        elif answer.state is TokenState.AMBIGUOUS:
            yield question(token, raw, answer)
        elif isinstance(answer.entity, TicketSummary) and answer.entity.customer_id == UNKNOWN_CUSTOMER:
            yield Problem(
                f"{raw} is not known here yet; Halo will be asked.", blocking=False, kind=token.kind
            )


def _draft(
    lexed: Lexed, answers: Answers, counting: Mapping[object, Token], requester: Requester | None
) -> Draft:
    entities = [answers[token].entity for token in counting.values()]
    texts = {token.kind: token.text for token in counting.values()}
    template = _pick(entities, Template)
    return Draft(
        summary=_summary(lexed, answers),
        details=lexed.details,
        requester=requester,
        ticket=_pick(entities, TicketSummary),
        template="" if template is None else template.name,
        ticket_type=_pick(entities, TicketType),
        priority=_pick(entities, Priority),
        category=_pick(entities, Category),
        team=_pick(entities, Team),
        agent=_pick(entities, Agent),
        charge_rate=_pick(entities, ChargeRate),
        status=_pick(entities, Status),
        outcome=_pick(entities, Outcome),
        private=_either(texts.get(TokenKind.PRIVACY), "+private"),
        email=_either(texts.get(TokenKind.EMAIL), "+email"),
        worked=resolve.read_worked(texts[TokenKind.WORKED]) if TokenKind.WORKED in texts else None,
        split=TokenKind.SPLIT in texts,
        no_ticket=TokenKind.NO_TICKET in texts,
        later=TokenKind.LATER in texts,
        minutes=parse_duration(texts.get(TokenKind.DURATION, "")),
        timer=resolve.read_timer(texts[TokenKind.TIMER]) if TokenKind.TIMER in texts else None,
        answers=tuple(
            token.text
            for token in lexed.tokens
            if token.kind is TokenKind.ANSWER and answers[token].state is TokenState.RESOLVED
        ),
    )


def _either(word: str | None, yes: str) -> bool | None:
    return None if word is None else word.lower() == yes


def _summary(lexed: Lexed, answers: Answers) -> str:
    texts = []
    for piece in lexed.pieces:
        if piece.token is None:
            texts.append(piece.text)
        elif answers[piece.token].state is TokenState.UNKNOWN:
            texts.append(_raw(lexed, piece.token))
    return " ".join(" ".join(texts).split())


def _understood(token: Token, answer: Answer) -> UnderstoodToken:
    label = token.text if answer.entity is None else name_of(answer.entity)
    return UnderstoodToken(token, answer.state, label, answer.matches)


def _raw(lexed: Lexed, token: Token) -> str:
    return lexed.line[token.start : token.end]


def _pick(entities: Iterable[Entity | None], kind: type[EntityT]) -> EntityT | None:
    return next((entity for entity in entities if isinstance(entity, kind)), None)
