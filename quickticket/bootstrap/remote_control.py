"""Answers the local socket: what concerns the windows here, everything else by the services' commands."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from quickticket import __version__
from quickticket.domain.ids import TimerId
from quickticket.services.commands import answered
from quickticket.services.json_forms import Json
from quickticket.services.time_commands.forms import timer_form, timers_form

if TYPE_CHECKING:
    from quickticket.bootstrap.core import Core
    from quickticket.bootstrap.windows import Windows
    from quickticket.desktop.single_instance.conversation import Reply
    from quickticket.desktop.tray_host.api import TrayHost


class RemoteControl:
    """The running app's answers.

    Args:
        core: The services.
        windows: Popup and hotkeys.
        tray_host: The bar with the icon.
        quit_app: Ends the app.
    """

    def __init__(
        self, core: Core, windows: Windows, tray_host: TrayHost, quit_app: Callable[[], None]
    ) -> None:
        self._core = core
        self._windows = windows
        self._tray_host = tray_host
        self._quit = quit_app

    def answer(self, request: Mapping[str, Any], reply: Reply) -> None:
        """Answers one request, at once where a person waits for a window."""
        match request.get("command"):
            case "ping":
                reply({})
            case "popup":
                line, template = request.get("line"), request.get("template")
                self._windows.popup.show(line if isinstance(line, str) else None)
                if isinstance(template, str):
                    self._windows.popup.call_template(template)
                reply({})
            case "quit":
                reply({})
                self._quit()
            case _:
                self._core.tasks.spawn("command", self._answer_later(request, reply))

    async def _answer_later(self, request: Mapping[str, Any], reply: Reply) -> None:
        match request.get("command"):
            case "status":
                reply(await answered(self._status()))
            case "signin":
                reply(await answered(self._sign_in(request.get("secret"))))
            case "timer.stop" if request.get("open"):
                stopped = await self._core.commands.handle(request)
                reply(stopped)
                if "timer" in stopped:
                    self._windows.timers.log(TimerId(str(stopped["timer"])))
            case _:
                reply(await self._core.commands.handle(request))

    async def _status(self) -> Json:
        """The parts that only the running app knows, and those of the services."""
        popup = self._windows.popup.view
        hotkeys = [
            {"action": each.action, "keys": str(each.keys), "state": each.state.value, "reason": each.reason}
            for each in self._windows.hotkeys
        ]
        return {
            "pid": os.getpid(),
            "version": __version__,
            "profile": self._core.profile.name,
            "popup": {"visible": popup.visible, "line": popup.line},
            "hotkeys": hotkeys,
            "tray_host": self._tray_host.present(),
            **self._timers(),
            **await self._core.commands.handle({"command": "status"}),
        }

    def _timers(self) -> Json:
        timers, now = self._core.timers, self._core.clock.clocks()
        running = timers.running
        return {
            "timer": None if running is None else timer_form(running, now),
            **timers_form(timers.timers, timers.debt, now),
        }

    async def _sign_in(self, secret: object) -> Json:
        if isinstance(secret, str):
            self._core.secret.give(secret)
        agent = await self._core.halo.me()
        self._core.online.try_now()
        return {"agent": agent.name}
