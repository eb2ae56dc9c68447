"""What tenants send in many spellings is read in one (NOTES 11), and what is sent is pinned."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quickticket.domain.errors import UnreadableAnswer
from quickticket.domain.ids import TicketId
from quickticket.halo import actions, tickets, wire
from quickticket.halo.actions import ActionRow
from quickticket.halo.markdown import to_html
from quickticket.halo.tickets import TicketRow
from tests.unit.halo.orders import ACTION, TICKET

QUARTER = datetime(2026, 3, 2, 10, 15, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2026-03-02T10:15:00Z", QUARTER),
        ("2026-03-02T10:15:00", QUARTER),
        ("2026-03-02T12:15:00+02:00", QUARTER),
        ("2026-03-02T10:15:00.1234567", QUARTER.replace(microsecond=123456)),
        ("2026-03-02", QUARTER.replace(hour=0, minute=0)),
        ("0001-01-01T00:00:00", None),
        ("1900-01-01T00:00:00", None),
        ("1980-12-31T23:59:59", None),
        ("tomorrow", None),
        ("", None),
        (0, None),
    ],
)
def test_times_are_read_as_utc_and_empty_ones_as_none(text: object, moment: datetime | None) -> None:
    assert wire.parse_time(text) == moment


@given(st.timedeltas(timedelta(0), timedelta(days=36_500)), st.integers(-14, 14))
def test_a_time_that_is_sent_comes_back_to_the_millisecond(since: timedelta, offset: int) -> None:
    moment = (QUARTER + since).astimezone(timezone(timedelta(hours=offset)))
    back = wire.parse_time(wire.utc(moment))
    assert back is not None
    assert timedelta(0) <= moment - back < timedelta(milliseconds=1)
    assert wire.utc(moment).endswith("Z")


@given(st.integers(0, 100_000))
def test_every_whole_minute_comes_back_from_decimal_hours(minutes: int) -> None:
    assert ActionRow.model_validate({"id": 1, "timetaken": actions.hours(minutes)}).minutes == minutes


def test_twelve_minutes_are_a_fifth_of_an_hour() -> None:
    assert (actions.hours(12), actions.hours(15), actions.hours(7), actions.hours(0)) == (
        0.2,
        0.25,
        0.116667,
        0,
    )


@pytest.mark.parametrize("number", [95, 95.0, "95", "95.0"])
def test_ids_are_whole_however_they_come(number: object) -> None:
    row = TicketRow.model_validate({"id": number, "user_id": number, "client_id": number})
    assert (row.id, row.user_id, row.client_id) == (95, 95, 95)


@pytest.mark.parametrize("name", ["last_update", "lastupdate", "last_updated"])
def test_members_with_several_names(name: str) -> None:
    row = TicketRow.model_validate({"id": 1, "last_update": None, name: "2026-03-02T10:15:00"})
    assert row.updated_at == QUARTER


def test_nulls_and_nonsense_in_members_that_may_be_missing() -> None:
    row = TicketRow.model_validate(
        {"id": 1, "summary": None, "user_id": "", "agent_id": "x", "dateclosed": None}
    )
    assert (row.summary, row.user_id, row.agent_id, row.closed_at) == ("", None, None, None)


@pytest.mark.parametrize(
    ("answer", "ids"),
    [
        ([{"id": 1}, {"id": 2}], [1, 2]),
        ({"record_count": 2, "tickets": [{"id": 1}, {"id": 2}]}, [1, 2]),
        ({"columns": [{"id": 9}], "faults": [{"id": 1}]}, [1]),
        ({"results": [{"id": 1}]}, [1]),
        ({"record_count": 1, "results": [{"id": 1}]}, [1]),
        ({"record_count": 0, "statuses": [{"id": 1}]}, []),
        ({"tickets": None, "record_count": 0}, []),
        ({"record_count": 0}, []),
        ([], []),
        (None, []),
        ([{"id": 1}, None, 7], [1]),
    ],
)
def test_lists_in_every_wrapper(answer: object, ids: list[int]) -> None:
    assert [row["id"] for row in wire.rows(answer, "tickets")] == ids


@pytest.mark.parametrize("answer", ["no", 7, {"Message": "no"}, {"columns": [{"id": 1}]}])
def test_what_is_no_list_is_not_taken_for_an_empty_one(answer: object) -> None:
    with pytest.raises(UnreadableAnswer):
        wire.rows(answer, "tickets")


@pytest.mark.expect_log
def test_a_row_that_cannot_be_read_costs_itself_only() -> None:
    assert [row.id for row in wire.parse(TicketRow, [{"id": 1}, {"id": "x"}, {}, {"id": 2}])] == [1, 2]


@pytest.mark.parametrize(
    "answer",
    [{"id": 7, "_warning": "w"}, [{"id": 7, "_warning": "w"}], {"tickets": [{"id": 7, "_warning": "w"}]}],
)
def test_a_write_answers_in_three_shapes(answer: object) -> None:
    (record,) = wire.records(answer, "tickets")
    assert (record["id"], wire.warning(answer, record)) == (7, "w")


def test_a_new_ticket_on_the_wire() -> None:
    assert tickets.to_wire(TICKET) == {
        "summary": "Printer offline",
        "details": "Paper *jam*\nagain",
        "details_html": "<p>Paper <em>jam</em><br>\nagain</p>",
        "client_id": 12,
        "site_id": 18,
        "user_id": 41,
        "tickettype_id": 1,
        "priority_id": 3,
        "category_2": "Hardware>Printer",
        "team": "1st Line",
        "team_id": 7,
        "third_party_id_string": "qt-1",
        "donotapplytemplateintheapi": True,
    }


def test_a_time_entry_on_the_wire() -> None:
    assert actions.to_wire(ACTION, TicketId(1001)) == {
        "ticket_id": 1001,
        "outcome_id": 7,
        "datetime": "2026-03-04T12:05:00.000Z",
        "timetaken": 0.2,
        "note": "Replaced the **roller**",
        "note_html": "<p>Replaced the <strong>roller</strong></p>",
        "hiddenfromuser": True,
        "sendemail": False,
        "send_survey": False,
        "chargerate": 0,
        "internetmessageid": "qt-2",
    }


def test_html_and_scripts_in_markdown_stay_text() -> None:
    html = to_html("<script>alert(1)</script> [x](javascript:alert(1)) **b**")
    assert "<script" not in html
    assert "href" not in html
    assert "<strong>b</strong>" in html
