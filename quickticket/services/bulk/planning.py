"""Planning: the line of each row of a bulk, and what it was understood to mean; pure."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from quickticket.domain.bulk import BulkPlan, BulkRow, RowState
from quickticket.domain.draft import Problem, TokenKind, TokenState
from quickticket.domain.folding import fold, words_of
from quickticket.domain.search import Tier
from quickticket.domain.smart_line.edit import set_answer
from quickticket.domain.smart_line.lexer import lex
from quickticket.domain.smart_line.tokens import quote

if TYPE_CHECKING:
    from collections.abc import Sequence

    from quickticket.domain.draft import Draft, Entity, UnderstoodToken
    from quickticket.domain.recipients import Pasted
    from quickticket.services.capture import Reading

_PINNED = re.compile(r'".*"\{[usc][0-9]{1,18}\}')
_NOBODY = Problem("This row names nobody; say who it is for, or remove it.", kind=TokenKind.WHO)
_NO_TIMER = Problem("A bulk starts no timers and keeps no time: remove that word from its line.")


def plan_of(line: str, pasted: Pasted) -> BulkPlan:
    """Returns the plan before anything was looked up.

    Args:
        line: What all rows share.
        pasted: The recipients; the columns that no line knows may answer the questions of any template.
    """
    rows = tuple(
        BulkRow(number, row.who, row.more, row.details, tuple(each for each in row.others if each[1]))
        for number, row in enumerate(pasted.rows, start=1)
    )
    return BulkPlan(line, rows, columns=pasted.columns)


def with_notes(plan: BulkPlan, titles: Sequence[str]) -> BulkPlan:
    """Returns the plan with a word on each column that answers no question of the line's template."""
    asked = {fold(title) for title in titles}
    unused = [column for column in plan.columns if fold(column) not in asked]
    return replace(plan, notes=tuple(f"The column “{column}” is not used." for column in unused))


def line_of(line: str, row: BulkRow, titles: Sequence[str]) -> str:
    """Returns the whole line of a row: what all share, whom it is for, and what is the row's own."""
    answers = dict(row.answers)
    for index, title in enumerate(titles):
        if answer := answers.get(fold(title)):
            line = set_answer(line, index, answer)
    lexed = lex(line)
    shared = line[: lexed.head_end].strip()
    who = f"@{row.who if _PINNED.fullmatch(row.who) else quote(row.who)}"
    head = _joined(shared, who, row.more)
    at = len(shared) + 1 if shared else 0
    if not any(token.kind is TokenKind.WHO and token.start == at for token in lex(head).tokens):
        head = _joined(who, shared, row.more)  # the place no quote left open can reach
    details = row.details or lexed.details
    return f"{head}\n{details}" if details else head


def _joined(*parts: str) -> str:
    return " ".join(part for part in parts if part)


def understood(row: BulkRow, line: str, reading: Reading) -> BulkRow:
    """Returns a row with what its line means."""
    who = [each for each in reading.understanding.tokens if each.token.kind is TokenKind.WHO]
    problems: tuple[Problem, ...] = reading.problems
    if reading.draft.timer is not None or reading.draft.later:
        problems = (_NO_TIMER, *problems)
    blocking = [problem for problem in problems if problem.blocking]
    state = RowState.BLOCKED if blocking else RowState.READY
    if not row.who.strip():
        state, problems = RowState.UNKNOWN, (_NOBODY,)
    elif any(each.state is TokenState.UNKNOWN for each in who):
        others = (problem for problem in reading.problems if problem.kind is not TokenKind.WHO)
        state, problems = RowState.UNKNOWN, (_unknown(row), *others)
    elif guess := _guess(row, who):
        state, problems = RowState.AMBIGUOUS, (guess, *reading.problems)
    elif any(problem.kind is TokenKind.WHO and problem.candidates for problem in blocking):
        state = RowState.AMBIGUOUS
    return replace(
        row,
        line=line,
        state=state,
        draft=reading.draft,
        problems=problems,
        surroundings=reading.surroundings,
    )


def with_duplicates(plan: BulkPlan) -> BulkPlan:
    """Returns the plan with each ready row told that means the same as an earlier one."""
    first: dict[object, int] = {}
    rows = []
    for row in plan.rows:
        whom = _whom(row.draft) if row.state is RowState.READY else None
        earlier = first.setdefault(whom, row.number) if whom is not None else row.number
        rows.append(replace(row, duplicate_of=earlier if earlier != row.number else None))
    return replace(plan, rows=tuple(rows))


def _unknown(row: BulkRow) -> Problem:
    return Problem(f"Nobody is called {row.who}; retype or remove it.", kind=TokenKind.WHO)


def _guess(row: BulkRow, who: Sequence[UnderstoodToken]) -> Problem | None:
    """Asks where only the beginnings of words fit: nobody looks at row 312 of a file before it is sent."""
    own = " ".join(row.who.split())
    for each in who:
        if (
            each.state is TokenState.RESOLVED
            and not each.token.id
            and each.token.text == own
            and each.candidates
        ):
            best = each.candidates[0]
            if best.tier is not Tier.EXACT and not set(words_of(own)) <= _words_about(best.entity):
                return Problem(
                    f"Is {own} meant to be {each.label}?", kind=TokenKind.WHO, candidates=each.candidates
                )
    return None


def _words_about(entity: Entity) -> set[str]:
    members = ("name", "site_name", "customer_name", "email")
    return {word for member in members for word in words_of(getattr(entity, member, ""))}


def _whom(draft: Draft | None) -> object:
    who = draft.requester if draft is not None else None
    if who is None:
        return None
    return (who.customer.id, who.site and who.site.id, who.user and who.user.id)
