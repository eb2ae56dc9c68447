"""Carries the fault rules out between uvicorn and the application."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field

from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from quickticket.sandbox.connection import break_off, end_early, replayed, whole_body
from quickticket.sandbox.faults import FaultBook, FaultRule

RATE_LIMIT_TEXT = "Rate Limit Reached. Please try again later."
REFUSAL_TEXT = "Please enter a value for the mandatory field Category."
_TRICKLE_PARTS = 10


@dataclass(slots=True)
class _Captured:
    """An answer held back."""

    start: Message = field(default_factory=dict)
    body: bytes = b""

    async def send(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self.start = message
        else:
            self.body += message.get("body", b"")


class FaultInjector:
    """Middleware: a request that a rule hits is answered as the rule says.

    The whole request is read first, so that "before" means: it arrived, and nothing was done with it.
    The name of the fault is left in `scope["state"]["fault"]` for the request log.
    """

    def __init__(self, app: ASGIApp, faults: Callable[[], FaultBook], closing: asyncio.Event) -> None:
        self._app = app
        self._faults = faults
        self._closing = closing

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, or spoil it."""
        rule = self._faults().strike(scope["method"], scope["path"])
        if rule is None:
            await self._app(scope, receive, send)
            return
        scope["state"]["fault"] = rule.kind
        body = await whole_body(receive)
        await self._spoil(rule, scope, body, receive, send)

    async def _spoil(self, rule: FaultRule, scope: Scope, body: bytes, receive: Receive, send: Send) -> None:
        match rule.kind:
            case "drop_before":
                await break_off(scope, receive, reset=rule.reset)
            case "error500_before":
                await Response("Internal Server Error", 500)(scope, receive, send)
            case "rate429":
                headers = {} if rule.retry_after is None else {"Retry-After": str(rule.retry_after)}
                await Response(RATE_LIMIT_TEXT, 429, headers)(scope, receive, send)
            case "refuse400":
                await Response(REFUSAL_TEXT, 400)(scope, receive, send)
            case "unauthorized_once":
                await Response(b"", 401)(scope, receive, send)
            case "delay":
                if await self._waited(rule.seconds):
                    await self._app(scope, replayed(body, receive), send)
                else:
                    await break_off(scope, receive)
            case _:
                captured = _Captured()
                await self._app(scope, replayed(body, receive), captured.send)
                await self._withhold(rule, scope, captured, receive, send)

    async def _withhold(
        self, rule: FaultRule, scope: Scope, captured: _Captured, receive: Receive, send: Send
    ) -> None:
        if rule.kind == "drop_after":
            await break_off(scope, receive, reset=rule.reset)
        elif rule.kind == "error500_after":
            await Response("Internal Server Error", 500)(scope, receive, send)
        elif rule.kind == "truncate":
            await send(captured.start)
            half = captured.body[: len(captured.body) // 2]
            await send({"type": "http.response.body", "body": half, "more_body": True})
            await end_early(scope, receive)
        elif rule.kind == "delay_after":
            if not await self._waited(rule.seconds):
                await break_off(scope, receive)
                return
            await send(captured.start)
            await send({"type": "http.response.body", "body": captured.body})
        else:
            await self._trickle(rule.seconds, captured, send)

    async def _trickle(self, seconds: float, captured: _Captured, send: Send) -> None:
        await send(captured.start)
        step = max(len(captured.body) // _TRICKLE_PARTS, 1)
        for begin in range(0, len(captured.body), step):
            await self._waited(seconds / _TRICKLE_PARTS)
            part = captured.body[begin : begin + step]
            await send({"type": "http.response.body", "body": part, "more_body": True})
        await send({"type": "http.response.body", "body": b""})

    async def _waited(self, seconds: float) -> bool:
        """Sleep; False when the server ended meanwhile."""
        try:
            await asyncio.wait_for(self._closing.wait(), seconds)
        except TimeoutError:
            return True
        return False
