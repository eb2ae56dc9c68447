"""The port for the bar that shows tray icons."""

from __future__ import annotations

from typing import Protocol


class TrayHost(Protocol):
    """The bar, if there is one. Belongs to the GUI thread."""

    def present(self) -> bool:
        """Whether an icon would be shown now; it may come later, and go."""
        ...
