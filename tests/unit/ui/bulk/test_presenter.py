"""The bulk window: problems first, nothing sent by surprise, and every look is true."""

from __future__ import annotations

import pytest

from quickticket.domain.bulk import BulkPlan
from quickticket.domain.capture import Capture
from quickticket.domain.errors import InvalidInput, StorageError
from quickticket.ui.bulk.presenter import BulkPresenter
from quickticket.ui.bulk.state import BulkState, Deed
from quickticket.ui.bulk.watch import BatchWatch
from tests.fakes.clock import settle
from tests.fakes.halo import Failure, Fault
from tests.unit.services.bulk.test_bulk import Desk


class FakeScreen:
    """`bulk.needs.Screen` that remembers what it was told."""

    def __init__(self) -> None:
        self.state = BulkState()
        self.found: tuple[str, ...] = ()
        self.line = ""
        self.shown = 0

    def show_state(self, state: BulkState) -> None:
        self.state = state

    def show_found(self, found: tuple[str, ...]) -> None:
        self.found = found

    def set_line(self, line: str) -> None:
        self.line = line

    def bring_up(self) -> None:
        self.shown += 1


class FakeLists:
    """`bulk.needs.Lists` in memory."""

    def __init__(self) -> None:
        self.texts = {"north": "Acme\nNorth Star"}

    async def names(self) -> tuple[str, ...]:
        return tuple(sorted(self.texts))

    async def load(self, name: str) -> str:
        return self.texts[name]

    async def save(self, name: str, text: str) -> None:
        self.texts[name] = text

    async def delete(self, name: str) -> None:
        self.texts.pop(name, None)


class FakeDrafts:
    """`bulk.needs.Drafts` in memory."""

    def __init__(self) -> None:
        self.plan = BulkPlan()
        self.saved: list[BulkPlan] = []

    async def load(self) -> BulkPlan:
        return self.plan

    async def save(self, plan: BulkPlan) -> None:
        self.plan = plan
        self.saved.append(plan)


class FakeFiles:
    """`bulk.needs.Files` in memory."""

    def __init__(self) -> None:
        self.texts = {"rows.csv": "who\nAcme\n"}

    async def read(self, path: str) -> str:
        if path not in self.texts:
            raise InvalidInput(f"{path} cannot be read.")
        return self.texts[path]

    async def write(self, path: str, text: str) -> None:
        self.texts[path] = text


def _counted(watch: BatchWatch) -> str:
    assert watch.progress is not None
    return f"{len(watch.progress.rows)} rows"


class Window(Desk):
    """A bulk window on the real service."""

    async def open_window(self) -> None:
        await self.open()
        self.lists, self.files, self.drafts = FakeLists(), FakeFiles(), FakeDrafts()
        self.edited: list[str] = []
        self.opened: list[int] = []
        self.copied: list[str] = []
        self.begin()

    def begin(self) -> None:
        """Builds window and presenter, as a start of the program does."""
        self.screen = FakeScreen()
        self.presenter = BulkPresenter(
            screen=self.screen,
            bulk=self.bulk,
            people=self.people,
            lists=self.lists,
            files=self.files,
            drafts=self.drafts,
            tasks=self.tasks,
            clock=self.clock,
            edit=self.edited.append,
            open_ticket=self.opened.append,
            copy=self.copied.append,
            results=_counted,
        )

    async def line(self, text: str) -> BulkState:
        self.presenter.line_edited(text)
        await self.clock.advance(1)
        return self.screen.state

    async def paste(self, text: str) -> BulkState:
        self.presenter.pasted(text)
        await settle()
        return self.screen.state

    async def sent(self) -> BulkState:
        self.presenter.send()
        await settle()
        await self.clock.advance(1)
        return self.screen.state


@pytest.fixture
async def window() -> Window:
    made = Window()
    await made.open_window()
    return made


async def test_it_opens_with_the_popups_line_and_what_there_is_to_choose(window: Window) -> None:
    window.presenter.open("/outage")
    await window.clock.advance(1)
    assert (window.screen.line, window.screen.shown) == ("/outage", 1)
    assert window.screen.state.lists == ("north",)
    assert window.screen.state.button == ""


async def test_rows_that_need_a_look_stand_first_and_are_never_sent_by_surprise(window: Window) -> None:
    await window.line("/outage")
    state = await window.paste("Acme\nMain\nGlobecks")
    assert [row.state for row in state.rows] == ["unknown", "which one?", "ready"]
    assert state.heading == "3 rows · 2 need a look"
    assert state.button == "Send 1, leave 2 here"
    state = await window.sent()
    assert state.sent
    assert [row.what for row in state.rows] == ["#1001"]
    assert state.notice == "2 rows stay here: New bulk shows what is left."
    window.presenter.do(Deed.NEW)
    await settle()
    assert [row.who for row in window.screen.state.rows] == ["Globecks", "Main"]


