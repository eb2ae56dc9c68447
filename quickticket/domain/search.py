"""What a search finds: an entity, how well it matched, and which letters to show in bold.

The tiers are ordered; two matches of the same tier and score are equal, and equal matches ask.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from typing import Generic, TypeVar

T_co = TypeVar("T_co", covariant=True)


class Tier(IntEnum):
    """How well a text matched, best first."""

    EXACT = 0
    """The whole name, e-mail address or number."""
    WORDS = 1
    """Every word typed is a whole word of the name."""
    PREFIX = 2
    """Every word typed begins a word of the name."""
    OTHER_FIELD = 3
    """E-mail, phone digits or the customer's name matched."""
    TYPO = 4
    """Only with one typo; never taken without asking."""


@dataclass(frozen=True, slots=True)
class Match(Generic[T_co]):
    """One hit.

    Attributes:
        entity: What was found.
        tier: How it matched.
        score: Order inside the tier, larger is better, 0.0 to 1.0.
        spans: Half-open ranges of the shown name that matched, in characters.
    """

    entity: T_co
    tier: Tier
    score: float = 0.0
    spans: tuple[tuple[int, int], ...] = ()
