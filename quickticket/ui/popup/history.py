"""What an empty popup can bring back: recent lines and my recent and open tickets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quickticket.ui.popup.state import Start

if TYPE_CHECKING:
    from collections.abc import Sequence

    from quickticket.domain.ids import TicketId
    from quickticket.domain.reference import TicketSummary
    from quickticket.domain.templates.template import Template

LOOK_BACK = 100
"""Captures whose lines are looked at, repeats and all."""
RECENT, OPEN = 3, 8
"""Tickets under `#`: those written to last, then my open ones."""
_MOST_TICKETS = 8

_DEPTH = 20
_SHOWN_TICKETS = 2
_SHOWN_TEMPLATES = 5


class History:
    """Recent lines without repeats.

    Attributes:
        my_tickets: Those that the user wrote to last, then his open ones, each once.
    """

    def __init__(self) -> None:
        self.my_tickets: tuple[TicketSummary, ...] = ()
        self._lines: list[str] = []

    def load(self, lines: tuple[str, ...], my_tickets: tuple[TicketSummary, ...]) -> None:
        """Takes what the outbox and the cache know, the likeliest first."""
        self._lines = list(dict.fromkeys(lines))[:_DEPTH]
        each_once: dict[TicketId, TicketSummary] = {}
        for ticket in my_tickets:
            each_once.setdefault(ticket.id, ticket)
        self.my_tickets = tuple(each_once.values())[:_MOST_TICKETS]

    def add(self, line: str) -> None:
        """A line was sent just now."""
        self._lines = [line, *(each for each in self._lines if each != line)][:_DEPTH]

    def stands(self, text: str) -> bool:
        """The text is a recalled line, unchanged."""
        return text in self._lines

    def older(self, text: str) -> str:
        """The line before `text`; the newest when `text` is none of them; empty when there is none."""
        place = self._lines.index(text) + 1 if text in self._lines else 0
        return self._lines[place] if place < len(self._lines) else ""

    def newer(self, text: str) -> str:
        """The line after `text`; empty, as it was before anything was recalled, when it is the newest."""
        place = self._lines.index(text) - 1 if text in self._lines else -1
        return self._lines[place] if place >= 0 else ""

    def start(self, templates: Sequence[Template]) -> Start:
        """Previews; of the templates those that are likeliest to be called."""
        tickets = " · ".join(f"#{each.id} {each.summary}" for each in self.my_tickets[:_SHOWN_TICKETS])
        names = "  ".join(f"/{each.name}" for each in templates[:_SHOWN_TEMPLATES])
        return Start(self._lines[0].replace("\n", " ") if self._lines else "", tickets, names)
