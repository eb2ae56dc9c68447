"""The moment of a capture: what templates may take from the desktop, as it was when the popup was opened."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quickticket.domain.templates.surroundings import Surroundings

if TYPE_CHECKING:
    from collections.abc import Callable

    from quickticket.services.ports.clock import Clock


LONGEST = 20_000
"""Letters of a clipboard that a ticket may still want; a copied log file is no note."""


class Moment:
    """Asks the desktop once a capture, when a template is at hand: what the popup shows is what is sent.

    Asking for the clipboard waits for the program that owns it, so nobody is asked for a line without one.

    Args:
        clock: Tells date and time, which go on.
    """

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._clipboard: Callable[[], str] = str
        self._window: Callable[[], str] = str
        self._taken: tuple[str, str] | None = ("", "")

    def notice(self, clipboard: Callable[[], str], window: Callable[[], str]) -> None:
        """The popup is opened: from now on these tell the clipboard's text and the former window's title."""
        self._clipboard, self._window, self._taken = clipboard, window, None

    def __call__(self) -> Surroundings:
        """Returns the surroundings."""
        if self._taken is None:
            self._taken = (self._clipboard()[:LONGEST], self._window())
        clipboard, window = self._taken
        return Surroundings(self._clock.now().astimezone(), clipboard, window)
