"""The sandbox server as a process of its own, so that it shares no interpreter with what is measured."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import httpx

from quickticket.domain.connection import Connection
from quickticket.halo.allowance import UNLIMITED
from quickticket.halo.client import HaloClient, open_halo
from quickticket.sandbox.tokens import CLIENT_ID, CLIENT_SECRET
from quickticket.services.clock import SystemClock
from quickticket.services.ports.clock import Clock


@dataclass(frozen=True, slots=True)
class Server:
    """A server that runs; `url` without a trailing slash."""

    url: str

    def client(self, clock: Clock | None = None) -> HaloClient:
        """The product's adapter for this server, its share of the allowance lifted."""

        async def secret() -> str:
            return CLIENT_SECRET

        connection = Connection(self.url, CLIENT_ID)
        return open_halo(connection, secret, clock or SystemClock(), share=UNLIMITED)

    def bare_client(self) -> httpx.AsyncClient:
        """An httpx client with a token and nothing else."""
        form = {
            "grant_type": "client_credentials",
            "client_id": CLIENT_ID,
            "client_secret": CLIENT_SECRET,
            "scope": "all",
        }
        with _plain() as http:
            token = http.post(f"{self.url}/auth/token", data=form).raise_for_status().json()["access_token"]
        headers = {"Authorization": f"Bearer {token}", "Accept": "application/json"}
        return httpx.AsyncClient(base_url=self.url, headers=headers, trust_env=False, timeout=60)

    def requests(self) -> Any:
        """What the server was asked: `total`, `counts` and the last 5,000 `entries`."""
        with _plain() as http:
            return http.get(f"{self.url}/sandbox/requests").raise_for_status().json()

    def forget_requests(self) -> None:
        """Empties the server's log."""
        with _plain() as http:
            http.delete(f"{self.url}/sandbox/requests").raise_for_status()


@contextmanager
def serving(size: str = "small") -> Iterator[Server]:
    """Runs the sandbox without a limit of requests for as long as the block lasts."""
    command = [sys.executable, "-m", "quickticket", "sandbox", "--port", "0", "--size", size]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout is not None
            greeting = process.stdout.readline()
            url = re.search(r"http://[\d.:]+", greeting)
            if url is None:
                raise RuntimeError(f"the sandbox did not start: {greeting!r}")
            server = Server(url[0])
            with _plain() as http:
                http.patch(f"{server.url}/sandbox/quirks", json={"rate_limit": None}).raise_for_status()
            yield server
        finally:
            process.terminate()


def _plain() -> httpx.Client:
    return httpx.Client(trust_env=False, timeout=60)