async def test_an_unclear_row_is_settled_by_key(window: Window) -> None:
    await window.line("/outage")
    state = await window.paste("Main")
    [row] = state.rows
    assert row.candidates[:2] == ("Main · Acme", "Main · North Star")
    window.presenter.candidate_taken(row.key, 1)
    await settle()
    [row] = window.screen.state.rows
    assert (row.state, row.who) == ("ready", "Main")
    assert window.screen.state.button == "Send 1 ticket"


async def test_rows_come_from_everywhere(window: Window) -> None:
    await window.line("/outage")
    window.presenter.list_chosen("north")
    await settle()
    window.presenter.file_chosen("rows.csv")
    await settle()
    window.presenter.searched("joe")
    await settle()
    assert window.screen.found == ("Joe Bloggs · Acme",)
    window.presenter.found_taken(0)
    await settle()
    state = window.screen.state
    assert [row.who for row in state.rows] == ["Acme", "North Star", "Acme", "Joe Bloggs"]
    assert state.rows[2].note == "The same as row 1."
    window.presenter.file_chosen("gone.csv")
    await settle()
    assert window.screen.state.notice == "gone.csv cannot be read."


async def test_a_removed_row_comes_back(window: Window) -> None:
    await window.line("/outage")
    state = await window.paste("Acme\nNorth Star")
    window.presenter.removed(state.rows[0].key)
    await settle()
    assert window.screen.state.undo == "Acme is removed."
    assert len(window.screen.state.rows) == 1
    window.presenter.undone()
    await settle()
    assert {row.who for row in window.screen.state.rows} == {"Acme", "North Star"}
    window.presenter.cleared()
    await settle()
    assert not window.screen.state.rows


async def test_another_line_is_read_for_every_row(window: Window) -> None:
    await window.paste("Acme")
    assert window.screen.state.rows[0].state == "incomplete"
    state = await window.line("/outage")
    assert state.rows[0].state == "ready"
    assert state.rows[0].what == "Outage at Acme · 5 min"


async def test_recipients_become_a_list(window: Window) -> None:
    await window.paste("Acme\nNorth Star")
    window.presenter.list_saved("both")
    await settle()
    assert window.lists.texts["both"] == "Acme\nNorth Star\n"
    assert window.screen.state.lists == ("both", "north")
    window.presenter.list_deleted("north")
    await settle()
    assert list(window.screen.state.lists) == ["both"]


async def test_what_was_sent_is_watched_to_its_end(window: Window) -> None:
    window.halo.fail_writes(Failure(Fault.REFUSE, "category is mandatory"))
    await window.line("/outage")
    await window.paste("Acme\nNorth Star\nJoe Bloggs")
    state = await window.sent()
    assert state.heading == "2 of 3 sent · 1 held"
    assert (state.done, state.total) == (2, 3)
    held = next(row for row in state.rows if row.state == "held")
    assert held.note == "category is mandatory"
    assert Deed.RETRY in state.deeds
    window.presenter.activated(held.key)
    assert window.edited == [held.key]
    sent = next(row for row in state.rows if row.open)
    window.presenter.activated(sent.key)
    assert window.opened == [int(sent.what.removeprefix("#"))]
    window.presenter.do(Deed.COPY)
    assert sorted(window.copied[0].split("\n")) == ["1001", "1002"]
    window.presenter.exported("results.csv")
    await settle()
    assert window.files.texts["results.csv"] == "3 rows"
    window.presenter.do(Deed.RETRY)
    await settle()
    await window.clock.advance(1)
    assert window.screen.state.heading == "3 of 3 sent"


async def test_a_bulk_is_paused_goes_on_and_is_found_again(window: Window) -> None:
    window.service.pause(True)
    await window.line("/outage")
    await window.paste("Acme\nNorth Star")
    state = await window.sent()
    assert state.deeds[:2] == (Deed.PAUSE, Deed.CANCEL)
    window.presenter.do(Deed.PAUSE)
    await settle()
    assert window.screen.state.heading == "0 of 2 sent · 2 waiting · paused"
    window.service.pause(False)
    await settle()
    window.presenter.do(Deed.RESUME)
    await settle()
    await window.clock.advance(1)
    assert window.screen.state.heading == "2 of 2 sent"
    window.presenter.do(Deed.NEW)
    window.presenter.open()
    await settle()
    assert len(window.screen.state.recent) == 1
    window.presenter.recent_chosen(0)
    await settle()
    assert window.screen.state.sent
    [batch] = await window.bulk.batches(1)
    window.begin()
    window.presenter.open_batch(batch.id)
    await settle()
    assert window.screen.state.heading == "2 of 2 sent"


async def test_the_rest_is_given_up(window: Window) -> None:
    window.service.pause(True)
    await window.line("/outage")
    await window.paste("Acme")
    await window.sent()
    window.presenter.do(Deed.CANCEL)
    await settle()
    await window.clock.advance(1)
    assert window.screen.state.heading == "0 of 1 sent · 1 cancelled"


