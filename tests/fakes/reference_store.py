"""A cache of reference data in memory, searched with the product's own ranking."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from quickticket.domain.reference import Catalogue, Directory, Person, TicketSummary
from quickticket.services.ports.halo import PeopleKind
from quickticket.services.ports.store import CacheCounts, SyncMark
from tests.fakes.directory import FakeDirectory

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime

    from quickticket.domain.errors import StorageError
    from quickticket.domain.ids import UserId

T = TypeVar("T")


class FakeReferenceStore:
    """`ReferenceStore` without a disk.

    Attributes:
        people: What is cached, by kind and id.
        fail_with: Raised by every write while set.

    Args:
        catalogue: What was saved before.
    """

    def __init__(self, catalogue: Catalogue | None = None) -> None:
        self.people: dict[PeopleKind, dict[int, Person]] = {kind: {} for kind in PeopleKind}
        self.fail_with: StorageError | None = None
        self._seen_in: dict[tuple[PeopleKind, int], int] = {}
        self._catalogue = catalogue or Catalogue()
        self._tickets: dict[int, TicketSummary] = {}
        self._mine: set[int] = set()
        self._marks: dict[PeopleKind, SyncMark] = {}
        self._synced_at: datetime | None = None

    async def ask(self, question: Callable[[Directory], T]) -> T:
        people = (self.people[kind][number] for kind in PeopleKind for number in sorted(self.people[kind]))
        return question(FakeDirectory(self._catalogue, people, self._newest_first()))

    async def catalogue(self) -> Catalogue:
        return self._catalogue

    async def save_catalogue(self, catalogue: Catalogue) -> None:
        self._may_write()
        self._catalogue = catalogue

    async def put_people(
        self, kind: PeopleKind, rows: Sequence[Person], *, pass_id: int | None = None
    ) -> None:
        self._may_write()
        for row in rows:
            self.people[kind][row.id] = row
            if pass_id is not None:
                self._seen_in[kind, row.id] = pass_id

    async def drop_people(self, kind: PeopleKind, ids: Sequence[int]) -> None:
        self._may_write()
        for number in ids:
            self.people[kind].pop(number, None)
            self._seen_in.pop((kind, number), None)

    async def finish_pass(self, kind: PeopleKind, pass_id: int) -> None:
        unseen = [number for number in self.people[kind] if self._seen_in.get((kind, number)) != pass_id]
        await self.drop_people(kind, unseen)

    async def mark(self, kind: PeopleKind) -> SyncMark:
        return self._marks.get(kind, SyncMark())

    async def save_mark(self, kind: PeopleKind, mark: SyncMark) -> None:
        self._may_write()
        self._marks[kind] = mark

    async def put_tickets(
        self,
        rows: Sequence[TicketSummary],
        *,
        replace_mine: bool = False,
        all_open_of: UserId | None = None,
    ) -> None:
        self._may_write()
        for each in self._tickets.values():
            if all_open_of is not None and each.user_id == all_open_of:
                self._tickets[each.id] = replace(each, open=False)
        self._tickets.update({row.id: row for row in rows})
        if replace_mine:
            self._mine = {row.id for row in rows}

    async def my_open_tickets(self, limit: int) -> tuple[TicketSummary, ...]:
        return tuple(each for each in self._newest_first() if each.open and each.id in self._mine)[:limit]

    async def counts(self) -> CacheCounts:
        return CacheCounts(*(len(self.people[kind]) for kind in PeopleKind))

    async def synced_at(self) -> datetime | None:
        return self._synced_at

    async def save_synced_at(self, at: datetime) -> None:
        self._may_write()
        self._synced_at = at

    def _newest_first(self) -> list[TicketSummary]:
        return sorted(self._tickets.values(), key=lambda ticket: ticket.id, reverse=True)

    def _may_write(self) -> None:
        if self.fail_with is not None:
            raise self.fail_with
