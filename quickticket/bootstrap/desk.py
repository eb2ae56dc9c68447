"""What the wiring of every window is given, and the few things that several of them ask of the desktop."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication

if TYPE_CHECKING:
    from quickticket.bootstrap.core import Core
    from quickticket.config.paths import Paths
    from quickticket.domain.ids import TicketId
    from quickticket.services.live_settings import LiveSettings
    from quickticket.ui.theme.theme import Theme


@dataclass(frozen=True, slots=True)
class Desk:
    """What every window stands on.

    Attributes:
        core: The services.
        theme: Colours and sizes.
        settings: What is chosen, for everybody.
        paths: Where everything else is kept.
        composited: Whether the desktop blends windows.
    """

    core: Core
    theme: Theme
    settings: LiveSettings
    paths: Paths
    composited: bool

    def open_ticket(self, ticket_id: TicketId) -> None:
        """Shows a ticket in Halo, in the browser."""
        QDesktopServices.openUrl(QUrl(self.core.halo.ticket_url(ticket_id)))


def copy(text: str) -> None:
    """Puts a text on the clipboard."""
    QGuiApplication.clipboard().setText(text)
