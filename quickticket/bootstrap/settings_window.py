"""Wires the settings window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from quickticket.domain.hotkeys import template_action
from quickticket.ui.settings.presenter import SettingsPresenter
from quickticket.ui.settings.view import SettingsWindow

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from quickticket.bootstrap.desk import Desk
    from quickticket.bootstrap.option_hotkey import OptionHotkey
    from quickticket.bootstrap.template_hotkeys import TemplateHotkeys
    from quickticket.desktop.hotkeys.api import Hotkeys
    from quickticket.domain.hotkeys import HotkeyStatus, KeyCombination


class SettingsOpener:
    """Opens the window, which is built when it is first wanted.

    Args:
        desk: What it stands on.
        hotkeys: All of them.
        manage_templates: Opens the template window.
    """

    def __init__(self, desk: Desk, hotkeys: AllHotkeys, manage_templates: Callable[[], None]) -> None:
        self._desk = desk
        self._hotkeys = hotkeys
        self._manage_templates = manage_templates
        self._presenter: SettingsPresenter | None = None

    def open(self) -> None:
        """Shows the window."""
        if self._presenter is None:
            self._presenter = self._build()
        self._presenter.open()

    def _build(self) -> SettingsPresenter:
        core = self._desk.core
        window = SettingsWindow(self._desk.theme)
        presenter = SettingsPresenter(
            screen=window,
            settings=self._desk.settings,
            hotkeys=self._hotkeys,
            lists=core.reference,
            labels=self._label,
            tasks=core.tasks,
            file=str(self._desk.paths.settings),
            open_file=_open_file,
            manage_templates=self._manage_templates,
        )
        window.bind(presenter)
        return presenter

    def _label(self, name: str) -> str:
        template = self._desk.core.templates.get(name)
        return template.label if template is not None else ""


class AllHotkeys:
    """`ui.settings.needs.Hotkeys`: those of options and those of templates.

    Args:
        keyboard: Takes combinations from the desktop.
        options: Those of options, by key.
        templates: Those of templates; they are there once the window is wanted.
    """

    def __init__(
        self,
        keyboard: Hotkeys,
        options: Mapping[str, OptionHotkey],
        templates: Callable[[], TemplateHotkeys],
    ) -> None:
        self._keyboard = keyboard
        self._options = options
        self._templates = templates

    def of_option(self, key: str) -> HotkeyStatus | None:
        """See the port."""
        return self._options[key].status

    def set_option(self, key: str, keys: KeyCombination) -> HotkeyStatus:
        """See the port."""
        return self._options[key].set(keys)

    def templates(self) -> Mapping[str, HotkeyStatus]:
        """See the port."""
        by_action = {status.action: status for status in self._keyboard.statuses()}
        names = ((name, by_action.get(template_action(name))) for name in self._templates().keys)
        return {name: status for name, status in names if status is not None}

    def set_template(self, name: str, keys: KeyCombination | None) -> HotkeyStatus | None:
        """See the port."""
        return self._templates().set(name, keys)

    def listen(self, on: bool) -> None:  # noqa: FBT001 - as the port has it
        """See the port."""
        if on:
            self._keyboard.rest()
        else:
            self._keyboard.wake()


def _open_file(path: str) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(path))
