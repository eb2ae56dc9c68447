"""The port for the keyboard focus: take it for the popup, give it back to the program before."""

from __future__ import annotations

from typing import Protocol


class Focus(Protocol):
    """One popup's visit to the foreground: remember, take, give back. Belongs to the GUI thread."""

    def remember(self) -> None:
        """Note which window has the focus. Call it before the popup is shown."""

    def take(self, window_id: int) -> None:
        """Ask for the focus. Call it right after the window (`int(widget.winId())`) was shown."""

    def give_back(self) -> None:
        """Hand the focus to the remembered window. Call it right before the popup is hidden.

        Nothing happens when the window is gone or when the user has moved on to another one.
        """

    def former_title(self) -> str:
        """Title of the remembered window, or an empty text."""
