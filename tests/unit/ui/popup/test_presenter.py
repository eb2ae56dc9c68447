"""The popup, driven by keys: what is typed is shown, sent once, and never lost."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace

import pytest
import pytest_asyncio

from quickticket.domain.bulk import Batch
from quickticket.domain.capture import StepKind
from quickticket.domain.draft import TokenKind, TokenState
from quickticket.domain.errors import StorageFull
from quickticket.domain.hotkeys import ALTERNATIVES, DEFAULT_POPUP_KEYS, HotkeyState, HotkeyStatus
from quickticket.domain.ids import BatchId, TicketId, UserId
from quickticket.domain.orders import NewTicket
from quickticket.domain.reference import TicketSummary
from quickticket.services.open_tickets import PATIENCE
from quickticket.services.ports.store import KeptDraft
from quickticket.services.status import Status
from quickticket.ui.popup.keys import Key
from quickticket.ui.popup.state import Tone
from tests.fakes.captures import capture, ticket_step
from tests.fakes.clock import settle
from tests.fakes.halo_seed import ACME, CATALOGUE, JOE
from tests.fakes.popup_screen import PopupBench

LINE = "@joe outlook wont open :incident 12m"
TICKET = TicketSummary(TicketId(8841), "Outlook asks for a password", ACME.id, ACME.name, user_id=JOE.id)


@pytest_asyncio.fixture
async def bench() -> AsyncIterator[PopupBench]:
    made = PopupBench()
    await made.start()
    yield made
    await made.tasks.close()


async def test_a_line_fills_the_form(bench: PopupBench) -> None:
    state = await bench.type(LINE)
    assert state.who is not None
    assert (state.who.name, state.who.place) == ("Joe Bloggs", "Acme · Main")
    shown = {field.caption: (field.value, field.given) for field in state.fields}
    assert shown["Type"] == ("Incident", True)
    assert shown["Time"] == ("12 min", True)
    assert shown["Priority"] == ("Medium", False)
    assert shown["Rate"] == ("Remote", False)
    assert state.button == "Create for Acme, Main"
    assert state.ready
    assert {mark.state for mark in state.marks} == {TokenState.RESOLVED}


async def test_enter_sends_the_line_and_then_hides(bench: PopupBench) -> None:
    await bench.type(LINE)
    await bench.press(Key.ENTER)
    [sent] = bench.store.captures.values()
    assert sent.line == LINE
    assert [step.kind for step in sent.steps] == [StepKind.CREATE_TICKET, StepKind.ADD_ACTION]
    assert not bench.fake.visible
    assert bench.fake.line == ""
    assert (await bench.store.draft()).line == ""


async def test_enter_right_after_the_last_key_sends_what_stands_in_the_line(bench: PopupBench) -> None:
    await bench.type("@joe outlook")
    bench.fake.set_text(LINE)
    await bench.press(Key.ENTER)
    [sent] = bench.store.captures.values()
    assert sent.line == LINE


async def test_enter_twice_makes_one_capture(bench: PopupBench) -> None:
    await bench.type(LINE)
    bench.presenter.key(Key.ENTER)
    await bench.press(Key.ENTER)
    assert len(bench.store.captures) == 1


async def test_what_is_missing_keeps_the_popup_open_and_is_named(bench: PopupBench) -> None:
    await bench.type("outlook wont open 12m")
    state = await bench.press(Key.ENTER)
    assert bench.fake.visible
    assert state.warning is not None
    assert not state.ready
    assert bench.store.captures == {}


async def test_a_missing_mandatory_field_gets_the_focus(bench: PopupBench) -> None:
    await bench.type("@joe new laptop :service -- for the new starter")
    state = await bench.press(Key.ENTER)
    assert bench.fake.focus == TokenKind.CATEGORY
    [category] = [field for field in state.fields if field.kind is TokenKind.CATEGORY]
    assert category.missing


async def test_a_full_disk_keeps_the_popup_and_says_so(bench: PopupBench) -> None:
    await bench.type(LINE)
    bench.store.fail_with = StorageFull("No room is left on the disk.")
    state = await bench.press(Key.ENTER)
    assert bench.fake.visible
    assert bench.fake.line == LINE
    assert state.banner is not None
    assert state.banner.tone is Tone.BAD
    assert "No room is left" in state.banner.text


async def test_escape_keeps_the_draft_across_a_restart(bench: PopupBench) -> None:
    await bench.type("@joe half a thought")
    await bench.press(Key.ESCAPE)
    assert not bench.fake.visible
    assert (await bench.store.draft()).line == "@joe half a thought"


async def test_the_kept_draft_comes_back_at_start() -> None:
    bench = PopupBench()
    await bench.store.save_draft(KeptDraft("@joe half a thought\nwith details"))
    await bench.start()
    assert bench.fake.line == "@joe half a thought\nwith details"
    await bench.tasks.close()


async def test_tab_pins_the_highlighted_match(bench: PopupBench) -> None:
    state = await bench.type("@jo")
    assert state.completion is not None
    assert state.completion.rows[0].name == "Joe Bloggs"
    assert state.completion.rows[0].detail == "Acme · Main · joe@acme.example"
    state = await bench.press(Key.TAB)
    assert bench.fake.line == '@"Joe Bloggs"{u41} '
    assert state.completion is None


async def test_enter_takes_the_match_only_where_the_line_does_not_say_one_thing(bench: PopupBench) -> None:
    await bench.type("laptop broken @main")
    state = await bench.press(Key.ENTER)
    assert bench.store.captures == {}
    assert '@"Main"{s' in bench.fake.line
    assert state.who is not None


async def test_a_moved_highlight_is_taken_by_enter(bench: PopupBench) -> None:
    await bench.type("@a")
    await bench.press(Key.DOWN)
    assert bench.fake.state.completion is not None
    chosen = bench.fake.state.completion.rows[bench.fake.state.completion.selected].name
    await bench.press(Key.ENTER)
    assert f'@"{chosen}"' in bench.fake.line


async def test_escape_closes_the_list_before_the_popup(bench: PopupBench) -> None:
    await bench.type("@jo")
    state = await bench.press(Key.ESCAPE)
    assert state.completion is None
    assert bench.fake.visible
    await bench.press(Key.ESCAPE)
    assert not bench.fake.visible


async def test_escape_closes_the_list_of_a_later_line_too(bench: PopupBench) -> None:
    await bench.type("@jo")
    await bench.type("")
    await bench.type("@jo")
    assert (await bench.press(Key.ESCAPE)).completion is None
    assert bench.fake.visible


async def test_a_ticket_that_only_halo_knows_is_shown_before_it_is_made_again(bench: PopupBench) -> None:
    order = ticket_step("outlook is broken").order
    assert isinstance(order, NewTicket)
    bench.halo.hold_ticket(order)
    state = await bench.type(LINE)
    assert state.tickets == ()
    await bench.clock.advance(PATIENCE)
    assert [ticket.summary for ticket in bench.fake.state.tickets] == ["outlook is broken"]


async def test_a_name_that_only_halo_knows_is_found_though_the_cursor_has_moved_on(bench: PopupBench) -> None:
    bench.halo.server_only = (replace(JOE, id=UserId(77), name="Joanna Far"),)
    state = await bench.type("@joanna printer is on fire")
    assert state.who is None or state.who.name != "Joanna Far"
    await bench.clock.advance(PATIENCE)
    assert bench.fake.state.who is not None
    assert bench.fake.state.who.name == "Joanna Far"


async def test_small_lists_complete_too(bench: PopupBench) -> None:
    state = await bench.type("@joe slow !")
    assert state.completion is not None
    assert [row.name for row in state.completion.rows] == ["Critical", "High", "Medium"]
    await bench.type("@joe slow !hi")
    await bench.press(Key.TAB)
    assert bench.fake.line == '@joe slow !"High"{2} '


async def test_a_chip_rewrites_the_line(bench: PopupBench) -> None:
    await bench.type(LINE)
    bench.presenter.open_list.open_field(TokenKind.CATEGORY, "out")
    assert bench.fake.state.choices is not None
    assert [row.name for row in bench.fake.state.choices.rows] == ["Email > Outlook"]
    bench.presenter.open_list.choose(0)
    await settle()
    assert bench.fake.line.startswith(LINE)
    assert '%"Email' in bench.fake.line
    [category] = [field for field in bench.fake.state.fields if field.kind is TokenKind.CATEGORY]
    assert category.value == "Email > Outlook"
    assert category.given
    assert bench.fake.focus == TokenKind.CATEGORY


async def test_the_time_chip_takes_bare_minutes(bench: PopupBench) -> None:
    await bench.type(LINE)
    bench.presenter.open_list.open_field(TokenKind.DURATION, "2")
    bench.presenter.open_list.narrow("25")
    bench.presenter.open_list.choose(0)
    assert bench.fake.line == "@joe outlook wont open :incident 25m"


async def test_log_here_turns_the_line_into_a_time_entry(bench: PopupBench) -> None:
    await bench.cache.put_tickets([TICKET])
    state = await bench.type(LINE)
    assert [(each.number, each.summary) for each in state.tickets] == [(8841, TICKET.summary)]
    assert state.tickets_caption == "Open for Joe"
    bench.presenter.offers.log_on(0)
    await settle()
    assert bench.fake.line == "#8841 outlook wont open 12m"
    state = bench.fake.state
    assert state.who is not None
    assert (state.who.number, state.who.name) == ("#8841", TICKET.summary)
    assert state.button == "Log 12 min on #8841, Acme"
    assert [field.caption for field in state.fields] == ["Time", "Rate", "Status", "Outcome", "Entry"]


async def test_log_time_keeps_a_draft_as_the_note(bench: PopupBench) -> None:
    await bench.type(f"{LINE}\nSince Monday.")
    bench.presenter.offers.log_time(TicketId(8841))
    assert (bench.fake.line, bench.fake.caret) == ("#8841 outlook wont open 12m\nSince Monday.", 6)


async def test_log_time_on_no_ticket_yet_lists_mine(bench: PopupBench) -> None:
    await bench.cache.put_tickets([TICKET], replace_mine=True)
    await bench.presenter.start()
    bench.presenter.offers.log_time(None)
    await settle()
    assert (bench.fake.line, bench.fake.caret, bench.fake.focus) == ("# ", 1, "line")
    assert bench.fake.state.completion is not None
    assert [row.name for row in bench.fake.state.completion.rows] == ["#8841 Outlook asks for a password"]


async def test_all_templates_are_listed_before_a_draft(bench: PopupBench) -> None:
    await bench.type(LINE)
    bench.presenter.offers.choose_template()
    await settle()
    assert (bench.fake.line, bench.fake.caret) == (f"/ {LINE}", 1)
    assert bench.fake.state.completion is not None
    assert len(bench.fake.state.completion.rows) > 1


async def test_a_changed_default_shows_before_it_is_sent(bench: PopupBench) -> None:
    await bench.type("@joe outlook wont open")
    bench.defaults = replace(bench.defaults, ticket_type="Service Request")
    bench.presenter.defaults_changed()
    await settle()
    [field] = [field for field in bench.fake.state.fields if field.caption == "Type"]
    assert field.value == "Service Request"


async def test_an_equal_match_asks_and_its_button_settles_it(bench: PopupBench) -> None:
    state = await bench.type("@main printer jam")
    assert state.warning is not None
    assert state.warning.candidates[:2] == ("Main · Acme", "Main · North Star")
    bench.presenter.offers.settle(1)
    await settle()
    assert '@"Main"{s19}' in bench.fake.line
    assert bench.fake.state.warning is None


async def test_up_in_the_empty_line_recalls_older_and_older_lines(bench: PopupBench) -> None:
    for line in ("@joe first 5m", "@joe second 5m"):
        await bench.type(line)
        await bench.press(Key.ENTER)
    await bench.press(Key.UP)
    assert bench.fake.line == "@joe second 5m"
    await bench.press(Key.UP)
    assert bench.fake.line == "@joe first 5m"
    await bench.press(Key.UP)
    assert bench.fake.line == "@joe first 5m"
    await bench.press(Key.DOWN)
    assert bench.fake.line == "@joe second 5m"
    await bench.press(Key.DOWN)
    assert bench.fake.line == ""


async def test_lines_of_a_bulk_are_not_recalled_and_a_repeated_one_once(bench: PopupBench) -> None:
    for line in ("@joe other 5m", "@joe same 5m", "@joe same 5m"):
        await bench.type(line)
        await bench.press(Key.ENTER)
    batch = Batch(BatchId("b1"), bench.clock.now(), "/outage")
    await bench.ledger.add_batch(batch, [replace(capture(), line="/outage @acme", batch=batch.id)])
    await bench.presenter.start()
    assert bench.fake.state.start.recent == "@joe same 5m"
    await bench.press(Key.UP)
    await bench.press(Key.UP)
    assert bench.fake.line == "@joe other 5m"


async def test_editing_replaces_the_capture(bench: PopupBench) -> None:
    old = capture()
    await bench.ledger.add(old)
    bench.presenter.subject.edit(old.id)
    await settle()
    assert bench.fake.line.startswith(old.line)
    assert bench.fake.state.editing
    await bench.press(Key.CTRL_ENTER)
    assert bench.store.captures[old.id].settled
    assert len(bench.store.captures) == 2


async def test_a_taken_hotkey_is_said_with_free_ones(bench: PopupBench) -> None:
    bench.presenter.show_hotkey(
        HotkeyStatus("popup", DEFAULT_POPUP_KEYS, HotkeyState.CONFLICT, "", ALTERNATIVES[:3])
    )
    banner = bench.fake.state.banner
    assert banner is not None
    assert banner.actions == tuple(str(keys) for keys in ALTERNATIVES[:3])
    bench.presenter.banner_action(1)
    assert bench.rebound == [ALTERNATIVES[1]]


async def test_signed_out_and_offline_are_said(bench: PopupBench) -> None:
    bench.board.say(Status(agent=None))
    await settle()
    assert bench.fake.state.banner is not None
    assert "profile add" in bench.fake.state.banner.text
    bench.board.say(replace(bench.board.current, agent=CATALOGUE.me, online=False))
    await settle()
    assert bench.fake.state.banner is not None
    assert bench.fake.state.banner.text.startswith("Offline")


async def test_a_refusal_is_seen_although_a_list_was_open(bench: PopupBench) -> None:
    state = await bench.type("@joe new laptop :se")
    assert state.completion is not None
    state = await bench.press(Key.ENTER)
    assert state.completion is None
    assert state.warning is not None
    assert bench.fake.focus == "details"


async def test_keys_pressed_while_it_is_saved_begin_the_next_line(bench: PopupBench) -> None:
    await bench.type(LINE)
    bench.presenter.key(Key.ENTER)
    bench.fake.set_text(f"{LINE} @ann next")
    await settle()
    [sent] = bench.store.captures.values()
    assert sent.line == LINE
    assert bench.fake.line == "@ann next"
    assert (await bench.store.draft()).line == "@ann next"


async def test_the_question_is_short_where_buttons_name_the_candidates(bench: PopupBench) -> None:
    state = await bench.type("@main printer jam")
    assert state.warning is not None
    assert state.warning.text.startswith("Which user, site or customer is @main?")
    assert not any(name in state.warning.text for name in ("Acme", "North Star"))


async def test_a_stopped_timer_opens_with_its_time_and_is_gone_once_it_is_sent(bench: PopupBench) -> None:
    await bench.cache.put_tickets([TICKET])
    started = await bench.type("#8841 reset the spooler >")
    assert started.button == "Start timer on #8841"
    await bench.press(Key.CTRL_ENTER)
    (timer,) = bench.timers.timers
    assert bench.fake.line == ""
    await bench.clock.advance(25 * 60)
    await bench.timers.stop(timer.id)
    bench.presenter.subject.log(timer.id)
    await settle()
    assert bench.fake.line == "#8841 reset the spooler 25m 2026-03-04 12:00-12:25"
    assert bench.fake.state.editing == "Logs the timer"
    assert bench.fake.state.warning is None
    await bench.press(Key.CTRL_ENTER)
    assert bench.timers.timers == ()
    (sent,) = bench.store.captures.values()
    assert sent.minutes == 25


async def test_after_a_restart_the_draft_still_logs_its_timer(bench: PopupBench) -> None:
    await bench.cache.put_tickets([TICKET])
    kept = (await bench.lines.submit("10m helped a colleague +later")).timer
    assert kept is not None
    bench.presenter.subject.log(kept.id)
    await settle()
    assert (bench.fake.line, bench.fake.caret) == ("# helped a colleague 10m 2026-03-04 11:50-12:00", 1)
    assert await bench.store.draft() == KeptDraft(bench.fake.line, logs=kept.id)
    bench.presenter.subject.forget()
    bench.fake.line = ""
    bench.presenter.edited()
    await bench.store.save_draft(KeptDraft("#8841 helped 10m", logs=kept.id))
    await bench.presenter.start()
    await settle()
    assert bench.fake.state.editing == "Logs the timer"
    await bench.press(Key.CTRL_ENTER)
    assert bench.timers.timers == ()


async def test_time_for_nobody_yet_is_offered_to_be_kept(bench: PopupBench) -> None:
    await bench.type("10m helped a colleague")
    state = await bench.press(Key.CTRL_ENTER)
    assert state.warning is not None
    assert state.warning.candidates == ("Keep the time, ticket later",)
    bench.presenter.offers.settle(0)
    await settle()
    assert bench.fake.line == "10m helped a colleague +later"
    assert bench.fake.state.button == "Keep 10 min until it has a ticket"
    await bench.press(Key.CTRL_ENTER)
    (debt,) = bench.timers.debt
    assert debt.title == "helped a colleague"


async def test_under_the_hash_the_ticket_written_to_last_comes_before_my_open_ones(bench: PopupBench) -> None:
    mine = replace(TICKET, id=TicketId(8850), summary="VPN drops")
    await bench.cache.put_tickets([mine, TICKET], replace_mine=True)
    await bench.lines.submit("#8841 5m rebuilt the profile")
    await bench.presenter.start()
    state = await bench.type("#")
    assert state.completion is not None
    assert [row.name for row in state.completion.rows] == [
        "#8841 Outlook asks for a password",
        "#8850 VPN drops",
    ]


@pytest.mark.parametrize("same", [True, False])
async def test_another_line_from_elsewhere_replaces_no_capture(bench: PopupBench, *, same: bool) -> None:
    old = capture()
    await bench.ledger.add(old)
    bench.presenter.subject.edit(old.id)
    await settle()
    bench.presenter.open(bench.fake.line if same else "@joe another thing")
    await settle()
    assert not bench.fake.state.editing
    await bench.press(Key.CTRL_ENTER)
    assert len(bench.store.captures) == 2
    assert not bench.store.captures[old.id].settled


async def test_opening_it_again_goes_on_with_what_was_edited(bench: PopupBench) -> None:
    old = capture()
    await bench.ledger.add(old)
    bench.presenter.subject.edit(old.id)
    await settle()
    bench.presenter.open()
    await settle()
    assert bench.fake.state.editing
