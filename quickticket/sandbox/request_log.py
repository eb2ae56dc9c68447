"""Remembers what was asked and how it ended, without any secret."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import parse_qsl, urlencode

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from quickticket.sandbox.clock import Clock

_LAST = 5_000
_SECRET = frozenset(
    {"client_secret", "access_token", "refresh_token", "token", "code", "code_verifier", "password"}
)


@dataclass(frozen=True, slots=True)
class Entry:
    """One request; `status` is None when no answer was sent."""

    at: datetime
    method: str
    path: str
    query: str
    status: int | None
    fault: str | None

    def as_json(self) -> dict[str, Any]:
        """The entry for the inspection pages."""
        return {
            "at": self.at.isoformat(),
            "method": self.method,
            "path": self.path,
            "query": self.query,
            "status": self.status,
            "fault": self.fault,
        }


class RequestLog:
    """The last requests one by one, and all of them counted by method, path and status."""

    def __init__(self) -> None:
        self.entries: deque[Entry] = deque(maxlen=_LAST)
        self.counts: Counter[tuple[str, str, int | None]] = Counter()

    def add(self, entry: Entry) -> None:
        """Remember a request that has ended."""
        self.entries.append(entry)
        self.counts[entry.method, entry.path, entry.status] += 1

    def clear(self) -> None:
        """Forget everything."""
        self.entries.clear()
        self.counts.clear()


class RequestRecorder:
    """Middleware around everything a client of Halo can reach."""

    def __init__(self, app: ASGIApp, log: Callable[[], RequestLog], clock: Clock) -> None:
        self._app = app
        self._log = log
        self._clock = clock

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on and note how it ended."""
        status: int | None = None

        async def watch(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            await send(message)

        at = self._clock()
        try:
            await self._app(scope, receive, watch)
        finally:
            query, fault = _redacted(scope["query_string"]), scope["state"].get("fault")
            self._log().add(Entry(at, scope["method"], scope["path"], query, status, fault))


def _redacted(query: bytes) -> str:
    pairs = parse_qsl(query.decode("latin-1"), keep_blank_values=True)
    return urlencode([(name, "***" if name.lower() in _SECRET else value) for name, value in pairs])
