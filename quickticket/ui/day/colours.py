"""Colours of customers: the same one for the same customer, and every one readable under white text."""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING

from quickticket.ui.theme.palette import mix

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from quickticket.ui.theme.palette import Palette

INK = "#ffffff"
"""The text on all of them."""
LIGHT = ("#b5521a", "#595dd4", "#12768d", "#1b7f60", "#2f6bdc", "#bf3f7a", "#557a1c", "#8653c8")
DARK = ("#a0552a", "#6263c2", "#20708a", "#23785b", "#3a69c8", "#ab4878", "#56712a", "#7d59b8")
_GREY = {False: "#667080", True: "#59626f"}


def colour_of(place: int, palette: Palette) -> str:
    """The colour at a place of the list; grey for what belongs to no customer."""
    if place < 0:
        return _GREY[palette.dark]
    return (DARK if palette.dark else LIGHT)[place % len(LIGHT)]


def stripe_of(colour: str) -> str:
    """What hatches a colour: darker, so that the text stays readable."""
    return mix(colour, "#000000", 0.2)


def places_of(customers: Iterable[str]) -> Mapping[str, int]:
    """A place in the list for each customer: by its name alone, unless two of them would be alike."""
    places: dict[str, int] = {}
    for name in sorted({name for name in customers if name}, key=str.casefold):
        wanted = zlib.crc32(name.casefold().encode()) % len(LIGHT)
        free = (n % len(LIGHT) for n in range(wanted, wanted + len(LIGHT)))
        places[name] = next((n for n in free if n not in places.values()), wanted)
    return places
