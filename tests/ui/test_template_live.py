"""Templates in the real window, on the real services, with real keys."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from quickticket.domain.templates.shelf import Shelf
from quickticket.domain.templates.template import Named, Template
from quickticket.ui.popup.view import PopupView
from tests.fakes.clock import settle
from tests.fakes.popup_screen import PopupBench
from tests.ui.focus import focused
from tests.ui.test_popup_live import play

LAPTOP = Template(
    "laptop",
    "New laptop",
    "Laptop {ask:Serial number}",
    "{choose:Colour|Red|Green} for {ask:Whom}",
    ticket_type=Named("Incident"),
)


async def type_each(letters: str) -> None:
    """Types as a person does: between two keys everything has come to rest."""
    for letter in letters:
        QTest.keyClicks(focused(), letter)
        await settle()


async def press(key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(focused(), key, modifier)
    await settle()


def test_questions_from_the_line_to_the_outbox_by_keys_alone(qapp: QApplication, qtbot: QtBot) -> None:
    async def scene(popup: PopupView, bench: PopupBench) -> None:
        bench.templates.current = Shelf((LAPTOP,))
        await type_each("/laptop @joe")
        await press(Qt.Key.Key_Return)
        assert focused().accessibleName() == "Serial number"
        await type_each("A 1")
        assert popup.line == '/laptop ?"A 1" @joe'
        await press(Qt.Key.Key_Return)
        await press(Qt.Key.Key_Return)  # nothing is highlighted yet, so nothing is chosen
        await type_each("gr")
        await press(Qt.Key.Key_Return)
        assert focused().accessibleName() == "Whom"
        await type_each("Ann")
        await press(Qt.Key.Key_Return)
        [capture] = bench.store.captures.values()
        assert capture.line == '/laptop ?"A 1" ?Green ?Ann @joe'
        assert not popup.visible

    play(qapp, qtbot, scene)


def test_an_answer_is_changed_in_its_list_without_sending(qapp: QApplication, qtbot: QtBot) -> None:
    async def scene(popup: PopupView, bench: PopupBench) -> None:
        bench.templates.current = Shelf((LAPTOP,))
        popup.set_text('/laptop ?"A 1" ?red ?Ann @joe')
        await settle()
        popup.focus_question(1)
        assert focused().accessibleName() == "Colour: Red"
        await press(Qt.Key.Key_Down)
        await press(Qt.Key.Key_Down)
        await press(Qt.Key.Key_Return)
        assert focused().accessibleName() == "Colour: Green"
        assert popup.line == '/laptop ?"A 1" ?Green ?Ann @joe'
        await press(Qt.Key.Key_Down)
        await press(Qt.Key.Key_Escape)
        assert focused().accessibleName() == "Colour: Green"
        assert bench.store.captures == {}

    play(qapp, qtbot, scene)


def test_tab_walks_fields_questions_and_details_in_the_order_of_the_form(
    qapp: QApplication, qtbot: QtBot
) -> None:
    async def scene(_popup: PopupView, bench: PopupBench) -> None:
        bench.templates.current = Shelf((LAPTOP,))
        await type_each("/laptop @joe ")
        walked = []
        for _ in range(11):
            await press(Qt.Key.Key_Tab)
            walked.append(focused().accessibleName().partition(":")[0])
        assert walked == [
            *("Type", "Priority", "Category", "Team", "Time", "Rate", "Status"),
            *("Serial number", "Colour", "Whom"),
            "Details, Markdown",
        ]

    play(qapp, qtbot, scene)
