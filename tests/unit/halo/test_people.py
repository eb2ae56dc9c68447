"""The large lists: paged to the end, whatever the end looks like; searches that were really answered."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

import httpx
import pytest

from quickticket.domain.errors import Forbidden
from quickticket.domain.ids import CustomerId, SiteId, UserId
from quickticket.domain.reference import User
from quickticket.halo.client import HaloClient
from quickticket.services.ports.halo import Page, PeopleKind
from tests.fakes.clock import settle
from tests.fakes.wire import ScriptedWire, as_json

CLIENTS = "GET /api/Client"


def customers(first: int, last: int) -> list[dict[str, object]]:
    return [{"id": float(number), "name": f"Customer {number}"} for number in range(first, last + 1)]


def server(
    total: int, size: int = 100, past: str = "last", **members: object
) -> Callable[[httpx.Request], httpx.Response]:
    def answer(request: httpx.Request) -> httpx.Response:
        number = int(request.url.params["page_no"])
        pages = max(1, -(-total // size))
        if number > pages:
            number = {"last": pages, "first": 1, "empty": number}[past]
        rows = customers((number - 1) * size + 1, min(number * size, total))
        return as_json({"clients": rows or None, "record_count": total} | members)

    return answer


async def all_of(halo: HaloClient, **asked: object) -> list[Page]:
    return [page async for page in halo.people(PeopleKind.CUSTOMERS, **asked)]  # type: ignore[arg-type]


@pytest.mark.parametrize("past", ["last", "first", "empty"])
@pytest.mark.parametrize(
    ("total", "size"), [(0, 100), (1, 100), (99, 100), (100, 100), (250, 100), (130, 50), (100, 50)]
)
async def test_every_row_comes_once(
    wire: ScriptedWire, halo: HaloClient, total: int, size: int, past: str
) -> None:
    wire.on(CLIENTS, server(total, size, past))
    pages = await all_of(halo)
    assert [row.id for page in pages for row in page.rows] == list(range(1, total + 1))
    assert [page.number for page in pages] == list(range(1, len(pages) + 1))
    assert [page.last for page in pages] == [False] * (len(pages) - 1) + [True]


@pytest.mark.parametrize("record_count", [100, 0, -1, None, "many"])
async def test_the_count_of_records_is_not_believed(
    wire: ScriptedWire, halo: HaloClient, record_count: object
) -> None:
    wire.on(CLIENTS, server(250, record_count=record_count))
    assert sum(len(page.rows) for page in await all_of(halo)) == 250


async def test_a_small_list_is_one_request(wire: ScriptedWire, halo: HaloClient) -> None:
    wire.on(CLIENTS, server(7))
    await all_of(halo)
    (asked,) = wire.sent(CLIENTS)
    assert dict(asked.url.params) == {"pageinate": "true", "page_size": "100", "page_no": "1", "order": "id"}


async def test_a_pass_is_taken_up_where_it_ended(wire: ScriptedWire, halo: HaloClient) -> None:
    wire.on(CLIENTS, server(250))
    pages = await all_of(halo, first_page=3)
    assert [row.id for row in pages[0].rows] == list(range(201, 251))
    assert pages[0].number == 3


async def test_rows_that_move_between_pages_come_once(wire: ScriptedWire, halo: HaloClient) -> None:
    wire.on(
        CLIENTS,
        {"clients": customers(1, 100)},
        {"clients": customers(100, 199)},
        {"clients": customers(199, 210)},
    )
    pages = await all_of(halo)
    assert [row.id for page in pages for row in page.rows] == list(range(1, 211))


async def test_changes_are_asked_for_with_an_overlap_and_inactive_rows_removed(
    wire: ScriptedWire, halo: HaloClient
) -> None:
    rows = [{"id": 1, "name": "A"}, {"id": 2, "name": "B", "inactive": True}]
    wire.on(CLIENTS, {"record_count": 2, "clients": rows})
    (page,) = await all_of(halo, since=datetime(2026, 3, 4, 12, 0, tzinfo=UTC))
    assert ([row.id for row in page.rows], page.removed) == ([1], (2,))
    asked = wire.sent(CLIENTS)[0].url.params
    assert asked["lastupdatefromdate"] == "2026-03-04T11:55:00.000Z"
    assert asked["includeinactive"] == "true"


async def test_users_in_every_spelling(wire: ScriptedWire, halo: HaloClient) -> None:
    where = {"client_id": 12.0, "client_name": "Acme", "site_name": "Main"}
    rows = [
        {
            "id": 41.0,
            "name": "Joe",
            "site_id": 95.0,
            "emailaddress": "joe@acme.example",
            "mobilenumber": "555",
            **where,
        },
        {"id": "42", "name": "Ann", "site_id": None, "site_id_int": 95, "email": "ann@acme.example", **where},
    ]
    wire.on("GET /api/Users", {"record_count": 2, "users": rows})
    (page,) = [page async for page in halo.people(PeopleKind.USERS)]
    assert page.rows == (
        User(UserId(41), "Joe", SiteId(95), "Main", CustomerId(12), "Acme", "joe@acme.example", ("555",)),
        User(UserId(42), "Ann", SiteId(95), "Main", CustomerId(12), "Acme", "ann@acme.example"),
    )


async def test_a_search_shows_only_what_matches(wire: ScriptedWire, halo: HaloClient) -> None:
    joe = {
        "id": 41,
        "name": "Joe Bloggs",
        "site_id": 1,
        "client_id": 12,
        "client_name": "Acme",
        "phonenumber": "020 7946-0112",
    }
    ann = {"id": 42, "name": "Ann", "site_id": 1, "client_id": 13, "client_name": "North"}
    gone = joe | {"id": 43, "inactive": True}
    wire.on("GET /api/Users", {"users": [joe, ann, gone]}).on("GET /api/Site", {"sites": []})
    wire.on("GET /api/Client", {"clients": [{"id": 12, "name": "Acme"}, {"id": 13, "name": "North"}]})
    assert [person.id for person in await halo.search_people("acme")] == [41, 12]
    assert [person.id for person in await halo.search_people("joe acme")] == [41]
    assert [person.id for person in await halo.search_people("79460")] == [41]
    assert wire.sent("GET /api/Users")[0].url.params["search"] == "acme"


async def test_pages_come_while_one_is_worked_on_and_a_failure_comes_in_its_place(
    wire: ScriptedWire, halo: HaloClient
) -> None:
    wire.on(CLIENTS, {"clients": customers(1, 100)}, {"clients": customers(101, 200)}, httpx.Response(403))
    pages = halo.people(PeopleKind.CUSTOMERS)
    assert (await anext(pages)).number == 1
    await settle()
    assert len(wire.sent(CLIENTS)) == 4
    assert (await anext(pages)).number == 2
    with pytest.raises(Forbidden):
        await anext(pages)


async def test_a_pass_that_is_given_up_asks_for_nothing_more(wire: ScriptedWire, halo: HaloClient) -> None:
    wire.on(CLIENTS, server(1000))
    async for _ in halo.people(PeopleKind.CUSTOMERS):
        break
    await settle()
    sent = len(wire.sent(CLIENTS))
    await settle()
    assert len(wire.sent(CLIENTS)) == sent
