"""The open list of one field: what is offered, what narrows it, which row is highlighted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quickticket.domain.draft import TokenKind, TokenState
from quickticket.domain.smart_line.edit import replace_token
from quickticket.domain.smart_line.write import pin
from quickticket.ui.popup.options import Option, options
from quickticket.ui.popup.state import Choices
from quickticket.ui.popup.wording import CAPTIONS

if TYPE_CHECKING:
    from quickticket.domain.draft import Draft, Understanding
    from quickticket.domain.reference import Catalogue


class Chooser:
    """One field's list, from its opening until something is chosen.

    Args:
        kind: The field.
        typed: The letters that opened it.
        catalogue: The tenant's lists.
        draft: What decides which options are allowed.
    """

    def __init__(self, kind: TokenKind, typed: str, catalogue: Catalogue, draft: Draft) -> None:
        self.kind = kind
        self._catalogue = catalogue
        self._draft = draft
        self._options: tuple[Option, ...] = ()
        self._typed = ""
        self._selected = 0
        self.narrow(typed)

    def narrow(self, typed: str) -> None:
        """Shows what fits the typed text, best first."""
        self._typed = typed
        self._options = options(self.kind, typed, self._catalogue, self._draft)
        self._selected = 0

    def move(self, step: int) -> None:
        """Moves the highlight, around the ends."""
        if self._options:
            self._selected = (self._selected + step) % len(self._options)

    @property
    def choices(self) -> Choices:
        """The list as it shows."""
        rows = tuple(option.row for option in self._options)
        return Choices(self.kind, CAPTIONS[self.kind], self._typed, rows, self._selected)

    def take(self, text: str, understanding: Understanding, index: int) -> str:
        """The text with the chosen option in the field's token; words that meant nothing stay words."""
        if index >= len(self._options):
            return text
        option = self._options[index]
        token = pin(self.kind, option.entity) if option.entity is not None else option.word
        unknown = [each.token for each in understanding.tokens if each.state is TokenState.UNKNOWN]
        return replace_token(text, self.kind, token, keep=unknown)
