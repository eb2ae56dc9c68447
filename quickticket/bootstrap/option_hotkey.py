"""The hotkey of an option: taken as the settings say, and changed at run time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quickticket.domain.errors import SettingsError
from quickticket.domain.hotkeys import HotkeyState, HotkeyStatus
from quickticket.services.signals import Signal

if TYPE_CHECKING:
    from collections.abc import Callable

    from quickticket.config.kinds import Option
    from quickticket.desktop.hotkeys.api import Hotkeys
    from quickticket.domain.hotkeys import KeyCombination
    from quickticket.services.live_settings import LiveSettings


class OptionHotkey:
    """The hotkey.

    Attributes:
        changed: What became of binding it.
        status: Likewise, the last time; None before `start`.

    Args:
        hotkeys: Takes combinations from the desktop.
        settings: Which one, and where another one is kept.
        option: Its name in the settings.
        action: Our name for what it does.
        act: Does it.
        opens_window: See `desktop.hotkeys.api.Hotkeys.bind`.
    """

    def __init__(
        self,
        hotkeys: Hotkeys,
        settings: LiveSettings,
        option: Option[KeyCombination],
        action: str,
        act: Callable[[], None],
        *,
        opens_window: bool = True,
    ) -> None:
        self._hotkeys = hotkeys
        self._settings = settings
        self._option = option
        self._action = action
        self._act = act
        self._opens_window = opens_window
        self.changed: Signal[HotkeyStatus] = Signal()
        self.status: HotkeyStatus | None = None
        settings.on_change(option, self._follow)

    def start(self) -> None:
        """Takes the combination of the settings."""
        self._bind(self._settings.get(self._option))

    def set(self, keys: KeyCombination) -> HotkeyStatus:
        """Takes another combination and keeps it; where it is refused, the one before holds on.

        Raises:
            SettingsError: It cannot be kept; likewise.
        """
        before = self.status
        status = self._bind(keys)
        try:
            if status.state is HotkeyState.BOUND:
                self._settings.set(self._option, keys)
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
        self.status = self._hotkeys.bind(self._action, keys, self._act, opens_window=self._opens_window)
        self.changed.emit(self.status)
        return self.status
