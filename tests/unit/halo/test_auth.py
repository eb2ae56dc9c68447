"""Signing in as a service application: discovery, tokens, and errors that say what to do."""

from __future__ import annotations

import asyncio
import logging
from dataclasses import replace
from urllib.parse import parse_qs

import httpx
import pytest

from quickticket.domain.connection import Connection
from quickticket.domain.errors import (
    Forbidden,
    HaloError,
    NotSent,
    NotSignedIn,
    Offline,
    QuickTicketError,
    RateLimited,
    SecretsUnavailable,
)
from quickticket.halo.client import HaloClient, open_halo
from tests.fakes.clock import FakeClock
from tests.fakes.wire import BASE, SECRET, TOKEN, ScriptedWire, as_json, token
from tests.unit.halo.conftest import secret
from tests.unit.halo.orders import TICKET

ME = {"id": 5, "name": "Tess"}
TOKEN_URL = "POST /auth/token"


def client(wire: ScriptedWire, clock: FakeClock, **members: str) -> HaloClient:
    return open_halo(replace(Connection(BASE, "id"), **members), secret, clock, wire=wire)


async def test_one_token_serves_many_requests_at_once(wire: ScriptedWire, halo: HaloClient) -> None:
    wire.on("GET /api/Agent/me", ME)
    await asyncio.gather(*(halo.me() for _ in range(5)))
    assert len(wire.sent(TOKEN_URL)) == 1
    assert {each.headers["authorization"] for each in wire.sent("GET /api/Agent/me")} == {f"Bearer {TOKEN}-1"}


async def test_the_token_is_asked_for_with_secret_scope_and_tenant(
    wire: ScriptedWire, halo: HaloClient
) -> None:
    wire.on("GET /api/Agent/me", ME)
    await halo.me()
    (asked,) = wire.sent(TOKEN_URL)
    form = {name: value for name, (value,) in parse_qs(asked.content.decode()).items()}
    assert form["grant_type"] == "client_credentials"
    assert (form["client_id"], form["client_secret"]) == ("id", SECRET)
    assert "edit:tickets" in form["scope"].split()
    assert dict(asked.url.params) == {"tenant": "acme"}


async def test_an_empty_tenant_is_not_sent(clock: FakeClock) -> None:
    wire = ScriptedWire().on("GET /api/AuthInfo", {"auth_url": f"{BASE}/auth", "tenant_id": None})
    wire.on(TOKEN_URL, token()).on("GET /api/Agent/me", ME)
    await client(wire, clock).me()
    assert not wire.sent(TOKEN_URL)[0].url.params


async def test_the_profile_goes_before_discovery(clock: FakeClock) -> None:
    wire = ScriptedWire().on("POST /sso/token", token()).on("GET /api/Agent/me", ME)
    await client(wire, clock, auth_url=f"{BASE}/sso", tenant="mine").me()
    assert dict(wire.sent("POST /sso/token")[0].url.params) == {"tenant": "mine"}


@pytest.mark.parametrize(
    "answer",
    [
        as_json({}),
        as_json({"auth_url": ""}),
        as_json([]),
        httpx.Response(200, html="<p>hi"),
        httpx.Response(404),
    ],
)
async def test_without_a_sign_in_address_the_user_is_told_to_enter_it(
    clock: FakeClock, answer: httpx.Response
) -> None:
    with pytest.raises(NotSignedIn) as refusal:
        await client(ScriptedWire().on("GET /api/AuthInfo", answer), clock).me()
    assert "authorisation server" in refusal.value.next_step


async def test_the_secret_never_goes_to_an_unencrypted_address(clock: FakeClock) -> None:
    wire = ScriptedWire().on("GET /api/AuthInfo", {"auth_url": "http://auth.example"})
    with pytest.raises(NotSignedIn, match="not encrypted"):
        await client(wire, clock).me()
    assert len(wire.requests) == 1


@pytest.mark.parametrize(
    "named", ["https://auth.example", "http://localhost:9", "https://acme.halopsa.example.org"]
)
async def test_the_secret_goes_to_no_server_that_a_wrong_answer_names(clock: FakeClock, named: str) -> None:
    wire = ScriptedWire().on("GET /api/AuthInfo", {"auth_url": named})
    with pytest.raises(NotSignedIn) as refusal:
        await client(wire, clock).me()
    assert named in refusal.value.message
    assert f"--auth-url {named}" in refusal.value.next_step
    assert len(wire.requests) == 1


async def test_a_token_is_renewed_before_it_ends(
    wire: ScriptedWire, halo: HaloClient, clock: FakeClock
) -> None:
    wire.on("GET /api/Agent/me", ME)
    await halo.me()
    await clock.advance(3600 - 301)
    await halo.me()
    assert len(wire.sent(TOKEN_URL)) == 1
    await clock.advance(2)
    await halo.me()
    assert len(wire.sent(TOKEN_URL)) == 2


@pytest.mark.parametrize("expires_in", [None, "soon", 0])
async def test_without_a_life_span_an_hour_is_assumed(clock: FakeClock, expires_in: object) -> None:
    wire = ScriptedWire().on("GET /api/AuthInfo", {"auth_url": f"{BASE}/auth"})
    wire.on(TOKEN_URL, token(expires_in=expires_in)).on("GET /api/Agent/me", ME)
    halo = client(wire, clock)
    await halo.me()
    await clock.advance(3200)
    await halo.me()
    assert len(wire.sent(TOKEN_URL)) == 1


