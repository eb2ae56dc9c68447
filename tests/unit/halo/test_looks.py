"""Looking for a write whose answer was lost: found by proof, absent by proof, or honestly not known."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import httpx
import pytest

from quickticket.domain.ids import Reference, TicketId
from quickticket.halo.client import HaloClient
from quickticket.halo.learned import Learned
from quickticket.services.ports.halo import Verdict
from tests.fakes.wire import ScriptedWire, as_json
from tests.unit.halo.orders import ACTION, RESOLVED, SENT_AFTER, TICKET

TICKETS = "GET /api/Tickets"
ACTIONS = "GET /api/Actions"
LATER = "2026-03-04T12:01:00Z"
EARLIER = "2026-03-04T11:00:00Z"
Row = dict[str, Any]


def ticket(number: int, reference: str | None = None, at: str = LATER, **members: Any) -> Row:
    row = {"id": number, "summary": "Other", "client_id": 99, "dateoccurred": at, "last_update": at}
    return row | {"third_party_id_string": reference} | members


def alike(number: int, **members: Any) -> Row:
    return ticket(number, summary=" printer  OFFLINE ", client_id=12.0, **members)


def tenant(
    *rows: Row, filters: bool = True, shows: bool = True, orders: bool = True, deleted: tuple[Row, ...] = ()
) -> Callable[[httpx.Request], httpx.Response]:
    """GET /Tickets of a tenant that filters by reference, shows it, and keeps the order; or does not."""

    def answer(request: httpx.Request) -> httpx.Response:
        asked = request.url.params
        found = list(deleted if asked.get("deleted") == "true" else rows)
        wanted = asked.get("third_party_id_string")
        if filters and wanted is not None:
            found = [row for row in found if row["third_party_id_string"] == wanted]
        if orders and asked.get("orderdesc") == "true":
            found.sort(key=lambda row: int(row["id"]), reverse=True)
        number = int(asked["page_no"])
        page = found[(number - 1) * 100 : number * 100]
        hidden = [row if shows else row | {"third_party_id_string": None} for row in page]
        return as_json({"record_count": len(page), "tickets": hidden})

    return answer


def on_ticket(wire: ScriptedWire, row: Row) -> None:
    wire.on(f"GET /api/Tickets/{row['id']}", row)


async def test_a_ticket_that_carries_the_reference_is_found(wire: ScriptedWire, halo: HaloClient) -> None:
    wire.on(TICKETS, tenant(ticket(1), ticket(2, "qt-1")))
    look = await halo.look_for(TICKET, SENT_AFTER)
    assert look.verdict is Verdict.FOUND
    assert look.receipt is not None
    assert look.receipt.ticket_id == 2


async def test_a_reference_that_rows_do_not_show_is_read_by_id(wire: ScriptedWire, halo: HaloClient) -> None:
    wire.on(TICKETS, tenant(ticket(2, "qt-1"), shows=False))
    on_ticket(wire, ticket(2, "qt-1"))
    assert (await halo.look_for(TICKET, SENT_AFTER)).verdict is Verdict.FOUND


async def test_a_deleted_ticket_did_arrive(wire: ScriptedWire, halo: HaloClient) -> None:
    wire.on(TICKETS, tenant(ticket(1), deleted=(ticket(2, "qt-1"),)))
    assert (await halo.look_for(TICKET, SENT_AFTER)).verdict is Verdict.FOUND


async def test_an_ignored_filter_finds_by_walking(wire: ScriptedWire, halo: HaloClient) -> None:
    rows = [ticket(number) for number in range(1, 250)]
    wire.on(TICKETS, tenant(*rows, ticket(300, "qt-1"), filters=False))
    look = await halo.look_for(TICKET, SENT_AFTER)
    assert look.receipt is not None
    assert look.receipt.ticket_id == 300


async def test_an_ignored_filter_that_hides_references_reads_what_resembles(
    wire: ScriptedWire, halo: HaloClient
) -> None:
    rows = [ticket(number) for number in range(1, 20)]
    wire.on(TICKETS, tenant(*rows, alike(30, reference="qt-1"), filters=False, shows=False))
    on_ticket(wire, alike(30, reference="qt-1"))
    assert (await halo.look_for(TICKET, SENT_AFTER)).verdict is Verdict.FOUND


async def test_absent_is_proven_by_walking_past_the_send(wire: ScriptedWire, halo: HaloClient) -> None:
    old = [ticket(number, at=EARLIER) for number in range(1, 500)]
    wire.on(TICKETS, tenant(*old, ticket(600), filters=False))
    assert (await halo.look_for(TICKET, SENT_AFTER)).verdict is Verdict.ABSENT
    walked = [request for request in wire.sent(TICKETS) if request.url.params.get("order") == "id"]
    assert len(walked) == 3  # two pages until everything is older, and the deleted ones


async def test_absent_is_proven_by_a_filter_that_is_known_to_work(
    wire: ScriptedWire, halo: HaloClient, learned: Learned
) -> None:
    learned.sent = (Reference("qt-0"), TicketId(1))
    wire.on(TICKETS, tenant(ticket(1, "qt-0")))
    for requests in (3, 5):  # the filter is tried once, then believed
        assert (await halo.look_for(TICKET, SENT_AFTER)).verdict is Verdict.ABSENT
        assert len(wire.sent(TICKETS)) == requests
    assert learned.reference_filter


async def test_a_reference_that_the_tenant_does_not_keep_proves_nothing(
    wire: ScriptedWire, halo: HaloClient, learned: Learned
) -> None:
    learned.sent = (Reference("qt-0"), TicketId(1))
    wire.on(TICKETS, tenant(ticket(1), alike(2)))
    on_ticket(wire, alike(2))
    look = await halo.look_for(TICKET, SENT_AFTER)
    assert look.verdict is Verdict.UNPROVABLE
    assert [each.id for each in look.alike] == [2]
    assert not learned.reference_filter


async def test_a_ticket_with_another_reference_is_not_it(wire: ScriptedWire, halo: HaloClient) -> None:
    wire.on(TICKETS, tenant(alike(2, reference="qt-9"), filters=False))
    assert (await halo.look_for(TICKET, SENT_AFTER)).verdict is Verdict.ABSENT


async def test_a_ticket_from_before_the_send_is_not_it(wire: ScriptedWire, halo: HaloClient) -> None:
    wire.on(TICKETS, tenant(alike(2, at=EARLIER), filters=False))
    on_ticket(wire, alike(2, at=EARLIER))
    assert (await halo.look_for(TICKET, SENT_AFTER)).verdict is Verdict.ABSENT


async def test_a_clock_that_runs_minutes_behind_does_not_hide_it(
    wire: ScriptedWire, halo: HaloClient
) -> None:
    behind = alike(2, at="2026-03-04T11:56:00Z")
    wire.on(TICKETS, tenant(behind, filters=False))
    on_ticket(wire, behind)
    assert (await halo.look_for(TICKET, SENT_AFTER)).verdict is Verdict.UNPROVABLE


async def test_a_clock_of_ours_that_runs_an_hour_ahead_does_not_hide_it(
    wire: ScriptedWire, halo: HaloClient
) -> None:
    an_hour_ago = "2026-03-04T11:01:00Z"
    hidden = alike(20, at=an_hour_ago)
    others = (ticket(number, at=an_hour_ago) for number in range(1, 20))
    answer = tenant(*others, hidden, filters=False, shows=False)

    def dated(request: httpx.Request) -> httpx.Response:
        answered = answer(request)
        answered.headers["Date"] = "Wed, 04 Mar 2026 11:00:00 GMT"  # our clock says 12:00
        return answered

    wire.on(TICKETS, dated)
    on_ticket(wire, hidden | {"third_party_id_string": "qt-1"})
    assert (await halo.look_for(TICKET, SENT_AFTER)).verdict is Verdict.FOUND


async def test_a_long_list_in_another_order_proves_nothing(wire: ScriptedWire, halo: HaloClient) -> None:
    rows = [ticket(number) for number in range(1, 300)]
    wire.on(TICKETS, tenant(*rows, filters=False, orders=False))
    assert (await halo.look_for(TICKET, SENT_AFTER)).verdict is Verdict.UNPROVABLE


async def test_old_tickets_in_another_order_do_not_hide_a_new_one(
    wire: ScriptedWire, halo: HaloClient
) -> None:
    old = [ticket(number, at=EARLIER) for number in range(1, 300)]
    wire.on(TICKETS, tenant(*old, ticket(300, "qt-1"), filters=False, orders=False))
    assert (await halo.look_for(TICKET, SENT_AFTER)).verdict is Verdict.UNPROVABLE


async def test_a_filter_that_stopped_working_is_not_believed(
    wire: ScriptedWire, halo: HaloClient, learned: Learned
) -> None:
    learned.reference_filter = True
    wire.on(
        TICKETS, tenant(*(ticket(number) for number in range(1, 20)), alike(30), filters=False, shows=False)
    )
    on_ticket(wire, alike(30))
    assert (await halo.look_for(TICKET, SENT_AFTER)).verdict is Verdict.UNPROVABLE


async def test_a_walk_has_an_end(wire: ScriptedWire, halo: HaloClient) -> None:
    wire.on(TICKETS, tenant(*(ticket(number) for number in range(1, 5000)), filters=False))
    assert (await halo.look_for(TICKET, SENT_AFTER)).verdict is Verdict.UNPROVABLE
    assert len(wire.sent(TICKETS)) < 20


def action(number: int, reference: str | None = None, **members: object) -> Row:
    row = {
        "id": number,
        "ticket_id": 1001.0,
        "internetmessageid": reference,
        "datetime": "2026-03-04T12:05:00.0000000",
        "actiondatecreated": LATER,
        "timetaken": 0.2,
        "note": "Replaced the **roller**",
        "who_agentid": 5,
    }
    return row | members


def actions(*rows: Row, filters: bool = True) -> Callable[[httpx.Request], httpx.Response]:
    def answer(request: httpx.Request) -> httpx.Response:
        wanted = request.url.params.get("internetmessageid")
        found = [row for row in rows if not filters or wanted in (None, row["internetmessageid"])]
        return as_json({"record_count": len(found), "actions": found})

    return answer


FAR: Row = {"datetime": "2026-03-04T09:00:00Z", "actiondatecreated": EARLIER, "note": "Else", "timetaken": 1}


@pytest.mark.parametrize(
    ("rows", "filters", "verdict"),
    [
        ([action(1, **FAR), action(2, "qt-2")], True, Verdict.FOUND),
        ([action(1, **FAR), action(2, "<qt-2>", note="Changed by a rule")], False, Verdict.FOUND),
        ([action(1, **FAR), action(2)], True, Verdict.FOUND),
        (
            [action(1, **FAR), action(2, note=None, note_html="<p>Replaced the <b>roller</b></p>")],
            False,
            Verdict.FOUND,
        ),
        ([], True, Verdict.ABSENT),
        ([action(1, **FAR)], False, Verdict.ABSENT),
        ([action(1, "qt-9")], True, Verdict.ABSENT),
        ([action(1, "mail@acme.example")], False, Verdict.ABSENT),
        ([action(1, who_agentid=6)], True, Verdict.ABSENT),
        ([action(1, ticket_id=1002)], False, Verdict.UNPROVABLE),
        ([action(1, note="Something else")], True, Verdict.UNPROVABLE),
        ([action(1, timetaken=0.5)], True, Verdict.UNPROVABLE),
        ([action(1, timetaken=0.5, actiondatecreated=EARLIER)], True, Verdict.ABSENT),
        ([action(number, **FAR) for number in range(1, 51)], True, Verdict.UNPROVABLE),
        ([action(number, **FAR) for number in range(1, 61)], True, Verdict.ABSENT),
        ([action(number, **FAR) for number in range(1, 1001)], True, Verdict.UNPROVABLE),
    ],
)
async def test_an_action_by_reference_then_by_content(
    wire: ScriptedWire, halo: HaloClient, rows: list[Row], filters: bool, verdict: Verdict
) -> None:
    wire.on("GET /api/Agent/me", {"id": 5}).on(ACTIONS, actions(*rows, filters=filters))
    look = await halo.look_for(ACTION, SENT_AFTER)
    assert look.verdict is verdict
    assert (look.receipt is not None) is (verdict is Verdict.FOUND)


async def test_one_action_is_never_the_proof_of_two(wire: ScriptedWire, halo: HaloClient) -> None:
    wire.on("GET /api/Agent/me", {"id": 5}).on(ACTIONS, actions(action(1)))
    twin = replace(ACTION, reference=Reference("qt-22"))
    assert (await halo.look_for(ACTION, SENT_AFTER)).verdict is Verdict.FOUND
    assert (await halo.look_for(twin, SENT_AFTER)).verdict is Verdict.ABSENT


@pytest.mark.parametrize(
    ("status", "verdict"), [(8, Verdict.FOUND), (2, Verdict.ABSENT), (None, Verdict.ABSENT)]
)
async def test_a_status_is_looked_at(
    wire: ScriptedWire, halo: HaloClient, status: int | None, verdict: Verdict
) -> None:
    wire.on("GET /api/Tickets/1001", {"id": 1001, "status_id": status})
    assert (await halo.look_for(RESOLVED, SENT_AFTER - timedelta(hours=1))).verdict is verdict
