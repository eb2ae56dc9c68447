"""The template window shows all templates, moves them, and takes none away for good."""

from __future__ import annotations

from dataclasses import replace

from quickticket.domain.hotkeys import KeyCombination
from quickticket.domain.templates.shelf import Mistake, Shelf
from quickticket.domain.templates.template import Named, Template, TemplateSource
from quickticket.services.ports.halo import PeopleKind
from quickticket.ui.templates.form import Form, Member
from quickticket.ui.templates.state import MistakeState
from tests.fakes.clock import settle
from tests.fakes.template_desk import PW, TEAM_LEAVER, TemplateDesk
from tests.fakes.tenant import ACME, TENANT

F9, F10 = KeyCombination.parse("Ctrl+Alt+F9"), KeyCombination.parse("Ctrl+Alt+F10")


async def test_it_shows_all_templates_and_what_is_wrong_with_the_others(desk: TemplateDesk) -> None:
    assert desk.window.ups == 1
    assert desk.rows == ["/leaver", "/pw", "/toner", "/vpn"]
    assert [(row.pill, row.title) for row in desk.state.listed.rows[:2]] == [
        ("team", "Leaver"),
        ("", "Password reset"),
    ]
    assert desk.state.listed.heading == "4 templates · 1 cannot be used"
    assert desk.chosen == "/leaver"
    assert desk.state.listed.mistakes[0].reason == "line 3: It is broken."


async def test_it_opens_on_a_template_whatever_the_search_was(desk: TemplateDesk) -> None:
    desk.presenter.search("zzz")
    await desk.open("VPN")
    assert desk.chosen == "/vpn"
    assert desk.state.listed.query == ""


async def test_a_broken_file_says_why_and_can_be_opened(desk: TemplateDesk) -> None:
    desk.presenter.open_broken_file()
    desk.presenter.select(4)
    assert desk.state.mistake == MistakeState("broken.toml", "/own/broken.toml", "line 3", "It is broken.")
    assert (desk.state.form, desk.state.listed.selected) == (None, 4)
    desk.presenter.open_broken_file()
    assert desk.opened == ["/own/broken.toml"]
    desk.own.mistakes = ()
    await desk.library.refresh()
    assert desk.state.mistake is None
    assert desk.chosen == "/vpn"


async def test_a_hotkey_goes_with_its_templates_name(desk: TemplateDesk) -> None:
    await desk.select("/pw")
    desk.presenter.set_hotkey(F9)
    assert desk.form.hotkey == F9
    await desk.type(name="pass")
    assert desk.hotkeys.keys == {"pass": F9}
    desk.presenter.set_hotkey(None)
    assert desk.form.hotkey is None


async def test_a_hotkey_that_is_taken_or_impossible_says_so(desk: TemplateDesk) -> None:
    await desk.select("/pw")
    desk.hotkeys.taken.add(F10)
    desk.presenter.listen_for_hotkey(True)
    desk.presenter.refuse_hotkey("Press another one.")
    assert desk.note_at(Member.HOTKEY) == "Press another one."
    desk.presenter.refuse_hotkey("")
    desk.presenter.listen_for_hotkey(False)
    desk.presenter.set_hotkey(F10)
    assert desk.note_at(Member.HOTKEY) == "Another program already uses Ctrl+Alt+F10."
    assert desk.hotkeys.listening == [True, False]
    assert desk.hotkeys.keys == {}
    desk.presenter.set_hotkey(F9)
    assert desk.note_at(Member.HOTKEY) == ""
    assert desk.hotkeys.keys == {"pw": F9}


async def test_a_hotkey_that_cannot_be_kept_says_so(desk: TemplateDesk) -> None:
    await desk.select("/toner")
    desk.presenter.set_hotkey(F9)
    desk.hotkeys.broken = True
    desk.presenter.set_hotkey(F10)
    assert desk.note_at(Member.HOTKEY) == "settings.toml cannot be written."
    await desk.type(name="ink")
    assert desk.said == "settings.toml cannot be written."
    assert desk.chosen == "/ink"


async def test_a_failed_deletion_leaves_the_hotkey(desk: TemplateDesk) -> None:
    await desk.select("/toner")
    desk.presenter.set_hotkey(F9)
    desk.own.full = True
    desk.presenter.delete()
    await settle()
    assert desk.hotkeys.keys == {"toner": F9}


