"""Questions of a template: one row each, and which of them is next; pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quickticket.ui.popup.state import QuestionRow

if TYPE_CHECKING:
    from collections.abc import Sequence

    from quickticket.domain.template_use.apply import Asked


def rows(asked: Sequence[Asked]) -> tuple[QuestionRow, ...]:
    """The questions as the form shows them."""
    return tuple(
        QuestionRow(
            each.question.title,
            (each.question.choices and each.answer) or each.typed,
            each.question.choices,
            missing=each.open,
        )
        for each in asked
    )


def next_open(asked: Sequence[Asked], index: int, text: str) -> int | None:
    """The first question that is open once question `index` is answered with `text`; None when none is.

    The question itself stays next while the text is no answer; those behind it come before those above.
    """
    if not asked[index].question.accept(text):
        return index
    behind = [*range(index + 1, len(asked)), *range(index)]
    return next((each for each in behind if asked[each].open), None)


def first_open(asked: Sequence[Asked]) -> int | None:
    """The first question that is still to be answered."""
    return next((index for index, each in enumerate(asked) if each.open), None)
