"""What the steps of the tour work with: the app, the server as a witness, the terminal, and the album."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from tests.e2e.desk import picture
from tests.e2e.product import Product
from tests.e2e.screen import Terminal, hotkey_then_type, press
from tests.e2e.server import Witness
from tests.e2e.waiting import until

_NEVER = datetime.min.replace(tzinfo=UTC)


@dataclass(slots=True)
class Scene:
    """What the steps work with.

    Attributes:
        product: The running app; asked only what it shows, never taken as proof of what is in Halo.
        halo: What the server holds.
        terminal: The program the technician is in.
        album: Where pictures go.
        ticket: The first ticket, as the server holds it.
        entered: When Enter was pressed for it.
    """

    product: Product
    halo: Witness
    terminal: Terminal
    album: Path
    ticket: dict[str, Any] = field(default_factory=dict)
    entered: datetime = _NEVER
    _pictures: int = 0

    def show(self, name: str) -> None:
        """Saves a picture of the screen."""
        self._pictures += 1
        picture(self.album / f"{self._pictures:02}-{name}.png")

    def popup(self) -> dict[str, Any]:
        """Whether the popup is up, and what stands in it."""
        shown: dict[str, Any] = self.product.status()["popup"]
        return shown

    def say(self, line: str) -> None:
        """Presses the hotkey in the terminal and types a line, as quickly as a keyboard can."""
        self.terminal.focus()
        hotkey_then_type(line)
        until(lambda: self.popup() == {"visible": True, "line": line}, f"the popup with {line!r}")

    def enter(self) -> None:
        """Sends, and waits until the popup is gone and the terminal has the focus again."""
        press("Return")
        until(lambda: not self.popup()["visible"], "the popup to go")
        until(self.terminal.has_focus, "the terminal to have the focus again")

    def new_ticket(self, summary: str) -> dict[str, Any]:
        """Waits for the ticket on the server."""
        return until(lambda: self.halo.tickets(summary), f"a ticket '{summary}' on the server")[0]

    def captured(self, title: str, *, state: str) -> dict[str, Any]:
        """Waits until the outbox shows a capture in a state."""

        def look() -> dict[str, Any] | None:
            rows = self.product.json("outbox", "list")["captures"]
            return next((row for row in rows if row["title"] == title and row["state"] == state), None)

        return until(look, f"'{title}' to be {state}")

    def line_with(self, words: str) -> str:
        """Waits until the popup's line holds some words and returns it."""

        def look() -> str | None:
            line: str = self.popup()["line"]
            return line if words in line else None

        return until(look, f"{words!r} in the line")


def expect(what: str, wanted: object, seen: object) -> None:
    """Compares.

    Raises:
        AssertionError: They differ; names both.
    """
    assert seen == wanted, f"{what}: expected {wanted!r}, saw {seen!r}"
