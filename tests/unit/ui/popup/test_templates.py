"""Templates in the popup: found while typing, asked for in order, and nothing typed is ever lost."""

from __future__ import annotations

from dataclasses import replace

import pytest

from quickticket.domain.draft import TokenKind
from quickticket.domain.ids import CannedTextId, CustomFieldId
from quickticket.domain.orders import NewTicket
from quickticket.domain.reference import CannedText, CustomField
from quickticket.domain.template_use.apply import Asked
from quickticket.domain.templates.placeholders import Question
from quickticket.domain.templates.shelf import Shelf
from quickticket.domain.templates.template import FieldValue, Named, Template
from quickticket.services.ports.store import KeptDraft
from quickticket.ui.popup.keys import Key
from quickticket.ui.popup.questions import first_open, next_open
from quickticket.ui.popup.state import QuestionRow, Row
from tests.fakes.clock import settle
from tests.fakes.halo_seed import CATALOGUE
from tests.fakes.popup_screen import PopupBench

CALL = Template(
    "call",
    "Call back",
    "Call {user} back",
    "Asked by {user.first}.",
    ticket_type=Named("Incident"),
    minutes=10,
    charge_rate=Named("Remote"),
)
LAPTOP = Template(
    "laptop",
    "New laptop",
    "Laptop {ask:Serial number}",
    "{choose:Colour|Red|Green}",
    ticket_type=Named("Incident"),
)


@pytest.fixture
async def bench() -> PopupBench:
    made = PopupBench()
    made.templates.current = Shelf((CALL, LAPTOP))
    await made.start()
    return made


async def test_a_slash_lists_the_templates_and_letters_narrow_them(bench: PopupBench) -> None:
    state = await bench.type("/")
    assert state.completion is not None
    assert state.completion.rows == (
        Row("Call back", "/call · Incident · 10 min · Remote"),
        Row("New laptop", "/laptop · Incident"),
    )
    state = await bench.type("/lap")
    assert state.completion is not None
    assert [row.name for row in state.completion.rows] == ["New laptop"]
    await bench.press(Key.TAB)
    assert bench.fake.line == "/laptop "


async def test_enter_sends_while_a_cut_short_name_is_clear(bench: PopupBench) -> None:
    await bench.type("@joe /call")
    await bench.press(Key.ENTER)
    [capture] = bench.store.captures.values()
    ticket = capture.steps[0].order
    assert isinstance(ticket, NewTicket)
    assert ticket.summary == "Call Joe Bloggs back"
    assert capture.minutes == 10


async def test_the_form_tells_what_comes_from_the_template(bench: PopupBench) -> None:
    state = await bench.type("@joe /call !high")
    fields = {field.kind: field for field in state.fields}
    assert (fields[TokenKind.DURATION].value, fields[TokenKind.DURATION].source) == ("10 min", "/call")
    assert fields[TokenKind.PRIORITY].given
    assert fields[TokenKind.PRIORITY].source == ""
    assert (state.written.summary, state.written.details) == ("Call Joe Bloggs back", "Asked by Joe.")
    state = await bench.type("@joe /call own words -- and own details")
    assert (state.written.summary, state.written.details) == ("", "")


async def test_nothing_that_a_template_sends_is_hidden(bench: PopupBench) -> None:
    serial = CustomField(CustomFieldId(3), "CFSerial", "Serial number")
    await bench.cache.save_catalogue(replace(CATALOGUE, custom_fields=(serial,)))
    full = replace(
        CALL,
        outcome=Named("Phone Call"),
        private=False,
        team=Named("2nd Line"),
        agent=Named("Sam Senior"),
        tags=("phone", "vip"),
        fields=(FieldValue(Named("CFSerial"), "A 1\nB 2"),),
    )
    bench.templates.current = Shelf((full, replace(full, name="note", minutes=None, private=True)))
    state = await bench.type("@joe /call")
    also = "tagged phone, vip · Serial number: A 1 B 2"
    assert state.written.also == also
    shown = {field.kind: field.value for field in state.fields}
    assert shown[TokenKind.ASSIGN] == "Sam Senior, 2nd Line"
    assert (shown[TokenKind.OUTCOME], shown[TokenKind.PRIVACY]) == ("Phone Call", "visible to the user")
    state = await bench.type("@joe /note")
    assert state.written.also == also
    assert TokenKind.PRIVACY not in {field.kind for field in state.fields}
    state = await bench.type("@joe without a template 12m")
    assert state.written.also == ""


