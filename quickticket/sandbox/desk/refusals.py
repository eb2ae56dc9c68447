"""How the desk says no."""

from __future__ import annotations


class Refused(Exception):
    """A request the server does not carry out; `text` is what the client gets to read."""

    def __init__(self, text: str, *, status: int = 400) -> None:
        super().__init__(text)
        self.text = text
        self.status = status
