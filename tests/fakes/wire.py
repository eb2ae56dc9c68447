"""The network below the Halo adapter, scripted: a request that nobody expected fails the test."""

from __future__ import annotations

import asyncio
import json
from collections import deque
from collections.abc import Callable
from typing import Any

import httpx

BASE = "https://acme.halopsa.example"
SECRET = "canary-client-secret"
TOKEN = "canary-access-token"

Answer = httpx.Response | httpx.HTTPError | Callable[[httpx.Request], httpx.Response]


class ScriptedWire(httpx.AsyncBaseTransport):
    """Answers by script, in order, per `METHOD path`; the last answer of a path stays.

    Attributes:
        requests: What was sent, oldest first.
    """

    def __init__(self) -> None:
        self._answers: dict[str, deque[Answer]] = {}
        self.requests: list[httpx.Request] = []

    def on(self, what: str, *answers: object, status: int = 200) -> ScriptedWire:
        """Scripts answers for `METHOD /path`: responses, errors, functions of the request, JSON bodies."""
        for answer in answers:
            if isinstance(answer, (httpx.Response, httpx.HTTPError)) or callable(answer):
                ready: Answer = answer
            else:
                ready = as_json(answer, status)
            self._answers.setdefault(what, deque()).append(ready)
        return self

    def sign_in(self) -> ScriptedWire:
        """Scripts a tenant that says where to sign in, and gives numbered tokens there."""
        self.on("GET /api/AuthInfo", {"auth_url": f"{BASE}/auth/", "tenant_id": "acme"})
        return self.on("POST /auth/token", *(token(number) for number in range(1, 6)))

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """See `httpx.AsyncBaseTransport`."""
        kept = httpx.Request(request.method, request.url, headers=request.headers, content=request.content)
        self.requests.append(kept)
        await asyncio.sleep(0)
        what = f"{request.method} {request.url.path}"
        answers = self._answers.get(what)
        if not answers:
            raise AssertionError(f"unexpected: {what}?{request.url.query.decode()}")
        answer = answers.popleft() if len(answers) > 1 else answers[0]
        if isinstance(answer, httpx.HTTPError):
            raise answer
        if callable(answer):
            return answer(request)
        return httpx.Response(answer.status_code, headers=answer.headers, content=answer.content)

    def sent(self, what: str) -> list[httpx.Request]:
        """The requests of one `METHOD /path`."""
        return [each for each in self.requests if f"{each.method} {each.url.path}" == what]

    def posted(self, what: str) -> dict[str, Any]:
        """The one record of the one request of that path, posted in an array."""
        (request,) = self.sent(what)
        (record,) = json.loads(request.content)
        assert isinstance(record, dict)
        return record


def as_json(body: object, status: int = 200) -> httpx.Response:
    """A JSON answer."""
    return httpx.Response(status, json=body)


def token(number: int = 1, **members: object) -> httpx.Response:
    """An answer of the token endpoint."""
    return as_json(
        {"access_token": f"{TOKEN}-{number}", "token_type": "Bearer", "expires_in": 3600} | members
    )