async def test_the_summary_of_a_template_goes_into_the_line_once_its_questions_are_answered(
    bench: PopupBench,
) -> None:
    bench.presenter.offers.own_summary()
    assert bench.fake.line == ""
    await bench.type("@joe /laptop ?A1")
    bench.presenter.offers.own_summary()
    assert bench.fake.state.choices is not None
    await bench.type("@joe /laptop ?A1 ?red -- soon")
    bench.presenter.offers.own_summary()
    state = await bench.type(bench.fake.line)
    assert bench.fake.line == "@joe /laptop ?A1 ?red Laptop A1 -- soon"
    assert state.written.summary == ""
    bench.presenter.offers.own_summary()
    assert bench.fake.line == "@joe /laptop ?A1 ?red Laptop A1 -- soon"


async def test_questions_are_answered_by_keyboard_and_stand_in_the_line(bench: PopupBench) -> None:
    state = await bench.type("@joe /laptop")
    assert state.questions == (
        QuestionRow("Serial number", missing=True),
        QuestionRow("Colour", "", ("Red", "Green"), missing=True),
    )
    assert state.warning is None
    await bench.press(Key.ENTER)
    assert bench.fake.focus == "question 0"
    assert bench.store.captures == {}
    bench.presenter.asking.answer(0, "A 1")
    bench.presenter.asking.answered(0, "A 1")
    await settle()
    choices = bench.fake.state.choices
    assert choices is not None
    assert (choices.question, choices.caption, choices.selected) == (1, "Colour", -1)
    assert choices.rows == (Row("Red"), Row("Green"))
    bench.presenter.open_list.choose(-1)
    bench.presenter.open_list.narrow("blue")
    bench.presenter.open_list.move(1)
    bench.presenter.open_list.choose(0)
    assert bench.fake.state.choices is not None
    bench.presenter.open_list.narrow("")
    assert bench.fake.state.choices.selected == -1
    bench.presenter.open_list.narrow("gr")
    assert bench.fake.state.choices.rows == (Row("Green", spans=((0, 2),)),)
    bench.presenter.open_list.choose(0)
    assert bench.fake.line == '@joe /laptop ?"A 1" ?Green'
    await settle()
    [capture] = bench.store.captures.values()
    ticket = capture.steps[0].order
    assert isinstance(ticket, NewTicket)
    assert (ticket.summary, ticket.details) == ("Laptop A 1", "Green")
    assert not bench.fake.visible


async def test_a_click_on_the_last_answer_sends_nothing(bench: PopupBench) -> None:
    await bench.type("@joe /laptop ?A1")
    bench.presenter.open_list.open_question(1)
    bench.presenter.open_list.move(-1)
    assert bench.fake.state.choices is not None
    assert bench.fake.state.choices.selected == 1
    bench.presenter.open_list.click(1)
    await settle()
    assert bench.fake.line == "@joe /laptop ?A1 ?Green"
    assert bench.fake.focus == "question 1"
    assert bench.store.captures == {}


async def test_what_the_form_writes_is_not_completed_over_the_form(bench: PopupBench) -> None:
    await bench.type("/laptop @jo")
    assert bench.fake.state.completion is not None
    await bench.press(Key.CTRL_ENTER)
    for typed in ("A", "A1"):
        bench.presenter.asking.answer(0, typed)
        await settle()
        assert bench.fake.state.completion is None
    state = await bench.type("/laptop ?A1 @joe")
    assert state.completion is not None


async def test_a_draft_with_answers_survives(bench: PopupBench) -> None:
    await bench.type("@joe /laptop")
    bench.presenter.asking.answer(1, "red")
    await settle()
    assert (await bench.store.draft()).line == '@joe /laptop ?"" ?red'


def test_the_next_question_is_the_first_open_one_behind() -> None:
    asked = (
        Asked(Question("One"), "a", "a"),
        Asked(Question("Two")),
        Asked(Question("Three", ("x", "y"))),
    )
    assert first_open(asked) == 1
    assert next_open(asked, 1, "b") == 2
    assert next_open(asked, 2, "z") == 2
    assert next_open(asked, 2, "x") == 1
    assert next_open(asked[:1], 0, "a") is None
    assert first_open(asked[:1]) is None


async def test_a_template_joins_what_was_typed(bench: PopupBench) -> None:
    bench.presenter.calling.call("call")
    assert bench.fake.line == "/call "
    await bench.type("@joe half a thought /call -- more")
    bench.presenter.calling.call("laptop")
    assert bench.fake.line == "@joe half a thought /laptop -- more"
    await bench.type("@joe clear /tmp")
    bench.presenter.calling.call("call")
    assert bench.fake.line == "@joe clear /tmp /call "


