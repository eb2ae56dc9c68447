"""Bulk: problems are seen before anything is sent, and sending is all or nothing, once, and in its turn."""

from __future__ import annotations

import csv
from dataclasses import replace
from io import StringIO

import pytest

from quickticket.domain.bulk import BulkPlan, RowState
from quickticket.domain.draft import TokenKind
from quickticket.domain.errors import InvalidInput, StorageFull
from quickticket.domain.ids import BatchId
from quickticket.domain.reference import Customer, Site
from quickticket.domain.smart_line.write import pin
from quickticket.domain.templates.surroundings import Surroundings
from quickticket.domain.templates.template import Named, Template
from quickticket.services.bulk.commands import BulkCommands
from quickticket.services.bulk.progress import results_csv
from quickticket.services.bulk.service import BulkService
from quickticket.services.capture import CaptureService, Defaults
from quickticket.services.people import PeopleSearch
from quickticket.services.ports.halo import PeopleKind
from quickticket.services.signals import Signal
from tests.fakes.clock import settle
from tests.fakes.halo import Failure, Fault
from tests.fakes.halo_seed import CUSTOMERS, SITES, USERS
from tests.fakes.outbox_bench import Bench

OUTAGE = Template("outage", "", "Outage at {customer}", ticket_type=Named("Incident"), minutes=5)
ASKS = Template("asks", "", "{ask:Line} at {customer}", ticket_type=Named("Incident"))

SERIAL = Template("serial", "", "{ask:Serial} at {customer}", ticket_type=Named("Incident"))

COPIED = Template("copied", "", "{clipboard} at {customer}, {time}", ticket_type=Named("Incident"))


class Desk(Bench):
    """A bulk service on fakes, with a worker that sends."""

    clipboard = "Fibre cut"

    async def open(self) -> None:
        await self.reference.put_people(PeopleKind.CUSTOMERS, CUSTOMERS)
        await self.reference.put_people(PeopleKind.SITES, SITES)
        await self.reference.put_people(PeopleKind.USERS, USERS)
        mark = await self.reference.mark(PeopleKind.USERS)
        await self.reference.save_mark(PeopleKind.USERS, replace(mark, complete_at=self.clock.now()))
        await self.start()

    async def start(self) -> None:
        await super().start()
        self.captures = CaptureService(
            reference=self.reference,
            outbox=self.store,
            ledger=self.ledger,
            clock=self.clock,
            defaults=Defaults,
            accepted=Signal(),
            templates=lambda: (OUTAGE, ASKS, SERIAL, COPIED),
            surroundings=lambda: Surroundings(self.clock.now(), self.clipboard),
        )
        self.people = PeopleSearch(self.reference, self.halo, self.clock, self.online)
        self.bulk = BulkService(
            captures=self.captures,
            people=self.people,
            outbox=self.service,
            ledger=self.ledger,
            store=self.store,
            clock=self.clock,
        )
        self.news: list[BatchId] = []
        self.bulk.changed.connect(self.news.append)

    @property
    def summaries(self) -> list[str]:
        return [row.order.summary for row in self.halo.tickets.values()]


@pytest.fixture
async def desk() -> Desk:
    made = Desk()
    await made.open()
    return made


def states(plan: BulkPlan) -> list[RowState]:
    return [row.state for row in plan.rows]


async def test_each_row_shows_what_it_became(desk: Desk) -> None:
    plan = await desk.bulk.read("/outage", "Acme\nNobody Inc\nMain\njoe@acme.example\nNorth Star\nacme")
    assert states(plan) == [
        RowState.READY,
        RowState.UNKNOWN,
        RowState.AMBIGUOUS,
        *[RowState.READY] * 3,
    ]
    ready = plan.rows[0].draft
    assert ready is not None
    assert (ready.summary, ready.minutes) == ("Outage at Acme", 5)
    assert plan.rows[1].problems[0].message.startswith("Nobody is called Nobody Inc")
    assert plan.rows[2].problems[0].candidates
    assert plan.rows[3].draft is not None
    assert plan.rows[3].draft.requester is not None
    assert [row.duplicate_of for row in plan.rows] == [None, None, None, None, None, 1]


async def test_an_unknown_name_never_falls_back_on_the_lines_own_customer(desk: Desk) -> None:
    plan = await desk.bulk.read('@"North Star" /outage', "Nobody Inc")
    assert states(plan) == [RowState.UNKNOWN]


