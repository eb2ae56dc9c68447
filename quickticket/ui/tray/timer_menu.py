"""The timers in the tray's menu: the running one on top, its submenu with all of them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from quickticket.domain.timekeeping.timer import TimerState
from quickticket.ui.toasts.presenter import VERDICTS
from quickticket.ui.tray.entries import add, plain

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMenu

    from quickticket.ui.tray.state import TimerActions, TimerEntry


class TimerMenu:
    """A submenu whose own title tells what runs.

    Args:
        menu: Where it is added.
        actions: What its entries do.
    """

    def __init__(self, menu: QMenu, actions: TimerActions) -> None:
        self._menu = menu.addMenu("")
        self._do = actions

    def fill(self, entries: tuple[TimerEntry, ...]) -> None:
        """Shows exactly these."""
        self._menu.clear()
        running = [each for each in entries if each.state is TimerState.RUNNING]
        paused = [each for each in entries if each.state is TimerState.PAUSED]
        waiting = [each for each in entries if each.state is TimerState.STOPPED]
        self._menu.setTitle(_title(running, paused, waiting))
        for entry in running:
            add(self._menu, "&Stop and log", partial(self._do.log, entry.id))
            add(self._menu, "&Pause", partial(self._do.pause, entry.id))
        add(self._menu, "Start a &timer…", partial(self._do.start, None))
        for entry in entries:
            if entry.question:
                asked = self._menu.addMenu(plain(entry.question))
                for action in VERDICTS:
                    add(asked, action.value, partial(self._do.judge, entry.id, action))
        if paused or waiting:
            self._menu.addSeparator()
        for entry in paused:
            timer = self._menu.addMenu(plain(entry.name))
            add(timer, "&Resume", partial(self._do.resume, entry.id))
            add(timer, "&Stop and log", partial(self._do.log, entry.id))
            add(timer, "&Discard", partial(self._do.discard, entry.id))
        for entry in waiting:
            timer = self._menu.addMenu(plain(entry.name))
            add(timer, "&Log…", partial(self._do.log, entry.id))
            add(timer, "&Discard", partial(self._do.discard, entry.id))


def _title(running: list[TimerEntry], paused: list[TimerEntry], waiting: list[TimerEntry]) -> str:
    if running:
        return f"T&imer: {plain(running[0].name)}"
    counts = ((len(paused), "paused"), (len(waiting), "not logged"))
    told = ", ".join(f"{count} {word}" for count, word in counts if count)
    return f"T&imers ({told})" if told else "T&imers"
