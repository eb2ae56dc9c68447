"""Surroundings: what a template may take from the moment in which it is used."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The moment.

    Attributes:
        now: Aware local time, for `{date}` and `{time}`.
        clipboard: Plain text of the clipboard.
        window: Title of the window that had the focus before.
    """

    now: datetime
    clipboard: str = ""
    window: str = ""
