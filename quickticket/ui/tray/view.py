"""The tray icon with its menu, built ahead so that it opens in one frame."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QMenu, QSystemTrayIcon

from quickticket.services.tray_state import TrayState
from quickticket.ui.tray.icon import tray_icon
from quickticket.ui.tray.state import Entry, TrayActions, TrayMenu

if TYPE_CHECKING:
    from collections.abc import Callable

LOOK_FOR_HOST_SECONDS = 120
_LOOK_EVERY_SECONDS = 3


class TrayView(QObject):
    """The icon and its menu.

    Args:
        has_host: Whether a bar shows tray icons now.

    Signals:
        hostless: No bar came within two minutes; the icon still appears when one comes later.
    """

    hostless = Signal()

    def __init__(
        self,
        *,
        has_host: Callable[[], bool] = QSystemTrayIcon.isSystemTrayAvailable,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._has_host = has_host
        self._icons: dict[TrayState, QIcon] = {}
        self._shown: TrayMenu | None = None
        self._looks_left = LOOK_FOR_HOST_SECONDS // _LOOK_EVERY_SECONDS
        self._icon = QSystemTrayIcon(self)
        self._icon.activated.connect(self._activated)
        self.menu = QMenu()
        self.menu.setEnabled(False)
        self._build()
        self._icon.setContextMenu(self.menu)
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_EVERY_SECONDS * 1000)
        self._timer.timeout.connect(self.look_for_host)
        self.show_menu(TrayMenu())

    def bind(self, actions: TrayActions) -> None:
        """Lets the entries do something; until then there is only the icon."""
        self._do = actions
        for entry, act in (
            (self._new, partial(actions.new_ticket, None)),
            (self._outbox, actions.show_outbox),
            (self._sync, actions.sync_now),
            (self._about, actions.show_about),
            (self._quit, actions.quit),
        ):
            entry.triggered.connect(lambda _checked=False, act=act: act())
        self._pause.triggered.connect(actions.pause)
        self.menu.setEnabled(True)

    def start(self) -> None:
        """Shows the icon, now or when a bar comes."""
        self._icon.show()
        if not self._has_host():
            self._timer.start()

    def look_for_host(self) -> None:
        """Looks once more whether a bar came; says so once when the time is over, and goes on looking."""
        if self._has_host():
            self._timer.stop()
            self._icon.hide()
            self._icon.show()
            return
        self._looks_left -= 1
        if self._looks_left == 0:
            self._timer.setInterval(LOOK_FOR_HOST_SECONDS * 1000)
            self.hostless.emit()

    def show_menu(self, menu: TrayMenu) -> None:
        """Draws a snapshot, touching only what changed."""
        before, self._shown = self._shown, menu
        if before is None or before.state is not menu.state:
            self._icon.setIcon(self._icons.setdefault(menu.state, tray_icon(menu.state)))
        if before is None or before.tooltip != menu.tooltip:
            self._icon.setToolTip(menu.tooltip)
        self._new.setText(f"New ticket\t{menu.hotkey}" if menu.hotkey else "New ticket")
        self._outbox.setText(menu.outbox)
        self._pause.setChecked(menu.paused)
        if before is None or before.recent != menu.recent:
            self._fill_recent(menu.recent)
        if before is None or before.mine != menu.mine:
            self._fill_mine(menu.mine)

    def _build(self) -> None:
        menu = self.menu
        self._new = menu.addAction("New ticket")
        menu.setDefaultAction(self._new)
        menu.addSeparator()
        self._recent = menu.addMenu("Recent")
        self._mine = menu.addMenu("My open tickets")
        self._outbox = menu.addAction("Outbox")
        menu.addSeparator()
        self._sync = menu.addAction("Sync now")
        self._pause = menu.addAction("Pause sending")
        self._pause.setCheckable(True)
        menu.addSeparator()
        self._about = menu.addAction("About QuickTicket")
        self._quit = menu.addAction("Quit")

    def _fill_recent(self, entries: tuple[Entry, ...]) -> None:
        self._recent.clear()
        self._recent.setEnabled(bool(entries))
        for entry in entries:
            ticket = self._recent.addMenu(entry.text)
            ticket.addAction("Open in Halo").triggered.connect(partial(self._open, entry))
            ticket.addAction("Copy number").triggered.connect(partial(self._copy, entry))
            ticket.addAction("Log time").triggered.connect(partial(self._log, entry))

    def _fill_mine(self, entries: tuple[Entry, ...]) -> None:
        self._mine.clear()
        self._mine.setEnabled(bool(entries))
        for entry in entries:
            self._mine.addAction(entry.text).triggered.connect(partial(self._log, entry))

    def _open(self, entry: Entry) -> None:
        self._do.open_ticket(entry.ticket_id)

    def _copy(self, entry: Entry) -> None:
        self._do.copy(str(entry.ticket_id))

    def _log(self, entry: Entry) -> None:
        self._do.new_ticket(f"#{entry.ticket_id} ")

    def _activated(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        clicked = reason in (
            QSystemTrayIcon.ActivationReason.Trigger,
            QSystemTrayIcon.ActivationReason.DoubleClick,
        )
        if clicked and self.menu.isEnabled():
            self._do.new_ticket(None)
