"""Gives a template the hotkey that was pressed, or says why it stays with the one before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quickticket.domain.errors import QuickTicketError
from quickticket.domain.hotkeys import HotkeyState

if TYPE_CHECKING:
    from quickticket.domain.hotkeys import KeyCombination
    from quickticket.ui.templates.needs import Hotkeys


def give_hotkey(hotkeys: Hotkeys, name: str, keys: KeyCombination | None) -> str:
    """Gives it, or takes it away; returns why it was refused, else nothing."""
    try:
        status = hotkeys.set(name, keys)
    except QuickTicketError as error:
        return str(error)
    return "" if status is None or status.state is HotkeyState.BOUND else status.reason
