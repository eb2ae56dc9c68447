"""Another tenant: every id is another one on the wire, and some names do not exist there."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from typing import Any
from urllib.parse import parse_qsl, urlencode

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from quickticket.sandbox.connection import replayed, whole_body

_ID_MEMBERS = frozenset(
    {
        *("id", "priorityid", "slaid", "sla", "default_sla", "default_priority", "chargerate", "newstatus"),
        *("status", "agent", "site", "client", "user", "outcome_id", "charge_id"),
        *("charge_rate", "action_number", "workdayid", "agents"),
    }
)
_NO_IDS = frozenset({"type_id", "lookupid", "typeid", "systemid", "tenant_id"})
"""Numbers that mean the same on every tenant, although they are called like ids."""
_KEPT_BELOW = frozenset({"values"})
"""Options of a field count within their field."""
_NUMBER_IN_PATH = re.compile(r"(?<=/)[0-9]+(?=/?$)")


class Renumbering:
    """Middleware around the Halo API.

    Args:
        app: The server.
        shift: Added to every id that goes out, taken off every id that comes in; 0 changes nothing.
        without: Names of rows that this tenant does not have.
    """

    def __init__(self, app: ASGIApp, shift: int, without: Iterable[str] = ()) -> None:
        self._app = app
        self._shift = shift
        self._without = frozenset(without)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Passes a request on with the server's own ids, and the answer back with the tenant's."""
        path = str(scope.get("path", ""))
        if scope["type"] != "http" or not (self._shift or self._without) or path.startswith("/auth"):
            await self._app(scope, receive, send)
            return
        body = await whole_body(receive)
        inner = dict(scope, path=self._path(path), query_string=self._query(scope["query_string"]))
        inner["raw_path"] = inner["path"].encode()
        content = self._inwards(body)
        inner["headers"] = [
            (name, str(len(content)).encode() if name == b"content-length" else value)
            for name, value in scope["headers"]
        ]
        start: Message = {}
        answer = b""

        async def say(message: Message) -> None:
            nonlocal start, answer
            if message["type"] == "http.response.start":
                start = message
                return
            answer += message.get("body", b"")
            if message.get("more_body"):
                return
            shown = self._outwards(answer)
            headers = [(n, v) for n, v in start["headers"] if n.lower() != b"content-length"]
            start["headers"] = [*headers, (b"content-length", str(len(shown)).encode())]
            await send(start)
            await send({"type": "http.response.body", "body": shown})

        await self._app(inner, replayed(content, receive), say)

    def _path(self, path: str) -> str:
        return _NUMBER_IN_PATH.sub(lambda found: str(int(found[0]) - self._shift), path)

    def _query(self, query: bytes) -> bytes:
        pairs = parse_qsl(query.decode(), keep_blank_values=True)
        return urlencode([(name, self._asked(name, value)) for name, value in pairs]).encode()

    def _asked(self, name: str, value: str) -> str:
        is_number = value.isdecimal() and int(value) > 0
        return str(int(value) - self._shift) if is_number and _is_id(name) else value

    def _inwards(self, body: bytes) -> bytes:
        return self._changed(body, -self._shift)

    def _outwards(self, body: bytes) -> bytes:
        return self._changed(body, self._shift)

    def _changed(self, body: bytes, by: int) -> bytes:
        try:
            content = json.loads(body)
        except ValueError:
            return body
        return json.dumps(self._renumbered(content, by)).encode()

    def _renumbered(self, content: Any, by: int) -> Any:
        if isinstance(content, list):
            rows = [row for row in content if not self._lacks(row)]
            return [self._renumbered(row, by) for row in rows]
        if isinstance(content, dict):
            return {name: self._member(name, value, by) for name, value in content.items()}
        return content

    def _member(self, name: str, value: Any, by: int) -> Any:
        if name in _KEPT_BELOW:
            return value
        if isinstance(value, int | float) and not isinstance(value, bool):
            return value + by if _is_id(name) and value > 0 else value
        if isinstance(value, str) and value.isdecimal() and _is_id(name):
            return str(int(value) + by)
        return self._renumbered(value, by)

    def _lacks(self, row: Any) -> bool:
        return isinstance(row, dict) and bool({row.get("name"), row.get("outcome")} & self._without)


def _is_id(name: str) -> bool:
    return name not in _NO_IDS and (name in _ID_MEMBERS or name.endswith(("_id", "_id_int")))
