"""Wires the tray: its menu, and the small window for desktops without one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quickticket.ui.tray.fallback import FallbackWindow
from quickticket.ui.tray.presenter import TrayPresenter

if TYPE_CHECKING:
    from collections.abc import Callable

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
        hotkeys: What became of the hotkeys.
    """

    def __init__(
        self,
        desk: Desk,
        tray: TrayView,
        actions: TrayActions,
        hotkeys: Callable[[], tuple[HotkeyStatus, ...]],
    ) -> None:
        core = desk.core
        self._actions = actions
        self._hotkeys = hotkeys
        self._presenter = TrayPresenter(
            tray=tray, outbox=core.outbox, lists=core.reference, board=core.board, tasks=core.tasks
        )
        tray.hostless.connect(self._offer_fallback)
        tray.bind(actions)

    def show_hotkey(self, status: HotkeyStatus) -> None:
        """Shows the popup's hotkey in the menu while it is bound."""
        self._presenter.show_hotkey(status)

    def _offer_fallback(self) -> None:
        bound = next((status for status in self._hotkeys() if status.state == "bound"), None)
        self._fallback = FallbackWindow(self._actions, "" if bound is None else str(bound.keys))
        self._fallback.show()
