"""Reads in one lane: single answers, lists, and lists page by page."""

from __future__ import annotations

from contextlib import aclosing
from datetime import timedelta
from itertools import count
from typing import TYPE_CHECKING, Any

from quickticket.domain.errors import UnreadableAnswer
from quickticket.halo import wire
from quickticket.halo.read_ahead import ReadAhead

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator
    from datetime import datetime

    from quickticket.halo.allowance import Lane
    from quickticket.halo.transport import Transport
    from quickticket.halo.wire import RowT

PAGE_SIZE = 100
"""The largest page that is documented (NOTES 3)."""


class Requests:
    """The reads of one lane."""

    def __init__(self, transport: Transport, lane: Lane) -> None:
        self._transport = transport
        self._lane = lane

    @property
    def now(self) -> datetime:
        """Now, by our clock; aware UTC."""
        return self._transport.now

    def halo_time(self, moment: datetime) -> datetime:
        """Returns the earliest time by Halo's clock that `moment`, a time by ours, can be."""
        return moment - max(timedelta(), self._transport.clock_skew)

    async def one(self, path: str, model: type[RowT], **params: str | int | bool) -> RowT:
        """Returns one record.

        Raises:
            UnreadableAnswer: the answer is no such record.
            HaloError: see `Transport.read`.
        """
        answer = await self._transport.read(self._lane, path, params)
        found = wire.parse(model, wire.records(answer, path.partition("/")[0].lower()))
        if not found:
            raise UnreadableAnswer("Halo's answer cannot be read.")
        return found[0]

    async def rows(self, path: str, key: str, model: type[RowT], **params: str | int | bool) -> list[RowT]:
        """Returns a list that comes in one piece."""
        return wire.parse(model, await self.raw(path, key, **params))

    async def raw(self, path: str, key: str, **params: str | int | bool) -> list[dict[str, Any]]:
        """Returns the members of a list that comes in one piece, unread."""
        return wire.rows(await self._transport.read(self._lane, path, params), key)

    async def page(
        self, path: str, key: str, number: int, /, **params: str | int | bool
    ) -> tuple[list[dict[str, Any]], int | None]:
        """Returns the records of one page, and how many there are in all: not to be trusted."""
        paging: dict[str, str | int | bool] = {"pageinate": True, "page_size": PAGE_SIZE, "page_no": number}
        answer = await self._transport.read(self._lane, path, paging | params)
        total = answer.get("record_count") if isinstance(answer, dict) else None
        return wire.rows(answer, key), total if isinstance(total, int) else None

    async def pages(
        self, path: str, key: str, first_page: int = 1, /, *, ahead: int = 0, **params: str | int | bool
    ) -> AsyncGenerator[tuple[int, list[dict[str, Any]], bool]]:
        """Yields page number, records and whether it is the last, to the end of the list (NOTES 4).

        Past the end Halo may send a page again, so a page without a new id ends the list. A short page ends
        it only where a longer one was seen: the server may have cut the page size. `ahead` pages are on
        their way while the caller works; of them, those past the end are asked for in vain.
        """
        first: frozenset[object] = frozenset()
        previous: frozenset[object] = frozenset()
        longest = 0
        fetched = ReadAhead(lambda wanted: self.page(path, key, wanted, **params), ahead)
        async with aclosing(fetched):
            for number in count(first_page):
                found, total = await fetched.take(number)
                ids = frozenset(row.get("id") for row in found)
                if ids <= previous or ids <= first:
                    yield number, [], True
                    return
                fresh = [row for row in found if row.get("id") not in previous]
                longest = max(longest, len(found))
                all_here = number == 1 and total == len(found) and len(found) < PAGE_SIZE
                last = all_here or len(found) < longest
                if not last:
                    fetched.go_on(number)
                yield number, fresh, last
                if last:
                    return
                first = first or ids
                previous = ids
