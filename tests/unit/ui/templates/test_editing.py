"""What is typed into a template is saved as far as it is right, and never lost."""

from __future__ import annotations

from dataclasses import replace

import pytest

from quickticket.domain.templates.template import Named
from quickticket.ui.templates.editor import PAUSE
from quickticket.ui.templates.form import Member
from tests.fakes.clock import settle
from tests.fakes.template_desk import PW, TemplateDesk


async def test_what_is_typed_is_saved_after_a_pause(desk: TemplateDesk) -> None:
    await desk.select("/pw")
    desk.presenter.typed(replace(desk.form.form, title="Password"))
    await desk.clock.advance(PAUSE / 2)
    assert desk.form.saved == "Saving…"
    desk.presenter.typed(replace(desk.form.form, title="Password again"))
    await desk.clock.advance(PAUSE / 2)
    assert desk.own.templates["pw"] == PW
    await desk.clock.advance(PAUSE / 2)
    assert desk.own.templates["pw"].title == "Password again"
    assert desk.form.saved == "Saved"


async def test_saving_can_be_asked_for(desk: TemplateDesk) -> None:
    await desk.select("/pw")
    desk.presenter.typed(replace(desk.form.form, title="Password"))
    desk.presenter.save()
    await settle()
    assert desk.own.templates["pw"].title == "Password"


async def test_a_mistake_is_said_at_its_field_and_the_rest_is_saved(desk: TemplateDesk) -> None:
    await desk.select("/pw")
    await desk.type(title="Password", time="soon")
    assert desk.own.templates["pw"] == replace(PW, title="Password")
    assert desk.note_at(Member.TIME) == "Write 12m or 1h30"
    assert (desk.form.saved, desk.form.safe) == ("Saved, except what is marked", False)
    assert desk.state.listed.rows[1].pill == "unfinished"
    await desk.select("/vpn")
    await desk.select("/pw")
    assert desk.form.form.time == "soon"
    await desk.type(time="7m")
    assert desk.own.templates["pw"].minutes == 7


async def test_turning_to_another_row_saves_at_once(desk: TemplateDesk) -> None:
    await desk.select("/pw")
    desk.presenter.typed(replace(desk.form.form, title="Password"))
    await desk.select("/vpn")
    assert desk.own.templates["pw"].title == "Password"


async def test_turning_back_at_once_still_shows_the_row(desk: TemplateDesk) -> None:
    await desk.select("/pw")
    desk.presenter.select(desk.rows.index("/vpn"))
    desk.presenter.select(desk.rows.index("/pw"))
    await settle()
    assert (desk.chosen, desk.form.form.name) == ("/pw", "pw")


@pytest.mark.parametrize("end", ["close", "flush"])
async def test_the_end_saves_at_once(desk: TemplateDesk, end: str) -> None:
    await desk.select("/pw")
    desk.presenter.typed(replace(desk.form.form, title="Password"))
    if end == "close":
        desk.presenter.closed()
        await settle()
    else:
        await desk.presenter.flush()
    assert desk.own.templates["pw"].title == "Password"


async def test_a_refused_saving_keeps_the_text_and_tries_again(desk: TemplateDesk) -> None:
    await desk.select("/pw")
    desk.own.full = True
    await desk.type(title="Password")
    assert desk.form.saved == "Not saved. The disk is full."
    assert desk.form.form.title == "Password"
    assert desk.state.listed.rows[1].pill == "unfinished"
    desk.own.full = False
    await desk.select("/vpn")
    assert desk.own.templates["pw"].title == "Password"


async def test_what_one_types_is_not_tidied_under_the_cursor(desk: TemplateDesk) -> None:
    await desk.select("/pw")
    await desk.type(summary="Password  reset ", time="90m")
    assert desk.own.templates["pw"].summary == "Password reset"
    assert (desk.form.form.summary, desk.form.form.time) == ("Password  reset ", "90m")
    await desk.select("/vpn")
    await desk.select("/pw")
    assert (desk.form.form.summary, desk.form.form.time) == ("Password reset", "1h30m")


async def test_a_new_template_is_saved_once_it_has_a_name(desk: TemplateDesk) -> None:
    desk.presenter.new()
    assert desk.window.focused == [Member.TITLE]
    await desk.type(title="Printer jam")
    assert desk.form.saved == "Not saved yet: it needs a name"
    assert (desk.rows[0], desk.state.listed.rows[0].pill) == ("Printer jam", "not saved")
    assert not desk.form.has_name
    desk.presenter.title_done()
    await desk.clock.advance(PAUSE)
    assert desk.own.templates["printer-jam"].title == "Printer jam"
    assert desk.chosen == "/printer-jam"
    assert desk.form.has_name


