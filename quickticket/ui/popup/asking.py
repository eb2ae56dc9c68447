"""Asking: from one question of a template to the next, by Enter; the line has every answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quickticket.domain.smart_line.edit import set_answer
from quickticket.ui.popup.questions import first_open, next_open

if TYPE_CHECKING:
    from collections.abc import Callable

    from quickticket.ui.popup.at_hand import AtHand
    from quickticket.ui.popup.open_list import OpenList


class Asking:
    """Takes answers.

    Args:
        at_hand: The capture at hand.
        open_list: Has the choices of a question.
        send: After the last question.
    """

    def __init__(self, at_hand: AtHand, open_list: OpenList, send: Callable[[], None]) -> None:
        self._at_hand = at_hand
        self._screen = at_hand.screen
        self._open_list = open_list
        self._send = send
        open_list.answered.connect(lambda given: self.answered(*given))

    def begin(self) -> bool:
        """Goes to the first open question; False when there is none."""
        index = first_open(self._at_hand.asked)
        if index is not None:
            self._go_to(index)
        return index is not None

    def answer(self, index: int, text: str) -> None:
        """A question's field changed: the line has the answer from now on."""
        if index < len(self._at_hand.asked) and self._at_hand.asked[index].typed != text:
            self._at_hand.rewrite(set_answer(self._screen.line, index, text))

    def answered(self, index: int, text: str) -> None:
        """A question was answered by key: on to the next open one; after the last it is sent."""
        if index >= len(self._at_hand.asked):
            return
        following = next_open(self._at_hand.asked, index, text)
        if following is None:
            self._send()
        else:
            self._go_to(following)

    def _go_to(self, index: int) -> None:
        if self._at_hand.asked[index].question.choices:
            self._open_list.open_question(index)
        else:
            self._screen.focus_question(index)
