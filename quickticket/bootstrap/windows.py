"""Builds the windows of the app on top of a core, and connects them with the desktop."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication

from quickticket import __version__
from quickticket.bootstrap.template_hotkeys import TemplateHotkeys
from quickticket.config.options import NEW_TICKET_HOTKEY, THEME
from quickticket.desktop.choose import Keyboard, choose_keyboard, composited
from quickticket.ui.about.view import About, AboutWindow, app_icon
from quickticket.ui.outbox.presenter import OutboxPresenter
from quickticket.ui.outbox.view import OutboxWindow
from quickticket.ui.popup.presenter import PopupPresenter
from quickticket.ui.popup.view import PopupView
from quickticket.ui.theme.theme import Theme
from quickticket.ui.toasts.presenter import ToastPresenter
from quickticket.ui.toasts.view import ToastArea
from quickticket.ui.tray.fallback import FallbackWindow
from quickticket.ui.tray.presenter import TrayPresenter
from quickticket.ui.tray.state import TrayActions

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QApplication

    from quickticket.bootstrap.core import Core
    from quickticket.config.paths import Paths
    from quickticket.config.settings import Settings, SettingsFile
    from quickticket.domain.hotkeys import HotkeyStatus, KeyCombination
    from quickticket.domain.ids import CaptureId, TicketId
    from quickticket.ui.tray.view import TrayView

POPUP = "popup"
_SCHEMES = {"light": Qt.ColorScheme.Light, "dark": Qt.ColorScheme.Dark}


class Windows:
    """Popup, tray, toasts, outbox and about window; `attach` gives them a core to work with.

    Args:
        application: Qt's.
        tray: The icon, shown already.
        settings: Appearance and hotkey.
        file: Where another hotkey is written to.
        paths: For the about window.
        quit_app: Ends the app.
    """

    def __init__(
        self,
        application: QApplication,
        *,
        tray: TrayView,
        settings: Settings,
        file: SettingsFile,
        paths: Paths,
        quit_app: Callable[[], None],
    ) -> None:
        application.setWindowIcon(app_icon())
        self._tray = tray
        self._settings = settings
        self._file = file
        self._paths = paths
        self._quit = quit_app
        self._keyboard: Keyboard = choose_keyboard(application)
        self._composited = composited(application)
        self._theme = Theme(application)
        self._theme.force(_SCHEMES.get(settings.get(THEME)))
        self.popup = PopupView(
            self._theme,
            composited=self._composited,
            on_shown=self._keyboard.focus.take,
            on_hiding=self._keyboard.focus.give_back,
        )

    def attach(self, core: Core) -> None:
        """Builds presenters over the services of a core, shows the tray and takes the hotkey."""
        self._core = core
        self._presenter = PopupPresenter(
            screen=self.popup,
            captures=core.captures,
            people=core.people,
            open_tickets=core.open_tickets,
            lists=core.reference,
            templates=core.templates,
            outbox=core.outbox,
            board=core.board,
            tasks=core.tasks,
            clock=core.clock,
            rebind=self._rebind,
            save_as_template=lambda _text: None,
        )
        self.popup.bind(self._presenter)
        self._outbox = OutboxWindow(self._theme)
        self._outbox_presenter = OutboxPresenter(
            screen=self._outbox,
            outbox=core.outbox,
            tasks=core.tasks,
            clock=core.clock,
            edit=self._edit,
            open_ticket=self._open_ticket,
            copy=_copy,
        )
        self._outbox.bind(self._outbox_presenter)
        self._toasts = ToastArea(self._theme, composited=self._composited, screen=self.popup.screen)
        self._toasts.bind(
            ToastPresenter(
                screen=self._toasts,
                outbox=core.outbox,
                accepted=core.accepted,
                board=core.board,
                tasks=core.tasks,
                open_ticket=self._open_ticket,
                copy=_copy,
                show_outbox=self._outbox_presenter.open,
            )
        )
        actions = TrayActions(
            new_ticket=self.show_popup,
            open_ticket=self._open_ticket,
            copy=_copy,
            show_outbox=self._outbox_presenter.open,
            sync_now=self._sync_now,
            pause=core.outbox.pause,
            show_about=self._show_about,
            quit=self._quit,
        )
        self._tray_presenter = TrayPresenter(
            tray=self._tray, outbox=core.outbox, lists=core.reference, board=core.board, tasks=core.tasks
        )
        self._tray.hostless.connect(lambda: self._offer_fallback(actions))
        self._tray.bind(actions)
        self._bind_hotkey(self._settings.get(NEW_TICKET_HOTKEY))
        self.template_hotkeys = TemplateHotkeys(
            self._keyboard.hotkeys, self._file, self.show_popup_with_template
        )
        self.template_hotkeys.bind_all(self._settings)
        core.tasks.spawn("popup start", self._presenter.start())
        self.popup.warm()

    @property
    def hotkeys(self) -> tuple[HotkeyStatus, ...]:
        """What became of the hotkeys."""
        return self._keyboard.hotkeys.statuses()

    def show_popup(self, line: str | None = None) -> None:
        """Opens the popup, with another line when one is given, and remembers who had the focus."""
        self._remember_focus()
        self.popup.show_now(line)

    def show_popup_with_template(self, name: str) -> None:
        """Opens the popup with a template; a draft that stands there stays and calls it."""
        self.show_popup()
        self.call_template(name)

    def call_template(self, name: str) -> None:
        """Lets what stands in the popup call a template."""
        self._presenter.call_template(name)

    def close(self) -> None:
        """Gives the hotkey back and hides everything."""
        self._keyboard.hotkeys.close()
        self.popup.hide()

    def _edit(self, capture_id: CaptureId) -> None:
        self._remember_focus()
        self._presenter.edit(capture_id)

    def _remember_focus(self) -> None:
        if not self.popup.visible:
            self._keyboard.focus.remember()
            self._core.moment.notice(QGuiApplication.clipboard().text, self._keyboard.focus.former_title)

    def _bind_hotkey(self, keys: KeyCombination) -> HotkeyStatus:
        status = self._keyboard.hotkeys.bind(POPUP, keys, self.show_popup)
        self._presenter.show_hotkey(status)
        self._tray_presenter.show_hotkey(status)
        return status

    def _rebind(self, keys: KeyCombination) -> None:
        if self._bind_hotkey(keys).state == "bound":
            self._file.set(NEW_TICKET_HOTKEY, keys)

    def _open_ticket(self, ticket_id: TicketId) -> None:
        QDesktopServices.openUrl(QUrl(self._core.halo.ticket_url(ticket_id)))

    def _sync_now(self) -> None:
        self._core.tasks.spawn("sync now", self._core.sync_now())

    def _show_about(self) -> None:
        about = About(__version__, self._core.profile.name, str(self._paths.data))
        self._about = AboutWindow(self._theme, about)
        self._about.bring_up()

    def _offer_fallback(self, actions: TrayActions) -> None:
        bound = next((status for status in self.hotkeys if status.state == "bound"), None)
        self._fallback = FallbackWindow(actions, "" if bound is None else str(bound.keys))
        self._fallback.show()


def _copy(text: str) -> None:
    QGuiApplication.clipboard().setText(text)