async def test_a_new_template_gets_no_hotkey_before_its_name(desk: TemplateDesk) -> None:
    desk.presenter.new()
    desk.presenter.set_hotkey(F9)
    assert desk.hotkeys.keys == {}


async def test_editing_a_shared_template_makes_an_own_copy_that_can_be_dropped(desk: TemplateDesk) -> None:
    assert "makes a copy of your own" in desk.form.banner
    assert not desk.form.deletable
    desk.presenter.delete()
    await settle()
    assert desk.library.get("leaver") == TEAM_LEAVER
    await desk.type(title="Leaver, my way")
    assert desk.own.templates["leaver"].source is TemplateSource.OWN
    assert desk.form.banner == "Your own copy, in place of your team's."
    assert (desk.form.banner_button, desk.form.deletable) == ("Back to the shared one", False)
    desk.presenter.delete()
    await settle()
    assert desk.library.get("leaver") == TEAM_LEAVER
    assert (desk.chosen, desk.form.form.title) == ("/leaver", "Leaver")
    assert desk.said == "/leaver is the shared one again."
    desk.presenter.undo()
    await settle()
    assert desk.form.form.title == "Leaver, my way"


async def test_deleting_is_undone_with_the_hotkey(desk: TemplateDesk) -> None:
    await desk.select("/toner")
    desk.presenter.set_hotkey(F9)
    desk.presenter.delete()
    await settle()
    assert desk.said == "Deleted /toner."
    assert "toner" not in desk.own.templates
    assert desk.hotkeys.keys == {}
    assert desk.chosen == "/vpn"
    desk.presenter.undo()
    await settle()
    assert desk.chosen == "/toner"
    assert desk.hotkeys.keys == {"toner": F9}
    assert desk.said == ""
    desk.presenter.undo()
    await settle()
    assert desk.chosen == "/toner"


async def test_what_was_typed_last_comes_back_too(desk: TemplateDesk) -> None:
    await desk.select("/toner")
    desk.presenter.typed(replace(desk.form.form, title="Toner is out"))
    desk.presenter.delete()
    await settle()
    desk.presenter.undo()
    await settle()
    assert desk.form.form.title == "Toner is out"


async def test_a_deletion_that_fails_says_why(desk: TemplateDesk) -> None:
    await desk.select("/toner")
    desk.own.full = True
    desk.presenter.delete()
    await settle()
    assert desk.said == "The disk is full."
    assert desk.chosen == "/toner"


async def test_dropping_a_new_one_is_undone_too(desk: TemplateDesk) -> None:
    desk.presenter.new()
    await desk.type(title="Printer jam")
    desk.presenter.delete()
    await settle()
    assert desk.said == "Dropped Printer jam."
    assert desk.chosen == "/leaver"
    desk.presenter.undo()
    await settle()
    assert desk.form.form.title == "Printer jam"


async def test_the_last_one_can_be_deleted(desk: TemplateDesk) -> None:
    desk.own.mistakes = ()
    desk.team.templates.clear()
    await desk.library.refresh()
    for _ in range(3):
        desk.presenter.delete()
        await settle()
    assert (desk.rows, desk.state.form) == ([], None)
    assert desk.state.listed.nothing == "No templates yet."
    desk.presenter.delete()
    desk.presenter.duplicate()
    desk.presenter.typed(Form(title="x"))
    desk.presenter.move(1)


async def test_a_copy_has_a_name_of_its_own(desk: TemplateDesk) -> None:
    await desk.select("/pw")
    desk.presenter.duplicate()
    await settle()
    assert desk.own.templates["pw-2"] == replace(PW, name="pw-2", title="Password reset (copy)")
    assert desk.chosen == "/pw-2"
    await desk.select("/leaver")
    desk.presenter.duplicate()
    await settle()
    assert desk.own.templates["leaver-2"].source is TemplateSource.OWN


async def test_rows_move_and_the_order_can_be_dropped(desk: TemplateDesk) -> None:
    await desk.select("/vpn")
    desk.presenter.move(1)
    desk.presenter.move(-1)
    await settle()
    assert desk.rows == ["/leaver", "/pw", "/vpn", "/toner"]
    assert desk.chosen == "/vpn"
    assert desk.state.listed.arranged
    desk.presenter.move(1)
    await settle()
    assert desk.rows == ["/leaver", "/pw", "/toner", "/vpn"]
    desk.used["toner"] = 3
    desk.presenter.most_used_first()
    await settle()
    assert desk.rows == ["/toner", "/leaver", "/pw", "/vpn"]
    assert not desk.state.listed.arranged


