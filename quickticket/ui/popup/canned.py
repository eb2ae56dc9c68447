"""The list of canned texts: typed letters narrow it, and the chosen text goes into the details."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quickticket.domain.ranking import rank_names
from quickticket.ui.popup.state import Choices, Row

if TYPE_CHECKING:
    from quickticket.domain.reference import CannedText

_MOST = 200


class CannedChooser:
    """The tenant's canned texts, from the opening of their list until one is chosen."""

    kind = None

    def __init__(self, texts: tuple[CannedText, ...]) -> None:
        self._texts = texts
        self._found = texts
        self._typed = ""
        self._selected = 0

    def narrow(self, typed: str) -> None:
        """Shows what fits the typed text, best first."""
        self._typed, self._selected = typed, 0
        found = rank_names(typed, self._texts, _MOST, initials=True) if typed.strip() else None
        self._found = self._texts if found is None else tuple(match.entity for match in found)

    def move(self, step: int) -> None:
        """Moves the highlight, around the ends."""
        if self._found:
            self._selected = (self._selected + step) % len(self._found)

    @property
    def choices(self) -> Choices:
        """The list as it shows."""
        rows = tuple(Row(each.name, " ".join(each.text.split())) for each in self._found)
        return Choices(None, "Canned text", self._typed, rows, self._selected)

    def text(self, index: int) -> str:
        """The text at a row; empty when there is none."""
        return self._found[index].text if index < len(self._found) else ""
