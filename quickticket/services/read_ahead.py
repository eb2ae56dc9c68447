"""Reads ahead: fetches the next page while the last one is being written."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from quickticket.services.tasks import Tasks

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, AsyncIterator

T = TypeVar("T")
PAGES_AHEAD = 2


@dataclass(frozen=True, slots=True)
class _End:
    error: Exception | None = None


async def read_ahead(pages: AsyncIterator[T]) -> AsyncGenerator[T]:
    """Yields what `pages` yields, fetched up to `PAGES_AHEAD` early; close it if you stop early."""
    fetched: asyncio.Queue[T | _End] = asyncio.Queue(PAGES_AHEAD)

    async def fetch() -> None:
        end = _End()
        try:
            async for page in pages:
                await fetched.put(page)
        except Exception as error:  # noqa: BLE001 - raised again where the pages are used
            end = _End(error)
        await fetched.put(end)

    tasks = Tasks()
    tasks.spawn("read ahead", fetch())
    try:
        while not isinstance(page := await fetched.get(), _End):
            yield page
        if page.error is not None:
            raise page.error
    finally:
        await tasks.close()
