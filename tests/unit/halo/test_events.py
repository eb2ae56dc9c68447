"""Time without a ticket: what is sent, how it is recognised, and what a refusal says."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from quickticket.domain.errors import AnswerLost, Forbidden, Refused, UnreadableAnswer
from quickticket.domain.ids import AgentId, ChargeRateId, Reference
from quickticket.domain.orders import NewEvent
from quickticket.domain.timekeeping.spans import Span
from quickticket.halo import events
from quickticket.halo.actions import hours
from quickticket.halo.client import HaloClient
from quickticket.halo.events import EventRow
from quickticket.services.ports.halo import Verdict
from tests.fakes.wire import ScriptedWire, as_json
from tests.unit.halo.orders import EVENT, SENT_AFTER

POST, LIST = "POST /api/TimesheetEvent", "GET /api/TimesheetEvent"
ME = {"id": 5, "name": "Tess Tech"}
Row = dict[str, Any]
words = st.text(st.characters(exclude_categories=["C", "Z"], exclude_characters="<>&[]"), max_size=20)


@pytest.fixture
def wire(wire: ScriptedWire) -> ScriptedWire:
    return wire.on("GET /api/Agent/me", ME)


def event(number: int = 7, **members: object) -> Row:
    row = events.to_wire(EVENT, AgentId(5), "Tess Tech")
    return {**row, "id": number} | members


OTHER: Row = {"note": "Else [qt-9]", "subject": "Else"}
BARE: Row = {"note": "Planned the week"}
DAYS_AGO: Row = {"start_date": "2026-02-20T09:00:00Z", "end_date": "2026-02-20T10:00:00Z", **BARE}


def test_time_without_a_ticket_on_the_wire() -> None:
    assert events.to_wire(EVENT, AgentId(5), "Tess Tech") == {
        "event_type": 0,
        "ticket_id": None,
        "lognewticket": False,
        "agent_id": 5,
        "agents": [{"id": "5", "name": "Tess Tech"}],
        "start_date": "2026-03-04T11:35:00.000Z",
        "end_date": "2026-03-04T12:05:00.000Z",
        "subject": "Team meeting",
        "note": "Planned the *week*\n\n[qt-5]",
        "charge_rate": 2,
    }


orders = st.builds(
    NewEvent,
    st.integers(0).map(lambda number: Reference(f"qt-{number}")),
    words,
    st.lists(words, max_size=3).map("\n".join),
    st.integers(1_000_000_000, 4_000_000_000).map(lambda seconds: datetime.fromtimestamp(seconds, UTC)),
    st.integers(1, 24 * 60),
    st.just(AgentId(5)),
    st.none() | st.integers(1, 99).map(ChargeRateId),
)


@given(orders)
def test_an_event_comes_back_as_it_was_sent(order: NewEvent) -> None:
    row = EventRow.model_validate(events.to_wire(order, AgentId(5), "") | {"id": 1})
    said_first = next((line for line in order.note.split("\n") if line), "")
    assert row.span == Span(order.started_at, order.ended_at)
    assert (row.subject, row.headline, row.references) == (order.subject, said_first, (order.reference,))
    assert row.charge_rate == (order.charge_rate_id or 0)


def test_decimal_hours_never_shift_a_minute() -> None:
    end = datetime(2026, 3, 4, 12, 5, tzinfo=UTC)
    for minutes in range(1, 24 * 60 + 1):
        row = EventRow.model_validate({"end_date": end, "timetaken": hours(minutes)})
        assert row.span is not None
        assert (row.minutes, row.span.minutes) == (minutes, minutes)


@pytest.mark.parametrize("wrap", [lambda row: row, lambda row: [row], lambda row: {"events": [row]}])
async def test_the_answer_is_proof_in_every_shape(wire: ScriptedWire, halo: HaloClient, wrap: Any) -> None:
    wire.on(POST, as_json(wrap(event(id=7.0, _warning="Not approved")), 201))
    receipt = await halo.add_event(EVENT)
    assert (receipt.event_id, receipt.ticket_id, receipt.warning) == (7, None, "Not approved")
    assert wire.posted(POST)["agents"] == [{"id": "5", "name": "Tess Tech"}]


@pytest.mark.parametrize("answer", [{}, {"id": 0}, [], {"id": None}])
async def test_an_answer_without_an_id_is_no_proof(
    wire: ScriptedWire, halo: HaloClient, answer: object
) -> None:
    wire.on(POST, answer)
    with pytest.raises(AnswerLost):
        await halo.add_event(EVENT)


@pytest.mark.parametrize(
    ("answer", "kind"),
    [(as_json("Not for you.", 403), Forbidden), (as_json({"Message": "Not for you."}, 400), Refused)],
)
async def test_a_refusal_says_what_to_do(
    wire: ScriptedWire, halo: HaloClient, answer: httpx.Response, kind: type[Refused]
) -> None:
    wire.on(POST, answer)
    with pytest.raises(Refused) as refusal:
        await halo.add_event(EVENT)
    assert type(refusal.value) is kind
    assert (refusal.value.server_text, refusal.value.status) == ("Not for you.", answer.status_code)
    assert "time without a ticket" in refusal.value.message
    assert "Not for you." in refusal.value.message
    assert "editMine:timesheets" in refusal.value.next_step


async def test_a_refusal_for_another_reason_blames_no_right(wire: ScriptedWire, halo: HaloClient) -> None:
    wire.on(POST, as_json("The timesheet of this day is approved.", 400))
    with pytest.raises(Refused) as refusal:
        await halo.add_event(EVENT)
    said = "Halo refused this time without a ticket. It says: The timesheet of this day is approved."
    assert refusal.value.message == said
    assert refusal.value.next_step.startswith("Change what it names and send again.")


@pytest.mark.parametrize(
    ("rows", "verdict"),
    [
        ([event()], Verdict.FOUND),
        ([event(note="<p>Planned</p><p>[qt-5]</p>", subject="Changed", agent_id=6)], Verdict.FOUND),
        ([event(1, **OTHER), event(2)], Verdict.FOUND),
        ([], Verdict.ABSENT),
        ([event(**OTHER)], Verdict.ABSENT),
        ([event(note="A twin [qt-9]")], Verdict.ABSENT),
        ([event(**BARE)], Verdict.UNPROVABLE),
        ([event(**BARE, subject=None)], Verdict.UNPROVABLE),
        ([event(**BARE, agent_id=6)], Verdict.ABSENT),
        ([event(**BARE, ticket_id=1001)], Verdict.ABSENT),
        ([event(**BARE, subject="Training")], Verdict.ABSENT),
        ([event(**BARE, start_date="2026-03-04T11:40:00Z")], Verdict.ABSENT),
        ([event(**BARE, start_date=None, end_date=None)], Verdict.ABSENT),
        ([event(**DAYS_AGO)], Verdict.UNPROVABLE),
        ([event(number, **OTHER) for number in range(1, 51)], Verdict.UNPROVABLE),
        ([event(number, **OTHER) for number in range(1, 52)], Verdict.ABSENT),
    ],
)
async def test_an_event_is_recognised_by_its_note(
    wire: ScriptedWire, halo: HaloClient, rows: list[Row], verdict: Verdict
) -> None:
    wire.on(LIST, rows)
    look = await halo.look_for(EVENT, SENT_AFTER)
    assert look.verdict is verdict
    assert (look.receipt is not None) is (verdict is Verdict.FOUND)
    (asked,) = wire.sent(LIST)
    assert asked.url.params["agent_id"] == "5"
    assert asked.url.params["start_date"] <= "2026-03-03T11:35:00.000Z"


@pytest.mark.expect_log
async def test_a_row_that_cannot_be_read_proves_nothing(wire: ScriptedWire, halo: HaloClient) -> None:
    wire.on(LIST, [event(timetaken="a while")])
    assert (await halo.look_for(EVENT, SENT_AFTER)).verdict is Verdict.UNPROVABLE


@pytest.mark.parametrize("answer", ["no list", {"Message": "no"}])
async def test_what_is_no_list_proves_nothing(wire: ScriptedWire, halo: HaloClient, answer: object) -> None:
    wire.on(LIST, answer)
    with pytest.raises(UnreadableAnswer):
        await halo.look_for(EVENT, SENT_AFTER)


async def test_an_event_of_another_agent_is_looked_for_as_his(wire: ScriptedWire, halo: HaloClient) -> None:
    wire.on(LIST, [])
    await halo.look_for(replace(EVENT, agent_id=AgentId(6)), SENT_AFTER + timedelta(hours=1))
    assert wire.sent(LIST)[0].url.params["agent_id"] == "6"