async def test_a_search_shows_the_first_match_and_moves_nothing(desk: TemplateDesk) -> None:
    desk.presenter.search("/vp")
    assert (desk.rows, desk.chosen) == (["/vpn"], "/vpn")
    assert not desk.state.listed.movable
    desk.presenter.move(-1)
    await settle()
    assert desk.own.names == ()
    desk.presenter.search("zzz")
    assert desk.state.listed.nothing == "Nothing matches “zzz”."
    desk.presenter.search("")
    assert len(desk.rows) == 4
    assert desk.state.listed.mistakes != ()


async def test_a_line_becomes_a_template_without_people_and_defaults(desk: TemplateDesk) -> None:
    await desk.cache.put_people(PeopleKind.CUSTOMERS, [ACME])
    desk.presenter.open_with('@"Acme Ltd"{c1} Outlook will not open !high %mailbox 12m -- since Monday')
    await settle()
    saved = desk.own.templates["outlook-will-not"]
    assert saved == Template(
        "outlook-will-not",
        "Outlook will not open",
        summary="Outlook will not open",
        details="since Monday",
        priority=Named("High", 2),
        category=Named("Email > Mailbox", 5),
        minutes=12,
        tenant=TENANT,
    )
    assert desk.chosen == "/outlook-will-not"
    assert desk.window.focused == [Member.NAME]
    assert desk.window.ups == 2


async def test_an_import_is_told_and_shown(desk: TemplateDesk) -> None:
    desk.archive.shelf = Shelf((Template("jam"), PW), (Mistake("b.toml", "broken", 2),))
    desk.presenter.import_from("/usb/all.zip")
    await settle()
    assert desk.said == "Imported /jam. /pw was here already. 1 left out: b.toml, line 2: broken"
    assert desk.chosen == "/jam"
    desk.archive.shelf = Shelf(tuple(Template(f"t{n}") for n in range(4)))
    desk.presenter.import_from("/usb/all.zip")
    await settle()
    assert desk.said == "Imported 4 templates."
    desk.archive.shelf = Shelf()
    desk.presenter.import_from("/usb/all.zip")
    await settle()
    assert desk.said == "There was no template in it."


async def test_one_or_all_own_templates_are_exported_as_they_are_now(desk: TemplateDesk) -> None:
    await desk.select("/pw")
    desk.presenter.typed(replace(desk.form.form, title="Password"))
    desk.presenter.export_to("/usb/pw.toml", False)
    await settle()
    assert desk.archive.written["/usb/pw.toml"] == (replace(PW, title="Password"),)
    assert desk.said == "Exported 1 template to pw.toml."
    desk.presenter.export_to("/usb/all.zip", True)
    await settle()
    assert [each.name for each in desk.archive.written["/usb/all.zip"]] == ["pw", "toner", "vpn"]
    desk.presenter.new()
    desk.presenter.export_to("/usb/none.toml", False)
    await settle()
    assert "/usb/none.toml" not in desk.archive.written


async def test_a_closed_window_is_left_alone(desk: TemplateDesk) -> None:
    desk.presenter.closed()
    before = desk.state
    desk.own.templates["jam"] = Template("jam")
    await desk.library.refresh()
    assert desk.state is before


async def test_the_bar_is_gone_when_the_window_opens_again(desk: TemplateDesk) -> None:
    await desk.select("/toner")
    desk.presenter.delete()
    await settle()
    desk.presenter.closed()
    await desk.open()
    assert desk.said == ""


async def test_what_looks_like_a_placeholder_in_a_line_stays_text_in_its_template(desk: TemplateDesk) -> None:
    desk.presenter.open_with("Say {ask:x} to {user} -- as {clipboard} {says}")
    await settle()
    saved = next(each for each in desk.own.templates.values() if each.title == "Say {ask:x} to {user}")
    assert (saved.summary, saved.details) == ("Say {{ask:x}} to {{user}}", "as {{clipboard}} {{says}}")
