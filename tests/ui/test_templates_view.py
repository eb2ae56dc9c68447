"""The template window on a real display: every part is reachable, named, and in its place."""

from __future__ import annotations

from dataclasses import replace
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QFileDialog,
    QLabel,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QPushButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from quickticket.ui.templates.form import FieldText, Form, Member
from quickticket.ui.templates.form_fields import FormFields
from quickticket.ui.templates.list_pane import ListPane
from quickticket.ui.templates.preview import Piece, Preview
from quickticket.ui.templates.template_list import TemplateList
from quickticket.ui.templates.view import TemplatesWindow
from quickticket.ui.theme.theme import Theme
from quickticket.ui.widgets.choice_edit import ChoiceEdit
from tests.ui.focus import focused
from tests.ui.template_pictures import template_windows

PartT = TypeVar("PartT", bound=QWidget)
STATES = dict(template_windows())


@pytest.fixture
def window(qtbot: QtBot, theme: Theme) -> TemplatesWindow:
    made = TemplatesWindow(theme)
    qtbot.addWidget(made)
    made.show_state(STATES["templates"])
    made.bring_up()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def named(window: QWidget, name: str) -> QWidget:
    return next(
        each
        for each in window.findChildren(QWidget)
        if each.accessibleName() == name and not isinstance(each, QLabel)
    )


def part(window: QWidget, kind: type[PartT]) -> PartT:
    found = window.findChild(kind)
    assert isinstance(found, kind)
    return found


def words(window: QWidget) -> list[str]:
    return [each.text() for each in window.findChildren(QLabel) if each.isVisible() and each.text()]


def test_tab_reaches_every_field_and_button(window: TemplatesWindow) -> None:
    seen: list[QWidget] = []
    while focused() not in seen:
        seen.append(focused())
        QTest.keyClick(focused(), Qt.Key.Key_Tab)
    kinds = (QAbstractButton, QLineEdit, QPlainTextEdit, QComboBox, QAbstractItemView)
    wanted = [
        each
        for each in window.findChildren(QWidget)
        if isinstance(each, kinds)
        and each.isVisible()
        and each.isEnabled()
        and each.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]
    assert len(wanted) > 25
    assert [each.accessibleName() for each in wanted if each not in seen] == []
    for each in wanted:
        assert each.accessibleName() or (isinstance(each, QPushButton) and each.text()), each


def test_tab_goes_through_the_form_as_one_reads_it(window: TemplatesWindow) -> None:
    window.focus_field(Member.TITLE)
    names = []
    for _ in range(17):
        names.append(focused().accessibleName())
        QTest.keyClick(focused(), Qt.Key.Key_Tab)
    assert names[:3] == ["Title", "Name after /", "Summary"]
    assert names[3:] == [
        "Placeholder, Alt P",
        *("Details (Markdown)", "Type", "Priority", "Category", "Team", "Agent", "Tags"),
        *("Time spent", "Outcome", "Charge rate", "Time entry", "Status afterwards"),
        "Hotkey: Ctrl+Alt+F9",
    ]


@pytest.mark.parametrize("name", list(STATES))
def test_it_fits_a_small_screen(qtbot: QtBot, theme: Theme, name: str) -> None:
    window = TemplatesWindow(theme)
    qtbot.addWidget(window)
    window.show_state(STATES[name])
    assert window.minimumSizeHint().width() <= window.minimumWidth() <= 1000
    assert window.minimumSizeHint().height() <= window.minimumHeight() <= 600
    assert window.height() <= 740


def test_what_is_typed_is_told_with_everything_else_as_it_was(qtbot: QtBot, window: TemplatesWindow) -> None:
    fields = part(window, FormFields)
    before = fields.form()
    assert before == STATES["templates"].form.form  # type: ignore[union-attr]
    window.focus_field(Member.SUMMARY)
    with qtbot.waitSignal(fields.edited) as told:
        QTest.keyClick(focused(), Qt.Key.Key_End)
        QTest.keyClicks(focused(), "!")
    [form] = told.args or []
    assert isinstance(form, Form)
    assert form.summary == before.summary + "!"
    assert form.category == before.category


def test_showing_a_template_tells_nothing(qtbot: QtBot, window: TemplatesWindow) -> None:
    fields = part(window, FormFields)
    with qtbot.assertNotEmitted(fields.edited):
        for state in STATES.values():
            window.show_state(state)


def test_a_word_on_a_field_stands_beside_its_caption_and_moves_nothing(window: TemplatesWindow) -> None:
    window.show_state(STATES["templates-mistakes"])
    place = named(window, "Time spent").geometry()
    assert "Write 12m or 1h30" in words(window)
    assert named(window, "Time spent").accessibleDescription() == "Write 12m or 1h30"
    assert named(window, "Type").accessibleDescription() == "Not on this tenant"
    window.show_state(STATES["templates"])
    assert named(window, "Time spent").geometry() == place
    assert named(window, "Type").accessibleDescription() == "Down lists the choices."