async def test_a_template_called_before_the_templates_are_there_takes_the_place_of_another() -> None:
    bench = PopupBench()
    bench.templates.current = Shelf()
    await bench.store.save_draft(KeptDraft("half a thought /laptop"))
    bench.presenter.calling.call("call")
    assert bench.fake.line == ""
    await bench.start()
    assert bench.fake.line == "half a thought /laptop"
    bench.templates.become(CALL, LAPTOP)
    assert bench.fake.line == "half a thought /call "
    bench.templates.become(LAPTOP)
    assert bench.fake.line == "half a thought /call "


async def test_a_template_called_before_the_kept_draft_is_there_waits_for_it() -> None:
    bench = PopupBench()
    await bench.store.save_draft(KeptDraft("half a thought"))
    bench.presenter.calling.call("pw")
    await bench.start()
    assert bench.fake.line == "half a thought /pw "


async def test_templates_that_come_later_are_known_at_once(bench: PopupBench) -> None:
    bench.templates.current = Shelf()
    state = await bench.type("@joe /call")
    assert state.written.summary == ""
    assert state.completion is None
    bench.templates.become(CALL, replace(LAPTOP, name="caller"))
    await settle()
    assert bench.fake.state.written.summary == "Call Joe Bloggs back"
    assert bench.fake.state.completion is not None


async def test_the_moment_is_taken_anew_whenever_the_popup_opens(bench: PopupBench) -> None:
    bench.templates.current = Shelf((replace(CALL, details="Copied: {clipboard}"),))
    bench.moment.notice(lambda: "one", str)
    state = await bench.type("@joe /call")
    assert state.written.details == "Copied: one"
    await bench.press(Key.ESCAPE)
    bench.moment.notice(lambda: "two", str)
    bench.presenter.open()
    await settle()
    assert bench.fake.state.written.details == "Copied: two"
    await bench.press(Key.ENTER)
    [capture] = bench.store.captures.values()
    ticket = capture.steps[0].order
    assert isinstance(ticket, NewTicket)
    assert ticket.details == "Copied: two"


async def test_an_empty_popup_offers_the_likeliest_templates(bench: PopupBench) -> None:
    await bench.type("x")
    state = await bench.type("")
    assert state.start.templates == "/call  /laptop"
    bench.presenter.offers.begin_template()
    await settle()
    assert bench.fake.state.completion is not None


async def test_what_stands_here_can_become_a_template(bench: PopupBench) -> None:
    bench.presenter.handover.save_template()
    assert bench.saved == []
    await bench.type("@joe printer jam :incident")
    bench.presenter.handover.save_template()
    assert bench.saved == ["@joe printer jam :incident"]
    assert not bench.fake.visible


async def test_a_line_for_many_goes_to_the_bulk_window(bench: PopupBench) -> None:
    await bench.type("/call @joe line cut -- all over town")
    bench.presenter.handover.make_bulk()
    await settle()
    assert bench.bulks == ["/call line cut -- all over town"]
    assert not bench.fake.visible
    assert bench.fake.line == ""


async def test_canned_texts_go_into_the_details(bench: PopupBench) -> None:
    texts = (
        CannedText(CannedTextId(1), "Called", "Called, no answer."),
        CannedText(CannedTextId(2), "Restarted", "Restarted it."),
    )
    await bench.cache.save_catalogue(replace(CATALOGUE, canned_texts=texts))
    await bench.presenter.start()
    await bench.type("@joe vpn")
    bench.presenter.open_list.open_canned_texts()
    assert bench.fake.state.choices is not None
    assert bench.fake.state.choices.rows == (
        Row("Called", "Called, no answer."),
        Row("Restarted", "Restarted it."),
    )
    bench.presenter.open_list.narrow("rest")
    bench.presenter.open_list.move(1)
    bench.presenter.open_list.choose(0)
    assert bench.fake.inserted == ["Restarted it."]
    assert bench.fake.state.choices is None
    bench.presenter.open_list.open_canned_texts()
    bench.presenter.open_list.close()
    assert bench.fake.focus == "details"


async def test_without_canned_texts_or_text_no_list_opens(bench: PopupBench) -> None:
    bench.presenter.open_list.open_canned_texts()
    assert bench.fake.state.choices is None
    await bench.cache.save_catalogue(replace(CATALOGUE, canned_texts=()))
    await bench.presenter.start()
    await bench.type("@joe vpn")
    bench.presenter.open_list.open_canned_texts()
    assert bench.fake.state.choices is None


async def test_a_recalled_line_brings_its_template_back(bench: PopupBench) -> None:
    await bench.type("@joe /call")
    await bench.press(Key.ENTER)
    await bench.press(Key.UP)
    assert bench.fake.line == "@joe /call"
    assert bench.fake.state.written.source == "/call"
