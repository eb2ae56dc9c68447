"""Taken time: what is logged or timed already, so that nothing is logged twice by mistake."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from quickticket.domain.timekeeping.spans import Span


@dataclass(frozen=True, slots=True)
class Taken:
    """A span that is spoken for; `label` goes on a sentence: `logged on #8841`."""

    span: Span
    label: str
