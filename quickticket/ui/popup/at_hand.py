"""The capture at hand: its text, what it was read to mean, and the lists that it is read against."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quickticket.domain.draft import Draft
from quickticket.domain.reference import Catalogue
from quickticket.ui.popup.wording import unresolved

if TYPE_CHECKING:
    from collections.abc import Callable

    from quickticket.domain.draft import Problem
    from quickticket.domain.template_use.apply import Asked
    from quickticket.services.capture import Reading
    from quickticket.ui.popup.needs import Screen


class AtHand:
    """What the parts of the presenter share.

    Attributes:
        screen: The window; its text is the only truth.
        redraw: Draws the popup anew.
        catalogue: The tenant's small lists.
        reading: What the text means, as far as it was read.
        problems: Of the reading, or those that the last Enter met.
        sending_tried: With this text, so that all that is missing is worth saying.
        rewriting: The text is changed by something chosen elsewhere; nobody types in the line.
    """

    def __init__(self, screen: Screen, redraw: Callable[[], None]) -> None:
        self.screen = screen
        self.redraw = redraw
        self.catalogue = Catalogue()
        self.reading: Reading | None = None
        self.problems: tuple[Problem, ...] = ()
        self.sending_tried = False
        self.rewriting = False

    @property
    def draft(self) -> Draft:
        """What would be sent, as far as it was read."""
        return self.reading.draft if self.reading else Draft()

    @property
    def asked(self) -> tuple[Asked, ...]:
        """The questions of its template."""
        return self.reading.questions if self.reading else ()

    def unclear_at(self, cursor: int) -> bool:
        """The token at the text cursor was read, and cannot be sent as it stands."""
        if self.reading is None or self.reading.understanding.line != self.screen.line:
            return False
        return unresolved(self.reading.understanding, cursor)

    def rewrite(self, text: str) -> None:
        """Replaces the text by what was chosen elsewhere."""
        self.rewriting = True
        self.screen.set_text(text)
        self.rewriting = False

    def forget(self) -> None:
        """The text is gone."""
        self.reading = None
        self.problems = ()
        self.sending_tried = False
