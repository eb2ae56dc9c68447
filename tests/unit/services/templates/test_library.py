"""The library: who counts of two with one name, what comes first, and that nothing own is overwritten."""

from __future__ import annotations

import asyncio
from collections import Counter
from dataclasses import replace

import pytest

from quickticket.domain.errors import InvalidInput, StorageError
from quickticket.domain.templates.shelf import Mistake, Shelf
from quickticket.domain.templates.template import Template, TemplateSource
from quickticket.services.tasks import Tasks
from quickticket.services.templates.library import LOOK_EVERY, TemplateLibrary, uses_in
from tests.fakes.clock import FakeClock, settle
from tests.fakes.template_places import FakeArchive, FakeOwnTemplates, FakeTemplatePlace

PW = Template("pw", "Password reset")
VPN = Template("vpn", "VPN")
TEAM_PW = Template("PW", "Password, the team's way", source=TemplateSource.TEAM)
TEAM_LEAVER = Template("leaver", "Leaver", source=TemplateSource.TEAM)
STARTER = Template("starter", "New starter", source=TemplateSource.STARTER)


class Shelves:
    """A library on fakes."""

    def __init__(self) -> None:
        self.own = FakeOwnTemplates(PW, VPN)
        self.team = FakeTemplatePlace(TEAM_PW, TEAM_LEAVER)
        self.starters = FakeTemplatePlace(STARTER)
        self.archive = FakeArchive()
        self.used: Counter[str] = Counter()
        self.slow_uses: asyncio.Event | None = None
        self.clock = FakeClock()
        self.seen: list[Shelf] = []
        self.library = TemplateLibrary(
            own=self.own,
            places=lambda: (self.starters, self.team),
            archive=self.archive,
            uses=self._uses,
            clock=self.clock,
        )
        self.library.changed.connect(self.seen.append)

    async def _uses(self) -> Counter[str]:
        if (slow := self.slow_uses) is not None:
            self.slow_uses = None
            await slow.wait()
        return self.used

    @property
    def names(self) -> list[str]:
        return [each.name for each in self.library.current.templates]


@pytest.fixture
async def shelves() -> Shelves:
    made = Shelves()
    await made.library.refresh()
    return made


async def test_of_two_with_one_name_the_own_one_counts_whatever_its_case(shelves: Shelves) -> None:
    assert shelves.names == ["leaver", "pw", "starter", "vpn"]
    assert shelves.library.get("PW") == PW
    assert shelves.library.get("nope") is None


async def test_the_most_used_come_first(shelves: Shelves) -> None:
    shelves.used.update(uses_in(["/vpn @joe", "@ann /VPN down", "/starter ?x", r"\/pw is text"]))
    await shelves.library.refresh()
    assert shelves.names == ["vpn", "starter", "leaver", "pw"]


async def test_an_order_of_ones_own_holds_until_it_is_dropped(shelves: Shelves) -> None:
    shelves.used["vpn"] = 9
    await shelves.library.arrange(["starter", "gone", "pw"])
    assert shelves.names == ["starter", "pw", "vpn", "leaver"]
    assert shelves.library.arranged
    await shelves.library.arrange([])
    assert shelves.names == ["vpn", "leaver", "pw", "starter"]
    assert not shelves.library.arranged


async def test_only_news_is_told(shelves: Shelves) -> None:
    await shelves.library.refresh()
    assert len(shelves.seen) == 1
    shelves.team.mistakes = (Mistake("x.toml", "broken", 3),)
    await shelves.library.refresh()
    assert [str(each) for each in shelves.seen[1].mistakes] == ["x.toml, line 3: broken"]


async def test_it_looks_again_by_itself(shelves: Shelves) -> None:
    tasks = Tasks()
    tasks.spawn("templates", shelves.library.run())
    await settle()
    shelves.team.templates["new"] = replace(TEAM_LEAVER, name="new")
    await shelves.clock.advance(LOOK_EVERY)
    assert shelves.library.get("new") is not None
    await tasks.close()


async def test_saving_the_teams_template_makes_an_own_copy(shelves: Shelves) -> None:
    saved = await shelves.library.save(replace(TEAM_LEAVER, title="Mine", source=TemplateSource.OWN))
    assert saved.title == "Mine"
    assert shelves.library.get("leaver") == saved
    await shelves.library.delete("leaver")
    assert shelves.library.get("leaver") == TEAM_LEAVER


async def test_a_renamed_template_leaves_its_old_name(shelves: Shelves) -> None:
    await shelves.library.save(replace(VPN, name="tunnel"), replaces="vpn")
    assert "vpn" not in shelves.names
    with pytest.raises(InvalidInput, match="/pw already"):
        await shelves.library.save(replace(VPN, name="PW"), replaces="tunnel")
    assert shelves.library.get("tunnel") is not None


