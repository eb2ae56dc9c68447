"""Lets the application reach the TCP connection behind a request, so that it can truly break it."""

from __future__ import annotations

import asyncio
import socket
import struct
import sys

from starlette.types import Message, Receive, Scope
from uvicorn.protocols.http.h11_impl import H11Protocol

_NO_LINGER = struct.pack("hh" if sys.platform == "win32" else "ii", 1, 0)


class OpenConnection(H11Protocol):
    """uvicorn's protocol, with the transport put into `scope["state"]`, where ASGI keeps server state."""

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override] # as uvicorn's own
        """Remember the transport for the requests on this connection."""
        super().connection_made(transport)
        self.app_state = {**self.app_state, "transport": transport}


async def break_off(scope: Scope, receive: Receive, *, reset: bool = False) -> None:
    """Close the connection without an answer, by FIN or by RST, and wait until it is gone."""
    transport: asyncio.Transport = scope["state"]["transport"]
    if reset:
        raw = transport.get_extra_info("socket")
        raw.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _NO_LINGER)
    transport.abort()
    await _gone(receive)


async def end_early(scope: Scope, receive: Receive) -> None:
    """Close the connection behind the bytes already sent, though more were announced."""
    scope["state"]["transport"].close()
    await _gone(receive)


async def _gone(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass


async def whole_body(receive: Receive) -> bytes:
    """Returns the body of a request."""
    body = bytearray()
    while True:
        message = await receive()
        body += message.get("body", b"")
        if not message.get("more_body", False):
            return bytes(body)


def replayed(body: bytes, receive: Receive) -> Receive:
    """Returns a receive that gives the body once more, then whatever comes."""
    pending: list[Message] = [{"type": "http.request", "body": body, "more_body": False}]

    async def replay() -> Message:
        return pending.pop() if pending else await receive()

    return replay
