"""The settings window's presenter on a real file, with hotkeys of a fake keyboard and a tenant in memory."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from quickticket.bootstrap.option_hotkey import OptionHotkey
from quickticket.bootstrap.settings_window import AllHotkeys
from quickticket.bootstrap.template_hotkeys import TemplateHotkeys
from quickticket.config.options import DRIVE_BY_HOTKEY, NEW_TICKET_HOTKEY, TIMER_HOTKEY
from quickticket.config.settings import SettingsFile
from quickticket.domain.hotkeys import DRIVE_BY_ACTION, POPUP_ACTION, TIMER_ACTION, KeyCombination
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
        self.options = {
            option.key: OptionHotkey(
                self.keyboard, self.settings, option, action, partial(self.opened.append, action)
            )
            for option, action in (
                (NEW_TICKET_HOTKEY, POPUP_ACTION),
                (TIMER_HOTKEY, TIMER_ACTION),
                (DRIVE_BY_HOTKEY, DRIVE_BY_ACTION),
            )
        }
        self.templates = TemplateHotkeys(self.keyboard, self.settings.file, self.opened.append)
        for hotkey in self.options.values():
            hotkey.start()
        self.templates.follow(self.settings.current)
        self.settings.changed.connect(self.templates.follow)
        self.tasks = Tasks()
        self.screen = FakeSettingsScreen()
        self.presenter = SettingsPresenter(
            screen=screen or self.screen,
            settings=self.settings,
            hotkeys=AllHotkeys(self.keyboard, self.options, lambda: self.templates),
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
