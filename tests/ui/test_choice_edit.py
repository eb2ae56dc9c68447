"""A field with choices tells what was typed or chosen, and nothing that was only looked at."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from quickticket.ui.theme.theme import Theme
from quickticket.ui.widgets.choice_edit import ChoiceEdit


class Form:
    """A window with a field, and what the field has told."""

    def __init__(self, theme: Theme) -> None:
        self.window = QWidget()
        self.field = ChoiceEdit(theme, "Priority")
        layout = QVBoxLayout(self.window)
        layout.addWidget(self.field)
        layout.addWidget(ChoiceEdit(theme, "Next"))
        self.told: list[str] = []
        self.field.edited.connect(lambda: self.told.append(self.field.text()))

    @property
    def open_list(self) -> QAbstractItemView:
        popup = QApplication.activePopupWidget()
        assert isinstance(popup, QAbstractItemView)
        return popup

    @property
    def offered(self) -> list[str]:
        model = self.open_list.model()
        return [model.index(row, 0).data() for row in range(model.rowCount())]


@pytest.fixture
def form(qtbot: QtBot, theme: Theme) -> Iterator[Form]:
    made = Form(theme)
    qtbot.addWidget(made.window)
    made.field.offer(("Critical", "High", "Medium"))
    made.field.show_text("Medium")
    made.window.show()
    made.window.activateWindow()
    qtbot.waitUntil(made.window.isActiveWindow)
    made.field.setFocus()
    yield made
    made.window.close()


def test_typing_narrows_the_choices_by_any_part_of_them(form: Form) -> None:
    form.field.selectAll()
    QTest.keyClicks(form.field, "i")
    assert form.offered == ["Critical", "High", "Medium"]
    QTest.keyClicks(form.field, "g")
    assert form.offered == ["High"]
    assert form.told == ["i", "ig"]


def test_down_lists_all_and_enter_takes_one(form: Form) -> None:
    QTest.keyClick(form.field, Qt.Key.Key_Down)
    assert form.offered == ["Critical", "High", "Medium"]
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down):
        QTest.keyClick(form.open_list, key)
    assert form.told == []
    QTest.keyClick(form.open_list, Qt.Key.Key_Return)
    assert (form.field.text(), form.told) == ("High", ["High"])


def test_escape_goes_back_to_what_stood_there(form: Form) -> None:
    QTest.keyClick(form.field, Qt.Key.Key_Down)
    QTest.keyClick(form.open_list, Qt.Key.Key_Down)
    QTest.keyClick(form.open_list, Qt.Key.Key_Escape)
    assert (form.field.text(), form.told) == ("Medium", [])
    assert QApplication.activePopupWidget() is None
    assert form.field.hasFocus()


def test_leaving_the_list_takes_what_is_shown(form: Form) -> None:
    QTest.keyClick(form.field, Qt.Key.Key_Down)
    QTest.keyClick(form.open_list, Qt.Key.Key_Down)
    form.open_list.hide()
    assert (form.field.text(), form.told) == ("Critical", ["Critical"])


def test_a_click_takes_one(form: Form) -> None:
    form.field.list_all()
    at = form.open_list.visualRect(form.open_list.model().index(1, 0)).center()
    QTest.mouseClick(form.open_list.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)
    assert (form.field.text(), form.told) == ("High", ["High"])


def test_any_other_text_may_stay_and_what_is_shown_is_not_told(form: Form) -> None:
    form.field.selectAll()
    QTest.keyClicks(form.field, "Blocker")
    assert form.told[-1] == "Blocker"
    count = len(form.told)
    form.field.show_text("High")
    assert (form.field.text(), len(form.told)) == ("High", count)
    form.field.offer(())
    QTest.keyClick(form.field, Qt.Key.Key_Down)
    assert QApplication.activePopupWidget() is None
