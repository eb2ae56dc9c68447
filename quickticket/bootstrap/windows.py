"""Builds the windows of the app on top of a core, and connects them with each other.

Each window is wired in a module of its own; here stands what leads from one to another.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from quickticket.bootstrap.about_window import AboutOpener
from quickticket.bootstrap.bulk_window import BulkOpener
from quickticket.bootstrap.day_window import DayOpener
from quickticket.bootstrap.desk import Desk, copy
from quickticket.bootstrap.outbox_window import outbox_window
from quickticket.bootstrap.popup_window import PopupWindow
from quickticket.bootstrap.settings_window import AllHotkeys, SettingsOpener
from quickticket.bootstrap.template_hotkeys import TemplateHotkeys
from quickticket.bootstrap.template_windows import TemplatesOpener
from quickticket.bootstrap.timer_desk import timer_desk, timer_hotkeys, watch_for_absences
from quickticket.bootstrap.toast_area import toast_area
from quickticket.bootstrap.tray_menu import TrayMenuWiring
from quickticket.config.options import NEW_TICKET_HOTKEY, SHARED_ADDRESS, SHARED_FOLDER, THEME
from quickticket.desktop.choose import Keyboard, choose_keyboard, choose_presence, composited
from quickticket.ui.about.view import app_icon
from quickticket.ui.theme.theme import Theme
from quickticket.ui.tray.state import TimerActions, TrayActions

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QApplication

    from quickticket.bootstrap.core import Core
    from quickticket.config.paths import Paths
    from quickticket.domain.hotkeys import HotkeyStatus
    from quickticket.domain.ids import CaptureId
    from quickticket.services.live_settings import LiveSettings
    from quickticket.ui.tray.view import TrayView

_SCHEMES = {"light": Qt.ColorScheme.Light, "dark": Qt.ColorScheme.Dark}


class Windows:
    """Every window of the app, with the hotkeys.

    Attributes:
        popup: The popup.
        bulk: Opens the bulk window.
        day: Opens the day ledger.
        templates: Opens the template window.
        template_hotkeys: Those of templates.
        timers: What is done with timers outside the popup.

    Args:
        application: Qt's.
        core: The services.
        tray: The icon, shown already.
        settings: What is chosen, and followed when it changes.
        paths: For the about window.
        quit_app: Ends the app.
    """

    def __init__(
        self,
        application: QApplication,
        *,
        core: Core,
        tray: TrayView,
        settings: LiveSettings,
        paths: Paths,
        quit_app: Callable[[], None],
    ) -> None:
        application.setWindowIcon(app_icon())
        desk = Desk(
            core=core,
            theme=_theme(application, settings),
            settings=settings,
            paths=paths,
            composited=composited(application),
        )
        self._core = core
        self._keyboard: Keyboard = choose_keyboard(application)
        self.bulk = BulkOpener(desk, self._edit)
        self.templates = TemplatesOpener(desk, self._keyboard.hotkeys, lambda: self.template_hotkeys)
        save_as_template = self.templates.open_with
        self.popup = PopupWindow(
            desk, self._keyboard, save_as_template=save_as_template, make_bulk=self.bulk.open
        )
        show_outbox = outbox_window(desk, self.popup.edit, save_as_template).open
        self._toasts = toast_area(desk, self.popup.view.screen, show_outbox, self.bulk)
        self.timers = timer_desk(desk, self.popup, self._toasts)
        self.day = DayOpener(desk, self.popup, self.timers)
        option_hotkeys = {
            NEW_TICKET_HOTKEY.key: self.popup.hotkey,
            **timer_hotkeys(desk, self._keyboard.hotkeys, self.timers),
        }
        every_hotkey = AllHotkeys(self._keyboard.hotkeys, option_hotkeys, lambda: self.template_hotkeys)
        self._tray = TrayMenuWiring(
            desk,
            tray,
            TrayActions(
                new_ticket=self.popup.show,
                log_time=self.popup.log_time,
                call_template=self.popup.show_with_template,
                choose_template=self.popup.choose_template,
                open_ticket=desk.open_ticket,
                copy=copy,
                show_outbox=show_outbox,
                sync_now=self._sync_now,
                pause=core.outbox.pause,
                show_about=AboutOpener(desk).open,
                quit=quit_app,
                timers=TimerActions(
                    start=self.timers.start,
                    log=self.timers.log,
                    pause=self.timers.pause,
                    resume=self.timers.resume,
                    discard=self.timers.discard,
                    judge=self.timers.judge,
                ),
                show_day=self.day.open,
                open_bulk=self.bulk.open,
                manage_templates=self.templates.open,
                show_settings=SettingsOpener(desk, every_hotkey, self.templates.open).open,
            ),
        )
        self.popup.hotkey.changed.connect(self._tray.show_hotkey)
        for hotkey in option_hotkeys.values():
            hotkey.start()
        self.template_hotkeys = TemplateHotkeys(
            self._keyboard.hotkeys, settings.file, self.popup.show_with_template
        )
        self.template_hotkeys.bind_all(settings.current)
        settings.changed.connect(self.template_hotkeys.follow)
        for shared in (SHARED_FOLDER, SHARED_ADDRESS):
            settings.on_change(shared, self._look_for_templates)
        self.popup.start()
        self._presence = choose_presence(application)
        watch_for_absences(desk, self._presence)

    @property
    def hotkeys(self) -> tuple[HotkeyStatus, ...]:
        """What became of the hotkeys."""
        return self._keyboard.hotkeys.statuses()

    async def flush(self) -> None:
        """Saves what is typed in any window and not saved yet, and listens to the desktop no more."""
        await self.templates.flush()
        await self._presence.close()

    def close(self) -> None:
        """Gives the hotkeys back and hides everything."""
        self._keyboard.hotkeys.close()
        self.popup.view.hide()

    def _edit(self, capture_id: CaptureId) -> None:
        self.popup.edit(capture_id)

    def _sync_now(self) -> None:
        self._core.tasks.spawn("sync now", self._core.sync_now())

    def _look_for_templates(self, _place: str) -> None:
        self._core.tasks.replace("templates elsewhere", self._core.templates.refresh())


def _theme(application: QApplication, settings: LiveSettings) -> Theme:
    theme = Theme(application)
    theme.force(_SCHEMES.get(settings.get(THEME)))
    settings.on_change(THEME, lambda name: theme.force(_SCHEMES.get(name)))
    return theme
