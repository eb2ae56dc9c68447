"""Binds the hotkeys of templates, and changes them at run time."""

from __future__ import annotations

import logging
from functools import partial
from typing import TYPE_CHECKING

from quickticket.config.template_hotkeys import set_template_hotkey, template_hotkeys
from quickticket.domain.hotkeys import template_action

if TYPE_CHECKING:
    from collections.abc import Callable

    from quickticket.config.settings import Settings, SettingsFile
    from quickticket.desktop.hotkeys.api import Hotkeys
    from quickticket.domain.hotkeys import HotkeyStatus, KeyCombination

log = logging.getLogger(__name__)


class TemplateHotkeys:
    """The hotkeys of templates.

    Args:
        hotkeys: Takes combinations from the desktop.
        file: Where they are kept.
        show: Opens the popup with a template.
    """

    def __init__(self, hotkeys: Hotkeys, file: SettingsFile, show: Callable[[str], None]) -> None:
        self._hotkeys = hotkeys
        self._file = file
        self._show = show
        self.keys: dict[str, KeyCombination] = {}

    def bind_all(self, settings: Settings) -> None:
        """Binds what the settings say; what is wrong there is logged."""
        _, wrong = template_hotkeys(settings)
        for sentence in wrong.values():
            log.warning("%s", sentence)
        self.follow(settings)

    def follow(self, settings: Settings) -> None:
        """Binds what the settings say otherwise by now."""
        before, (self.keys, _) = self.keys, template_hotkeys(settings)
        for name in before.keys() - self.keys.keys():
            self._hotkeys.unbind(template_action(name))
        for name, keys in self.keys.items():
            if before.get(name) != keys:
                self._bind(name, keys)

    def set(self, name: str, keys: KeyCombination | None) -> HotkeyStatus | None:
        """Gives a template another combination, or none; a refused one changes nothing.

        Returns:
            What became of binding it; None when there is nothing to bind.

        Raises:
            SettingsError: It cannot be kept; it holds until the app ends.
        """
        before = self.keys.get(name)
        if keys is None:
            self._hotkeys.unbind(template_action(name))
            self.keys.pop(name, None)
            set_template_hotkey(self._file, name, None)
            return None
        status = self._bind(name, keys)
        if status.state != "bound":
            if before is not None:
                self._bind(name, before)
            else:
                self._hotkeys.unbind(template_action(name))
            return status
        self.keys[name] = keys
        set_template_hotkey(self._file, name, keys)
        return status

    def rename(self, old: str, new: str) -> None:
        """The template is called otherwise now; its combination stays. Raises `SettingsError`."""
        keys = self.keys.get(old)
        if keys is not None and old != new:
            self.set(old, None)
            self.set(new, keys)

    def _bind(self, name: str, keys: KeyCombination) -> HotkeyStatus:
        return self._hotkeys.bind(template_action(name), keys, partial(self._show, name))
