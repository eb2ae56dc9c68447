"""A reference cache in memory."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import TypeVar

from quickticket.domain.reference import Catalogue, Customer, Directory, Person, Site, TicketSummary, User
from quickticket.services.ports.halo import PeopleKind
from quickticket.services.ports.store import CacheCounts, SyncMark
from tests.fakes.directory import FakeDirectory

T = TypeVar("T")
KINDS = {Customer: PeopleKind.CUSTOMERS, Site: PeopleKind.SITES, User: PeopleKind.USERS}


class FakeReferenceCache:
    """`ReferenceStore` without a disk.

    Attributes:
        rows: People by kind and id, with the last full pass that saw them.
        marks: How far each list has come.
        puts: How often rows were written.
    """

    def __init__(
        self,
        catalogue: Catalogue | None = None,
        people: Sequence[Person] = (),
        tickets: Sequence[TicketSummary] = (),
    ) -> None:
        self._catalogue = catalogue or Catalogue()
        self.rows: dict[PeopleKind, dict[int, tuple[Person, int]]] = {kind: {} for kind in PeopleKind}
        for person in people:
            self.rows[KINDS[type(person)]][person.id] = (person, 0)
        self.tickets = {ticket.id: ticket for ticket in tickets}
        self.mine: set[int] = set()
        self.marks: dict[PeopleKind, SyncMark] = {}
        self.puts = 0
        self._synced_at: datetime | None = None

    @property
    def directory(self) -> FakeDirectory:
        people = [person for kind in PeopleKind for person, _ in self.rows[kind].values()]
        return FakeDirectory(self._catalogue, people, self.tickets.values())

    async def ask(self, question: Callable[[Directory], T]) -> T:
        return question(self.directory)

    async def catalogue(self) -> Catalogue:
        return self._catalogue

    async def save_catalogue(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue

    async def put_people(
        self, kind: PeopleKind, rows: Sequence[Person], *, pass_id: int | None = None
    ) -> None:
        self.puts += 1
        for row in rows:
            _, seen = self.rows[kind].get(row.id, (row, 0))
            self.rows[kind][row.id] = (row, seen if pass_id is None else pass_id)

    async def drop_people(self, kind: PeopleKind, ids: Sequence[int]) -> None:
        for each in ids:
            self.rows[kind].pop(each, None)

    async def finish_pass(self, kind: PeopleKind, pass_id: int) -> None:
        self.rows[kind] = {key: row for key, row in self.rows[kind].items() if row[1] == pass_id}

    async def mark(self, kind: PeopleKind) -> SyncMark:
        return self.marks.get(kind, SyncMark())

    async def save_mark(self, kind: PeopleKind, mark: SyncMark) -> None:
        self.marks[kind] = mark

    async def put_tickets(self, rows: Sequence[TicketSummary], *, replace_mine: bool = False) -> None:
        self.tickets |= {row.id: row for row in rows}
        if replace_mine:
            self.mine = {row.id for row in rows}

    async def my_open_tickets(self, limit: int) -> tuple[TicketSummary, ...]:
        return tuple(self.tickets[each] for each in self.mine)[:limit]  # type: ignore[index]

    async def counts(self) -> CacheCounts:
        return CacheCounts(*(len(self.rows[kind]) for kind in PeopleKind))

    async def synced_at(self) -> datetime | None:
        return self._synced_at

    async def save_synced_at(self, at: datetime) -> None:
        self._synced_at = at
