"""The day book: every entry once, from wherever it is known, and nothing lost when Halo does not answer."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from zoneinfo import ZoneInfo

import pytest

from quickticket.domain.capture import Step, StepKind
from quickticket.domain.errors import Offline
from quickticket.domain.ids import ActionId, ChargeRateId, Reference, TicketId, TimerId
from quickticket.domain.orders import NewEvent, Receipt
from quickticket.domain.timekeeping.day import EntryKind
from quickticket.domain.timekeeping.logged import LoggedTime
from quickticket.domain.timekeeping.timer import Timer
from quickticket.services.day.book import DayBook
from quickticket.services.day.timesheet import AGAIN_AFTER, GOOD_FOR, Timesheet
from quickticket.services.online import Online
from tests.fakes.captures import capture, status_step, ticket_step
from tests.fakes.day_book import FRIDAY, SPOOLER, Bookkeeping, at, span, work


async def test_time_that_is_on_its_way_counts(desk: Bookkeeping) -> None:
    await desk.reference.put_tickets([SPOOLER])
    logged = await desk.log(work("10:00", 45))
    ledger = await desk.book.read(FRIDAY)
    [entry] = ledger.day.entries
    assert (entry.span, entry.minutes, entry.kind) == (span("9:15", "10:00"), 45, EntryKind.WAITING)
    assert (entry.title, entry.note, entry.customer) == ("Spooler hangs", "reinstalled it", "Acme")
    assert entry.what == "Spooler hangs · reinstalled it"
    assert (entry.ticket_id, entry.capture_id) == (8841, logged.id)
    assert (ledger.day.logged, ledger.day.missing) == (45, 405)


async def test_a_ticket_that_is_not_known_here_is_called_by_the_note(desk: Bookkeeping) -> None:
    await desk.log(work("10:00", 45))
    assert (await desk.book.read(FRIDAY)).day.entries[0].title == "reinstalled it"


async def test_plain_notes_and_what_was_given_up_are_no_time(desk: Bookkeeping) -> None:
    await desk.log(work("10:00", 0), status_step(TicketId(8841)))
    await desk.log(work("11:00", 30).discard())
    assert (await desk.book.read(FRIDAY)).day.entries == ()


async def test_an_entry_behind_a_refused_step_needs_a_look(desk: Bookkeeping) -> None:
    logged = await desk.log(ticket_step(), work("10:00", 30))
    refused = logged.change(Step.begin).change(lambda step: step.hold("Refused."))
    desk.store.captures[logged.id] = refused
    assert (await desk.book.read(FRIDAY)).day.entries[0].kind is EntryKind.STUCK


async def test_a_split_entry_is_two_at_their_charge_rates(desk: Bookkeeping) -> None:
    late = work("18:40", 100)
    late = replace(late, order=replace(late.order, charge_rate_id=ChargeRateId(1)))  # type: ignore[arg-type]
    await desk.log(work("17:00", 20), late)
    entries = (await desk.book.read(FRIDAY)).day.entries
    assert [(each.minutes, each.charge_rate) for each in entries] == [(20, ""), (100, "Remote")]


async def test_the_same_action_from_here_and_from_halo_is_one_entry(desk: Bookkeeping) -> None:
    logged = await desk.log(work("10:00", 45))
    await desk.prove(logged, Receipt(TicketId(8841), action_id=3))
    desk.sheets.rows = (
        LoggedTime(span("9:10", "10:00"), 50, ticket_id=TicketId(8841), action_id=ActionId(3)),
        LoggedTime(
            span("11:00", "12:00"), 60, "Server moved · Plugged in", "Acme", TicketId(9000), ActionId(3)
        ),
    )
    await desk.book.look(FRIDAY)
    first, second = (await desk.book.read(FRIDAY)).day.entries
    assert (first.minutes, first.kind, first.capture_id) == (50, EntryKind.SENT, logged.id)
    assert (second.kind, second.title, second.ticket_id) == (EntryKind.HALO, "Server moved", 9000)
    assert (second.note, second.what) == ("Plugged in", "Server moved · Plugged in")


async def test_what_lost_its_answer_but_is_in_halo_is_one_entry(desk: Bookkeeping) -> None:
    logged = await desk.log(work("10:00", 45))
    lost = logged.change(Step.begin).change(lambda step: step.lose_answer("No answer."))
    desk.store.captures[logged.id] = lost
    assert (await desk.book.read(FRIDAY)).day.entries[0].kind is EntryKind.STUCK
    desk.sheets.rows = (
        LoggedTime(span("9:15", "10:00"), 45, reference=lost.steps[0].reference, ticket_id=TicketId(8841)),
    )
    await desk.book.look(FRIDAY)
    ledger = await desk.book.read(FRIDAY)
    assert [each.kind for each in ledger.day.entries] == [EntryKind.SENT]


async def test_a_lost_answer_is_known_again_by_its_ticket_end_and_minutes(desk: Bookkeeping) -> None:
    logged = await desk.log(work("10:00", 45))
    row = LoggedTime(span("9:15", "10:00"), 45, ticket_id=TicketId(8841), action_id=ActionId(3))
    desk.sheets.rows = (row,)
    await desk.book.look(FRIDAY)
    kinds = [each.kind for each in (await desk.book.read(FRIDAY)).day.entries]
    assert kinds == [EntryKind.WAITING, EntryKind.HALO]  # nothing was sent yet: that one is another
    sending = logged.change(Step.begin)
    lost = sending.change(lambda step: step.lose_answer("No answer."))
    for desk.store.captures[logged.id] in (sending, lost):
        [entry] = (await desk.book.read(FRIDAY)).day.entries
        assert (entry.kind, entry.capture_id, entry.minutes) == (EntryKind.SENT, logged.id, 45)
    for other in (
        replace(row, minutes=44),
        replace(row, ticket_id=TicketId(9000)),
        replace(row, span=span("9:16", "10:01")),
    ):
        await desk.clock.advance(GOOD_FOR)
        desk.sheets.rows = (other,)
        await desk.book.look(FRIDAY)
        assert len((await desk.book.read(FRIDAY)).day.entries) == 2


async def test_what_is_proven_is_known_by_its_number_before_what_is_only_alike(desk: Bookkeeping) -> None:
    lost, proven = await desk.log(work("10:00", 45)), await desk.log(work("10:00", 45))
    desk.store.captures[lost.id] = lost.change(Step.begin).change(lambda step: step.lose_answer("None."))
    await desk.prove(proven, Receipt(TicketId(8841), action_id=3))
    row = LoggedTime(span("9:15", "10:00"), 45, ticket_id=TicketId(8841), action_id=ActionId(3))
    desk.sheets.rows = (row,)
    await desk.book.look(FRIDAY)
    entries = (await desk.book.read(FRIDAY)).day.entries
    assert {each.capture_id: each.kind for each in entries} == {
        lost.id: EntryKind.STUCK,
        proven.id: EntryKind.SENT,
    }


async def test_a_timesheet_without_numbers_of_actions_doubles_nothing(desk: Bookkeeping) -> None:
    logged = await desk.log(work("10:00", 45))
    await desk.prove(logged, Receipt(TicketId(8841), action_id=3))
    desk.store.captures[logged.id] = replace(desk.store.captures[logged.id], customer="")
    desk.sheets.rows = (
        LoggedTime(span("9:15", "10:00"), 45, "Spooler", "Acme", TicketId(8841), event_id=8841003),
    )
    await desk.book.look(FRIDAY)
    [entry] = (await desk.book.read(FRIDAY)).day.entries
    assert (entry.kind, entry.capture_id, entry.customer) == (EntryKind.SENT, logged.id, "Acme")


async def test_time_without_a_ticket_is_known_again_by_its_event(desk: Bookkeeping) -> None:
    order = NewEvent(Reference("qt-meeting"), "Team meeting", "", at("10:00"), 30)
    logged = await desk.log(Step(StepKind.ADD_EVENT, order))
    desk.store.captures[logged.id] = logged = replace(logged, title="Team meeting", customer="")
    await desk.prove(logged, Receipt(event_id=77))
    desk.sheets.rows = (
        LoggedTime(span("9:30", "10:00"), 30, "Team meeting", event_id=77),
        LoggedTime(span("10:00", "10:30"), 30, "Training", event_id=78),
    )
    await desk.book.look(FRIDAY)
    entries = (await desk.book.read(FRIDAY)).day.entries
    assert [(each.title, each.kind) for each in entries] == [
        ("Team meeting", EntryKind.SENT),
        ("Training", EntryKind.HALO),
    ]


async def test_kept_time_says_what_it_waits_for(desk: Bookkeeping) -> None:
    def kept(name: str, start: str, end: str, **more: object) -> Timer:
        return Timer(TimerId(name), name, name, ran=(span(start, end),), stopped=True, **more)  # type: ignore[arg-type]

    desk.timers = [
        kept("debt", "9:00", "9:35"),
        kept("known", "10:00", "10:20", ticket_id=TicketId(8841)),
        kept("soon", "11:00", "11:20", capture_id=capture().id),
        replace(kept("paused", "12:00", "12:05"), stopped=False),
        Timer(TimerId("begun"), "begun", "begun").start(desk.clock.clocks(), timedelta(minutes=10)),
    ]
    ledger = await desk.book.read(FRIDAY)
    assert [(each.kind, each.minutes, each.timer_id) for each in ledger.day.entries] == [
        (EntryKind.UNASSIGNED, 35, "debt"),
        (EntryKind.UNLOGGED, 20, "known"),
        (EntryKind.UNLOGGED, 20, "soon"),
        (EntryKind.PAUSED, 5, "paused"),
        (EntryKind.RUNNING, 10, "begun"),
    ]
    assert ledger.day.logged == 0


async def test_the_week_sums_up_its_days_and_customers(desk: Bookkeeping) -> None:
    for day in (16, 17, 20):
        await desk.log(work("12:00", 120, day))
    await desk.log(work("12:00", 120, 13))  # the week before
    desk.sheets.rows = (LoggedTime(span("10:00", "15:00", 18), 300, "Move", "Globex", TicketId(5)),)
    await desk.book.look(FRIDAY)
    ledger = await desk.book.read(FRIDAY)
    assert [(each.due, each.logged) for each in ledger.week] == [
        *[(450, minutes) for minutes in (120, 120, 300, 0, 120)],
        *[(0, 0)] * 2,
    ]
    assert ledger.week[0].date == date(2026, 11, 16)
    assert ledger.customers == (("Acme", 360), ("Globex", 300))
    assert (ledger.week_due, ledger.week_logged) == (2250, 660)


async def test_halo_is_asked_for_the_whole_week_once(desk: Bookkeeping) -> None:
    assert (await desk.book.read(FRIDAY)).in_progress
    await desk.book.look(FRIDAY)
    assert desk.sheets.asked == [(at("0:00", 16), at("0:00", 23))]
    assert not (await desk.book.read(FRIDAY)).in_progress
    assert desk.book.fresh(date(2026, 11, 17))
    assert not desk.book.fresh(date(2026, 11, 12))
    await desk.clock.advance(GOOD_FOR)
    assert not desk.book.fresh(FRIDAY)


@pytest.mark.parametrize("answered_before", [False, True])
async def test_a_timesheet_that_cannot_be_read_costs_nothing_else(
    desk: Bookkeeping, *, answered_before: bool
) -> None:
    await desk.log(work("10:00", 45))
    desk.sheets.rows = (LoggedTime(span("11:00", "12:00"), 60, "Move"),)
    if answered_before:
        await desk.book.look(FRIDAY)
    desk.sheets.fail_with = Offline("There is no connection to Halo.")
    await desk.book.look(FRIDAY)
    ledger = await desk.book.read(FRIDAY)
    assert ledger.problem == "There is no connection to Halo."
    assert desk.book.fresh(FRIDAY)
    await desk.clock.advance(AGAIN_AFTER)
    assert not desk.book.fresh(FRIDAY)
    assert ledger.day.logged == (105 if answered_before else 45)
    desk.sheets.fail_with = None
    await desk.book.look(FRIDAY)
    assert (await desk.book.read(FRIDAY)).problem == ""


async def test_without_a_halo_there_is_nothing_to_wait_for(desk: Bookkeeping) -> None:
    book = DayBook(
        captures=desk.store,
        reference=desk.reference,
        timers=tuple,
        timesheet=Timesheet(None, desk.clock, Online(desk.clock)),
        clock=desk.clock,
    )
    await book.look(FRIDAY)
    assert book.fresh(FRIDAY)
    assert not (await book.read(FRIDAY)).in_progress


async def test_usual_hours_stand_in_and_are_said_to(desk: Bookkeeping) -> None:
    assert not (await desk.book.read(FRIDAY)).assumed_hours
    catalogue = await desk.reference.catalogue()
    await desk.reference.save_catalogue(replace(catalogue, workday=None))
    ledger = await desk.book.read(FRIDAY)
    assert ledger.assumed_hours
    assert ledger.day.hours == span("9:00", "17:30")
    assert ledger.week_due == 5 * 450


async def test_days_are_those_of_the_place() -> None:
    desk = Bookkeeping(ZoneInfo("Pacific/Auckland"))  # 17:00 UTC is 6 o'clock on Saturday there
    assert desk.book.today() == date(2026, 11, 21)
    await desk.log(work("12:00", 120))  # 23:00 to 1:00 there
    friday, saturday = [await desk.book.read(date(2026, 11, day)) for day in (20, 21)]
    assert (friday.day.logged, saturday.day.logged) == (60, 60)
