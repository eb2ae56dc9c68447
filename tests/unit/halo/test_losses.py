"""Connections that really break, at each point of a request: what is certain stays certain."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

import pytest

from quickticket.domain.connection import Connection
from quickticket.domain.errors import AnswerLost, HaloError, Offline
from quickticket.halo.client import HaloClient, open_halo
from quickticket.services.clock import SystemClock
from tests.unit.halo.conftest import secret
from tests.unit.halo.orders import TICKET

Reply = Callable[[asyncio.StreamWriter], None]
TOKEN = b'{"access_token": "t"}'
TLS_HANDSHAKE = b"\x16"
CREATED = b'{"id": 1001}'


def answer(body: bytes, length: int | None = None, status: bytes = b"201 Created") -> bytes:
    size = len(body) if length is None else length
    return b"HTTP/1.1 %s\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%s" % (
        status,
        size,
        body,
    )


def close(writer: asyncio.StreamWriter) -> None:
    writer.close()


def reset(writer: asyncio.StreamWriter) -> None:
    writer.transport.abort()


def cut_headers(writer: asyncio.StreamWriter) -> None:
    writer.write(b"HTTP/1.1 201 Cre")
    writer.close()


def cut_body(writer: asyncio.StreamWriter) -> None:
    writer.write(answer(CREATED[:5], length=len(CREATED)))
    writer.close()


def cut_body_of_unknown_length(writer: asyncio.StreamWriter) -> None:
    writer.write(b"HTTP/1.1 201 Created\r\n\r\n" + CREATED[:-1])
    writer.close()


def nonsense(writer: asyncio.StreamWriter) -> None:
    writer.write(b"SSH-2.0-OpenSSH_9.2\r\n")
    writer.close()


def create(writer: asyncio.StreamWriter) -> None:
    writer.write(answer(CREATED))


def create_and_close(writer: asyncio.StreamWriter) -> None:
    writer.write(answer(CREATED))
    writer.close()


class Server:
    """Gives tokens; replies to each other request by script. `received` are the bodies that arrived whole."""

    def __init__(self, *replies: Reply) -> None:
        self._replies = [*replies]
        self._serving: set[asyncio.Task[None]] = set()
        self.received: list[bytes] = []
        self.connections = 0
        self.url = ""

    @asynccontextmanager
    async def running(self) -> AsyncIterator[HaloClient]:
        listening = await asyncio.start_server(self._serve, "127.0.0.1", 0)
        self.url = f"http://127.0.0.1:{listening.sockets[0].getsockname()[1]}"
        halo = open_halo(Connection(self.url, "id", auth_url=f"{self.url}/auth"), secret, SystemClock())
        try:
            yield halo
        finally:
            await halo.close()
            listening.close()
            await asyncio.gather(*self._serving)

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.connections += 1
        if (task := asyncio.current_task()) is not None:
            self._serving.add(task)
        try:
            while not writer.is_closing():
                head = await reader.readexactly(1)
                if head == TLS_HANDSHAKE:
                    writer.close()
                    return
                head += await reader.readuntil(b"\r\n\r\n")
                fields = dict(line.lower().split(b": ", 1) for line in head.split(b"\r\n")[1:-2])
                body = await reader.readexactly(int(fields.get(b"content-length", b"0")))
                if head.startswith(b"POST /auth/token"):
                    writer.write(answer(TOKEN, status=b"200 OK"))
                else:
                    self.received.append(body)
                    self._replies.pop(0)(writer)
        except (asyncio.IncompleteReadError, ConnectionError):
            writer.close()


@pytest.mark.parametrize("reply", [close, reset, cut_headers, cut_body, cut_body_of_unknown_length, nonsense])
async def test_a_write_whose_answer_breaks_is_never_sent_again(reply: Reply) -> None:
    server = Server(reply)
    async with server.running() as halo:
        with pytest.raises(AnswerLost):
            await halo.create_ticket(TICKET)
    assert len(server.received) == 1


async def test_an_answer_that_came_whole_counts_even_when_the_connection_closes() -> None:
    server = Server(create_and_close, create)
    async with server.running() as halo:
        assert (await halo.create_ticket(TICKET)).ticket_id == 1001
        assert (await halo.create_ticket(TICKET)).ticket_id == 1001


async def test_a_connection_is_kept_for_the_next_write() -> None:
    server = Server(create, create)
    async with server.running() as halo:
        await halo.create_ticket(TICKET)
        await halo.create_ticket(TICKET)
    assert server.connections == 1


async def test_nobody_listening_is_certain() -> None:
    server = Server()
    async with server.running():
        pass
    halo = open_halo(Connection(server.url, "id", auth_url=f"{server.url}/auth"), secret, SystemClock())
    with pytest.raises(Offline):
        await halo.create_ticket(TICKET)
    await halo.close()


async def test_a_server_without_tls_never_sees_the_ticket() -> None:
    server = Server(create)
    async with server.running():
        secure = server.url.replace("http:", "https:")
        halo = open_halo(Connection(secure, "id", auth_url=f"{server.url}/auth"), secret, SystemClock())
        with pytest.raises(HaloError) as failure:
            await halo.create_ticket(TICKET)
        await halo.close()
    assert isinstance(failure.value, Offline)
    assert not server.received
