"""Asking: from one question of a template to the next, by Enter; the line has every answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quickticket.domain.smart_line.edit import set_answer
from quickticket.ui.popup.questions import first_open, next_open

if TYPE_CHECKING:
    from collections.abc import Callable

    from quickticket.domain.template_use.apply import Asked
    from quickticket.services.capture import Reading
    from quickticket.ui.popup.needs import Screen
    from quickticket.ui.popup.open_list import OpenList


class Asking:
    """Takes answers.

    Args:
        screen: The window.
        reading: What the text means, as far as it was read.
        rewrite: Replaces the text.
        open_list: Has the choices of a question.
        send: After the last question.
    """

    def __init__(
        self,
        *,
        screen: Screen,
        reading: Callable[[], Reading | None],
        rewrite: Callable[[str], None],
        open_list: OpenList,
        send: Callable[[], None],
    ) -> None:
        self._screen = screen
        self._reading = reading
        self._rewrite = rewrite
        self._open_list = open_list
        self._send = send
        open_list.answered.connect(lambda given: self.answered(*given))

    def begin(self) -> bool:
        """Goes to the first open question; False when there is none."""
        index = first_open(self._asked)
        if index is not None:
            self._go_to(index)
        return index is not None

    def answer(self, index: int, text: str) -> None:
        """A question's field changed: the line has the answer from now on."""
        if index < len(self._asked) and self._asked[index].typed != text:
            self._rewrite(set_answer(self._screen.line, index, text))

    def answered(self, index: int, text: str) -> None:
        """A question was answered by key: on to the next open one; after the last it is sent."""
        if index >= len(self._asked):
            return
        following = next_open(self._asked, index, text)
        if following is None:
            self._send()
        else:
            self._go_to(following)

    def _go_to(self, index: int) -> None:
        if self._asked[index].question.choices:
            self._open_list.open_question(index)
        else:
            self._screen.focus_question(index)

    @property
    def _asked(self) -> tuple[Asked, ...]:
        reading = self._reading()
        return reading.questions if reading else ()
