"""The tray's menu: built ahead and never touched while it is open, so that it opens in one frame."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QCursor, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QMenu

from quickticket.ui.tray.entries import GAP, add, mnemonic_free, plain, with_keys
from quickticket.ui.tray.find import MOST
from quickticket.ui.tray.search_box import SearchEntry
from quickticket.ui.tray.state import TemplateEntry, TrayMenu
from quickticket.ui.tray.timer_menu import TimerMenu

if TYPE_CHECKING:
    from collections.abc import Callable

    from quickticket.ui.tray.state import Found, TicketEntry, TrayActions

_PADDING = 38
"""Pixels that the style puts around the two columns, less than those beside the search box."""
_NO_TEXT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier


class CockpitMenu(QMenu):
    """The menu. Where it has a search box, letters go there, and Alt with a letter to an entry.

    Args:
        drawn_by_qt: Whether Qt shows it itself; a menu that the desktop shows holds no search box.
    """

    def __init__(self, drawn_by_qt: Callable[[], bool]) -> None:
        super().__init__()
        self._drawn_by_qt = drawn_by_qt
        self._menu = TrayMenu()
        self._drawn: TrayMenu | None = None
        self._upwards = False
        self._bottom = 0
        self.setEnabled(False)
        self.aboutToShow.connect(self._opens)
        # Not at once: the entry that was chosen has still to be heard.
        self.aboutToHide.connect(lambda: QTimer.singleShot(0, self._draw))

    def bind(self, actions: TrayActions, find: Callable[[str], tuple[Found, ...]]) -> None:
        """Builds the entries.

        Args:
            actions: What they do.
            find: What a text in the search box may mean.
        """
        self._do = actions
        self._find = find
        self._new = add(self, "&New ticket", partial(actions.new_ticket, None))
        self.setDefaultAction(self._new)
        add(self, "Log &time", partial(actions.log_time, None))
        self._timers = TimerMenu(self, actions.timers)
        self._search = SearchEntry(self)
        self._search.setVisible(False)
        self._search.box.textChanged.connect(self._typed)
        self._search.box.entered.connect(self._take_first)
        self.addAction(self._search)
        self._found: tuple[Found, ...] = ()
        self._hits = [add(self, "", partial(self._take, place)) for place in range(MOST)]
        for hit in self._hits:
            hit.setVisible(False)
        self.addSeparator()
        self._templates = self.addMenu("T&emplates")
        self._mine = self.addMenu("&My open tickets")
        self._recent = self.addMenu("&Recent")
        self.addSeparator()
        if actions.show_day is not None:
            add(self, "&Day ledger…", actions.show_day)
        if actions.open_bulk is not None:
            add(self, "&Bulk…", actions.open_bulk)
        self._outbox = add(self, "", actions.show_outbox)
        if actions.manage_templates is not None:
            add(self, "M&anage templates…", actions.manage_templates)
        self.addSeparator()
        add(self, "&Sync now", actions.sync_now)
        self._pause = self.addAction("&Pause sending")
        self._pause.setCheckable(True)
        self._pause.triggered.connect(actions.pause)
        self.addSeparator()
        if actions.show_settings is not None:
            add(self, "Settin&gs…", actions.show_settings)
        add(self, "Abo&ut QuickTicket", actions.show_about)
        add(self, "&Quit", actions.quit)
        self.setEnabled(True)
        self._draw()

    def show_menu(self, menu: TrayMenu) -> None:
        """Draws a snapshot, now or once the menu is closed: nothing moves under the pointer."""
        self._menu = menu
        self._draw()

    @property
    def searches(self) -> bool:
        """Whether the search box shows."""
        return self.isEnabled() and self._search.isVisible()

    # -- Qt's own hooks ---------------------------------------------------------------------------------

    def showEvent(self, event: QShowEvent) -> None:
        """Puts the keys into the search box."""
        super().showEvent(event)
        place = self.geometry()
        self._upwards = place.center().y() < QCursor.pos().y()
        self._bottom = place.bottom()
        if self.searches:
            self._to_search()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Grows away from where it was opened, and never off the screen."""
        super().resizeEvent(event)
        if self.isVisible():
            screen, place = self.screen().geometry(), self.geometry()
            lowest = self._bottom if self._upwards else min(place.bottom(), screen.bottom())
            self.move(QPoint(place.x(), max(screen.top(), lowest - place.height() + 1)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Typing goes to the search box, whichever entry is highlighted."""
        if self.searches and event.key() == Qt.Key.Key_Alt:
            event.accept()  # elsewhere it closes a menu; here a letter follows
        elif self.searches and not self._search.box.hasFocus() and self._types(event):
            self._to_search()
            QApplication.sendEvent(self._search.box, event)
        else:
            super().keyPressEvent(event)

    # -- the search box ---------------------------------------------------------------------------------

    def _to_search(self) -> None:
        self.setActiveAction(self._search)
        self._search.box.setFocus(Qt.FocusReason.PopupFocusReason)

    def _types(self, event: QKeyEvent) -> bool:
        """Whether a key writes something; Space presses an entry before anything was written."""
        if event.modifiers() & _NO_TEXT:
            return False
        if event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Backspace):
            return bool(self._search.box.text())
        return event.text().isprintable() and bool(event.text())

    def _typed(self, text: str) -> None:
        typed = text.strip()
        self._found = self._find(typed) if typed else ()
        names = [_name(each) for each in self._found] or [f"New ticket: {typed}"] * bool(typed)
        # No wider than the menu is: it must not jump about while somebody types.
        right = self.fontMetrics().horizontalAdvance(f"{self._menu.hotkey or 'Enter'}{GAP}")
        room = self._search.box.width() - right - _PADDING
        shown = [mnemonic_free(self._elided(name, room)) for name in names]
        for place, hit in enumerate(self._hits):
            first = "Enter" if place == 0 else ""
            hit.setText(with_keys(shown[place], first) if place < len(shown) else "")
            hit.setVisible(place < len(shown))

    def _elided(self, text: str, room: int) -> str:
        return self.fontMetrics().elidedText(" ".join(text.split()), Qt.TextElideMode.ElideRight, room)

    def _take_first(self) -> None:
        self.close()
        self._take(0)

    def _take(self, place: int) -> None:
        if place >= len(self._found):
            self._do.new_ticket(self._search.box.text().strip() or None)
        elif isinstance(found := self._found[place], TemplateEntry):
            self._do.call_template(found.id)
        else:
            self._do.log_time(found.id)

    # -- drawing ----------------------------------------------------------------------------------------

    def _opens(self) -> None:
        if self.isEnabled():
            self._search.box.clear()
            self._search.setVisible(self._drawn_by_qt())

    def _draw(self) -> None:
        """Draws the newest snapshot, touching only what changed."""
        if not self.isEnabled() or self.isVisible():
            return
        before, menu = self._drawn, self._menu
        self._drawn = menu
        self._new.setText(with_keys("&New ticket", menu.hotkey))
        self._outbox.setText(f"&{menu.outbox}")
        self._pause.setChecked(menu.paused)
        if before is None or before.timers != menu.timers:
            self._timers.fill(menu.timers)
        if before is None or before.templates != menu.templates:
            self._fill_templates(menu.templates)
        if before is None or before.mine != menu.mine:
            self._fill_mine(menu.mine)
        if before is None or before.recent != menu.recent:
            self._fill_recent(menu.recent)

    def _fill_templates(self, entries: tuple[TemplateEntry, ...]) -> None:
        self._templates.clear()
        for entry in entries:
            act = partial(self._do.call_template, entry.id)
            add(self._templates, with_keys(plain(entry.name), f"/{entry.id}"), act)
        self._templates.addSeparator()
        add(self._templates, "&All templates…", self._do.choose_template)

    def _fill_mine(self, entries: tuple[TicketEntry, ...]) -> None:
        self._mine.clear()
        self._mine.setEnabled(bool(entries))
        for entry in entries:
            add(self._mine, plain(entry.name), partial(self._do.log_time, entry.id))

    def _fill_recent(self, entries: tuple[TicketEntry, ...]) -> None:
        self._recent.clear()
        self._recent.setEnabled(bool(entries))
        for entry in entries:
            ticket = self._recent.addMenu(plain(entry.name))
            add(ticket, "&Open in Halo", partial(self._do.open_ticket, entry.id))
            add(ticket, "&Copy number", partial(self._do.copy, str(entry.id)))
            add(ticket, "Log &time", partial(self._do.log_time, entry.id))
            add(ticket, "&Start timer", partial(self._do.timers.start, entry.id))


def _name(found: Found) -> str:
    return f"{found.name}  /{found.id}" if isinstance(found, TemplateEntry) else found.name
