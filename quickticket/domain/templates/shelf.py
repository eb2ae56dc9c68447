"""What is found where templates are kept: the sound ones, and a word on each mistake."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from quickticket.domain.templates.template import Template


@dataclass(frozen=True, slots=True)
class Mistake:
    """Why a template, or a whole place, cannot be used.

    Attributes:
        where: The file or address, for people.
        reason: One sentence that says what to change.
        line: Line of the file, 1-based; None when the whole file or place is meant.
    """

    where: str
    reason: str
    line: int | None = None

    def __str__(self) -> str:
        place = self.where if self.line is None else f"{self.where}, line {self.line}"
        return f"{place}: {self.reason}"


@dataclass(frozen=True, slots=True)
class Shelf:
    """The templates of one place, or of all; one broken template never costs another."""

    templates: tuple[Template, ...] = ()
    mistakes: tuple[Mistake, ...] = ()
