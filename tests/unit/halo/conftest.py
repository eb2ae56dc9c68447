"""A Halo client over a scripted network."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from quickticket.domain.connection import Connection
from quickticket.halo.client import HaloClient, open_halo
from quickticket.halo.learned import Learned
from tests.fakes.clock import FakeClock
from tests.fakes.wire import BASE, SECRET, ScriptedWire


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def wire() -> ScriptedWire:
    """A network where signing in works."""
    return ScriptedWire().sign_in()


@pytest.fixture
def learned() -> Learned:
    return Learned()


@pytest.fixture
async def halo(wire: ScriptedWire, clock: FakeClock, learned: Learned) -> AsyncIterator[HaloClient]:
    client = open_halo(Connection(BASE, "id"), secret, clock, learned=learned, wire=wire)
    yield client
    await client.close()


async def secret() -> str | None:
    return SECRET
