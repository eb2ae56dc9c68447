"""Focus where no other program's window can be seen or activated: the desktop decides."""

from __future__ import annotations


class NullFocus:
    """Leaves the focus to Qt and the desktop.

    Attributes:
        reason: why nothing better is possible here.
    """

    def __init__(self, reason: str) -> None:
        self.reason = reason

    def remember(self) -> None:
        """Other programs' windows are not visible to us."""

    def take(self, window_id: int) -> None:
        """`QWidget.activateWindow` is all that can be done."""

    def give_back(self) -> None:
        """The desktop picks the next window when the popup hides."""

    def former_title(self) -> str:
        """No title is known."""
        return ""
