"""Templates in the real window, on the real services, with real keys."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from quickticket.domain.ids import CannedTextId
from quickticket.domain.reference import CannedText
from quickticket.domain.templates.shelf import Shelf
from quickticket.domain.templates.template import Named, Template
from quickticket.ui.popup.view import PopupView
from tests.fakes.clock import settle
from tests.fakes.halo_seed import CATALOGUE
from tests.fakes.popup_screen import PopupBench
from tests.ui.focus import focused
from tests.ui.test_popup_live import play

CALL = Template(
    "call",
    "Call back",
    "Call {user} back",
    "Asked by {user.first}.",
    ticket_type=Named("Incident"),
)
LAPTOP = Template(
    "laptop",
    "New laptop",
    "Laptop {ask:Serial number}",
    "{choose:Colour|Red|Green} for {ask:Whom}",
    ticket_type=Named("Incident"),
)
ALT = Qt.KeyboardModifier.AltModifier
NO_MODIFIER = Qt.KeyboardModifier.NoModifier


async def type_each(letters: str) -> None:
    """Types as a person does: between two keys everything has come to rest."""
    for letter in letters:
        QTest.keyClicks(focused(), letter)
        await settle()


async def press(key: Qt.Key, modifier: Qt.KeyboardModifier = NO_MODIFIER) -> None:
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
        for _ in range(12):
            await press(Qt.Key.Key_Tab)
            walked.append(focused().accessibleName().partition(":")[0])
        assert walked == [
            *("Type", "Priority", "Category", "Team", "Time", "Rate", "Status"),
            *("Serial number", "Colour", "Whom"),
            *("Summary from /laptop", "Details, Markdown"),
        ]

    play(qapp, qtbot, scene)


def test_summary_and_details_of_the_template_become_the_lines_own_when_they_are_changed(
    qapp: QApplication, qtbot: QtBot
) -> None:
    async def scene(popup: PopupView, bench: PopupBench) -> None:
        bench.templates.current = Shelf((CALL,))
        await type_each("/call @joe")
        await press(Qt.Key.Key_S, ALT)
        assert popup.line == "/call @joe Call Joe Bloggs back"
        assert popup.form.preview.isHidden()
        await type_each(" soon")
        await press(Qt.Key.Key_D, ALT)
        assert popup.line == "/call @joe Call Joe Bloggs back soon\nAsked by Joe."
        await type_each(" Twice.")
        await press(Qt.Key.Key_L, ALT)
        await press(Qt.Key.Key_Return)
        [capture] = bench.store.captures.values()
        assert capture.line == "/call @joe Call Joe Bloggs back soon\nAsked by Joe. Twice."

    play(qapp, qtbot, scene)


def test_details_that_were_only_looked_at_stay_the_templates(qapp: QApplication, qtbot: QtBot) -> None:
    async def scene(popup: PopupView, bench: PopupBench) -> None:
        bench.templates.current = Shelf((CALL,))
        await type_each("/call @joe")
        for leave, key in ((Qt.Key.Key_L, ALT), (Qt.Key.Key_Escape, NO_MODIFIER)):
            popup.show_now()
            await press(Qt.Key.Key_D, ALT)
            assert popup.line == "/call @joe\nAsked by Joe."
            QTest.keyClick(focused(), leave, key)
            assert popup.line == "/call @joe"
            assert popup.form.details.placeholderText() == "Asked by Joe."
            await settle()
            assert popup.form.details.placeholderText() == "Asked by Joe."

    play(qapp, qtbot, scene)


def test_a_canned_text_goes_where_the_text_cursor_stands(qapp: QApplication, qtbot: QtBot) -> None:
    async def scene(popup: PopupView, bench: PopupBench) -> None:
        bench.templates.current = Shelf((CALL,))
        texts = tuple(
            CannedText(CannedTextId(number), name, text)
            for number, (name, text) in enumerate((("Called", "Called."), ("Restarted", "Restarted it.")))
        )
        await bench.cache.save_catalogue(replace(CATALOGUE, canned_texts=texts))
        await bench.presenter.start()
        await type_each("/call @joe")
        await press(Qt.Key.Key_T, ALT)
        await type_each("rest")
        await press(Qt.Key.Key_Return)
        assert popup.line == "/call @joe\nAsked by Joe.\nRestarted it."
        await type_each(" Then: ")
        await press(Qt.Key.Key_T, ALT)
        await press(Qt.Key.Key_Return)
        assert popup.line == "/call @joe\nAsked by Joe.\nRestarted it. Then: Called."

    play(qapp, qtbot, scene)
