"""Wires the day ledger's window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quickticket.bootstrap.chosen_files import ChosenFiles
from quickticket.ui.day.needs import DayActions
from quickticket.ui.day.presenter import DayPresenter
from quickticket.ui.day.view import DayWindow

if TYPE_CHECKING:
    from quickticket.bootstrap.desk import Desk
    from quickticket.bootstrap.popup_window import PopupWindow
    from quickticket.ui.timers.desk import TimerDesk


class DayOpener:
    """Opens the window, which is built when it is first wanted.

    Args:
        desk: What it stands on.
        popup: Where everything is reviewed and sent.
        timers: Stops and logs them.
    """

    def __init__(self, desk: Desk, popup: PopupWindow, timers: TimerDesk) -> None:
        self._desk = desk
        self._popup = popup
        self._timers = timers
        self._presenter: DayPresenter | None = None

    def open(self) -> None:
        """Shows the window."""
        if self._presenter is None:
            self._presenter = self._build()
        self._presenter.open()

    def _build(self) -> DayPresenter:
        core = self._desk.core
        window = DayWindow(self._desk.theme)
        presenter = DayPresenter(
            screen=window,
            book=core.day_book,
            actions=DayActions(
                open_popup=self._popup.show,
                log_timer=self._timers.log,
                edit=self._popup.edit,
                open_ticket=self._desk.open_ticket,
                discard=core.timers.discard,
                keep=core.timers.keep,
            ),
            files=ChosenFiles(),
            tasks=core.tasks,
        )
        window.bind(presenter)
        core.outbox.changed.connect(lambda _capture: presenter.refresh())
        core.timers.changed.connect(lambda _timers: presenter.refresh())
        core.minutes.passed.connect(lambda _nothing: presenter.refresh())
        return presenter
