"""Wires the template window."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from quickticket.domain.hotkeys import template_action

if TYPE_CHECKING:
    from collections.abc import Callable

    from quickticket.bootstrap.desk import Desk
    from quickticket.bootstrap.template_hotkeys import TemplateHotkeys
    from quickticket.desktop.hotkeys.api import Hotkeys
    from quickticket.domain.hotkeys import HotkeyStatus, KeyCombination
    from quickticket.ui.templates.presenter import TemplatesPresenter


class TemplatesOpener:
    """Opens the window, which is built when it is first wanted.

    Args:
        desk: What it stands on.
        keyboard: Takes hotkeys from the desktop.
        hotkeys: Those of templates; they are there once the window is wanted.
    """

    def __init__(self, desk: Desk, keyboard: Hotkeys, hotkeys: Callable[[], TemplateHotkeys]) -> None:
        self._desk = desk
        self._keyboard = keyboard
        self._hotkeys = hotkeys
        self._presenter: TemplatesPresenter | None = None

    def open(self, name: str | None = None) -> None:
        """Shows the window, on one template when given."""
        self._made().open(name)

    def open_with(self, line: str) -> None:
        """Shows the window with a new template made of a line."""
        self._made().open_with(line)

    async def flush(self) -> None:
        """Saves what was typed; for the end of the program."""
        if self._presenter is not None:
            await self._presenter.flush()

    def _made(self) -> TemplatesPresenter:
        if self._presenter is None:
            self._presenter = self._build()
        return self._presenter

    def _build(self) -> TemplatesPresenter:
        # Hundreds of classes that most days begin without.
        from quickticket.ui.templates.presenter import TemplatesPresenter
        from quickticket.ui.templates.view import TemplatesWindow

        core = self._desk.core
        self._window = TemplatesWindow(self._desk.theme)
        presenter = TemplatesPresenter(
            screen=self._window,
            library=core.templates,
            hotkeys=_WindowHotkeys(self._keyboard, self._hotkeys()),
            captures=core.captures,
            lists=core.reference,
            tasks=core.tasks,
            clock=core.clock,
            tenant=core.profile.connection.base_url,
            open_file=_open_file,
        )
        self._window.bind(presenter)
        return presenter


class _WindowHotkeys:
    """`ui.templates.needs.Hotkeys` over the hotkeys of templates."""

    def __init__(self, keyboard: Hotkeys, templates: TemplateHotkeys) -> None:
        self._keyboard = keyboard
        self._templates = templates

    def status(self, name: str) -> HotkeyStatus | None:
        """What became of a template's hotkey."""
        action = template_action(name)
        return next((each for each in self._keyboard.statuses() if each.action == action), None)

    def set(self, name: str, keys: KeyCombination | None) -> HotkeyStatus | None:
        """Gives a template another hotkey, or none."""
        return self._templates.set(name, keys)

    def rename(self, old: str, new: str) -> None:
        """Lets a hotkey follow its template's name."""
        self._templates.rename(old, new)

    def listen(self, on: bool) -> None:  # noqa: FBT001 - as the port has it
        """Lets all hotkeys rest while a new one is pressed."""
        if on:
            self._keyboard.rest()
        else:
            self._keyboard.wake()


def _open_file(where: str) -> None:
    """Opens a file or an address in the system's own program."""
    QDesktopServices.openUrl(QUrl(where) if "://" in where else QUrl.fromLocalFile(str(Path(where))))