async def test_beginnings_of_words_are_asked_about_and_taken_only_by_the_user(desk: Desk) -> None:
    plan = await desk.bulk.read("/outage", "Nor,St\nNorth Star\njoe@acme.example\nJoe Bloggs Acme")
    assert states(plan) == [RowState.AMBIGUOUS, *[RowState.READY] * 3]
    asked = plan.rows[0].problems[0]
    assert asked.message.startswith("Is Nor,St meant to be North Star")
    plan = await desk.bulk.reread(plan, 1, pin(TokenKind.WHO, asked.candidates[0].entity).removeprefix("@"))
    assert states(plan)[0] is RowState.READY


async def test_a_row_is_settled_retyped_removed_and_added(desk: Desk) -> None:
    plan = await desk.bulk.read("/outage", "Main\nNobody\nAcme")
    candidate = plan.rows[0].problems[0].candidates[0].entity
    assert isinstance(candidate, Site)
    plan = await desk.bulk.reread(plan, 1, f'"{candidate.name}"{{s{candidate.id}}}')
    plan = await desk.bulk.reread(plan, 2, "North Star")
    plan = desk.bulk.without(plan, 3)
    plan = await desk.bulk.add(plan, "Joe Bloggs")
    assert [row.number for row in plan.rows] == [1, 2, 3]
    assert states(plan) == [RowState.READY] * 3


async def test_columns_answer_the_questions_of_a_template(desk: Desk) -> None:
    text = "customer,line,LINE,minutes,Region\nAcme,,ADSL 7,10,x\nNorth Star,,,,"
    plan = await desk.bulk.read("/asks", text.replace("line,LINE", "note,Line"))
    assert states(plan) == [RowState.BLOCKED, RowState.BLOCKED]
    plan = await desk.bulk.read("/asks", "customer;Serial;minutes\nAcme;A;5")
    assert plan.notes == ("The column “Serial” is not used.",)


async def test_details_and_words_of_a_row_are_its_own(desk: Desk) -> None:
    text = "who,minutes,summary,details\nAcme,12,#1 down,Only here\nNorth Star,,,"
    plan = await desk.bulk.read("line cut :incident -- all over town", text)
    first, second = (row.draft for row in plan.rows)
    assert first is not None
    assert second is not None
    assert (first.summary, first.details, first.minutes) == ("line cut #1 down", "Only here", 12)
    assert (second.summary, second.details, second.minutes) == ("line cut", "all over town", None)


async def test_everything_is_sent_once_and_told_rarely(desk: Desk) -> None:
    plan = await desk.bulk.read("/outage", "Acme\nNorth Star\nJoe Bloggs")
    batch = await desk.bulk.send(plan)
    await settle()
    await desk.clock.advance(1)
    progress = await desk.bulk.progress(batch.id)
    assert progress.counts == {RowState.SENT: 3}
    assert (progress.done, progress.at_rest) == (3, True)
    assert [row.who for row in progress.rows] == ["Acme", "North Star", "Joe Bloggs"]
    assert sorted(desk.summaries) == ["Outage at Acme", "Outage at Acme", "Outage at North Star"]
    assert set(desk.news) == {batch.id}
    assert len(desk.news) <= 2
    assert [each.id for each in await desk.bulk.batches(9)] == [batch.id]


async def test_nothing_is_kept_when_not_all_can_be(desk: Desk) -> None:
    plan = await desk.bulk.read("/outage", "Acme\nNorth Star")
    desk.store.fail_with = StorageFull("The disk is full.")
    with pytest.raises(StorageFull):
        await desk.bulk.send(plan)
    desk.store.fail_with = None
    assert desk.store.captures == {}
    assert await desk.bulk.batches(9) == ()


async def test_only_ready_rows_are_sent_and_without_any_nothing_is(desk: Desk) -> None:
    plan = await desk.bulk.read("/outage", "Nobody\nAcme")
    batch = await desk.bulk.send(plan)
    assert len((await desk.bulk.progress(batch.id)).rows) == 1
    with pytest.raises(InvalidInput, match="No row is ready"):
        await desk.bulk.send(desk.bulk.without(plan, 2))


async def test_one_refused_row_stops_no_other_and_can_be_sent_again(desk: Desk) -> None:
    desk.halo.fail_writes(Failure(Fault.REFUSE, "category is mandatory"))
    batch = await desk.bulk.send(await desk.bulk.read("/outage", "Acme\nNorth Star\nJoe Bloggs"))
    await settle()
    progress = await desk.bulk.progress(batch.id)
    assert progress.counts == {RowState.HELD: 1, RowState.SENT: 2}
    assert [row.reason for row in progress.rows if row.reason] == ["category is mandatory"]
    assert await desk.bulk.retry(batch.id) == 1
    await settle()
    assert (await desk.bulk.progress(batch.id)).counts == {RowState.SENT: 3}