async def test_a_name_of_ones_own_is_left_alone(desk: TemplateDesk) -> None:
    desk.presenter.new()
    await desk.type(title="Printer jam", name="jam")
    desk.presenter.title_done()
    await settle()
    assert desk.chosen == "/jam"


async def test_an_untouched_new_template_goes_as_it_came(desk: TemplateDesk) -> None:
    desk.presenter.new()
    await desk.select("/pw")
    assert desk.rows == ["/leaver", "/pw", "/toner", "/vpn"]


async def test_a_new_one_without_a_name_waits_in_the_list(desk: TemplateDesk) -> None:
    desk.presenter.new()
    await desk.type(summary="for later")
    await desk.select("/pw")
    assert desk.rows[0] == "New template"
    desk.presenter.closed()
    await desk.open()
    desk.presenter.select(0)
    assert desk.form.form.summary == "for later"


async def test_a_name_in_use_is_refused_until_it_is_another_one(desk: TemplateDesk) -> None:
    await desk.select("/pw")
    await desk.type(name="Vpn", title="Password")
    assert desk.note_at(Member.NAME) == "There is a /Vpn already"
    assert desk.own.templates["pw"].title == "Password"
    await desk.type(name="leaver")
    assert desk.note_at(Member.NAME) == "There is a /leaver already"
    await desk.type(name="pass")
    assert set(desk.own.templates) == {"pass", "vpn", "toner"}
    assert desk.chosen == "/pass"
    assert all(len(state.listed.rows) == 4 for state in desk.window.seen)  # nothing flickers


async def test_a_copy_that_could_not_be_saved_takes_no_name_that_was_dropped(desk: TemplateDesk) -> None:
    await desk.select("/pw")
    desk.own.full = True
    desk.presenter.duplicate()
    await settle()
    assert desk.form.saved == "Not saved. The disk is full."
    desk.own.full = False
    await desk.type(name="")
    assert set(desk.own.templates) == {"pw", "vpn", "toner"}
    await desk.type(name="reset")
    assert "reset" in desk.own.templates


async def test_changes_on_disk_are_taken_over_where_nobody_typed(desk: TemplateDesk) -> None:
    await desk.select("/pw")
    desk.own.templates["pw"] = replace(PW, title="By hand")
    await desk.library.refresh()
    assert desk.form.form.title == "By hand"
    desk.presenter.typed(replace(desk.form.form, title="By me"))
    desk.own.templates["pw"] = replace(PW, title="By hand again")
    await desk.library.refresh()
    assert desk.form.form.title == "By me"


async def test_a_template_that_was_deleted_on_disk_while_one_types_is_not_lost(desk: TemplateDesk) -> None:
    await desk.select("/pw")
    desk.presenter.typed(replace(desk.form.form, title="By me"))
    del desk.own.templates["pw"]
    await desk.library.refresh()
    assert desk.form.form.title == "By me"
    assert (desk.chosen, desk.state.listed.rows[0].pill) == ("By me", "not saved")
    await desk.clock.advance(PAUSE)
    assert desk.own.templates["pw"].title == "By me"
    await desk.select("/vpn")
    del desk.own.templates["vpn"]
    await desk.library.refresh()
    assert desk.chosen == "/toner"


async def test_what_the_tenant_lacks_is_marked_and_kept(desk: TemplateDesk) -> None:
    await desk.select("/pw")
    await desk.type(
        ticket_type="Service Request", team="Night Shift", status="Resolved", outcome="Phone Call"
    )
    assert desk.note_at(Member.TEAM) == "Not on this tenant"
    assert desk.note_at(Member.STATUS) == "Not for Service Request"
    assert desk.note_at(Member.OUTCOME) == ""
    assert desk.own.templates["pw"].team == Named("Night Shift")
    assert any("Night Shift" in each for each in desk.form.preview.problems)
    assert desk.form.saved == "Saved"
    assert desk.form.offers.status == ("New", "In Progress")
    assert desk.form.offers.category[1] == "Hardware > Printer"
    assert desk.form.offers.fields == ("Serial number", "Colour")
