"""A bare client of the sandbox: httpx and nothing of the app, so that the two sides stay apart."""

from __future__ import annotations

import ssl
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx

from quickticket.sandbox.server import SandboxServer
from quickticket.sandbox.tokens import CLIENT_ID, CLIENT_SECRET

JOE: dict[str, Any] = {"client_id": 12, "site_id": 101, "user_id": 1001}
"""Joe Bloggs of Acme Ltd at London HQ."""
INCIDENT, SERVICE_REQUEST, CHANGE_REQUEST, PROBLEM, ALERT = 1, 2, 3, 4, 5
REMOTE_SESSION = 4


class HandClock:
    """A clock that stands still until a test moves it."""

    def __init__(self) -> None:
        self.now = datetime(2026, 3, 2, 10, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def advance(self, seconds: float) -> None:
        self.now += timedelta(seconds=seconds)


class Halo:
    """A client with a token for everything, unless another scope is asked for."""

    def __init__(self, server: SandboxServer) -> None:
        no_certificates = ssl.SSLContext(
            ssl.PROTOCOL_TLS_CLIENT
        )  # it is plain http, and loading them takes time
        self.http = httpx.Client(base_url=server.url, timeout=10, verify=no_certificates)

    def sign_in(self, scope: str = "all") -> httpx.Response:
        form = {
            "grant_type": "client_credentials",
            "client_id": CLIENT_ID,
            "client_secret": CLIENT_SECRET,
            "scope": scope,
        }
        answer = self.http.post("/auth/token", data=form)
        self.http.headers["Authorization"] = f"Bearer {answer.json()['access_token']}"
        return answer

    def get(self, resource: str, **query: Any) -> httpx.Response:
        return self.http.get(f"/api/{resource}", params=query)

    def rows(self, resource: str, **query: Any) -> list[dict[str, Any]]:
        """The rows of a list, in whichever wrapper."""
        body = self.get(resource, **query).raise_for_status().json()
        if isinstance(body, dict):
            body = next(value for value in body.values() if isinstance(value, list))
        return list(body)

    def post(self, resource: str, *objects: dict[str, Any]) -> httpx.Response:
        return self.http.post(f"/api/{resource}", json=list(objects))

    def ticket(self, **members: Any) -> dict[str, Any]:
        """A new incident of Joe's."""
        answer = self.post("Tickets", {"summary": "VPN drops", "tickettype_id": INCIDENT, **JOE, **members})
        assert answer.status_code == 201, answer.text
        return dict(answer.json())

    def inspect(self, what: str) -> Any:
        return self.http.get(f"/sandbox/{what}").raise_for_status().json()

    def quirks(self, **wanted: Any) -> None:
        self.http.patch("/sandbox/quirks", json=wanted).raise_for_status()

    def fault(self, kind: str, *, method: str = "POST", path: str = "/api/Tickets", **more: Any) -> None:
        rule = {"kind": kind, "match": {"method": method, "path": path}, **more}
        self.http.put("/sandbox/faults", json=[rule]).raise_for_status()
