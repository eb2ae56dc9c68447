"""A template window open on a few templates."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest_asyncio

from tests.fakes.template_desk import TemplateDesk


@pytest_asyncio.fixture
async def desk() -> AsyncIterator[TemplateDesk]:
    made = TemplateDesk()
    await made.library.refresh()
    await made.open()
    yield made
    await made.tasks.close()
