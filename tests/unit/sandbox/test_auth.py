"""Signing in, and what a token opens."""

from __future__ import annotations

import httpx
import pytest

from quickticket.sandbox.server import SandboxServer
from quickticket.sandbox.tokens import CLIENT_ID, CLIENT_SECRET, TENANT
from tests.unit.sandbox.client import Halo, HandClock

GRANT = {"grant_type": "client_credentials", "scope": "all"}


def token(server: SandboxServer, *, auth: tuple[str, str] | None = None, **form: str) -> httpx.Response:
    return httpx.post(f"{server.url}/auth/token", data=GRANT | form, auth=auth)


def test_discovery_needs_no_token_and_leads_to_the_token_endpoint(server: SandboxServer) -> None:
    found = httpx.get(f"{server.url}/api/AuthInfo").json()
    assert found == {"auth_url": f"{server.url}/auth", "tenant_id": TENANT}


def test_a_token_comes_for_the_secret_in_the_form_or_by_basic_authentication(server: SandboxServer) -> None:
    by_form = token(server, client_id=CLIENT_ID, client_secret=CLIENT_SECRET)
    by_basic = token(server, auth=(CLIENT_ID, CLIENT_SECRET))
    assert [answer.json()["token_type"] for answer in (by_form, by_basic)] == ["Bearer", "Bearer"]


def test_a_wrong_secret_is_an_invalid_client(server: SandboxServer) -> None:
    answer = token(server, client_id=CLIENT_ID, client_secret="guess")
    assert (answer.status_code, answer.json()["error"]) == (401, "invalid_client")


def test_another_tenant_is_a_server_error(server: SandboxServer) -> None:
    right = token(server, client_id=CLIENT_ID, client_secret=CLIENT_SECRET, tenant=TENANT)
    wrong = token(server, client_id=CLIENT_ID, client_secret=CLIENT_SECRET, tenant="elsewhere")
    assert (right.status_code, wrong.status_code) == (200, 500)


def test_scope_all_is_answered_expanded(halo: Halo) -> None:
    assert "edit:tickets" in halo.sign_in("all").json()["scope"].split()


def test_a_scope_that_does_not_exist_is_refused(server: SandboxServer) -> None:
    answer = token(server, client_id=CLIENT_ID, client_secret=CLIENT_SECRET, scope="read:actions")
    assert (answer.status_code, answer.json()["error"]) == (400, "invalid_scope")


def test_without_a_scope_a_token_is_issued_that_nothing_accepts(halo: Halo) -> None:
    answer = halo.sign_in("")
    assert answer.status_code == 200
    assert halo.get("Agent/me").status_code == 401


def test_a_narrow_scope_opens_its_resources_alone(halo: Halo) -> None:
    halo.sign_in("read:tickets")
    statuses = [halo.get(name).status_code for name in ("Tickets", "Client", "Status")]
    assert statuses == [200, 403, 200]
    assert halo.post("Tickets", {"summary": "x"}).status_code == 403


def test_a_token_expires_when_it_says(halo: Halo, clock: HandClock) -> None:
    lifetime = halo.sign_in().json()["expires_in"]
    clock.advance(lifetime - 1)
    assert halo.get("Agent/me").status_code == 200
    clock.advance(1)
    assert halo.get("Agent/me").status_code == 401


def test_a_revoked_token_is_refused(halo: Halo) -> None:
    halo.http.post("/sandbox/revoke-tokens")
    assert halo.get("Agent/me").status_code == 401


@pytest.mark.parametrize("quirk", [{"refused_resources": ["Team"]}, {"empty_teams": True}])
def test_a_restricted_token_loses_one_list_only(halo: Halo, quirk: dict[str, object]) -> None:
    halo.quirks(**quirk)
    answer = halo.get("Team")
    assert answer.status_code == 403 or answer.json() == []
    assert len(halo.rows("Agent")) > 1


def test_a_foreign_host_name_does_not_reach_the_server(server: SandboxServer) -> None:
    answer = httpx.get(f"{server.url}/sandbox/tickets", headers={"Host": "evil.example"})
    assert answer.status_code == 400