async def test_pressing_send_twice_sends_once(window: Window) -> None:
    await window.line("/outage")
    await window.paste("Acme")
    window.presenter.send()
    window.presenter.send()
    await settle()
    assert len(window.halo.tickets) == 1


async def test_no_change_is_lost_to_one_that_began_before_it(window: Window) -> None:
    window.presenter.line_edited("/outage")
    window.presenter.pasted("Acme")
    window.presenter.pasted("North Star")
    await window.clock.advance(1)
    assert [row.state for row in window.screen.state.rows] == ["ready", "ready"]


async def test_a_line_that_changed_right_before_is_shown_before_it_is_sent(window: Window) -> None:
    await window.line("/outage")
    await window.paste("Acme")
    window.presenter.line_edited("/outage and more")
    window.presenter.send()
    await settle()
    assert len(window.halo.tickets) == 0
    assert window.screen.state.notice.startswith("The line changed")
    assert window.screen.state.rows[0].what.startswith("and more")
    await window.clock.advance(1)
    state = await window.sent()
    assert state.heading == "1 of 1 sent"


async def test_what_is_planned_is_there_again_after_a_crash(window: Window) -> None:
    await window.line("/outage")
    await window.paste("who,details\nAcme,only here\nMain,")
    window.begin()
    window.presenter.open()
    await window.clock.advance(1)
    assert window.screen.line == "/outage"
    assert [(row.who, row.state) for row in window.screen.state.rows] == [
        ("Main", "which one?"),
        ("Acme", "ready"),
    ]
    assert window.drafts.plan.rows[0].details == "only here"
    window.presenter.send()
    await settle()
    assert [row.who for row in window.drafts.plan.rows] == ["Main"]


@pytest.mark.parametrize(("committed", "left"), [(True, ["Main"]), (False, ["Main", "Acme"])])
async def test_a_crash_while_sending_neither_loses_a_row_nor_offers_one_twice(
    window: Window, *, committed: bool, left: list[str]
) -> None:
    await window.line("/outage")
    await window.paste("Acme\nMain")
    if committed:
        await window.sent()
        window.drafts.plan = window.drafts.saved[-2]  # it ended before it could write what is left
    else:
        window.drafts.plan = window.bulk.leaving(window.drafts.plan)
    window.begin()
    window.presenter.open()
    await window.clock.advance(1)
    assert [row.who for row in window.screen.state.rows] == left


async def test_a_line_given_now_goes_before_the_kept_one(window: Window) -> None:
    await window.line("/outage")
    await window.paste("Acme")
    window.begin()
    window.presenter.open("another :incident")
    await window.clock.advance(1)
    assert window.screen.state.line == "another :incident"
    assert [row.who for row in window.screen.state.rows] == ["Acme"]


async def test_an_undone_row_has_its_details_again(window: Window) -> None:
    await window.line("/outage")
    await window.paste("who,details\nAcme,only here\nNorth Star,")
    window.presenter.removed("1")
    await settle()
    window.presenter.undone()
    await settle()
    assert [(row.who, row.details) for row in window.drafts.plan.rows] == [
        ("Acme", "only here"),
        ("North Star", ""),
    ]


async def test_what_was_sent_is_never_offered_again_whatever_fails_then(window: Window) -> None:
    await window.line("/outage")
    await window.paste("Acme")

    def fail(_capture: Capture) -> None:
        window.store.fail_batches_with = StorageError("The outbox cannot be read.")

    committed = window.service.changed.connect(fail)
    window.presenter.send()
    await settle()
    assert window.screen.state.notice == "The outbox cannot be read."
    committed()
    window.store.fail_batches_with = None
    window.presenter.do(Deed.NEW)
    await settle()
    assert window.screen.state.rows == ()
    window.presenter.send()
    await settle()
    assert len(window.halo.tickets) == 1


async def test_a_list_of_one_name_with_a_comma_is_that_name(window: Window) -> None:
    await window.paste("Bloggs, Joe\nNorth Star")
    window.presenter.removed("2")
    await settle()
    window.presenter.list_saved("one")
    await settle()
    window.presenter.cleared()
    window.presenter.list_chosen("one")
    await settle()
    assert [row.who for row in window.screen.state.rows] == ["Bloggs, Joe"]


async def test_news_of_a_bulk_that_was_left_do_not_bring_it_back(window: Window) -> None:
    await window.line("/outage")
    await window.paste("Acme")
    await window.sent()
    [batch] = await window.bulk.batches(1)
    window.bulk.changed.emit(batch.id)
    window.presenter.do(Deed.NEW)
    await settle()
    assert not window.screen.state.sent


async def test_a_removed_row_can_be_brought_back_whatever_there_is_to_say_of_the_columns(
    window: Window,
) -> None:
    await window.line("/outage")
    state = await window.paste("who,Region\nAcme,x\nNorth Star,y")
    assert state.notice == "The column “Region” is not used."
    window.presenter.removed("1")
    await settle()
    assert (window.screen.state.notice, window.screen.state.undo) == ("", "Acme is removed.")
