"""Deleting a template so that it can be brought back, its hotkey included."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from quickticket.domain.errors import QuickTicketError

if TYPE_CHECKING:
    from quickticket.domain.hotkeys import KeyCombination
    from quickticket.domain.templates.template import Template
    from quickticket.ui.templates.needs import Hotkeys, Library


@dataclass(frozen=True, slots=True)
class Removed:
    """A template that was deleted.

    Attributes:
        template: As it was.
        keys: Its hotkey, when that went with it.
        uncovered: A shared template of the same name is in force again, with the same hotkey.
    """

    template: Template
    keys: KeyCombination | None
    uncovered: bool

    @property
    def said(self) -> str:
        """What happened."""
        call = f"/{self.template.name}"
        return f"{call} is the shared one again." if self.uncovered else f"Deleted {call}."


async def remove(library: Library, hotkeys: Hotkeys, template: Template) -> Removed:
    """Deletes an own template; raises `QuickTicketError` when it cannot be."""
    uncovered = library.below(template.name) is not None
    status = None if uncovered else hotkeys.status(template.name)
    if status is None:
        await library.delete(template.name)
        return Removed(template, None, uncovered)
    hotkeys.set(template.name, None)
    try:
        await library.delete(template.name)
    except QuickTicketError:
        hotkeys.set(template.name, status.keys)
        raise
    return Removed(template, status.keys, uncovered)


async def restore(library: Library, hotkeys: Hotkeys, removed: Removed) -> None:
    """Brings it back; raises `QuickTicketError` when it cannot be."""
    await library.save(removed.template)
    if removed.keys is not None:
        hotkeys.set(removed.template.name, removed.keys)
