"""The tray on a real display: its icon, its menu by mouse and keys, and the window where there is no tray."""

from __future__ import annotations

from dataclasses import fields, replace

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QAction, QCursor, QShowEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QPushButton, QSystemTrayIcon, QWidget
from pytestqt.qtbot import QtBot

from quickticket.domain.ids import TicketId, TimerId
from quickticket.domain.timekeeping.timer import TimerState
from quickticket.services.tray_state import TrayState
from quickticket.ui.toasts.presenter import VERDICTS
from quickticket.ui.tray.fallback import FallbackWindow
from quickticket.ui.tray.icon import SIZES, tray_icon
from quickticket.ui.tray.menu import CockpitMenu
from quickticket.ui.tray.state import (
    Found,
    TemplateEntry,
    TicketEntry,
    TimerActions,
    TimerEntry,
    TrayActions,
    TrayMenu,
)
from quickticket.ui.tray.view import LOOK_FOR_HOST_SECONDS, TrayView

ENTRY = TicketEntry(TicketId(12045), "#12045 R&D cannot print · Acme")
PW = TemplateEntry("pw", "Password reset")
RUNNING = TimerEntry(
    TimerId("t1"), "25 min · #12045 Outlook", TimerState.RUNNING, "Away 12:13 to 12:43, 30 min"
)
PAUSED = TimerEntry(TimerId("t2"), "5 min · paused · #7 Spooler", TimerState.PAUSED)
DEBT = TimerEntry(TimerId("t3"), "10 min · no ticket · Drive-by help", TimerState.STOPPED)
MENU = TrayMenu(
    hotkey="Ctrl+Alt+Space",
    templates=(PW,),
    recent=(ENTRY,),
    mine=(ENTRY,),
    timers=(RUNNING, PAUSED, DEBT),
    outbox="Outbox (2 waiting)",
)
EVERYTHING = [
    "&New ticket\t\N{EM SPACE}Ctrl+Alt+Space",
    "Log &time",
    "T&imer: 25 min · #12045 Outlook",
    "T&emplates",
    "&My open tickets",
    "&Recent",
    "&Day ledger…",
    "&Bulk…",
    "&Outbox (2 waiting)",
    "M&anage templates…",
    "&Sync now",
    "&Pause sending",
    "Settin&gs…",
    "Abo&ut QuickTicket",
    "&Quit",
]


class Deeds:
    """What tray entries did."""

    def __init__(self) -> None:
        self.done: list[object] = []

    def actions(self, **other: None) -> TrayActions:
        def noting(name: str) -> object:
            return lambda *what: self.done.append((name, *what))

        acts = {field.name: noting(field.name) for field in fields(TrayActions)}
        acts["timers"] = TimerActions(
            **{field.name: noting(f"timer {field.name}") for field in fields(TimerActions)}  # type: ignore[arg-type]
        )
        acts["pause"] = lambda on: self.done.append(("pause", on))
        return TrayActions(**acts | other)  # type: ignore[arg-type]


def find(text: str) -> tuple[Found, ...]:
    """Finds one template and one ticket, or nothing for a `z`."""
    return () if "z" in text else (PW, ENTRY)


@pytest.fixture
def deeds() -> Deeds:
    return Deeds()


pytestmark = pytest.mark.usefixtures("theme")  # dresses menus


@pytest.fixture
def menu(qtbot: QtBot, deeds: Deeds) -> CockpitMenu:
    """A menu that Qt draws, not open yet."""
    made = CockpitMenu(lambda: True)
    qtbot.addWidget(made)
    made.bind(deeds.actions(), find)
    made.show_menu(MENU)
    return made


def opened(qtbot: QtBot, menu: CockpitMenu) -> CockpitMenu:
    """Opens it as a click on the icon does."""
    menu.popup(QPoint(40, 40))
    qtbot.waitUntil(menu.isVisible)
    return menu


