"""Wires the about window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quickticket import __version__
from quickticket.ui.about.view import About, AboutWindow

if TYPE_CHECKING:
    from quickticket.bootstrap.desk import Desk


class AboutOpener:
    """Builds the window when it is asked for."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._window: AboutWindow | None = None

    def open(self) -> None:
        """Shows it."""
        about = About(__version__, self._desk.core.profile.name, str(self._desk.paths.data))
        self._window = AboutWindow(self._desk.theme, about)
        self._window.bring_up()