@pytest.mark.parametrize(
    "refusal", [httpx.Response(401), as_json({"error": "invalid_token"}, 400), as_json("expired_token", 400)]
)
async def test_a_refused_token_is_renewed_once_and_the_write_sent_again(
    wire: ScriptedWire, halo: HaloClient, refusal: httpx.Response
) -> None:
    wire.on("POST /api/Tickets", refusal, {"id": 1001})
    assert (await halo.create_ticket(TICKET)).ticket_id == 1001
    assert [each.headers["authorization"][-1] for each in wire.sent("POST /api/Tickets")] == ["1", "2"]


async def test_requests_that_are_refused_together_renew_the_token_once(
    wire: ScriptedWire, halo: HaloClient
) -> None:
    def only_the_second_token(request: httpx.Request) -> httpx.Response:
        return as_json(ME) if request.headers["authorization"].endswith("-2") else httpx.Response(401)

    wire.on("GET /api/Agent/me", only_the_second_token)
    await asyncio.gather(*(halo.me() for _ in range(3)))
    assert len(wire.sent(TOKEN_URL)) == 2


async def test_a_token_that_is_refused_everywhere_is_explained(wire: ScriptedWire, halo: HaloClient) -> None:
    wire.on("POST /api/Tickets", httpx.Response(401)).on("GET /api/Tickets", httpx.Response(401))
    with pytest.raises(NotSignedIn) as refusal:
        await halo.create_ticket(TICKET)
    assert "scopes" in refusal.value.next_step
    assert len(wire.sent("POST /api/Tickets")) == 2


async def test_a_list_that_answers_401_costs_itself_only(wire: ScriptedWire, halo: HaloClient) -> None:
    wire.on("GET /api/Lookup", httpx.Response(401)).on("GET /api/Tickets", {"tickets": []})
    with pytest.raises(Forbidden) as refusal:
        await halo.charge_rates()
    assert "all:standard" in refusal.value.next_step


@pytest.mark.parametrize(
    ("answer", "kind", "words"),
    [
        (as_json({"error": "invalid_client"}, 401), NotSignedIn, "client id or secret is wrong"),
        (as_json({"error": "invalid_scope"}, 400), NotSignedIn, "read:assets"),
        (as_json({"error": "x", "error_description": "Agent disabled"}, 400), NotSignedIn, "Agent disabled"),
        (httpx.Response(500, html="<h1>oops</h1>"), NotSignedIn, "tenant"),
        (httpx.Response(404), NotSignedIn, "no Halo sign-in"),
        (httpx.Response(200, html="<h1>Welcome</h1>"), NotSignedIn, "no Halo sign-in"),
        (httpx.Response(502), Offline, "out of order"),
        (httpx.Response(429, headers={"retry-after": "9"}), RateLimited, "busy"),
        (httpx.ConnectError("no route"), Offline, "cannot be reached"),
        (httpx.ReadTimeout("slow"), Offline, "cannot be reached"),
    ],
)
async def test_a_failed_sign_in_says_why_and_is_certain_that_nothing_was_sent(
    clock: FakeClock, answer: httpx.Response | httpx.HTTPError, kind: type[QuickTicketError], words: str
) -> None:
    wire = ScriptedWire().on("GET /api/AuthInfo", {"auth_url": f"{BASE}/auth"}).on(TOKEN_URL, answer)
    with pytest.raises(kind, match=words) as refusal:
        await client(wire, clock).create_ticket(TICKET)
    assert isinstance(refusal.value, (NotSent, NotSignedIn))
    assert SECRET not in f"{refusal.value!r} {refusal.value}"


async def test_a_sign_in_server_that_worked_before_is_out_of_order(
    wire: ScriptedWire, clock: FakeClock
) -> None:
    wire = ScriptedWire().on("GET /api/AuthInfo", {"auth_url": f"{BASE}/auth"})
    wire.on(TOKEN_URL, token(), httpx.Response(500)).on("GET /api/Agent/me", ME)
    halo = client(wire, clock)
    await halo.me()
    await clock.advance(3600)
    with pytest.raises(Offline):
        await halo.me()


@pytest.mark.parametrize("answer", [None, ""])
async def test_without_a_secret_nothing_is_asked(clock: FakeClock, answer: str | None) -> None:
    async def none() -> str | None:
        return answer

    wire = ScriptedWire()
    with pytest.raises(NotSignedIn, match="no client secret"):
        await open_halo(Connection(BASE, "id"), none, clock, wire=wire).me()
    assert not wire.requests


async def test_a_key_ring_that_refuses_is_a_matter_of_signing_in(clock: FakeClock) -> None:
    async def locked() -> str | None:
        raise SecretsUnavailable("The key ring is locked.", "Unlock it.")

    with pytest.raises(NotSignedIn, match="locked"):
        await open_halo(Connection(BASE, "id"), locked, clock, wire=ScriptedWire()).create_ticket(TICKET)


async def test_no_secret_in_any_log_or_error(
    wire: ScriptedWire, halo: HaloClient, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    echo = f"bad header Authorization: Bearer {TOKEN}-2, {TOKEN}-1, {TOKEN}-3"
    wire.on(
        "POST /api/Tickets",
        as_json({"Message": echo}, 400),
        httpx.Response(500, text=echo),
        httpx.Response(403, text=echo),
    )
    told = []
    for _ in range(3):
        with pytest.raises(HaloError) as failure:
            await halo.create_ticket(TICKET)
        told.append(f"{failure.value} {failure.value!r} {failure.value.server_text}")
    everything = " ".join([*told, caplog.text, repr(halo.__dict__), *(repr(vars(r)) for r in caplog.records)])
    assert "bad header" in everything
    assert f"{TOKEN}-1" not in everything
    assert f"Bearer {TOKEN}" not in everything
    assert SECRET not in everything
