"""The popup's hotkey: taken as the settings say, and changed at run time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quickticket.config.options import NEW_TICKET_HOTKEY
from quickticket.domain.errors import SettingsError
from quickticket.domain.hotkeys import POPUP_ACTION, HotkeyState, HotkeyStatus
from quickticket.services.signals import Signal

if TYPE_CHECKING:
    from collections.abc import Callable

    from quickticket.desktop.hotkeys.api import Hotkeys
    from quickticket.domain.hotkeys import KeyCombination
    from quickticket.services.live_settings import LiveSettings


class PopupHotkey:
    """The hotkey.

    Attributes:
        changed: What became of binding it.
        status: Likewise, the last time; None before `start`.

    Args:
        hotkeys: Takes combinations from the desktop.
        settings: Which one, and where another one is kept.
        show: Opens the popup.
    """

    def __init__(self, hotkeys: Hotkeys, settings: LiveSettings, show: Callable[[], None]) -> None:
        self._hotkeys = hotkeys
        self._settings = settings
        self._show = show
        self.changed: Signal[HotkeyStatus] = Signal()
        self.status: HotkeyStatus | None = None
        settings.on_change(NEW_TICKET_HOTKEY, self._follow)

    def start(self) -> None:
        """Takes the combination of the settings."""
        self._bind(self._settings.get(NEW_TICKET_HOTKEY))

    def set(self, keys: KeyCombination) -> HotkeyStatus:
        """Takes another combination and keeps it; where it is refused, the one before holds on.

        Raises:
            SettingsError: It cannot be kept; likewise.
        """
        before = self.status
        status = self._bind(keys)
        try:
            if status.state is HotkeyState.BOUND:
                self._settings.set(NEW_TICKET_HOTKEY, keys)
                return status
        except SettingsError:
            self._go_back(before)
            raise
        self._go_back(before)
        return status

    def _follow(self, keys: KeyCombination) -> None:
        if self.status is None or self.status.keys != keys:
            self._bind(keys)

    def _go_back(self, before: HotkeyStatus | None) -> None:
        if before is not None and before.state is HotkeyState.BOUND:
            self._bind(before.keys)

    def _bind(self, keys: KeyCombination) -> HotkeyStatus:
        self.status = self._hotkeys.bind(POPUP_ACTION, keys, self._show)
        self.changed.emit(self.status)
        return self.status
