"""Theme, tray, toasts, outbox and about window on a real display."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from quickticket.domain.ids import TicketId
from quickticket.services.tray_state import TrayState
from quickticket.ui.about.view import About, AboutWindow
from quickticket.ui.outbox.state import Deed
from quickticket.ui.outbox.view import OutboxWindow
from quickticket.ui.popup.view import PopupView
from quickticket.ui.theme.palette import DARK, LIGHT
from quickticket.ui.theme.theme import Theme
from quickticket.ui.toasts.view import ToastArea
from quickticket.ui.tray.icon import SIZES, tray_icon
from quickticket.ui.tray.state import Entry, TrayActions, TrayMenu
from quickticket.ui.tray.view import LOOK_FOR_HOST_SECONDS, TrayView
from tests.ui.focus import focused
from tests.ui.gallery import outboxes, toasts


def test_the_theme_switches_live(theme: Theme, popup: PopupView) -> None:
    for scheme, palette in ((Qt.ColorScheme.Dark, DARK), (Qt.ColorScheme.Light, LIGHT)):
        theme.force(scheme)
        middle = popup.grab().toImage().pixelColor(popup.width() // 2, popup.margin + 6)
        assert middle == QColor(palette.window)
    theme.force(None)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.usefixtures("qapp")
def test_tray_states_differ_in_shape_not_only_in_colour(size: int) -> None:
    shapes = []
    for state in TrayState:
        image = tray_icon(state).pixmap(size, size).toImage()
        assert (image.width(), image.height()) == (size, size)
        shapes.append(tuple(image.pixelColor(x, y).alpha() > 100 for y in range(size) for x in range(size)))
    for index, one in enumerate(shapes):
        for other in shapes[index + 1 :]:
            assert sum(a != b for a, b in zip(one, other, strict=True)) >= size * size / 40


class Deeds:
    """What tray entries did."""

    def __init__(self) -> None:
        self.done: list[object] = []

    def actions(self) -> TrayActions:
        note = self.done.append
        return TrayActions(
            new_ticket=lambda line: note(("new", line)),
            open_ticket=lambda number: note(("open", number)),
            copy=lambda text: note(("copy", text)),
            show_outbox=lambda: note("outbox"),
            sync_now=lambda: note("sync"),
            pause=lambda on: note(("pause", on)),
            show_about=lambda: note("about"),
            quit=lambda: note("quit"),
        )


@pytest.mark.usefixtures("qapp")
def test_the_menu_does_what_it_says() -> None:
    deeds = Deeds()
    tray = TrayView()
    assert not tray.menu.isEnabled()
    tray.bind(deeds.actions())
    entry = Entry(TicketId(12045), "#12045 Outlook · Acme")
    tray.show_menu(
        TrayMenu(hotkey="Ctrl+Alt+Space", recent=(entry,), mine=(entry,), outbox="Outbox (2 waiting)")
    )
    texts = [action.text() for action in tray.menu.actions() if action.text()]
    assert texts == [
        "New ticket\tCtrl+Alt+Space",
        "Recent",
        "My open tickets",
        "Outbox (2 waiting)",
        "Sync now",
        "Pause sending",
        "About QuickTicket",
        "Quit",
    ]
    for action in tray.menu.actions():
        action.trigger()
    recent, mine = (menu for menu in tray.menu.findChildren(QMenu) if menu.parent() is tray.menu)
    for menu in (*recent.findChildren(QMenu), mine):
        for action in menu.actions():
            action.trigger()
    assert deeds.done == [
        ("new", None),
        "outbox",
        "sync",
        ("pause", True),
        "about",
        "quit",
        ("open", 12045),
        ("copy", "12045"),
        ("new", "#12045 "),
        ("new", "#12045 "),
    ]


@pytest.mark.usefixtures("qapp")
def test_without_a_bar_it_looks_for_two_minutes_and_then_says_so_once() -> None:
    tray = TrayView(has_host=lambda: False)
    told: list[bool] = []
    tray.hostless.connect(lambda: told.append(True))
    looks = LOOK_FOR_HOST_SECONDS // 3
    for _ in range(looks - 1):
        tray.look_for_host()
    assert told == []
    for _ in range(5):
        tray.look_for_host()
    assert told == [True]


def test_toasts_stack_in_the_corner_and_leave_the_focus_alone(
    qtbot: QtBot, theme: Theme, popup: PopupView
) -> None:
    area = ToastArea(theme, composited=False)
    area.show_toasts(toasts())
    for card in area.cards:
        qtbot.addWidget(card)
    qtbot.waitUntil(lambda: all(card.isVisible() for card in area.cards))
    assert popup.isActiveWindow()
    free = popup.screen().availableGeometry()
    tops = [card.y() for card in area.cards]
    assert tops == sorted(tops)
    for above, below in zip(area.cards, area.cards[1:], strict=False):
        assert above.geometry().bottom() < below.geometry().top()
    assert all(free.contains(card.geometry()) for card in area.cards)
    area.show_toasts(())
    assert area.cards == []


def test_a_toasts_buttons_report(qtbot: QtBot, theme: Theme) -> None:
    area = ToastArea(theme, composited=False)
    area.show_toasts(toasts()[2:])
    [card] = area.cards
    qtbot.addWidget(card)
    buttons = {button.accessibleName(): button for button in card.findChildren(QPushButton)}
    with qtbot.waitSignal(area.acted) as told:
        buttons["Copy number"].click()
    assert told.args == ["1", "Copy number"]
    with qtbot.waitSignal(area.expired):
        buttons["Close"].click()


def test_the_outbox_is_driven_by_keys(qtbot: QtBot, theme: Theme) -> None:
    window = OutboxWindow(theme)
    qtbot.addWidget(window)
    states = dict(outboxes())
    window.show_state(states["outbox"])
    window.bring_up()
    qtbot.waitUntil(window.isActiveWindow)
    with qtbot.waitSignal(window.selected) as told:
        QTest.keyClick(focused(), Qt.Key.Key_Down)
    assert told.args == [1]
    window.show_state(states["outbox-held"])
    QTest.keyClick(focused(), Qt.Key.Key_Return)
    target = QApplication.focusWidget()
    assert isinstance(target, QPushButton)
    with qtbot.waitSignal(window.done) as done:
        QTest.keyClick(target, Qt.Key.Key_Space)
    assert done.args == [Deed.EDIT, ""]
    with qtbot.waitSignal(window.closed):
        QTest.keyClick(window, Qt.Key.Key_Escape)
    assert not window.isVisible()


def test_the_outbox_says_when_there_is_nothing(qtbot: QtBot, theme: Theme) -> None:
    from quickticket.ui.outbox.state import OutboxState

    window = OutboxWindow(theme)
    qtbot.addWidget(window)
    window.show_state(OutboxState("0 sent today"))
    window.show()
    said = [
        child.text() for child in window.findChildren(QWidget) if child.isVisible() and hasattr(child, "text")
    ]
    assert any(text.startswith("Nothing here yet") for text in said)


def test_about_says_version_and_place(qtbot: QtBot, theme: Theme) -> None:
    window = AboutWindow(theme, About("1.2.3", "", "/data/quickticket"))
    qtbot.addWidget(window)
    names = {child.accessibleName() for child in window.findChildren(QWidget)}
    assert {"Version: 1.2.3", "Profile: none yet", "Data: /data/quickticket", "Licence: MIT"} <= names
