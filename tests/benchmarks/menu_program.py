"""Opens the tray's menu and a bare one in turns, and types into its search box; prints milliseconds as JSON.

Both menus show the same number of entries and submenus, dressed in the product's theme.
"""

from __future__ import annotations

import json
import sys
from dataclasses import fields
from time import perf_counter

from PySide6.QtCore import QEvent, QObject, QPoint
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu

from quickticket.domain.ids import TicketId
from quickticket.domain.templates.template import Template
from quickticket.ui.theme.theme import Theme
from quickticket.ui.tray.find import find, template_entry
from quickticket.ui.tray.menu import CockpitMenu
from quickticket.ui.tray.state import TicketEntry, TimerActions, TrayActions, TrayMenu

ENTRIES = 500
"""Templates, and open tickets."""
_SHOWN = 15
_AT = QPoint(60, 40)
_ROUNDS = 60
_WORDS = ("printer", "outlook", "vpn", "password", "switch", "scanner", "mailbox", "backup")
_TYPED = ("prin", "outl", "vpn dr", "pasw", "swit 4", "zebra", "8841", "back")


class _Eye(QObject):
    """Sees a menu being painted."""

    def __init__(self, menu: QMenu) -> None:
        super().__init__(menu)
        self.painted = False
        menu.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Notes a paint event."""
        self.painted = self.painted or event.type() == QEvent.Type.Paint
        return False


def main() -> None:
    """Measures and prints."""
    application = QApplication(sys.argv)
    Theme(application)
    ours, bare = _cockpit(), _bare()
    eyes = {menu: _Eye(menu) for menu in (ours, bare)}
    opened: dict[QMenu, list[float]] = {ours: [], bare: []}
    for round_ in range(_ROUNDS + 1):
        for menu in (ours, bare):
            took = _until_painted(application, menu, eyes[menu])
            if round_:  # the first one loads fonts and styles
                opened[menu].append(took)
    keys = _typing(application, ours)
    print(json.dumps({"ours": opened[ours], "bare": opened[bare], "keys": keys}))


def _until_painted(application: QApplication, menu: QMenu, eye: _Eye) -> float:
    eye.painted = False
    begin = perf_counter()
    menu.popup(_AT)
    while not eye.painted:
        application.processEvents()
    took = (perf_counter() - begin) * 1000
    menu.close()
    application.processEvents()
    return took


def _typing(application: QApplication, menu: QMenu) -> list[float]:
    """Milliseconds a key takes, from the press to the menu painted with what was found."""
    [box] = menu.findChildren(QLineEdit)
    times = []
    for typed in _TYPED:
        menu.popup(_AT)
        application.processEvents()
        for letter in typed:
            begin = perf_counter()
            QTest.keyClicks(box, letter)
            application.processEvents()
            times.append((perf_counter() - begin) * 1000)
        menu.close()
        application.processEvents()
    return times


def _cockpit() -> CockpitMenu:
    templates = [
        Template(f"t{number}", title=f"{_WORDS[number % 8].title()} case {number}")
        for number in range(ENTRIES)
    ]
    tickets = [
        TicketEntry(
            TicketId(8000 + number), f"#{8000 + number} {_WORDS[number % 8]} drops at {number} · Acme"
        )
        for number in range(ENTRIES)
    ]
    menu = CockpitMenu(lambda: True)
    menu.bind(
        TrayActions(
            **{field.name: _nothing for field in fields(TrayActions) if field.name != "timers"},
            timers=TimerActions(**{field.name: _nothing for field in fields(TimerActions)}),
        ),
        lambda text: find(text, templates, tickets, tickets[:60]),
    )
    shown = tuple(template_entry(template) for template in templates[:_SHOWN])
    few = tuple(tickets[:10])
    menu.show_menu(TrayMenu(hotkey="Ctrl+Alt+Space", templates=shown, mine=few, recent=few))
    return menu


def _bare() -> QMenu:
    menu = QMenu()
    for place in range(14):
        if place in (3, 6, 9, 11):
            menu.addSeparator()
        if place in (3, 4, 5):
            below = menu.addMenu(f"Submenu {place}")
            for number in range(_SHOWN):
                below.addAction(f"Entry {number}")
        else:
            menu.addAction(f"Entry {place}\tCtrl+Alt+Space")
    return menu


def _nothing(*_what: object) -> None:
    """What an entry does here."""


if __name__ == "__main__":
    main()
