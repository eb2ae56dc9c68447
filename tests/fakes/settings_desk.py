"""The settings window's presenter on a real file, with hotkeys of a fake keyboard and a tenant in memory."""

from __future__ import annotations

from pathlib import Path

from quickticket.bootstrap.popup_hotkey import PopupHotkey
from quickticket.bootstrap.settings_window import AllHotkeys
from quickticket.bootstrap.template_hotkeys import TemplateHotkeys
from quickticket.config.settings import SettingsFile
from quickticket.domain.hotkeys import KeyCombination
from quickticket.services.live_settings import LiveSettings
from quickticket.services.tasks import Tasks
from quickticket.ui.settings.needs import SettingsScreen
from quickticket.ui.settings.presenter import SettingsPresenter
from quickticket.ui.settings.state import OptionRow, SettingsState
from tests.fakes.halo_seed import CATALOGUE
from tests.fakes.keyboard import FakeHotkeys
from tests.fakes.reference_store import FakeReferenceStore

TAKEN = KeyCombination.parse("Ctrl+Shift+F10")
"""What another program holds."""


class FakeSettingsScreen:
    """`ui.settings.needs.SettingsScreen` that remembers what it was told."""

    def __init__(self) -> None:
        self.state = SettingsState()
        self.brought_up = 0

    def show_state(self, state: SettingsState) -> None:
        self.state = state

    def bring_up(self) -> None:
        self.brought_up += 1

    def row(self, key: str) -> OptionRow:
        """The row of an option."""
        return next(row for group in self.state.groups for row in group.rows if row.key == key)

    @property
    def meant(self) -> list[str]:
        """The keys of the rows that show."""
        return [row.key for group in self.state.groups for row in group.rows if row.meant]


class SettingsDesk:
    """The presenter and everything below it.

    Args:
        path: The file.
        text: What stands in it.
        screen: The window; a fake one when none is given.
    """

    def __init__(self, path: Path, text: str = "", screen: SettingsScreen | None = None) -> None:
        path.write_text(text, encoding="utf-8")
        self.path = path
        self.settings = LiveSettings(SettingsFile(path))
        self.keyboard = FakeHotkeys(taken=[TAKEN])
        self.opened: list[str] = []
        self.popup = PopupHotkey(self.keyboard, self.settings, lambda: self.opened.append("popup"))
        self.templates = TemplateHotkeys(self.keyboard, self.settings.file, self.opened.append)
        self.popup.start()
        self.templates.follow(self.settings.current)
        self.settings.changed.connect(self.templates.follow)
        self.tasks = Tasks()
        self.screen = FakeSettingsScreen()
        self.presenter = SettingsPresenter(
            screen=screen or self.screen,
            settings=self.settings,
            hotkeys=AllHotkeys(self.keyboard, self.popup, lambda: self.templates),
            lists=FakeReferenceStore(CATALOGUE),
            labels=lambda name: {"pw": "Password reset"}.get(name, ""),
            tasks=self.tasks,
            file=str(path),
            open_file=self.opened.append,
            manage_templates=lambda: self.opened.append("templates"),
        )

    @property
    def text(self) -> str:
        """What stands in the file now."""
        return self.path.read_text(encoding="utf-8")
