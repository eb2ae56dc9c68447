"""The list of a question that has choices: typed letters narrow it, and the chosen one is the answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quickticket.domain.draft import TokenKind
from quickticket.domain.folding import words_of
from quickticket.domain.matching import begin_words, spans_of
from quickticket.ui.popup.state import Choices, Row

if TYPE_CHECKING:
    from quickticket.domain.template_use.apply import Asked

_NONE = -1


class AnswerChooser:
    """One question's list. Without an answer nothing is highlighted: Enter alone must not choose.

    Attributes:
        index: Which question of the template.
        open: It has no answer yet.

    Args:
        index: Which question.
        asked: The question.
        typed: The letters that opened it.
    """

    kind = TokenKind.ANSWER

    def __init__(self, index: int, asked: Asked, typed: str = "") -> None:
        self.index = index
        self.open = not asked.answer
        self._question = asked.question
        self._found = asked.question.choices
        self._selected = self._found.index(asked.answer) if asked.answer in self._found else _NONE
        self._typed = ""
        if typed:
            self.narrow(typed)

    def narrow(self, typed: str) -> None:
        """Shows what fits the typed text."""
        self._typed, words = typed, words_of(typed)
        self._found = tuple(each for each in self._question.choices if begin_words(words, words_of(each)))
        self._selected = 0 if words else _NONE

    def move(self, step: int) -> None:
        """Moves the highlight, around the ends."""
        if not self._found:
            return
        start = len(self._found) if self._selected == _NONE and step < 0 else self._selected
        self._selected = (start + step) % len(self._found)

    @property
    def choices(self) -> Choices:
        """The list as it shows."""
        words = words_of(self._typed)
        rows = tuple(Row(each, spans=spans_of(each, words)) for each in self._found)
        return Choices(self.kind, self._question.title, self._typed, rows, self._selected, self.index)

    def answer(self, row: int) -> str:
        """The choice in a row; empty when there is none."""
        return self._found[row] if 0 <= row < len(self._found) else ""