async def test_a_renamed_template_keeps_its_place(shelves: Shelves) -> None:
    await shelves.library.arrange(["vpn", "pw"])
    await shelves.library.save(replace(VPN, name="tunnel"), replaces="VPN")
    assert shelves.names == ["tunnel", "pw", "leaver", "starter"]
    assert shelves.own.names == ("tunnel", "pw")


async def test_it_knows_what_an_own_copy_takes_the_place_of(shelves: Shelves) -> None:
    shelves.starters.templates["pw"] = replace(STARTER, name="pw")
    await shelves.library.refresh()
    assert shelves.library.below("Pw") == TEAM_PW
    assert shelves.library.below("vpn") is None
    assert shelves.library.below("leaver") is None


async def test_a_place_that_is_far_away_delays_no_saving(shelves: Shelves) -> None:
    tasks = Tasks()
    shelves.team.away = asyncio.Event()
    look = tasks.spawn("look", shelves.library.refresh())
    await settle()
    await shelves.library.save(replace(VPN, title="Tunnel"), "vpn")
    vpn = shelves.library.get("vpn")
    assert (vpn and vpn.title, look.done()) == ("Tunnel", False)
    shelves.team.away.set()
    await look
    assert shelves.library.get("vpn") == vpn
    assert shelves.library.get("leaver") == TEAM_LEAVER


async def test_a_look_that_began_before_a_saving_is_not_told_after_it(shelves: Shelves) -> None:
    tasks = Tasks()
    shelves.slow_uses = slow = asyncio.Event()
    look = tasks.spawn("look", shelves.library.refresh())
    await settle()  # it has seen the own ones, and asks how often they are used
    saving = tasks.spawn("save", shelves.library.save(replace(VPN, title="Tunnel"), "vpn"))
    await settle()
    slow.set()
    await look
    assert (await saving).title == "Tunnel"
    now = shelves.library.get("vpn")
    assert now is not None
    assert now.title == "Tunnel"


async def test_deleting_and_saving_again_is_undo(shelves: Shelves) -> None:
    await shelves.library.delete("VPN")
    assert "vpn" not in shelves.names
    await shelves.library.save(VPN)
    assert shelves.library.get("vpn") == VPN


async def test_what_is_not_ones_own_cannot_be_deleted_nor_what_is_wrong_saved(shelves: Shelves) -> None:
    with pytest.raises(InvalidInput, match="none of your own"):
        await shelves.library.delete("leaver")
    with pytest.raises(InvalidInput, match="placeholder"):
        await shelves.library.save(replace(PW, summary="{usr}"))
    shelves.own.full = True
    with pytest.raises(StorageError):
        await shelves.library.save(replace(PW, title="x"), replaces="pw")
    assert shelves.library.get("pw") == PW


async def test_an_import_overwrites_nothing(shelves: Shelves) -> None:
    other = replace(PW, summary="another")
    shelves.archive.shelf = Shelf(
        (replace(VPN, origin="a.zip"), other, STARTER), (Mistake("b.toml", "broken"),)
    )
    report = await shelves.library.import_from("a.zip")
    assert report.same == ("vpn",)
    assert report.added == ("pw-2", "starter")
    assert len(report.mistakes) == 1
    assert shelves.library.get("pw") == PW
    assert (await shelves.library.import_from("a.zip")).added == ("pw-3",)


async def test_an_export_takes_the_own_ones_or_those_that_are_named(shelves: Shelves) -> None:
    assert await shelves.library.export_to("all.zip") == 2
    assert await shelves.library.export_to("one.toml", ["leaver"]) == 1
    assert shelves.archive.written == {"all.zip": (PW, VPN), "one.toml": (TEAM_LEAVER,)}
    with pytest.raises(InvalidInput, match="/nope"):
        await shelves.library.export_to("x", ["nope"])
    shelves.own.templates.clear()
    await shelves.library.refresh()
    with pytest.raises(InvalidInput, match="no templates of your own"):
        await shelves.library.export_to("all.zip")


async def test_a_file_with_a_mistake_is_never_overwritten(shelves: Shelves) -> None:
    shelves.own.broken = ("leaver", "vpn2", "Starter")
    for template, before in ((TEAM_LEAVER, ""), (replace(VPN, name="VPN2"), "vpn")):
        with pytest.raises(InvalidInput, match="has a mistake"):
            await shelves.library.save(replace(template, source=TemplateSource.OWN), before)
    shelves.archive.shelf = Shelf((STARTER,))
    assert (await shelves.library.import_from("a.zip")).added == ("starter-2",)
    assert {each.name for each in shelves.own.templates.values()} == {"pw", "vpn", "starter-2"}


async def test_a_file_that_broke_while_it_was_open_is_not_overwritten(shelves: Shelves) -> None:
    shelves.own.templates.pop("vpn")
    shelves.own.broken = ("vpn",)
    with pytest.raises(InvalidInput, match="has a mistake"):
        await shelves.library.save(replace(VPN, title="Tunnel"), "vpn")
