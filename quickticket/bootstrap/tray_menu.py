"""Wires the tray: its menu, and the small window for desktops without one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quickticket.domain.hotkeys import HotkeyState
from quickticket.ui.tray.fallback import FallbackWindow
from quickticket.ui.tray.presenter import TrayPresenter

if TYPE_CHECKING:
    from quickticket.bootstrap.desk import Desk
    from quickticket.domain.hotkeys import HotkeyStatus
    from quickticket.ui.tray.state import TrayActions
    from quickticket.ui.tray.view import TrayView


class TrayMenuWiring:
    """The tray on a desk.

    Args:
        desk: What it stands on.
        tray: The icon, shown already.
        actions: What the entries do.
    """

    def __init__(self, desk: Desk, tray: TrayView, actions: TrayActions) -> None:
        core = desk.core
        self._tray = tray
        self._actions = actions
        self._hotkey = ""
        self._presenter = TrayPresenter(
            tray=tray,
            outbox=core.outbox,
            lists=core.reference,
            templates=core.templates,
            board=core.board,
            tasks=core.tasks,
            timers=core.timers,
            minutes=core.minutes,
            clock=core.clock,
        )
        tray.hostless.connect(self._offer_fallback)
        tray.bind(actions, self._presenter.find)

    def show_hotkey(self, status: HotkeyStatus) -> None:
        """Shows the popup's hotkey in the menu while it is bound."""
        self._hotkey = str(status.keys) if status.state is HotkeyState.BOUND else ""
        self._presenter.show_hotkey(status)

    def _offer_fallback(self) -> None:
        self._fallback = FallbackWindow(self._actions, self._tray.menu, self._hotkey)
        self._fallback.show()
