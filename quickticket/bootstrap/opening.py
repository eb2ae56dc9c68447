"""How the popup is to be opened when the app starts."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Opening:
    """A line for the popup, and a template that its line is to call; both empty for the kept draft."""

    line: str = ""
    template: str = ""
