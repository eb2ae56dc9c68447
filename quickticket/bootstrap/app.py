"""The tray app: one per installation, started in the order in which a person notices things."""

from __future__ import annotations

import asyncio
import logging
import os
import signal
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QApplication

from quickticket.bootstrap.core import Core
from quickticket.bootstrap.logs import start_log
from quickticket.bootstrap.remote_control import RemoteControl
from quickticket.bootstrap.windows import Windows
from quickticket.config.atomic import private_folder
from quickticket.config.paths import Paths
from quickticket.config.profiles import Profile, current
from quickticket.config.settings import Settings, SettingsFile
from quickticket.desktop.single_instance.address import socket_path
from quickticket.desktop.single_instance.client import ask
from quickticket.desktop.single_instance.server import SingleInstance
from quickticket.services.clock import SystemClock
from quickticket.ui import loop

if TYPE_CHECKING:
    from collections.abc import Mapping

    from quickticket.desktop.single_instance.conversation import Reply

NAME = "quickticket"
log = logging.getLogger(__name__)


def run_app(popup_line: str | None, session_secret: str | None = None) -> int:
    """Runs the app until it is asked to quit.

    Args:
        popup_line: What to open the popup with at the start, empty for the kept draft; None keeps it hidden.
        session_secret: The profile's client secret, when it is not to come from the key ring.

    Returns:
        The exit code.

    Raises:
        QuickTicketError: There is no profile, or a file cannot be used.
    """
    paths = Paths.find(os.environ)
    file = SettingsFile(paths.settings)
    settings = file.load()
    profile = current(settings)
    start_log(paths.log)
    application = QApplication([NAME])
    application.setApplicationName("QuickTicket")
    application.setDesktopFileName(NAME)
    return loop.run(
        application, App(application, paths, file, settings, profile).run(popup_line, session_secret)
    )


class App:
    """The app's life: one instance, windows, core; and all of it ended in the reverse order."""

    def __init__(
        self,
        application: QApplication,
        paths: Paths,
        file: SettingsFile,
        settings: Settings,
        profile: Profile,
    ) -> None:
        self._application = application
        self._paths = paths
        self._file = file
        self._settings = settings
        self._profile = profile
        self._ended = asyncio.Event()
        self._early: list[tuple[Mapping[str, Any], Reply]] = []
        self._remote: RemoteControl | None = None

    async def run(self, popup_line: str | None, session_secret: str | None) -> int:
        """Runs until asked to quit; returns the exit code."""
        self._end_on_signals()
        address = socket_path(self._paths.home)
        instance = SingleInstance(address, private_folder(self._paths.home) / "app.lock", self._answer)
        if not instance.start():
            ask(address, {"command": "ping" if popup_line is None else "popup"}, 10.0)
            return 0
        windows = Windows(
            self._application,
            settings=self._settings,
            file=self._file,
            paths=self._paths,
            quit_app=self._ended.set,
        )
        core = await Core.open(self._paths, self._settings, self._profile, SystemClock())
        if session_secret is not None:
            core.secret.give(session_secret)
        try:
            windows.attach(core)
            if popup_line is not None:
                windows.show_popup(popup_line or None)
            self._serve(RemoteControl(core, windows, self._ended.set))
            core.begin_sending()
            core.begin_syncing()
            for problem in self._settings.problems:
                log.warning("%s", problem)
            await self._ended.wait()
        finally:
            windows.close()
            instance.close()
            await core.close()
        return 0

    def _answer(self, request: Mapping[str, Any], reply: Reply) -> None:
        """A command that comes before the app can answer waits until it can."""
        if self._remote is None:
            self._early.append((request, reply))
        else:
            self._remote.answer(request, reply)

    def _serve(self, remote: RemoteControl) -> None:
        self._remote = remote
        for request, reply in self._early:
            remote.answer(request, reply)
        self._early.clear()

    def _end_on_signals(self) -> None:
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, lambda *_: self._ended.set())