def test_the_choices_are_those_of_the_tenant_and_any_text_may_stay(
    qtbot: QtBot, window: TemplatesWindow
) -> None:
    field = named(window, "Status afterwards")
    assert isinstance(field, ChoiceEdit)
    field.setFocus()
    QTest.keyClick(field, Qt.Key.Key_Down)
    popup = QApplication.activePopupWidget()
    assert isinstance(popup, QAbstractItemView)
    model = popup.model()
    assert [model.index(row, 0).data() for row in range(model.rowCount())] == ["New", "In Progress"]
    with qtbot.waitSignal(field.edited):
        QTest.keyClick(popup, Qt.Key.Key_Down)
        QTest.keyClick(popup, Qt.Key.Key_Return)
    assert field.text() == "New"
    QTest.keyClick(field, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(field, "Parked")
    assert part(window, FormFields).form().status == "Parked"


def test_a_placeholder_goes_where_one_types(window: TemplatesWindow) -> None:
    fields = part(window, FormFields)
    for member, text in ((Member.SUMMARY, "summary"), (Member.DETAILS, "details")):
        target = named(window, "Summary" if member is Member.SUMMARY else "Details (Markdown)")
        target.setFocus()
        QTest.keyClick(target, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        QTest.keyClick(target, Qt.Key.Key_P, Qt.KeyboardModifier.AltModifier)
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        next(each for each in menu.actions() if each.text().startswith("{ask:Title}")).trigger()
        menu.close()
        QTest.keyClicks(target, "Tray")
        assert getattr(fields.form(), text) == "{ask:Tray}"


def test_custom_fields_are_added_and_taken_away(qtbot: QtBot, window: TemplatesWindow) -> None:
    fields = part(window, FormFields)
    add = next(each for each in window.findChildren(QPushButton) if each.text() == "Add a custom field")
    add.click()
    assert focused().accessibleName() == "Custom field"
    assert fields.form().fields == ()
    QTest.keyClicks(focused(), "Serial number")
    QTest.keyClick(QApplication.activePopupWidget() or focused(), Qt.Key.Key_Escape)
    QTest.keyClick(focused(), Qt.Key.Key_Tab)
    QTest.keyClicks(focused(), "{site}")
    assert fields.form().fields == (FieldText("Serial number", "{site}"),)
    QTest.keyClick(focused(), Qt.Key.Key_Tab)
    with qtbot.waitSignal(fields.edited):
        QTest.keyClick(focused(), Qt.Key.Key_Space)
    assert fields.form().fields == ()


def test_the_preview_tells_what_is_asked_and_what_is_missing(window: TemplatesWindow) -> None:
    window.show_state(STATES["templates-shared"])
    said = words(window)
    assert "Asks for Serial number · Needed by" in said
    assert any("CFAsset" in text and "does not have" in text for text in said)
    assert any("Joe Bloggs" in text and "Laptop for" in text for text in said)


def test_text_of_a_template_is_never_read_as_html(window: TemplatesWindow) -> None:
    shown = STATES["templates"].form
    assert shown is not None
    evil = Preview(summary=(Piece("<b>bold</b> & more"),))
    window.show_state(replace(STATES["templates"], form=replace(shown, preview=evil)))
    assert "&lt;b&gt;bold&lt;/b&gt; &amp; more" in words(window)


def test_the_list_tells_rows_and_broken_files_apart(qtbot: QtBot, window: TemplatesWindow) -> None:
    listed = part(window, TemplateList)
    model = listed.model()
    assert [model.index(row, 0).data() for row in range(9, 12)] == [
        "Cannot be used",
        "outage.toml, cannot be used, line 7: There is no placeholder {usr}; did you mean {user}?",
        "old.toml, cannot be used, line 3: This is not TOML: expected a value.",
    ]
    with qtbot.waitSignal(listed.selected) as told:
        QTest.keyClick(listed, Qt.Key.Key_End)
    assert told.args == [10]
    with qtbot.waitSignal(listed.selected) as told:
        QTest.keyClick(listed, Qt.Key.Key_Up)
    assert told.args == [9]
    with qtbot.waitSignal(listed.selected) as told:
        QTest.keyClick(listed, Qt.Key.Key_Up)
    assert told.args == [8]
    window.show_state(STATES["templates-broken"])
    assert listed.currentIndex().row() == 10
    assert "outage.toml cannot be used" in words(window)
    assert "Line 7: There is no placeholder {usr}; did you mean {user}?" in words(window)


def choose(pane: ListPane, entry: str) -> QFileDialog:
    menus = pane.findChildren(QMenu)
    next(each for menu in menus for each in menu.actions() if each.text() == entry).trigger()
    return part(pane, QFileDialog)


@pytest.mark.parametrize("entry", ["A file or zip…", "A folder…"])
def test_what_to_import_is_asked_for(qtbot: QtBot, window: TemplatesWindow, entry: str) -> None:
    pane = part(window, ListPane)
    dialog = choose(pane, entry)
    assert dialog.isVisible()
    with qtbot.waitSignal(pane.imported) as told:
        dialog.fileSelected.emit("/usb/all.zip")
    assert told.args == ["/usb/all.zip"]
    dialog.reject()


@pytest.mark.parametrize(
    ("entry", "suggested", "everything"),
    [
        ("This template…", "pw.toml", False),
        ("All of your own as a zip…", "templates.zip", True),
        ("All of your own into a folder…", "", True),
    ],
)
def test_where_to_export_to_is_asked_for(
    qtbot: QtBot, window: TemplatesWindow, entry: str, suggested: str, *, everything: bool
) -> None:
    pane = part(window, ListPane)
    dialog = choose(pane, entry)
    assert dialog.selectedFiles()[0].endswith(suggested)
    with qtbot.waitSignal(pane.exported) as told:
        dialog.fileSelected.emit("/usb/here")
    assert told.args == ["/usb/here", everything]
    dialog.reject()


def test_escape_goes_back_to_the_list_and_then_closes(qtbot: QtBot, window: TemplatesWindow) -> None:
    window.focus_field(Member.TITLE)
    QTest.keyClick(focused(), Qt.Key.Key_Escape)
    assert isinstance(focused(), TemplateList)
    with qtbot.waitSignal(window.closed):
        QTest.keyClick(focused(), Qt.Key.Key_Escape)
    assert not window.isVisible()