async def test_a_paused_bulk_starts_nothing_also_after_a_restart(desk: Desk) -> None:
    desk.service.pause(True)
    batch = await desk.bulk.send(await desk.bulk.read("/outage", "Acme\nNorth Star"))
    await desk.bulk.pause(batch.id, True)
    desk.service.pause(False)
    await settle()
    assert desk.summaries == []
    await desk.kill()
    await desk.start()
    assert desk.summaries == []
    await desk.bulk.pause(batch.id, False)
    await settle()
    assert len(desk.summaries) == 2


async def test_a_cancelled_bulk_gives_up_what_has_not_left(desk: Desk) -> None:
    desk.service.pause(True)
    batch = await desk.bulk.send(await desk.bulk.read("/outage", "Acme\nNorth Star"))
    assert await desk.bulk.cancel(batch.id) == 2
    desk.service.pause(False)
    await settle()
    assert desk.summaries == []
    progress = await desk.bulk.progress(batch.id)
    assert progress.counts == {RowState.DISCARDED: 2}
    assert progress.at_rest


async def test_a_ticket_on_its_own_goes_before_a_bulk(desk: Desk) -> None:
    desk.service.pause(True)
    names = "\n".join(["Acme", "North Star"] * 10)
    await desk.bulk.send(await desk.bulk.read("/outage", names))
    alone = await desk.captures.dry_run('@"Joe Bloggs" alone :incident')
    await desk.ledger.add(alone)
    desk.service.pause(False)
    await settle()
    assert len(desk.summaries) == 21
    assert "alone" in desk.summaries[:4]


async def test_waiting_ends_when_nothing_moves_or_the_time_is_over(desk: Desk) -> None:
    desk.service.pause(True)
    batch = await desk.bulk.send(await desk.bulk.read("/outage", "Acme"))
    assert not (await desk.bulk.settled(batch.id, 0)).at_rest
    desk.service.pause(False)
    await settle()
    assert (await desk.bulk.settled(batch.id, 5)).at_rest
    with pytest.raises(InvalidInput, match="no bulk"):
        await desk.bulk.progress(BatchId("nope"))


async def test_results_are_a_table_that_no_spreadsheet_takes_for_formulas(desk: Desk) -> None:
    await desk.reference.put_people(PeopleKind.CUSTOMERS, [Customer(CUSTOMERS[0].id, "=HYPERLINK(1)")])
    batch = await desk.bulk.send(await desk.bulk.read(":incident x", '"=HYPERLINK(1)"\nNorth Star'))
    await settle()
    rows = list(
        csv.reader(StringIO(results_csv(await desk.bulk.progress(batch.id), lambda number: f"u{number}")))
    )
    assert rows[0] == ["who", "customer", "state", "ticket", "url", "reason"]
    assert rows[1][1] == "'=HYPERLINK(1)"
    assert rows[2][2] == "sent"
    assert rows[2][4] == f"u{rows[2][3]}"


async def test_columns_wait_for_the_template_that_asks_for_them(desk: Desk) -> None:
    plan = await desk.bulk.read("/outage", "customer,Serial\nAcme,ADSL 7")
    assert plan.notes == ("The column “Serial” is not used.",)
    plan = await desk.bulk.with_line(plan, "/serial")
    assert plan.notes == ()
    assert plan.rows[0].draft is not None
    assert plan.rows[0].draft.summary == "ADSL 7 at Acme"
    plan = await desk.bulk.more(plan, "customer,Colour\nNorth Star,red")
    assert plan.notes == ("The column “Colour” is not used.",)


async def test_a_quote_left_open_in_the_line_swallows_no_recipient(desk: Desk) -> None:
    plan = await desk.bulk.read('@Acme :incident printer "left open', "Nobody\nJoe Bloggs")
    assert states(plan) == [RowState.UNKNOWN, RowState.READY]
    draft = plan.rows[1].draft
    assert draft is not None
    assert draft.summary == 'printer "left open'
    assert draft.requester is not None
    assert draft.requester.user is not None


async def test_cancelling_drops_no_time_of_a_ticket_that_left_meanwhile(desk: Desk) -> None:
    desk.service.pause(True)
    batch = await desk.bulk.send(await desk.bulk.read("/outage", "Acme"))
    desk.store.behind = await desk.store.captures_of(batch.id)
    ended = desk.service.changed.connect(lambda capture: desk.service.pause(capture.ticket_id is not None))
    desk.service.pause(False)
    await settle()
    assert (len(desk.summaries), len(desk.halo.actions)) == (1, 0)
    assert await desk.bulk.cancel(batch.id) == 0
    ended()
    desk.service.pause(False)
    await settle()
    assert len(desk.halo.actions) == 1
    assert (await desk.bulk.progress(batch.id)).counts == {RowState.SENT: 1}


