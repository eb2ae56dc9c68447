"""The tray icon with its menu, built ahead so that it opens in one frame."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QSystemTrayIcon

from quickticket.services.tray_state import TrayState
from quickticket.ui.tray.icon import tray_icon
from quickticket.ui.tray.menu import CockpitMenu
from quickticket.ui.tray.state import TrayMenu

if TYPE_CHECKING:
    from collections.abc import Callable

    from quickticket.ui.tray.state import Found, TrayActions

LOOK_FOR_HOST_SECONDS = 120
_LOOK_EVERY_SECONDS = 3


class TrayView(QObject):
    """The icon and its menu; the icon is made once there is a bar for it.

    Args:
        has_host: Whether a bar shows tray icons now.

    Signals:
        hostless: No bar came within two minutes; the icon still appears when one comes later.
    """

    hostless = Signal()

    def __init__(self, has_host: Callable[[], bool], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._has_host = has_host
        self._icons: dict[TrayState, QIcon] = {}
        self._shown = TrayMenu()
        self._looks_left = LOOK_FOR_HOST_SECONDS // _LOOK_EVERY_SECONDS
        self._icon: QSystemTrayIcon | None = None
        self.menu = CockpitMenu(self._menu_is_ours)
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_EVERY_SECONDS * 1000)
        self._timer.timeout.connect(self.look_for_host)

    def bind(self, actions: TrayActions, find: Callable[[str], tuple[Found, ...]]) -> None:
        """Lets icon and entries do something; until then there is only the icon. See `CockpitMenu.bind`."""
        self._do = actions
        self.menu.bind(actions, find)

    def start(self) -> None:
        """Shows the icon, now or when a bar comes."""
        if self._has_host():
            self._appear()
        else:
            self._timer.start()

    def look_for_host(self) -> None:
        """Looks once more whether a bar came; says so once when the time is over, and goes on looking."""
        if self._has_host():
            self._timer.stop()
            self._appear()
            return
        self._looks_left -= 1
        if self._looks_left == 0:
            self._timer.setInterval(LOOK_FOR_HOST_SECONDS * 1000)
            self.hostless.emit()

    def show_menu(self, menu: TrayMenu) -> None:
        """Draws a snapshot, touching only what changed."""
        before, self._shown = self._shown, menu
        if self._icon is not None and before.state is not menu.state:
            self._icon.setIcon(self._icon_of(menu.state))
        if self._icon is not None and before.tooltip != menu.tooltip:
            self._icon.setToolTip(menu.tooltip)
        self.menu.show_menu(menu)

    def _appear(self) -> None:
        self._icon = icon = QSystemTrayIcon(self._icon_of(self._shown.state), self)
        icon.setToolTip(self._shown.tooltip)
        icon.activated.connect(self._activated)
        icon.setContextMenu(self.menu)
        icon.show()

    def _icon_of(self, state: TrayState) -> QIcon:
        if state not in self._icons:
            self._icons[state] = tray_icon(state)
        return self._icons[state]

    def _activated(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        clicked = reason in (
            QSystemTrayIcon.ActivationReason.Trigger,
            QSystemTrayIcon.ActivationReason.DoubleClick,
        )
        if clicked and self.menu.isEnabled():
            self._do.new_ticket(None)

    def _menu_is_ours(self) -> bool:
        """Whether Qt draws the menu: a bar of the StatusNotifier kind tells no place and draws it itself."""
        return self._icon is None or not self._icon.geometry().isEmpty()
