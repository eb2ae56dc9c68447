"""Offers: the rows and buttons of the popup that change the text, so that nobody has to type it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quickticket.ui.popup.rewrites import logged_on, settled

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from quickticket.domain.draft import Problem
    from quickticket.services.capture import Reading
    from quickticket.ui.popup.needs import Screen


class Offers:
    """Does what is offered; typing goes on in the line.

    Args:
        screen: The window.
        reading: What the text means, as far as it was read.
        problems: What stands in its way.
        rewrite: Replaces the text.
    """

    def __init__(
        self,
        *,
        screen: Screen,
        reading: Callable[[], Reading | None],
        problems: Callable[[], Sequence[Problem]],
        rewrite: Callable[[str], None],
    ) -> None:
        self._screen = screen
        self._reading = reading
        self._rewrite = rewrite
        self._problems = problems

    def begin_ticket(self) -> None:
        """Begins a line with `#`, which lists my open tickets."""
        self._begin("#")

    def begin_template(self) -> None:
        """Begins a line with `/`, which lists the templates."""
        self._begin("/")

    def log_on(self, index: int) -> None:
        """Log here: the line becomes a time entry on one of the user's open tickets."""
        reading = self._reading()
        if reading is not None and index < len(reading.open_tickets):
            self._put(logged_on(self._screen.line, reading.open_tickets[index]))

    def settle(self, index: int) -> None:
        """A candidate of the warning was chosen: its token means that one from now on."""
        reading = self._reading()
        problem = next((each for each in self._problems() if each.candidates), None)
        if problem is not None and reading is not None:
            self._put(settled(self._screen.line, reading.understanding, problem, index))

    def _begin(self, sigil: str) -> None:
        self._screen.set_text(sigil)
        self._screen.focus_line()

    def _put(self, text: str) -> None:
        self._rewrite(text)
        self._screen.focus_line()
