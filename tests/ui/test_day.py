"""The day ledger's window, for real: keys, clicks, focus, and what screen readers hear."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from quickticket.ui.day.band_view import BandView
from quickticket.ui.day.colours import colour_of
from quickticket.ui.day.entry_table import EntryTable
from quickticket.ui.day.state import Deed, Look
from quickticket.ui.day.view import DayWindow
from quickticket.ui.day.week_bars import WeekBars
from quickticket.ui.theme.theme import Theme
from quickticket.ui.widgets.labels import ElidedLabel
from tests.ui.day_pictures import FRIDAY, day_windows
from tests.ui.focus import focused

STATES = dict(day_windows())
DAY = STATES["day"]
Key = Qt.Key
PLAIN, ALT, CTRL = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ControlModifier,
)


class Heard:
    """Everything that the window tells its presenter."""

    def __init__(self, window: DayWindow) -> None:
        self.told: list[tuple[object, ...]] = []
        for name in ("done", "moved", "moved_in_list", "chosen", "day_chosen", "typed", "closed"):
            getattr(window, name).connect(lambda *what, name=name: self.told.append((name, *what)))


@pytest.fixture
def window(qtbot: QtBot, theme: Theme) -> DayWindow:
    window = DayWindow(theme)
    qtbot.addWidget(window)
    window.show_state(DAY)
    window.bring_up()
    qtbot.waitUntil(window.isActiveWindow)
    return window


@pytest.mark.parametrize(
    ("key", "modifier", "told"),
    [
        (Key.Key_Left, PLAIN, ("moved", -1)),
        (Key.Key_Right, PLAIN, ("moved", 1)),
        (Key.Key_Up, PLAIN, ("moved_in_list", -1)),
        (Key.Key_Down, PLAIN, ("moved_in_list", 1)),
        (Key.Key_PageUp, PLAIN, ("done", Deed.EARLIER)),
        (Key.Key_PageDown, PLAIN, ("done", Deed.LATER)),
        (Key.Key_Left, ALT, ("done", Deed.EARLIER)),
        (Key.Key_Right, ALT, ("done", Deed.LATER)),
        (Key.Key_Home, PLAIN, ("done", Deed.TODAY)),
        (Key.Key_Return, PLAIN, ("done", Deed.ACT)),
        (Key.Key_Enter, Qt.KeyboardModifier.KeypadModifier, ("done", Deed.ACT)),
        (Key.Key_Delete, PLAIN, ("done", Deed.DISCARD)),
        (Key.Key_Z, CTRL, ("done", Deed.UNDO)),
        (Key.Key_E, CTRL, ("done", Deed.EXPORT)),
        (Key.Key_F5, PLAIN, ("done", Deed.REFRESH)),
        (Key.Key_T, PLAIN, ("typed", "t")),
    ],
)
@pytest.mark.parametrize("place", [BandView, EntryTable])
def test_keys_mean_the_same_in_band_and_list(
    window: DayWindow,
    place: type[BandView | EntryTable],
    key: Key,
    modifier: Qt.KeyboardModifier,
    told: tuple[str, object],
) -> None:
    heard = Heard(window)
    [widget] = window.findChildren(place)
    widget.setFocus()
    QTest.keyClick(focused(), key, modifier)
    assert heard.told == [told]


def test_who_comes_back_to_the_window_is_noticed(qtbot: QtBot, window: DayWindow) -> None:
    other = QPushButton("Another window")
    qtbot.addWidget(other)
    other.show()
    other.activateWindow()
    qtbot.waitUntil(other.isActiveWindow)
    with qtbot.waitSignal(window.came_back):
        window.activateWindow()


def test_no_text_is_cut_off_without_a_sign_in_the_smallest_window(qtbot: QtBot, window: DayWindow) -> None:
    window.resize(window.minimumSize())
    window.show_state(
        replace(
            DAY,
            heading="Wednesday 30 September 2025",
            logged="10 h 20",
            missing="12 h 30 not logged",
            week="Week of 28 September",
            week_total="102 h 25 of 137 h 30",
        )
    )
    shown = [each for each in window.findChildren(QLabel) if each.isVisible() and not each.wordWrap()]
    whole = [each for each in shown if not isinstance(each, ElidedLabel)]
    assert len(whole) > 10
    qtbot.waitUntil(lambda: all(each.width() >= each.sizeHint().width() for each in whole))
    assert window.size() == window.minimumSize()


def test_what_is_no_ones_key_is_left_alone(window: DayWindow) -> None:
    heard = Heard(window)
    QTest.keyClick(focused(), Key.Key_F7)
    QTest.keyClick(focused(), Key.Key_A, CTRL)
    assert heard.told == []


def test_a_hash_typed_with_shift_is_a_letter(window: DayWindow) -> None:
    heard = Heard(window)
    QTest.keyClicks(focused(), "#")
    assert heard.told == [("typed", "#")]


def test_a_space_may_belong_to_what_is_typed_fast(window: DayWindow) -> None:
    heard = Heard(window)
    QTest.keyClicks(focused(), "a b")
    assert heard.told == [("typed", "a"), ("typed", " "), ("typed", "b")]


def test_when_another_window_takes_the_keys_it_is_told(window: DayWindow, qtbot: QtBot) -> None:
    other = QWidget()
    qtbot.addWidget(other)
    with qtbot.waitSignal(window.left):
        other.show()
        other.activateWindow()


def test_escape_closes(window: DayWindow) -> None:
    heard = Heard(window)
    QTest.keyClick(focused(), Key.Key_Escape)
    assert heard.told == [("closed",)]
    assert not window.isVisible()


@pytest.mark.parametrize("place", range(len(DAY.band.blocks)))
def test_a_click_hits_what_is_seen(window: DayWindow, place: int) -> None:
    heard = Heard(window)
    [band] = window.findChildren(BandView)
    middle = band.block_rect(place).center().toPoint()
    QTest.mouseClick(band, Qt.MouseButton.LeftButton, PLAIN, middle)
    assert heard.told == [("chosen", place)]
    QTest.mouseDClick(band, Qt.MouseButton.LeftButton, PLAIN, middle)
    assert heard.told[-1] == ("done", Deed.ACT)


def test_a_click_beside_everything_chooses_nothing(window: DayWindow) -> None:
    heard = Heard(window)
    [band] = window.findChildren(BandView)
    QTest.mouseClick(band, Qt.MouseButton.LeftButton, PLAIN, QPoint(band.width() - 8, 50))
    assert heard.told == []


def test_blocks_are_painted_in_their_customers_colour(window: DayWindow, theme: Theme) -> None:
    [band] = window.findChildren(BandView)
    picture = band.grab().toImage()
    solid = [(n, block) for n, block in enumerate(DAY.band.blocks) if block.look is Look.SOLID]
    assert len(solid) == 3
    for place, block in solid:
        low = band.block_rect(place).bottomLeft().toPoint() + QPoint(10, -10)
        assert picture.pixelColor(low) == QColor(colour_of(block.colour, theme.palette))


def test_a_short_entry_can_be_seen_and_hit(window: DayWindow) -> None:
    window.show_state(STATES["day-crowded"])
    [band] = window.findChildren(BandView)
    assert all(band.block_rect(n).width() >= 5 for n in range(len(STATES["day-crowded"].band.blocks)))


def test_a_clicked_row_chooses_its_block(window: DayWindow) -> None:
    heard = Heard(window)
    [table] = window.findChildren(EntryTable)
    where = table.visualRect(table.model().index(2, 1)).center()
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, PLAIN, where)
    assert heard.told == [("chosen", DAY.rows[2].block)]


def test_the_row_of_the_chosen_block_is_highlighted(window: DayWindow) -> None:
    [table] = window.findChildren(EntryTable)
    assert not table.selectionModel().hasSelection()
    crowded = STATES["day-crowded"]
    window.show_state(crowded)
    [row] = {index.row() for index in table.selectedIndexes()}
    assert crowded.rows[row].block == crowded.chosen


def test_a_day_of_the_week_is_clicked(window: DayWindow) -> None:
    heard = Heard(window)
    [bars] = window.findChildren(WeekBars)
    QTest.mouseClick(bars, Qt.MouseButton.LeftButton, PLAIN, bars.bar_rect(1).center().toPoint())
    assert heard.told == [("day_chosen", DAY.bars[1].date)]


def test_a_day_of_the_week_is_chosen_by_arrows(window: DayWindow) -> None:
    heard = Heard(window)
    [bars] = window.findChildren(WeekBars)
    bars.setFocus()
    QTest.keyClick(focused(), Key.Key_Left)
    QTest.keyClick(focused(), Key.Key_Right)
    QTest.keyClick(focused(), Key.Key_Left, ALT)
    assert heard.told == [
        ("day_chosen", DAY.bars[3].date),
        ("day_chosen", FRIDAY.replace(day=21)),
        ("done", Deed.EARLIER),
    ]


def test_screen_readers_hear_the_day_and_what_is_chosen(window: DayWindow) -> None:
    [band], [bars] = window.findChildren(BandView), window.findChildren(WeekBars)
    dash = "\N{EN DASH}"
    assert band.accessibleName() == (f"Friday 20 November: 09:41 {dash} 10:40 · 59 min free · nothing logged")
    assert bars.accessibleName() == ("This week: 31 h 45 of 37 h 30. Friday 20 November: 3 h 15 of 7 h 30")
    names = [
        each.accessibleName() or each.text() for each in window.findChildren(QPushButton) if each.isVisible()
    ]
    assert all(names)
    assert {"Day before", "Day after", f"Log 09:41 {dash} 10:40, Enter"} <= {*names}


def test_only_what_can_be_done_is_offered(window: DayWindow) -> None:
    def offered() -> list[str]:
        buttons = window.findChildren(QPushButton)
        return [each.accessibleName() for each in buttons if each.isVisible() and each.accessibleName()]

    assert "Undo, Ctrl+Z" not in offered()
    window.show_state(STATES["day-crowded"])
    assert {"Edit, Enter", "Undo, Ctrl+Z"} <= {*offered()}
    window.show_state(STATES["day-empty"])
    assert offered() == ["Day before", "Day after", "Export the week, Ctrl+E"]


def test_a_button_does_what_its_key_does(window: DayWindow) -> None:
    heard = Heard(window)
    for name in ("Day before", "Export the week, Ctrl+E"):
        [found] = [each for each in window.findChildren(QPushButton) if each.accessibleName() == name]
        found.click()
    assert heard.told == [("done", Deed.EARLIER), ("done", Deed.EXPORT)]


def test_tab_reaches_band_list_and_week(window: DayWindow) -> None:
    assert isinstance(window.focusWidget(), BandView)
    seen = [type(focused())]
    for _ in range(2):
        QTest.keyClick(focused(), Key.Key_Tab)
        seen.append(type(focused()))
    assert seen == [BandView, EntryTable, WeekBars]
