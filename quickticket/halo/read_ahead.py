"""Fetches the next pages while the caller still works on this one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar

from quickticket.domain.errors import QuickTicketError
from quickticket.services.tasks import Tasks

if TYPE_CHECKING:
    import asyncio
    from collections.abc import Awaitable, Callable

T = TypeVar("T")


class ReadAhead(Generic[T]):
    """Numbered pages, taken in order; a failure is raised where its page is taken.

    Args:
        fetch: Gives the page of a number.
        depth: How many pages may be on their way while the caller works.
    """

    def __init__(self, fetch: Callable[[int], Awaitable[T]], depth: int) -> None:
        self._fetch = fetch
        self._depth = depth
        self._tasks = Tasks()
        self._coming: dict[int, asyncio.Task[T | QuickTicketError]] = {}

    async def take(self, number: int) -> T:
        """Returns a page.

        Raises:
            QuickTicketError: as `fetch` raised it.
        """
        self._begin(number)
        outcome = await self._coming.pop(number)
        if isinstance(outcome, QuickTicketError):
            raise outcome
        return outcome

    def go_on(self, number: int) -> None:
        """Starts the pages after this one, for there are more."""
        for following in range(number + 1, number + 1 + self._depth):
            self._begin(following)

    async def aclose(self) -> None:
        """Gives up what is under way."""
        await self._tasks.close()

    def _begin(self, number: int) -> None:
        if number not in self._coming:
            self._coming[number] = self._tasks.spawn(f"page {number}", self._outcome(number))

    async def _outcome(self, number: int) -> T | QuickTicketError:
        try:
            return await self._fetch(number)
        except QuickTicketError as error:
            return error
