"""Where the popup goes: centred, in the upper third of a screen, with room to grow downwards."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Area:
    """A rectangle in desktop pixels."""

    x: int
    y: int
    width: int
    height: int


def place(screen: Area, width: int, room: int, margin: int) -> tuple[int, int]:
    """The window's top left corner.

    Args:
        screen: What the desktop leaves free of panels.
        width: Of the window, its shadow included.
        room: The height that the popup may grow to, its shadow included.
        margin: The shadow's width, which may hang over the edge.
    """
    x = screen.x + (screen.width - width) // 2
    y = screen.y + screen.height // 6 - margin
    lowest = screen.y + screen.height - room + margin
    return max(screen.x - margin, x), max(screen.y - margin, min(y, lowest))
