"""The moment of a capture: what templates may take from the desktop, as it was when the popup was opened."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quickticket.domain.templates.surroundings import Surroundings

if TYPE_CHECKING:
    from quickticket.services.ports.clock import Clock


class Moment:
    """Remembers clipboard and window, so that what the popup shows is what is sent.

    Args:
        clock: Tells date and time, which go on.
    """

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._clipboard = ""
        self._window = ""

    def notice(self, clipboard: str, window: str) -> None:
        """Takes note of the clipboard's text and of the title of the window that had the focus."""
        self._clipboard, self._window = clipboard, window

    def __call__(self) -> Surroundings:
        """Returns the surroundings as they are."""
        return Surroundings(self._clock.now().astimezone(), self._clipboard, self._window)