def keys(*pressed: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Presses keys where an open menu gets them."""
    for key in pressed:
        popup = QApplication.activePopupWidget()
        assert popup is not None
        inside: QWidget | None = popup.focusWidget()
        QTest.keyClick(popup if inside is None else inside, key, held)


def texts(menu: QMenu) -> list[str]:
    """The entries that show."""
    return [entry.text() for entry in menu.actions() if entry.isVisible() and entry.text()]


def entry(menu: QMenu, text: str) -> QAction:
    """The entry of a text, without its mnemonic."""
    return next(each for each in menu.actions() if each.text().replace("&", "").startswith(text))


def submenu(menu: QMenu, text: str) -> QMenu:
    """The menu below an entry."""
    below = entry(menu, text).menu()
    assert isinstance(below, QMenu)
    return below


@pytest.mark.parametrize("size", SIZES)
def test_tray_states_differ_in_shape_not_only_in_colour(size: int) -> None:
    shapes = []
    for state in TrayState:
        image = tray_icon(state).pixmap(size, size).toImage()
        assert (image.width(), image.height()) == (size, size)
        shapes.append(tuple(image.pixelColor(x, y).alpha() > 100 for y in range(size) for x in range(size)))
    for index, one in enumerate(shapes):
        for other in shapes[index + 1 :]:
            assert sum(a != b for a, b in zip(one, other, strict=True)) >= size * size / 40


def test_the_menu_does_what_it_says(menu: CockpitMenu, deeds: Deeds) -> None:
    assert texts(menu) == EVERYTHING
    for each in menu.actions():
        each.trigger() if each.isVisible() else None
    name = ENTRY.name.replace("&", "")
    for below in (
        submenu(menu, "Templates"),
        submenu(menu, "My open tickets"),
        submenu(submenu(menu, "Recent"), name),
    ):
        for each in below.actions():
            each.trigger()
    assert deeds.done == [
        ("new_ticket", None),
        ("log_time", None),
        ("show_day",),
        ("open_bulk",),
        ("show_outbox",),
        ("manage_templates",),
        ("sync_now",),
        ("pause", True),
        ("show_settings",),
        ("show_about",),
        ("quit",),
        ("call_template", "pw"),
        ("choose_template",),
        ("log_time", 12045),
        ("open_ticket", 12045),
        ("copy", "12045"),
        ("log_time", 12045),
        ("timer start", 12045),
    ]


def test_the_timers_do_what_they_say(menu: CockpitMenu, deeds: Deeds) -> None:
    timers = submenu(menu, "Timer")
    below = [submenu(timers, each.name) for each in (PAUSED, DEBT)]
    for each in [entry for menu in (timers, *below) for entry in menu.actions() if entry.menu() is None]:
        each.trigger()
    assert deeds.done == [
        *(("timer log", "t1"), ("timer pause", "t1"), ("timer start", None)),
        *(("timer resume", "t2"), ("timer log", "t2"), ("timer discard", "t2")),
        *(("timer log", "t3"), ("timer discard", "t3")),
    ]


def test_time_away_is_judged_from_the_menu(menu: CockpitMenu, deeds: Deeds) -> None:
    for each in submenu(submenu(menu, "Timer"), "Away 12:13").actions():
        each.trigger()
    assert deeds.done == [("timer judge", "t1", action) for action in VERDICTS]


def test_without_a_running_timer_the_title_tells_what_waits(menu: CockpitMenu) -> None:
    for timers, title in (
        ((PAUSED, DEBT), "T&imers (1 paused, 1 not logged)"),
        ((DEBT,), "T&imers (1 not logged)"),
        ((), "T&imers"),
    ):
        menu.show_menu(replace(MENU, timers=timers))
        assert entry(menu, "Timer").text() == title


def test_what_is_not_there_has_no_entry(qtbot: QtBot, deeds: Deeds) -> None:
    menu = CockpitMenu(lambda: True)
    qtbot.addWidget(menu)
    menu.bind(deeds.actions(show_day=None, open_bulk=None, manage_templates=None, show_settings=None), find)
    menu.show_menu(MENU)
    assert texts(menu) == [text for text in EVERYTHING if text[:2] not in ("&D", "&B", "M&", "Se")]


def test_an_ampersand_from_halo_is_no_mnemonic(menu: CockpitMenu) -> None:
    assert texts(submenu(menu, "My open tickets")) == ["#12045 R&&D cannot print · Acme"]


def test_typing_searches_and_enter_takes_the_first(qtbot: QtBot, menu: CockpitMenu, deeds: Deeds) -> None:
    opened(qtbot, menu)
    keys(Qt.Key.Key_R, Qt.Key.Key_E)
    assert texts(menu)[3:5] == [
        "Password reset /pw\t\N{EM SPACE}Enter",
        "#12045 R&&D cannot print · Acme",
    ]
    keys(Qt.Key.Key_Return)
    assert deeds.done == [("call_template", "pw")]
    assert not menu.isVisible()


def test_arrows_go_to_what_was_found_and_letters_back_to_the_box(
    qtbot: QtBot, menu: CockpitMenu, deeds: Deeds
) -> None:
    opened(qtbot, menu)
    keys(Qt.Key.Key_R, Qt.Key.Key_Down, Qt.Key.Key_Down)
    assert menu.activeAction() is entry(menu, ENTRY.name.replace("&", ""))
    keys(Qt.Key.Key_E)
    [box] = menu.findChildren(QLineEdit)
    assert (box.text(), box.hasFocus()) == ("re", True)
    keys(Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Return)
    assert deeds.done == [("log_time", 12045)]


def test_what_matches_nothing_becomes_the_line(qtbot: QtBot, menu: CockpitMenu, deeds: Deeds) -> None:
    opened(qtbot, menu)
    keys(Qt.Key.Key_A, Qt.Key.Key_Z)
    assert texts(menu)[3] == "New ticket: az\t\N{EM SPACE}Enter"
    keys(Qt.Key.Key_Return)
    assert deeds.done == [("new_ticket", "az")]


def test_escape_empties_the_box_first_and_the_next_opening_starts_anew(
    qtbot: QtBot, menu: CockpitMenu
) -> None:
    opened(qtbot, menu)
    keys(Qt.Key.Key_A, Qt.Key.Key_Escape)
    assert texts(menu) == EVERYTHING
    assert menu.isVisible()
    keys(Qt.Key.Key_Escape)
    assert not menu.isVisible()
    opened(qtbot, menu)
    keys(Qt.Key.Key_A)
    menu.close()
    assert texts(opened(qtbot, menu)) == EVERYTHING


def test_alt_and_a_letter_press_an_entry_over_the_search_box(
    qtbot: QtBot, menu: CockpitMenu, deeds: Deeds
) -> None:
    opened(qtbot, menu)
    keys(Qt.Key.Key_E, held=Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(submenu(menu, "Templates").isVisible)
    keys(Qt.Key.Key_Escape)
    keys(Qt.Key.Key_O, held=Qt.KeyboardModifier.AltModifier)
    assert deeds.done == [("show_outbox",)]


def test_the_menu_keeps_its_width_and_its_lower_end_while_it_searches(qtbot: QtBot, deeds: Deeds) -> None:
    long = TicketEntry(TicketId(1), "#1 " + "a summary that does not end " * 9)
    menu = CockpitMenu(lambda: True)
    qtbot.addWidget(menu)
    menu.bind(deeds.actions(), lambda _text: (long, PW, long))
    menu.show_menu(MENU)
    screen = menu.screen().geometry()
    opened(qtbot, menu)
    bar = QPoint(40, screen.bottom() - 60)
    QCursor.setPos(bar)
    qtbot.waitUntil(lambda: QCursor.pos() == bar)
    menu.move(bar.x(), bar.y() - menu.height() + 1)
    QApplication.sendEvent(menu, QShowEvent())  # as if Qt had opened it there
    before = menu.geometry()
    keys(Qt.Key.Key_R)
    assert menu.height() > before.height()
    assert (menu.width(), menu.geometry().bottom()) == (before.width(), before.bottom())
    assert screen.contains(menu.geometry())


def test_a_menu_that_the_desktop_draws_has_no_search_box(qtbot: QtBot, deeds: Deeds) -> None:
    menu = CockpitMenu(lambda: False)
    qtbot.addWidget(menu)
    menu.bind(deeds.actions(), find)
    opened(qtbot, menu)
    assert not menu.searches
    keys(Qt.Key.Key_O)
    assert deeds.done == [("show_outbox",)]


def test_nothing_moves_under_the_pointer_while_the_menu_is_open(qtbot: QtBot, menu: CockpitMenu) -> None:
    opened(qtbot, menu)
    menu.show_menu(TrayMenu(outbox="Outbox (9 waiting)"))
    assert texts(menu) == EVERYTHING
    menu.close()
    qtbot.waitUntil(lambda: "&Outbox (9 waiting)" in texts(menu))
    assert not entry(menu, "Recent").isEnabled()


def test_an_entry_that_goes_away_meanwhile_is_still_heard(
    qtbot: QtBot, menu: CockpitMenu, deeds: Deeds
) -> None:
    opened(qtbot, menu)
    menu.show_menu(TrayMenu())
    keys(Qt.Key.Key_M, held=Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(submenu(menu, "My open tickets").isVisible)
    keys(Qt.Key.Key_Return)
    assert deeds.done == [("log_time", 12045)]


def test_until_it_is_bound_there_is_only_the_icon() -> None:
    tray = TrayView(lambda: False)
    assert not tray.menu.isEnabled()
    tray.bind(Deeds().actions(), find)
    assert tray.menu.isEnabled()


def test_the_icon_is_made_once_there_is_a_bar_for_it() -> None:
    bars: list[bool] = []
    parent = QObject()  # takes the icon out of the bar in the end
    tray = TrayView(lambda: bool(bars), parent)
    tray.start()
    tray.show_menu(TrayMenu(tooltip="QuickTicket · Sam Tech"))
    tray.look_for_host()
    assert tray.findChildren(QSystemTrayIcon) == []
    bars.append(True)
    tray.look_for_host()
    [icon] = tray.findChildren(QSystemTrayIcon)
    assert icon.isVisible()
    assert icon.toolTip() == "QuickTicket · Sam Tech"
    tray.show_menu(TrayMenu(TrayState.OFFLINE, tooltip="offline"))
    assert icon.toolTip() == "offline"
    parent.deleteLater()
    QCoreApplication.sendPostedEvents(parent, QEvent.Type.DeferredDelete.value)


def test_without_a_bar_it_looks_for_two_minutes_and_then_says_so_once() -> None:
    tray = TrayView(lambda: False)
    told: list[bool] = []
    tray.hostless.connect(lambda: told.append(True))
    looks = LOOK_FOR_HOST_SECONDS // 3
    for _ in range(looks - 1):
        tray.look_for_host()
    assert told == []
    for _ in range(5):
        tray.look_for_host()
    assert told == [True]


def test_without_a_bar_a_window_has_every_entry(qtbot: QtBot, menu: CockpitMenu, deeds: Deeds) -> None:
    window = FallbackWindow(deeds.actions(), menu, "Ctrl+Alt+Space")
    qtbot.addWidget(window)
    window.show()
    qtbot.waitUntil(window.isActiveWindow)
    for button in window.findChildren(QPushButton)[:2]:
        button.click()
    assert deeds.done == [("new_ticket", None), ("log_time", None)]
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_M, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(menu.isVisible)
    assert texts(menu) == EVERYTHING
    keys(Qt.Key.Key_Q, held=Qt.KeyboardModifier.AltModifier)
    assert deeds.done[2:] == [("quit",)]
