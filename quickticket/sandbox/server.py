"""Runs the sandbox on loopback: in a thread of its own for the demo and the tests, or in the foreground."""

from __future__ import annotations

import asyncio
import contextlib
import socket
import sys
import threading
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

import uvicorn

from quickticket.sandbox.app import build_app
from quickticket.sandbox.clock import Clock, utc_now
from quickticket.sandbox.connection import OpenConnection
from quickticket.sandbox.faults import FaultBook
from quickticket.sandbox.quirks import Quirks
from quickticket.sandbox.state import Sandbox
from quickticket.sandbox.tokens import CLIENT_ID, CLIENT_SECRET

HOST = "127.0.0.1"
"""The one address the server listens on; there is no way to give another."""
_BACKLOG = 512
_IDLE_SECONDS = 60
_PATIENCE_SECONDS = 10


class SandboxServer:
    """A HaloPSA-compatible server on loopback.

    Args:
        port: Port to listen on; 0 takes a free one, known from `port` once started.
        size: A key of `seed.directory.SIZES`.
        seed: The same seed gives the same rows.
        faults: JSON file with fault rules.
        rate_limit: Requests per 300 s; None lifts the limit.
        client_secret: Secret of the client id `CLIENT_ID`.
        quirks: How the tenant behaves; `rate_limit` goes before the one in here.
        clock: Where the server reads the time.
        shift: Added to every id on the wire: another tenant with the same names.
        without: Names that this tenant does not have.

    Raises:
        BadFaults: The file of faults is not written as it must be.
        OSError: The file cannot be read.
        KeyError: There is no such size.
    """

    def __init__(
        self,
        *,
        port: int = 0,
        size: str = "small",
        seed: int = 1,
        faults: Path | None = None,
        rate_limit: int | None = 700,
        client_secret: str = CLIENT_SECRET,
        quirks: Quirks | None = None,
        clock: Clock = utc_now,
        shift: int = 0,
        without: Sequence[str] = (),
    ) -> None:
        self.port = port
        self._size = size
        rules = FaultBook() if faults is None else FaultBook.load(faults)
        own = (quirks or Quirks()).changed({"rate_limit": rate_limit})
        self._sandbox = Sandbox(
            size=size,
            seed=seed,
            quirks=own,
            faults=rules,
            client_secret=client_secret,
            clock=clock,
            shift=shift,
            without=without,
        )
        self._server: _Listening | None = None
        self._thread: threading.Thread | None = None

    @property
    def url(self) -> str:
        """Base address, without a trailing slash."""
        return f"http://{HOST}:{self.port}"

    def start(self) -> None:
        """Listen and serve in a daemon thread; returns when requests are answered.

        Raises:
            OSError: The port is taken.
        """
        listener, server = self._listen(), self._prepare()
        self._server = server
        self._thread = threading.Thread(target=server.run, args=([listener],), name="sandbox", daemon=True)
        self._thread.start()
        if not server.listening.wait(_PATIENCE_SECONDS):
            raise OSError("The sandbox server did not start")

    def stop(self) -> None:
        """End every connection and the thread; a second call does nothing."""
        if self._server is None or self._thread is None:
            return
        self._server.end()
        self._thread.join(_PATIENCE_SECONDS)
        self._server = self._thread = None

    def serve_forever(self) -> None:
        """Serve in the foreground until Ctrl+C, after one line that says where.

        Raises:
            OSError: The port is taken.
        """
        listener, server = self._listen(), self._prepare()
        server.greeting = (
            f"HaloPSA sandbox ({self._size}) on {self.url}, client id {CLIENT_ID}, "
            f"client secret {self._sandbox.client_secret}"
        )
        with contextlib.suppress(KeyboardInterrupt):
            server.run([listener])

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    def _listen(self) -> socket.socket:
        # With the protocol left open, as create_server() does, asyncio would not set TCP_NODELAY, and
        # every answer would wait 40 ms for a delayed acknowledgement.
        listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
        try:
            if sys.platform != "win32":
                listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            listener.bind((HOST, self.port))
            listener.listen(_BACKLOG)
        except OSError:
            listener.close()
            raise
        self.port = listener.getsockname()[1]
        return listener

    def _prepare(self) -> _Listening:
        self._sandbox.closing = asyncio.Event()
        config = uvicorn.Config(
            build_app(self._sandbox),
            http=OpenConnection,
            ws="none",
            loop="asyncio",
            interface="asgi3",
            lifespan="off",
            log_config=None,
            access_log=False,
            server_header=False,
            timeout_keep_alive=_IDLE_SECONDS,
            timeout_graceful_shutdown=1,
        )
        return _Listening(config, self._sandbox)


class _Listening(uvicorn.Server):
    """uvicorn's server that says when it listens, and lets go of held requests when it ends."""

    def __init__(self, config: uvicorn.Config, sandbox: Sandbox) -> None:
        super().__init__(config)
        self.listening = threading.Event()
        self.greeting = ""
        self._sandbox = sandbox

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        if self.greeting:
            print(self.greeting, flush=True)  # noqa: T201 - the line a script waits for
        self.listening.set()

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        self._sandbox.closing.set()
        await super().shutdown(sockets)

    def end(self) -> None:
        """Ask the running server to end; may be called from another thread."""
        self.should_exit = True
