"""What each answer means: certain that nothing was done, certain of a no, or not certain."""

from __future__ import annotations

from datetime import timedelta
from email.utils import format_datetime

import httpx
import pytest

from quickticket.domain.errors import (
    AnswerLost,
    Forbidden,
    HaloError,
    Offline,
    RateLimited,
    Refused,
    UnreadableAnswer,
)
from quickticket.halo.client import HaloClient
from quickticket.services.ports.halo import Page, PeopleKind
from quickticket.services.tasks import Tasks
from tests.fakes.clock import NOON, FakeClock
from tests.fakes.wire import ScriptedWire, as_json
from tests.unit.halo.orders import ACTION, RESOLVED, TICKET

POST = "POST /api/Tickets"
ME = "GET /api/Agent/me"


@pytest.mark.parametrize(
    ("answer", "kind"),
    [
        (httpx.ConnectError("[Errno -2] Name or service not known"), Offline),
        (httpx.ConnectTimeout("slow"), Offline),
        (httpx.PoolTimeout("busy"), Offline),
        (httpx.ProxyError("407"), Offline),
        (httpx.ReadTimeout("slow"), AnswerLost),
        (httpx.WriteTimeout("slow"), AnswerLost),
        (httpx.ReadError("reset"), AnswerLost),
        (httpx.WriteError("reset"), AnswerLost),
        (httpx.RemoteProtocolError("Server disconnected without sending a response."), AnswerLost),
        (httpx.DecodingError("gzip"), AnswerLost),
        (httpx.Response(500, text="boom"), AnswerLost),
        (httpx.Response(502, html="<h1>Bad gateway</h1>"), AnswerLost),
        (httpx.Response(408), AnswerLost),
        (httpx.Response(302, headers={"location": "https://elsewhere.example/login"}), AnswerLost),
        (httpx.Response(201, content=b""), AnswerLost),
        (httpx.Response(201, html="<p>Created"), AnswerLost),
        (httpx.Response(201, content=b'{"id": 10'), AnswerLost),
        (as_json({"summary": "no id"}, 201), AnswerLost),
        (as_json({"id": 0}, 201), AnswerLost),
        (as_json([], 201), AnswerLost),
        (as_json(None, 200), AnswerLost),
        (httpx.Response(400, text="Category must be filled"), Refused),
        (httpx.Response(404), Refused),
        (httpx.Response(422), Refused),
        (httpx.Response(403), Forbidden),
        (httpx.Response(429), RateLimited),
    ],
)
async def test_a_write_is_sent_once_and_its_failure_named(
    wire: ScriptedWire, halo: HaloClient, answer: httpx.Response | httpx.HTTPError, kind: type[HaloError]
) -> None:
    wire.on(POST, answer)
    with pytest.raises(HaloError) as failure:
        await halo.create_ticket(TICKET)
    assert type(failure.value) is kind
    assert failure.value.message
    assert len(wire.sent(POST)) == 1


@pytest.mark.parametrize(
    ("answer", "kind"),
    [
        (httpx.ConnectError("down"), Offline),
        (httpx.ReadTimeout("slow"), Offline),
        (httpx.Response(500, text="boom"), UnreadableAnswer),
        (httpx.Response(200, html="<h1>Sign in to the proxy</h1>"), UnreadableAnswer),
        (httpx.Response(302, headers={"location": "https://elsewhere.example"}), UnreadableAnswer),
        (as_json("what?"), UnreadableAnswer),
        (as_json({"name": "no id"}), UnreadableAnswer),
        (httpx.Response(403), Forbidden),
        (httpx.Response(404, text="gone"), Refused),
        (httpx.Response(429), RateLimited),
    ],
)
async def test_a_read_that_fails_is_named(
    wire: ScriptedWire, halo: HaloClient, answer: httpx.Response | httpx.HTTPError, kind: type[HaloError]
) -> None:
    wire.on(ME, answer)
    with pytest.raises(HaloError) as failure:
        await halo.me()
    assert type(failure.value) is kind


@pytest.mark.parametrize("answer", [{"id": 0, "ticket_id": 1001}, {"ticket_id": 1001}, {"actions": []}])
async def test_an_action_without_a_number_is_no_proof(
    wire: ScriptedWire, halo: HaloClient, answer: object
) -> None:
    wire.on("POST /api/Actions", answer)
    with pytest.raises(AnswerLost):
        await halo.add_action(ACTION)


async def test_a_read_on_a_connection_that_died_is_repeated_once(
    wire: ScriptedWire, halo: HaloClient
) -> None:
    wire.on(ME, httpx.RemoteProtocolError("Server disconnected"), {"id": 5, "name": "Tess"})
    assert (await halo.me()).id == 5


