"""Wires the popup: its hotkey, who had the focus before it, and its presenter."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication

from quickticket.bootstrap.option_hotkey import OptionHotkey
from quickticket.config.options import NEW_TICKET_HOTKEY
from quickticket.domain.errors import SettingsError
from quickticket.domain.hotkeys import POPUP_ACTION
from quickticket.ui.popup.binding import bind
from quickticket.ui.popup.needs import Services
from quickticket.ui.popup.presenter import PopupPresenter
from quickticket.ui.popup.view import PopupView

if TYPE_CHECKING:
    from collections.abc import Callable

    from quickticket.bootstrap.desk import Desk
    from quickticket.desktop.choose import Keyboard
    from quickticket.domain.hotkeys import KeyCombination
    from quickticket.domain.ids import CaptureId, TicketId, TimerId


log = logging.getLogger(__name__)


class PopupWindow:
    """The popup on a desk.

    Attributes:
        view: The window.
        hotkey: Opens it from any program.

    Args:
        desk: What it stands on.
        keyboard: Hotkeys and focus.
        save_as_template: Makes a template of a text, in a window of its own.
        make_bulk: Makes a bulk of a line, in a window of its own.
    """

    def __init__(
        self,
        desk: Desk,
        keyboard: Keyboard,
        save_as_template: Callable[[str], None],
        make_bulk: Callable[[str], None],
    ) -> None:
        self._core = core = desk.core
        self._keyboard = keyboard
        self.hotkey = OptionHotkey(
            keyboard.hotkeys, desk.settings, NEW_TICKET_HOTKEY, POPUP_ACTION, self.show
        )
        self.view = PopupView(
            desk.theme,
            composited=desk.composited,
            on_shown=keyboard.focus.take,
            on_hiding=keyboard.focus.give_back,
        )
        self._presenter = PopupPresenter(
            screen=self.view,
            services=Services(
                captures=core.captures,
                lines=core.lines,
                timers=core.timers,
                people=core.people,
                open_tickets=core.open_tickets,
                lists=core.reference,
                templates=core.templates,
                outbox=core.outbox,
                board=core.board,
                tasks=core.tasks,
                clock=core.clock,
            ),
            rebind=self._take_offered,
            save_as_template=save_as_template,
            make_bulk=make_bulk,
        )
        bind(self.view, self._presenter)
        self.hotkey.changed.connect(self._presenter.show_hotkey)
        desk.settings.changed.connect(lambda _settings: self._presenter.defaults_changed())

    def start(self) -> None:
        """Brings back the kept draft, and makes the first showing as quick as every other."""
        self._core.tasks.spawn("popup start", self._presenter.start())
        self.view.warm()

    def show(self, line: str | None = None) -> None:
        """Opens the popup, with another line when one is given, and remembers who had the focus."""
        self._remember_focus()
        self._presenter.open(line)

    def show_before(self, line: str) -> None:
        """Opens the popup with a line whose ticket is still to be named: typing goes on behind its `#`."""
        self.show(line)
        self._presenter.offers.name_ticket()

    def show_with_template(self, name: str) -> None:
        """Opens the popup with a template; a draft that stands there stays and calls it."""
        self.show()
        self.call_template(name)

    def call_template(self, name: str) -> None:
        """Lets what stands in the popup call a template."""
        self._presenter.calling.call(name)

    def log_time(self, ticket_id: TicketId | None = None) -> None:
        """Opens the popup for time on a ticket, or on one that is still to be named; a draft is the note."""
        self.show()
        self._presenter.offers.log_time(ticket_id)

    def choose_template(self) -> None:
        """Opens the popup with the list of all templates; a draft stays."""
        self.show()
        self._presenter.offers.choose_template()

    def edit(self, capture_id: CaptureId) -> None:
        """Opens the popup with a capture of the outbox."""
        self._remember_focus()
        self._presenter.subject.edit(capture_id)

    def log_timer(self, timer_id: TimerId) -> None:
        """Opens the popup with the time of a timer that has stopped."""
        self._remember_focus()
        self._presenter.subject.log(timer_id)

    def _remember_focus(self) -> None:
        if not self.view.visible:
            self._keyboard.focus.remember()
            self._core.moment.notice(QGuiApplication.clipboard().text, self._keyboard.focus.former_title)

    def _take_offered(self, keys: KeyCombination) -> None:
        try:
            self.hotkey.set(keys)
        except SettingsError as error:
            log.warning("%s", error)
