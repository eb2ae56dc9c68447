"""Hotkeys of templates in memory."""

from __future__ import annotations

from quickticket.domain.errors import SettingsError
from quickticket.domain.hotkeys import HotkeyState, HotkeyStatus, KeyCombination, template_action


class FakeTemplateHotkeys:
    """Hotkeys of templates; those in `taken` belong to another program, and none is kept while `broken`."""

    def __init__(self) -> None:
        self.keys: dict[str, KeyCombination] = {}
        self.taken: set[KeyCombination] = set()
        self.broken = False
        self.listening: list[bool] = []

    def status(self, name: str) -> HotkeyStatus | None:
        """See `ui.templates.needs.Hotkeys`."""
        keys = self.keys.get(name)
        if keys is None:
            return None
        return HotkeyStatus(template_action(name), keys, HotkeyState.BOUND)

    def set(self, name: str, keys: KeyCombination | None) -> HotkeyStatus | None:
        """See `ui.templates.needs.Hotkeys`."""
        if self.broken:
            raise SettingsError("settings.toml cannot be written.")
        if keys is not None and keys in self.taken:
            return HotkeyStatus(
                template_action(name), keys, HotkeyState.CONFLICT, f"Another program already uses {keys}."
            )
        self.keys.pop(name, None)
        if keys is not None:
            self.keys[name] = keys
        return self.status(name)

    def rename(self, old: str, new: str) -> None:
        """See `ui.templates.needs.Hotkeys`."""
        if (keys := self.keys.get(old)) is not None:
            self.set(old, None)
            self.set(new, keys)

    def listen(self, on: bool) -> None:
        """See `ui.templates.needs.Hotkeys`."""
        self.listening.append(on)