async def test_a_refusal_carries_halos_words_and_a_next_step(wire: ScriptedWire, halo: HaloClient) -> None:
    wire.on(POST, as_json({"Message": "Category must be filled"}, 400))
    with pytest.raises(Refused) as refusal:
        await halo.create_ticket(TICKET)
    assert refusal.value.message == "Halo refused: Category must be filled"
    assert refusal.value.server_text == "Category must be filled"
    assert refusal.value.next_step
    assert refusal.value.status == 400


@pytest.mark.parametrize(("order", "path"), [(TICKET, "Tickets"), (ACTION, "Actions")])
async def test_a_missing_right_names_the_scope(
    wire: ScriptedWire, halo: HaloClient, order: object, path: str
) -> None:
    wire.on(f"POST /api/{path}", httpx.Response(403))
    with pytest.raises(Forbidden) as refusal:
        await (halo.create_ticket(TICKET) if order is TICKET else halo.add_action(ACTION))
    assert "edit:tickets" in refusal.value.next_step


async def test_a_redirect_is_never_followed(wire: ScriptedWire, halo: HaloClient) -> None:
    wire.on(POST, httpx.Response(307, headers={"location": "https://elsewhere.example/api/Tickets"}))
    with pytest.raises(AnswerLost):
        await halo.create_ticket(TICKET)
    assert {each.url.host for each in wire.requests} == {"acme.halopsa.example"}


@pytest.mark.parametrize(
    ("header", "seconds"),
    [
        ("7", 7),
        (format_datetime(NOON + timedelta(seconds=42), usegmt=True), 42),
        (format_datetime(NOON - timedelta(seconds=42), usegmt=True), 0),
        ("86400", 3600),
        ("soon", 15),
        (None, 15),
    ],
)
async def test_a_429_says_how_long_to_wait_and_holds_everybody_back(
    wire: ScriptedWire, halo: HaloClient, header: str | None, seconds: float
) -> None:
    wire.on(
        POST,
        httpx.Response(429, headers={} if header is None else {"retry-after": header}, text="Rate Limit"),
    )
    with pytest.raises(RateLimited) as refusal:
        await halo.create_ticket(TICKET)
    assert refusal.value.retry_after == seconds
    assert refusal.value.server_text == "Rate Limit"
    if seconds:
        with pytest.raises(RateLimited):
            await halo.add_action(ACTION)
        assert not wire.sent("POST /api/Actions")


async def test_background_reads_come_back_after_a_429(
    wire: ScriptedWire, halo: HaloClient, clock: FakeClock
) -> None:
    wire.on(
        "GET /api/Client", httpx.Response(429), {"record_count": 1, "clients": [{"id": 12, "name": "Acme"}]}
    )
    wire.on(ME, {"id": 5})
    await halo.me()  # the certificate store is loaded in a thread, which no clock here governs
    pages = halo.background.people(PeopleKind.CUSTOMERS)

    async def first_page() -> Page:
        return await anext(aiter(pages))

    tasks = Tasks()
    first = tasks.spawn("page", first_page())
    await clock.advance(14)
    assert not first.done()
    await clock.advance(1)
    assert [row.name for row in (await first).rows] == ["Acme"]
    await tasks.close()


async def test_a_status_that_halo_keeps_is_a_refusal(wire: ScriptedWire, halo: HaloClient) -> None:
    wire.on(POST, {"id": 1001, "_warning": "Approval is <b>needed</b>"}).on(
        "GET /api/Tickets/1001", {"id": 1001, "status_id": 2}
    )
    with pytest.raises(Refused, match="not Resolved") as refusal:
        await halo.set_status(RESOLVED)
    assert refusal.value.server_text == "Approval is needed"


async def test_a_status_is_proven_by_reading_it_back(wire: ScriptedWire, halo: HaloClient) -> None:
    wire.on(POST, [{"id": 1001}]).on("GET /api/Tickets/1001", {"id": 1001, "status_id": 8.0})
    assert (await halo.set_status(RESOLVED)).ticket_id == 1001
    assert wire.posted(POST) == {"id": 1001, "status_id": 8}


@pytest.mark.parametrize(
    "answer", [httpx.ReadTimeout("slow"), httpx.Response(500), httpx.ConnectError("down")]
)
async def test_a_status_that_cannot_be_read_back_is_unconfirmed(
    wire: ScriptedWire, halo: HaloClient, answer: httpx.Response | httpx.HTTPError
) -> None:
    wire.on(POST, {"id": 1001}).on("GET /api/Tickets/1001", answer)
    with pytest.raises(AnswerLost):
        await halo.set_status(RESOLVED)


async def test_after_closing_nothing_is_sent(wire: ScriptedWire, halo: HaloClient) -> None:
    wire.on(ME, {"id": 5})
    await halo.me()
    await halo.close()
    sent = len(wire.requests)
    with pytest.raises(Offline):
        await halo.create_ticket(TICKET)
    assert len(wire.requests) == sent
