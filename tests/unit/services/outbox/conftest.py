"""A worker that runs, for the tests of the outbox."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from tests.fakes.outbox_bench import Bench


@pytest.fixture
async def bench() -> AsyncIterator[Bench]:
    made = Bench()
    await made.start()
    yield made
    await made.kill()
