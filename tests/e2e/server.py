"""The sandbox as a witness: what it holds, and how it is made to misbehave."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Protocol

import httpx


class Server(Protocol):
    """A running sandbox, in this process or in another one."""

    @property
    def url(self) -> str:
        """Base address, without a trailing slash."""
        ...


class Witness:
    """Reads a running sandbox server past its own API, so that nothing the product does is trusted."""

    def __init__(self, server: Server) -> None:
        self.server = server

    def state(self) -> Any:
        """How many rows of each kind there are."""
        return self._ask("GET", "state")

    def tickets(self, summary: str | None = None) -> list[dict[str, Any]]:
        """Every ticket, oldest first; only those of one summary when given."""
        rows: list[dict[str, Any]] = self._ask("GET", "tickets")
        return [row for row in rows if summary in (None, row["summary"])]

    def actions(self, ticket_id: int) -> list[dict[str, Any]]:
        """The actions of one ticket."""
        return [row for row in self._ask("GET", "actions") if row["ticket_id"] == ticket_id]

    def time_entries(self, ticket_id: int) -> list[dict[str, Any]]:
        """The actions of one ticket that carry time."""
        return [row for row in self.actions(ticket_id) if row["timetaken"] > 0]

    def statuses(self, ticket_id: int) -> str:
        """The name of one ticket's status."""
        [row] = [row for row in self.tickets() if row["id"] == ticket_id]
        return str(row["status_name"])

    def events(self) -> list[dict[str, Any]]:
        """Every piece of time without a ticket."""
        return list(self._ask("GET", "events"))

    def log_weeks(self, utcoffset: int = 0) -> int:
        """Logs last week and this one up to now for the agent; minutes west of Greenwich are his clock's."""
        return int(self._ask("POST", f"week?utcoffset={utcoffset}")["logged"])

    def writes(self) -> list[dict[str, Any]]:
        """Every POST to Halo's own resources so far."""
        entries = self._ask("GET", "requests")["entries"]
        return [row for row in entries if row["method"] == "POST" and row["path"].startswith("/api/")]

    def misbehave(self, *rules: Mapping[str, Any]) -> None:
        """Sets the fault rules; none ends all faults."""
        self._ask("PUT", "faults", [*rules])

    def forget_tokens(self) -> None:
        """Ends every token that is out."""
        self._ask("POST", "revoke-tokens")

    def change(self, **quirks: Any) -> None:
        """Changes how the tenant behaves."""
        self._ask("PATCH", "quirks", quirks)

    def _ask(self, method: str, path: str, body: object = None) -> Any:
        answer = httpx.request(
            method, f"{self.server.url}/sandbox/{path}", json=body, timeout=30, trust_env=False
        )
        answer.raise_for_status()
        return answer.json()
