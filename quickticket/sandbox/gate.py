"""Lets a request through to the Halo API: the tenant's allowance first, then the token and its scopes."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

from quickticket.sandbox.answers import refusal
from quickticket.sandbox.fault_injection import RATE_LIMIT_TEXT
from quickticket.sandbox.state import Sandbox

_OPEN = frozenset({"authinfo"})
_TICKETS = frozenset({"tickets", "actions", "attachment"})
_CUSTOMERS = frozenset({"client", "site", "users"})
_TIMESHEETS = frozenset({"timesheet", "timesheetevent"})


class Gate:
    """Middleware in front of the API routes."""

    def __init__(self, app: ASGIApp, sandbox: Sandbox) -> None:
        self._app = app
        self._sandbox = sandbox

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer 429, 401 or 403, or pass the request on."""
        answer = self._stop(Request(scope)) if scope["path"].lower().startswith("/api/") else None
        await (answer or self._app)(scope, receive, send)

    def _stop(self, request: Request) -> Response | None:
        quirks, now = self._sandbox.quirks, self._sandbox.clock()
        if not self._sandbox.rate_limit.admit(now, quirks.rate_limit):
            headers = {} if quirks.retry_after is None else {"Retry-After": str(quirks.retry_after)}
            return Response(RATE_LIMIT_TEXT, 429, headers, media_type="text/plain")
        resource = request.url.path.split("/")[2].lower()
        if resource in _OPEN:
            return None
        scheme, _, token = request.headers.get("authorization", "").partition(" ")
        grant = self._sandbox.tokens.grant(token, now) if scheme.lower() == "bearer" else None
        if grant is None or not grant.scopes:
            return Response(b"", 401)
        needed = _needed_scopes(resource, request.method)
        refused = resource in {name.lower() for name in quirks.refused_resources}
        if refused or not grant.allows(*needed):
            named = f" It needs {' or '.join(needed)}." if needed else ""
            return refusal(403, f"You do not have access to this resource.{named}", quirks.error_shape)
        return None


def _needed_scopes(resource: str, method: str) -> tuple[str, ...]:
    """Scopes of which one is needed (NOTES 2.4); the other lists are readable with any scope."""
    write = method != "GET"
    if resource in _TICKETS:
        return ("edit:tickets",) if write else ("read:tickets", "edit:tickets")
    if resource in _CUSTOMERS:
        return ("edit:customers",) if write else ("read:customers", "edit:customers")
    if resource in _TIMESHEETS:
        edit = ("edit:timesheets", "editMine:timesheets")
        return edit if write else ("read:timesheets", *edit)
    return ()
