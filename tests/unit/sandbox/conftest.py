"""One server for all tests of the sandbox, put back to its start before each."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from quickticket.sandbox.server import SandboxServer
from tests.unit.sandbox.client import Halo, HandClock


@pytest.fixture(scope="session")
def clock() -> HandClock:
    return HandClock()


@pytest.fixture(scope="session")
def server(clock: HandClock) -> Iterator[SandboxServer]:
    with SandboxServer(clock=clock) as running:
        yield running


@pytest.fixture
def halo(server: SandboxServer) -> Iterator[Halo]:
    client = Halo(server)
    with client.http:
        client.http.post("/sandbox/reset").raise_for_status()
        client.sign_in()
        yield client