async def test_sending_again_passes_over_what_moved_on_meanwhile(desk: Desk) -> None:
    desk.halo.fail_writes(Failure(Fault.REFUSE), Failure(Fault.REFUSE))
    batch = await desk.bulk.send(await desk.bulk.read(":incident x", "Acme\nNorth Star"))
    await settle()
    desk.store.behind = seen = await desk.store.captures_of(batch.id)
    await desk.service.discard(seen[0].id)
    assert await desk.bulk.retry(batch.id) == 1
    await settle()
    assert (await desk.bulk.progress(batch.id)).counts == {RowState.DISCARDED: 1, RowState.SENT: 1}


async def test_an_edited_row_stays_a_row_of_its_bulk(desk: Desk) -> None:
    desk.halo.fail_writes(Failure(Fault.REFUSE))
    batch = await desk.bulk.send(await desk.bulk.read(":incident x", "Acme"))
    await settle()
    [row] = (await desk.bulk.progress(batch.id)).rows
    edited = await desk.captures.submit("@Acme :incident mended", replaces=row.capture_id)
    await settle()
    rows = (await desk.bulk.progress(batch.id)).rows
    assert [(each.capture_id, each.state) for each in rows] == [
        (row.capture_id, RowState.DISCARDED),
        (edited.id, RowState.SENT),
    ]


async def test_a_removed_row_comes_back_with_all_it_had(desk: Desk) -> None:
    plan = await desk.bulk.read(
        ":incident x", "who,minutes,details\nAcme,5,one\nNorth Star,6,two\nJoe Bloggs,,"
    )
    second = plan.rows[1]
    less = desk.bulk.without(plan, 2)
    assert await desk.bulk.put_back(less, second) == plan
    less = await desk.bulk.add(desk.bulk.without(plan, 3), "Main")
    again = await desk.bulk.put_back(less, plan.rows[2])
    assert [(row.number, row.who) for row in again.rows][-2:] == [(3, "Main"), (4, "Joe Bloggs")]


async def test_halo_is_asked_about_a_retyped_name(desk: Desk) -> None:
    mark = await desk.reference.mark(PeopleKind.USERS)
    await desk.reference.save_mark(PeopleKind.USERS, replace(mark, complete_at=None))
    joe = next(user for user in USERS if user.email == "joe@acme.example")
    desk.halo.server_only = (joe,)
    await desk.reference.drop_people(PeopleKind.USERS, [joe.id])
    plan = await desk.bulk.read(":incident x", "Acme")
    plan = await desk.bulk.reread(plan, 1, "Joe Bloggs")
    assert states(plan) == [RowState.READY]


async def test_a_bulk_that_another_process_paused_starts_nothing_more(desk: Desk) -> None:
    desk.service.pause(True)
    batch = await desk.bulk.send(await desk.bulk.read(":incident x", "Acme"))
    await desk.store.save_batch(replace(batch, paused=True))
    await desk.service.catch_up()
    desk.service.pause(False)
    await settle()
    assert desk.summaries == []


@pytest.mark.parametrize("line", ["check the backup >", "check the backup -25m", "check it 10m +later"])
async def test_no_timer_is_started_and_no_time_kept_for_many(desk: Desk, line: str) -> None:
    (row,) = (await desk.bulk.read(line, "acme")).rows
    assert row.state is RowState.BLOCKED
    assert row.problems[0].message.startswith("A bulk starts no timers")


async def test_a_command_names_what_is_in_the_way_and_who_is_there_twice(desk: Desk) -> None:
    commands = BulkCommands(desk.bulk, lambda number: f"u{number}").commands()
    rows = "\n".join(["Acme", *(f"Nobody {number}" for number in range(5)), "Acme"])
    with pytest.raises(InvalidInput, match=r"5 of 7 rows are not ready.*Row 2 \(Nobody 0\).*And 2 more"):
        await commands["bulk"]({"line": "/outage", "rows": rows})
    assert desk.store.captures == {}
    reply = await commands["bulk"]({"line": "/outage", "rows": rows, "skip_unready": True})
    assert (reply["total"], reply["skipped"]) == (2, 5)
    assert reply["notes"] == ["1 row is for somebody of an earlier row: a ticket each."]


async def test_what_a_template_took_from_the_moment_is_sent_as_it_was_shown(desk: Desk) -> None:
    plan = await desk.bulk.read("/copied", "Acme\nNorth Star")
    shown = [row.draft.summary for row in plan.rows if row.draft is not None]
    desk.clipboard = "a password"
    await desk.clock.advance(600)
    await desk.bulk.send(plan)
    await settle()
    assert sorted(desk.summaries) == shown
    assert shown[0].startswith("Fibre cut at Acme, ")
