"""A line becomes a durable capture that says exactly what was typed, or is refused with what is missing."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta

import pytest

from quickticket.domain.allowed import INTERNAL_NOTE
from quickticket.domain.capture import Capture, Step, StepKind, StepState
from quickticket.domain.draft import TokenKind
from quickticket.domain.errors import InvalidInput, NotReady, StorageFull
from quickticket.domain.ids import ChargeRateId
from quickticket.domain.orders import NewAction, NewEvent, NewTicket, Receipt, StatusChange
from quickticket.domain.reference import Customer, Outcome, Site, User
from quickticket.domain.templates.template import Template
from quickticket.domain.time_entries import Billing
from quickticket.domain.timekeeping.rounding import Direction, Rounding
from quickticket.domain.timekeeping.spans import Span
from quickticket.domain.timekeeping.taken import Taken
from quickticket.domain.timekeeping.workday import Hours, Workday
from quickticket.services.capture import CaptureService, Defaults
from quickticket.services.moment import Moment
from quickticket.services.outbox.editing import line_for_edit
from quickticket.services.outbox.ledger import Ledger
from quickticket.services.ports.halo import PeopleKind
from quickticket.services.ports.store import KeptDraft
from quickticket.services.signals import Signal
from tests.fakes.clock import NOON, FakeClock
from tests.fakes.outbox_store import FakeOutboxStore
from tests.fakes.reference_store import FakeReferenceStore
from tests.fakes.tenant import (
    ACME,
    ACME_MAIN,
    CATALOGUE,
    COLOUR,
    IN_PROGRESS,
    INCIDENT,
    INTERNAL,
    JOE_BLOGGS,
    ONSITE,
    PEOPLE,
    PHONE_CALL,
    PW,
    REMOTE,
    REQUEST,
    RESOLVED,
    SAM,
    SERIAL,
    TEMPLATES,
    TENANT,
    TICKETS,
    VPN,
)

WHO = '@"Joe Bloggs"{u101}'

KINDS = {Customer: PeopleKind.CUSTOMERS, Site: PeopleKind.SITES, User: PeopleKind.USERS}


class Desk:
    """A capture service on fakes."""

    def __init__(self) -> None:
        self.clock = FakeClock(NOON + timedelta(milliseconds=700))
        self.store = FakeOutboxStore()
        self.reference = FakeReferenceStore(CATALOGUE)
        self.defaults = Defaults()
        self.templates: tuple[Template, ...] = TEMPLATES
        self.taken: tuple[Taken, ...] = ()
        self.moment = Moment(self.clock)
        self.accepted: list[Capture] = []
        self.ledger = Ledger(self.store, self.clock)
        signal: Signal[Capture] = Signal()
        signal.connect(self.accepted.append)
        self.service = CaptureService(
            reference=self.reference,
            outbox=self.store,
            ledger=self.ledger,
            clock=self.clock,
            defaults=lambda: self.defaults,
            accepted=signal,
            templates=lambda: self.templates,
            surroundings=self.moment,
            tenant=TENANT,
            taken=lambda: self.taken,
        )

    async def action_of(self, line: str) -> NewAction:
        capture = await self.service.submit(line)
        return next(step.order for step in capture.steps if isinstance(step.order, NewAction))


@pytest.fixture
async def desk() -> Desk:
    made = Desk()
    for kind, person in ((KINDS[type(person)], person) for person in PEOPLE):
        await made.reference.put_people(kind, [person])
    await made.reference.put_tickets(TICKETS)
    return made


async def test_one_line_makes_a_ticket_its_time_and_its_status(desk: Desk) -> None:
    capture = await desk.service.submit(f"{WHO} outlook will not open :incident !high 12m =resolved")
    ticket, action, status = (step.order for step in capture.steps)
    assert isinstance(ticket, NewTicket)
    assert isinstance(action, NewAction)
    assert isinstance(status, StatusChange)
    assert (ticket.summary, ticket.customer_id, ticket.site_id, ticket.user_id) == (
        "outlook will not open",
        ACME.id,
        ACME_MAIN.id,
        JOE_BLOGGS.id,
    )
    assert (ticket.ticket_type_id, ticket.priority_id) == (INCIDENT.id, 2)
    assert (action.ticket_id, action.minutes, action.agent_id) == (None, 12, SAM.id)
    assert (status.status_id, status.status_name) == (RESOLVED.id, "Resolved")
    assert (capture.title, capture.customer) == ("outlook will not open", "Acme Ltd")


async def test_the_work_ends_when_enter_is_pressed_and_began_its_minutes_before(desk: Desk) -> None:
    action = await desk.action_of("#8841 12m")
    assert (action.started_at, action.ended_at) == (NOON - timedelta(minutes=12), NOON)


async def test_it_is_durable_before_anyone_hears_of_it(desk: Desk) -> None:
    capture = await desk.service.submit(f"{WHO} screen flickers")
    assert desk.store.captures[capture.id] == capture
    assert desk.accepted == [capture]
    assert capture.state is StepState.QUEUED


async def test_a_full_disk_accepts_nothing_and_says_so(desk: Desk) -> None:
    desk.store.fail_with = StorageFull("The disk is full.")
    with pytest.raises(StorageFull):
        await desk.service.submit(f"{WHO} screen flickers")
    assert desk.accepted == []
    assert desk.ledger.unsettled == ()


async def test_what_is_missing_is_named_and_nothing_is_kept(desk: Desk) -> None:
    with pytest.raises(NotReady) as refused:
        await desk.service.submit("screen flickers :request")
    assert TokenKind.WHO in {problem.kind for problem in refused.value.problems}
    assert all(problem.blocking for problem in refused.value.problems)
    assert desk.store.captures == {}


async def test_equal_matches_are_refused_with_both(desk: Desk) -> None:
    with pytest.raises(NotReady) as refused:
        await desk.service.submit("@joe screen flickers")
    (problem,) = refused.value.problems  # and no second sentence that asks who it is for
    assert {match.entity.name for match in problem.candidates} == {"Joe Bloggs", "Joe Smith"}  # type: ignore[union-attr]


async def test_a_ticket_without_time_has_one_step(desk: Desk) -> None:
    capture = await desk.service.submit(f"{WHO} screen flickers -- since May")
    assert [step.kind for step in capture.steps] == [StepKind.CREATE_TICKET]


async def test_on_a_ticket_the_text_is_the_note_and_no_minutes_is_fine(desk: Desk) -> None:
    action = await desk.action_of("#8841 rang back -- left a message")
    assert (action.ticket_id, action.minutes, action.note) == (VPN.id, 0, "rang back\n\nleft a message")


@pytest.mark.parametrize(
    ("line", "note"),
    [
        (f"{WHO} screen flickers 5m", "screen flickers"),
        (f"{WHO} screen flickers 5m -- new cable\n\nold one kept", "new cable"),
    ],
)
async def test_the_time_of_a_new_ticket_is_explained_by_its_first_paragraph(
    desk: Desk, line: str, note: str
) -> None:
    assert (await desk.action_of(line)).note == note


async def test_the_charge_rate_is_the_lines_then_the_settings_then_the_outcomes(desk: Desk) -> None:
    outcomes = (Outcome(CATALOGUE.outcomes[0].id, "Internal Note", charge_rate_id=ONSITE.id),)
    await desk.reference.save_catalogue(replace(CATALOGUE, outcomes=outcomes))
    assert (await desk.action_of("#8841 5m")).charge_rate_id == ONSITE.id
    desk.defaults = Defaults(charge_rate="remote support")
    assert (await desk.action_of("#8841 5m")).charge_rate_id == REMOTE.id
    assert (await desk.action_of('#8841 5m ~"On-site"')).charge_rate_id == ONSITE.id


async def test_without_any_choice_halo_decides_on_the_charge_rate(desk: Desk) -> None:
    assert (await desk.action_of("#8841 5m")).charge_rate_id is None


async def test_a_note_bills_nothing(desk: Desk) -> None:
    desk.defaults = Defaults(charge_rate="Remote Support")
    rate: ChargeRateId | None = (await desk.action_of("#8841 rang back")).charge_rate_id
    assert rate is None


async def test_privacy_and_outcome_are_the_settings(desk: Desk) -> None:
    assert (await desk.action_of("#8841 5m")).private
    desk.defaults = Defaults(outcome="phone call", private=False)
    action = await desk.action_of("#8841 5m")
    assert (action.private, action.outcome_id) == (False, 20)


async def test_every_step_has_a_reference_of_its_own(desk: Desk) -> None:
    captures = [await desk.service.submit(f"{WHO} screen flickers 5m =resolved") for _ in range(50)]
    references = {step.reference for capture in captures for step in capture.steps}
    assert len(references) == 150
    assert all(reference.startswith("qt-") for reference in references)


async def test_ids_sort_by_time(desk: Desk) -> None:
    captures = []
    for _ in range(20):
        captures.append(await desk.service.submit(f"{WHO} screen flickers"))
        await desk.clock.advance(0.001)
    assert sorted(captures, key=lambda capture: capture.id) == captures


async def test_a_reading_tells_defaults_from_what_was_typed(desk: Desk) -> None:
    desk.defaults = Defaults(ticket_type="incident", charge_rate="On-site")
    reading = await desk.service.read(f"{WHO} screen flickers 5m")
    assert reading.ready
    assert reading.defaulted == {
        *(TokenKind.TICKET_TYPE, TokenKind.PRIORITY),
        *(TokenKind.CHARGE_RATE, TokenKind.OUTCOME, TokenKind.PRIVACY),
    }
    assert (reading.draft.ticket_type, reading.draft.charge_rate) == (INCIDENT, ONSITE)
    assert reading.understanding.draft.ticket_type is None


async def test_a_reading_shows_what_is_open_for_the_user_already(desk: Desk) -> None:
    await desk.reference.put_tickets([replace(VPN, user_id=JOE_BLOGGS.id)])
    reading = await desk.service.read(f"{WHO} vpn drops")
    assert [ticket.id for ticket in reading.open_tickets] == [VPN.id]


async def test_an_edited_capture_is_given_up_in_the_same_moment(desk: Desk) -> None:
    old = await desk.service.submit(f"{WHO} screen flickers")
    new = await desk.service.submit(f"{WHO} screen is dark", replaces=old.id)
    assert desk.store.captures[old.id].state is StepState.DISCARDED
    assert [capture.id for capture in desk.ledger.unsettled] == [new.id]


async def test_what_may_be_in_halo_already_cannot_be_replaced(desk: Desk) -> None:
    old = await desk.service.submit(f"{WHO} screen flickers")
    await desk.ledger.change(old.id, lambda capture: capture.change(lambda step: step.begin()))
    with pytest.raises(InvalidInput, match="being sent"):
        await desk.service.submit(f"{WHO} screen is dark", replaces=old.id)
    assert len(desk.store.captures) == 1


async def test_edited_the_next_day_the_work_was_still_done_when_it_was(desk: Desk) -> None:
    for line in (
        f"{WHO} screen flickers 25m",
        "#8841 11:20-11:45",
        "#8841 /pw",
        "#8841 1h30 rebuilt it",
    ):
        first = await desk.service.submit(line)
        back = line_for_edit(first, CATALOGUE, UTC)
        await desk.clock.advance(24 * 3600)
        again = await desk.service.submit(back)
        before, after = (
            next(step.order for step in each.steps if isinstance(step.order, NewAction))
            for each in (first, again)
        )
        assert after.minutes == before.minutes
        assert after.ended_at == before.ended_at.replace(second=0)


async def test_edited_for_what_is_left_it_keeps_outcome_privacy_and_time(desk: Desk) -> None:
    desk.defaults = Defaults(private=True)
    first = await desk.service.submit(f'{WHO} screen flickers 25m +visible +email &"phone call" ~remote')
    created = first.change(lambda step: step.begin()).change(lambda step: step.prove(Receipt(VPN.id)))
    await desk.clock.advance(24 * 3600)
    again = await desk.service.submit(line_for_edit(created, CATALOGUE, UTC))
    before, after = (
        next(step.order for step in each.steps if isinstance(step.order, NewAction))
        for each in (first, again)
    )
    assert replace(after, reference=before.reference, ticket_id=None) == replace(
        before, ended_at=before.ended_at.replace(second=0)
    )


async def test_what_the_line_says_of_its_time_entry_goes_out(desk: Desk) -> None:
    action = await desk.action_of('#8841 yesterday 23:40-0:20 &"phone call" +visible +email rebooted it')
    assert (action.minutes, action.ended_at) == (40, datetime(2026, 3, 4, 0, 20, tzinfo=UTC))
    assert (action.outcome_id, action.private, action.send_email) == (PHONE_CALL.id, False, True)
    plain = await desk.action_of("#8841 5m")
    assert (plain.outcome_id, plain.private, plain.send_email) == (INTERNAL_NOTE, True, False)


async def test_time_is_billed_by_the_rules_and_a_split_entry_is_an_action_each(desk: Desk) -> None:
    office = Workday("Office", (Hours(time(8), time(11, 50)),) * 7)
    await desk.reference.save_catalogue(replace(CATALOGUE, workday=office))
    desk.defaults = Defaults(billing=Billing(Rounding(Direction.UP, 15), after_hours="On-site"))
    line = "#8841 20m ~remote printer again"
    (entry,) = (await desk.service.read(line)).time_entries
    assert entry.minutes == 30
    assert (await desk.action_of(line)).minutes == 30
    capture = await desk.service.submit(f'{line} +split ="in progress"')
    assert [
        (step.order.minutes, step.order.charge_rate_id)
        for step in capture.steps
        if isinstance(step.order, NewAction)
    ] == [(15, REMOTE.id), (15, ONSITE.id)]
    assert len({step.order.reference for step in capture.steps}) == 3


async def test_taken_time_is_said_of_the_line(desk: Desk) -> None:
    desk.taken = (Taken(Span(NOON - timedelta(minutes=30), NOON), "logged on #7"),)
    reading = await desk.service.read("#8841 20m")
    assert [each.message for each in reading.problems] == [
        "This overlaps 11:30 to 12:00, logged on #7: change the times, or log it all the same."
    ]
    assert reading.ready


async def test_the_popups_line_is_kept(desk: Desk) -> None:
    await desk.service.keep_draft(KeptDraft("@joe half a th"))
    assert (await desk.service.draft()).line == "@joe half a th"


async def test_a_tenant_without_outcomes_is_said_before_anything_is_kept(desk: Desk) -> None:
    await desk.reference.save_catalogue(replace(CATALOGUE, outcomes=()))
    with pytest.raises(InvalidInput, match="no outcome"):
        await desk.service.submit("#8841 5m")
    assert desk.store.captures == {}


async def test_a_template_fills_the_ticket_and_its_time_entry(desk: Desk) -> None:
    capture = await desk.service.submit(f"/pw {WHO}")
    ticket, action, change = (step.order for step in capture.steps)
    assert isinstance(ticket, NewTicket)
    assert isinstance(action, NewAction)
    assert isinstance(change, StatusChange)
    assert (ticket.summary, ticket.details) == ("Password reset for Joe Bloggs", "Identity of Joe checked.")
    assert (ticket.ticket_type_id, ticket.category, ticket.tags) == (
        REQUEST.id,
        "Hardware>Laptop",
        ("password",),
    )
    assert (action.minutes, action.charge_rate_id, action.outcome_id) == (5, REMOTE.id, PHONE_CALL.id)
    assert not action.private
    assert change.status_id == IN_PROGRESS.id


async def test_the_line_wins_over_its_template_and_the_template_over_the_settings(desk: Desk) -> None:
    desk.defaults = Defaults(ticket_type="Incident", charge_rate="On-site")
    reading = await desk.service.read(f"/pw {WHO} locked out 20m =resolved :internal")
    draft = reading.draft
    assert (draft.summary, draft.minutes, draft.status, draft.ticket_type) == (
        *("locked out", 20, RESOLVED, INTERNAL),
    )
    assert draft.charge_rate == REMOTE
    assert reading.template == PW
    assert reading.templated == {
        *(TokenKind.CATEGORY, TokenKind.CHARGE_RATE),
        *(TokenKind.OUTCOME, TokenKind.PRIVACY),
    }
    assert TokenKind.CHARGE_RATE not in reading.defaulted


async def test_on_a_ticket_a_template_gives_note_and_time_only(desk: Desk) -> None:
    capture = await desk.service.submit("#8841 /pw")
    action, change = (step.order for step in capture.steps)
    assert isinstance(action, NewAction)
    assert isinstance(change, StatusChange)
    assert (action.note, action.minutes) == ("Identity of Acme Ltd checked.", 5)
    own_words = (await desk.service.submit("#8841 /pw called back")).steps[0].order
    assert isinstance(own_words, NewAction)
    assert own_words.note == "called back"


async def test_questions_are_asked_before_anything_is_sent(desk: Desk) -> None:
    with pytest.raises(NotReady) as refused:
        await desk.service.submit(f"/laptop {WHO}")
    assert [problem.message for problem in refused.value.problems] == [
        "/laptop asks: Serial number? Add ?answer.",
        "/laptop asks: Colour? Add ? and one of Red, Green, Grey.",
    ]
    with pytest.raises(NotReady, match=r"Colour is one of Red, Green, Grey; “blue” is not"):
        await desk.service.submit(f"/laptop {WHO} ?A1 ?blue")
    with pytest.raises(NotReady, match="“gre” is not"):
        await desk.service.submit(f"/laptop {WHO} ?A1 ?gre")
    ticket = (await desk.service.submit(f"/laptop {WHO} ?A1 ?GREY")).steps[0].order
    assert isinstance(ticket, NewTicket)
    assert (ticket.summary, ticket.details) == ("Laptop A1 for Acme Ltd", "Colour: Grey\nSerial: A1")


async def test_custom_fields_go_out_by_id_and_a_select_by_its_option(desk: Desk) -> None:
    ticket = (await desk.service.submit(f"/laptop {WHO} ?A1 ?red")).steps[0].order
    assert isinstance(ticket, NewTicket)
    assert ticket.custom_fields == ((SERIAL.id, "A1"), (COLOUR.id, "1"))


async def test_the_line_that_comes_back_for_editing_has_the_texts_that_were_meant(desk: Desk) -> None:
    desk.templates = (replace(PW, summary="Reset on {date}", details="Seen: {clipboard}"),)
    desk.moment.notice(lambda: "error 0x80", str)
    first = await desk.service.submit(f"/pw {WHO}")
    desk.moment.notice(lambda: "something else", str)
    await desk.clock.advance(3 * 24 * 3600)
    line = line_for_edit(first, CATALOGUE, UTC)
    again = (await desk.service.submit(line)).steps[0].order
    before = first.steps[0].order
    assert isinstance(again, NewTicket)
    assert isinstance(before, NewTicket)
    assert (again.summary, again.details) == (before.summary, before.details)
    assert "0x80" in again.details
    assert again.tags == ("password",)


@pytest.mark.parametrize("line", [f"/pw {WHO} own words", "#8841 /pw own note", f"plain {WHO}"])
async def test_a_line_whose_words_are_its_own_comes_back_as_typed(desk: Desk, line: str) -> None:
    capture = await desk.service.submit(line)
    back = (await desk.service.read(line_for_edit(capture, CATALOGUE, UTC))).draft
    assert replace(back, worked=None) == (await desk.service.read(line)).draft


async def late(desk: Desk) -> None:
    """It is 18:40, an hour and ten after work; quarters of an hour are billed."""
    office = Workday("Office", (Hours(time(8, 30), time(17, 30)),) * 7)
    await desk.reference.save_catalogue(replace(CATALOGUE, workday=office))
    desk.defaults = Defaults(billing=Billing(Rounding(Direction.UP, 15)))
    await desk.clock.advance((6 * 60 + 40) * 60)


def logged(capture: Capture) -> list[tuple[int, datetime]]:
    orders = [step.order for step in capture.steps]
    return [(each.minutes, each.ended_at) for each in orders if isinstance(each, NewAction | NewEvent)]


@pytest.mark.parametrize("time_said", ["80m", "17:20-18:40", "/pw 1h20"])
async def test_what_is_left_of_a_split_entry_is_rounded_as_it_was(desk: Desk, time_said: str) -> None:
    await late(desk)
    first = await desk.service.submit(f"{WHO} screen flickers {time_said} +split")
    created = first.change(Step.begin).change(lambda step: step.prove(Receipt(VPN.id)))
    again = await desk.service.submit(line_for_edit(created, CATALOGUE, UTC))
    assert [minutes for minutes, _ in logged(first)] == [15, 75]
    assert [(minutes, at.replace(second=0)) for minutes, at in logged(first)] == [
        (minutes, at.replace(second=0)) for minutes, at in logged(again)
    ]


async def test_what_is_in_the_timesheet_already_is_not_sent_again(desk: Desk) -> None:
    await late(desk)
    first = await desk.service.submit("80m team meeting +noticket +split -- about the move")
    half = first.change(Step.begin).change(lambda step: step.prove(Receipt()))
    line = line_for_edit(half, CATALOGUE, UTC)
    again = await desk.service.submit(line)
    [(minutes, _)] = logged(again)
    assert minutes == logged(first)[1][0]
    (step,) = again.steps
    assert isinstance(step.order, NewEvent)
    assert (step.order.subject, step.order.note) == ("team meeting", "about the move")


async def test_a_split_entry_is_sent_to_the_user_once(desk: Desk) -> None:
    await late(desk)
    capture = await desk.service.submit("#8841 80m rebuilt it +split +email")
    orders = [step.order for step in capture.steps]
    assert [each.send_email for each in orders if isinstance(each, NewAction)] == [False, True]


async def test_a_meeting_is_an_event_of_the_timesheet_and_makes_no_ticket(desk: Desk) -> None:
    capture = await desk.service.submit("45m team meeting +noticket -- about the move")
    (step,) = capture.steps
    assert step.kind is StepKind.ADD_EVENT
    order = step.order
    assert isinstance(order, NewEvent)
    assert (order.subject, order.note, order.minutes, order.agent_id) == (
        *("team meeting", "about the move"),
        *(45, SAM.id),
    )
    assert order.ended_at == NOON
    assert line_for_edit(capture, CATALOGUE, UTC).startswith(
        "45m team meeting +noticket 2026-03-04 11:15-12:00"
    )


async def test_a_template_gives_a_timer_all_but_its_minutes(desk: Desk) -> None:
    reading = await desk.service.read(f"/pw {WHO} >")
    assert reading.ready
    assert (reading.draft.minutes, reading.draft.charge_rate) == (None, REMOTE)
