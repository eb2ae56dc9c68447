"""The tray app: one per installation, started in the order in which a person notices things."""

from __future__ import annotations

from quickticket.bootstrap import qt  # noqa: F401 - before everything else of Qt

# isort: split

import asyncio
import importlib
import logging
import os
import signal
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QApplication

from quickticket.bootstrap.logs import start_log
from quickticket.config.atomic import private_folder
from quickticket.config.paths import Paths
from quickticket.config.profiles import Profile, current
from quickticket.config.settings import SettingsFile
from quickticket.desktop.choose_tray_host import choose_tray_host
from quickticket.desktop.single_instance.address import socket_path
from quickticket.desktop.single_instance.client import ask
from quickticket.desktop.single_instance.server import SingleInstance
from quickticket.services.live_settings import LiveSettings
from quickticket.ui import loop
from quickticket.ui.tray.view import TrayView

if TYPE_CHECKING:
    from collections.abc import Mapping

    from quickticket.bootstrap.opening import Opening
    from quickticket.bootstrap.remote_control import RemoteControl
    from quickticket.desktop.single_instance.conversation import Reply
    from quickticket.services.ports.clock import Clock

NAME = "quickticket"
log = logging.getLogger(__name__)


def run_app(popup: Opening | None, session_secret: str | None = None, clock: Clock | None = None) -> int:
    """Runs the app until it is asked to quit.

    Args:
        popup: What to open the popup with at the start; None keeps it hidden.
        session_secret: The profile's client secret, when it is not to come from the key ring.
        clock: Another one than the system's, for a test that has no ten minutes to wait.

    Returns:
        The exit code.

    Raises:
        QuickTicketError: There is no profile, or a file cannot be used.
    """
    paths = Paths.find(os.environ)
    settings = LiveSettings(SettingsFile(paths.settings))
    profile = current(settings.current)
    start_log(paths.log)
    application = QApplication([NAME])
    application.setApplicationName("QuickTicket")
    application.setDesktopFileName(NAME)
    app = App(application, paths=paths, settings=settings, profile=profile, clock=clock)
    return loop.run(application, app.run(popup, session_secret))


class App:
    """The app's life: one instance, tray, core, windows; and all of it ended in the reverse order."""

    def __init__(
        self,
        application: QApplication,
        *,
        paths: Paths,
        settings: LiveSettings,
        profile: Profile,
        clock: Clock | None = None,
    ) -> None:
        self._clock = clock
        self._application = application
        self._paths = paths
        self._settings = settings
        self._profile = profile
        self._tray_host = choose_tray_host(application)
        self._ended = asyncio.Event()
        self._early: list[tuple[Mapping[str, Any], Reply]] = []
        self._remote: RemoteControl | None = None

    async def run(self, popup: Opening | None, session_secret: str | None) -> int:
        """Runs until asked to quit; returns the exit code."""
        loop.on_signals((signal.SIGINT, signal.SIGTERM), self._ended.set)
        address = socket_path(self._paths.home)
        instance = SingleInstance(address, private_folder(self._paths.home) / "app.lock", self._answer)
        if not instance.start():
            if popup is not None:
                wish = {"line": popup.line or None, "template": popup.template or None}
                ask(address, {"command": "popup", **wish}, 10.0)
            return 0
        tray = TrayView(self._tray_host.present)
        tray.start()
        try:
            return await self._run_alone(tray, popup, session_secret)
        finally:
            instance.close()

    async def _run_alone(self, tray: TrayView, popup: Opening | None, session_secret: str | None) -> int:
        # The icon is drawn while the services are loaded, the window classes only after that.
        await asyncio.to_thread(importlib.import_module, "quickticket.bootstrap.core")
        from quickticket.bootstrap.core import Core
        from quickticket.bootstrap.remote_control import RemoteControl
        from quickticket.bootstrap.windows import Windows
        from quickticket.services.clock import SystemClock

        clock = self._clock or SystemClock()
        core = await Core.open(self._paths, lambda: self._settings.current, self._profile, clock)
        try:
            if session_secret is not None:
                core.secret.give(session_secret)
            windows = Windows(
                self._application,
                core=core,
                tray=tray,
                settings=self._settings,
                paths=self._paths,
                quit_app=self._ended.set,
            )
            if popup is not None:
                windows.popup.show(popup.line or None)
                if popup.template:
                    windows.popup.call_template(popup.template)
            self._serve(RemoteControl(core, windows, self._tray_host, self._ended.set))
            core.begin_looking_for_templates()
            core.begin_sending()
            core.begin_syncing()
            core.begin_timing()
            for problem in self._settings.current.problems:
                log.warning("%s", problem)
            await self._ended.wait()
            await windows.flush()
            windows.close()
        finally:
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
