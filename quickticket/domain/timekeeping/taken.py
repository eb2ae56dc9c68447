"""Taken time: what is logged or timed already, so that nothing is logged twice by mistake."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from quickticket.domain.timekeeping.spans import Span


@dataclass(frozen=True, slots=True)
class Taken:
    """A span that is spoken for.

    Attributes:
        span: When.
        label: Goes on a sentence: `logged on #8841`.
        owner: Id of the capture or timer that it belongs to.
    """

    span: Span
    label: str
    owner: str = ""
