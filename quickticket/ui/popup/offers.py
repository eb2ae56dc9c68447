"""Offers: the rows and buttons of the popup that change the text, so that nobody has to type it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quickticket.domain.smart_line.edit import add_summary, replace_token
from quickticket.ui.popup.rewrites import logged_on, settled, with_ticket
from quickticket.ui.popup.wording import said_first, written

if TYPE_CHECKING:
    from quickticket.domain.ids import TicketId
    from quickticket.ui.popup.asking import Asking
    from quickticket.ui.popup.at_hand import AtHand


class Offers:
    """Does what is offered; typing goes on in the line.

    Args:
        at_hand: The capture at hand.
        asking: The questions of its template.
    """

    def __init__(self, at_hand: AtHand, asking: Asking) -> None:
        self._at_hand = at_hand
        self._screen = at_hand.screen
        self._asking = asking

    def begin_ticket(self) -> None:
        """Begins a line with `#`, which lists my open tickets."""
        self._begin("#")

    def begin_template(self) -> None:
        """Begins a line with `/`, which lists the templates."""
        self._begin("/")

    def log_on(self, index: int) -> None:
        """Log here: the line becomes a time entry on one of the user's open tickets."""
        reading = self._at_hand.reading
        if reading is not None and index < len(reading.open_tickets):
            self._put(logged_on(self._screen.line, reading.open_tickets[index]))

    def log_time(self, ticket_id: TicketId | None) -> None:
        """The line becomes time or a note on a ticket; without one, `#` lists my open tickets."""
        token = "#" if ticket_id is None else f"#{ticket_id}"
        text = with_ticket(self._screen.line, token)
        self._screen.set_text(text, len(token) + (ticket_id is not None))
        self._screen.focus_line()

    def name_ticket(self) -> None:
        """Typing goes on behind the first `#`, which lists my open tickets."""
        line = self._screen.line
        self._screen.set_text(line, line.index("#") + 1)
        self._screen.focus_line()

    def choose_template(self) -> None:
        """Adds a `/` before what stands in the line; it lists the templates."""
        line = self._screen.line
        self._screen.set_text(f"/ {line}" if line else "/", 1)
        self._screen.focus_line()

    def settle(self, index: int) -> None:
        """A button of the warning: its token means that one from now on, or the line changes as offered."""
        reading = self._at_hand.reading
        if reading is None:
            return
        problem = said_first(self._at_hand.problems, reading.understanding, asked=self._at_hand.sending_tried)
        if problem is None:
            return
        if index < len(problem.offers):
            offer = problem.offers[index]
            self._put(replace_token(self._screen.line, offer.kind, offer.text))
        else:
            candidate = index - len(problem.offers)
            self._put(settled(self._screen.line, reading.understanding, problem, candidate))

    def own_summary(self) -> None:
        """The template's summary goes into the line, to be changed there; its questions come first."""
        reading = self._at_hand.reading
        summary = written(reading).summary if reading else ""
        if summary and not self._asking.begin():
            self._put(add_summary(self._screen.line, summary))

    def _begin(self, sigil: str) -> None:
        self._screen.set_text(sigil)
        self._screen.focus_line()

    def _put(self, text: str) -> None:
        self._at_hand.rewrite(text)
        self._screen.focus_line()
