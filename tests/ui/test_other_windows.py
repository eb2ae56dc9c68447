"""Theme, toasts, outbox and about window on a real display."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from quickticket.ui.about.view import About, AboutWindow
from quickticket.ui.outbox.state import Deed
from quickticket.ui.outbox.view import OutboxWindow
from quickticket.ui.popup.view import PopupView
from quickticket.ui.theme.palette import DARK, LIGHT
from quickticket.ui.theme.theme import Theme
from quickticket.ui.toasts.view import ToastArea
from tests.ui.focus import focused
from tests.ui.gallery import outboxes, toasts


def test_the_theme_switches_live(theme: Theme, popup: PopupView) -> None:
    for scheme, palette in ((Qt.ColorScheme.Dark, DARK), (Qt.ColorScheme.Light, LIGHT)):
        theme.force(scheme)
        middle = popup.grab().toImage().pixelColor(popup.width() // 2, popup.margin + 6)
        assert middle == QColor(palette.window)
    theme.force(None)


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
