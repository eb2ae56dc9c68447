"""Keeps the reference cache fresh: everything at first, then at most three requests in five minutes."""

from __future__ import annotations

import asyncio
import logging
from contextlib import asynccontextmanager
from dataclasses import replace
from itertools import cycle
from typing import TYPE_CHECKING, TypedDict, Unpack

from quickticket.domain.errors import QuickTicketError, Refused, UnreadableAnswer
from quickticket.services.alarm import Alarm
from quickticket.services.backoff import doubling
from quickticket.services.large_lists import LargeList, full_pass_due
from quickticket.services.ports.halo import PeopleKind
from quickticket.services.signals import Signal
from quickticket.services.small_lists import CHEAP_READS, READS, label_of, read_list
from quickticket.services.sync_state import SyncReport, SyncState
from quickticket.services.tasks import Tasks

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Sequence
    from datetime import datetime

    from quickticket.services.online import Online
    from quickticket.services.ports.clock import Clock
    from quickticket.services.ports.halo import HaloReads
    from quickticket.services.ports.store import ReferenceStore

ROUND = 300.0
"""Seconds between two idle rounds of three requests each (design 9)."""
FIRST_RETRY = 15.0
_COSTS_ONE_LIST = (Refused, UnreadableAnswer)  # a restricted token loses a list, not the sync (NOTES 11)
log = logging.getLogger(__name__)


class _Changes(TypedDict, total=False):
    running: bool
    doing: str
    synced_at: datetime | None
    problems: tuple[str, ...]


class ReferenceSync:
    """Reads reference data from Halo into the cache.

    Attributes:
        changed: Emits the new `state`.
        state: Where the sync stands.

    Args:
        reads: Halo; keeps within the tenant's allowance by itself.
        store: The cache.
        clock: Wall time and waiting.
        users_limit: How many users to hold.
        online: When requests are welcome; told how they ended.
    """

    def __init__(
        self,
        reads: HaloReads,
        store: ReferenceStore,
        clock: Clock,
        users_limit: Callable[[], int],
        online: Online,
    ) -> None:
        self.changed: Signal[SyncState] = Signal()
        self.state = SyncState()
        self._reads = reads
        self._store = store
        self._clock = clock
        self._users_limit = users_limit
        self._online = online
        self._one_at_a_time = asyncio.Lock()
        self._timers = Tasks()
        self._alarm = Alarm(clock, self._timers)
        self._problems: dict[str, str] = {}
        self._turns = cycle((*CHEAP_READS, PeopleKind.CUSTOMERS, PeopleKind.SITES))
        online.changed.connect(lambda _: self._alarm.ring())

    async def run(self) -> None:
        """Syncs now, then keeps fresh until cancelled; goes on where it stopped once Halo can be reached."""
        failures = 0
        behind = True
        while True:
            await self._until_welcome()
            behind = not await self._tried(behind=behind)
            failures = failures + 1 if behind else 0
            if not behind:
                await self._clock.sleep(ROUND)
            elif self._online.wait == 0 and not self._online.needs_sign_in:
                await self._clock.sleep(doubling(FIRST_RETRY, failures))

    async def sync(self, *, full: bool = False) -> SyncReport:
        """Reads everything that is not fresh; with `full` the large lists from their beginning.

        Raises:
            HaloError, NotSignedIn: Halo cannot be asked; what was read so far is kept.
            StorageError: The cache cannot be written.
        """
        async with self._under_way():
            await self._read_small_lists(tuple(READS))
            for kind in PeopleKind:
                await self._read_people(kind, full=full)
            await self._read_my_tickets()
            now = self._clock.now()
            await self._store.save_synced_at(now)
            self._set(synced_at=now)
            complete = (await self._store.mark(PeopleKind.USERS)).complete_at is not None
            return SyncReport(await self._store.counts(), complete, self.state.problems)

    async def _idle_round(self) -> None:
        async with self._under_way():
            await self._read_people(PeopleKind.USERS)
            await self._read_my_tickets()
            turn = next(self._turns)
            if isinstance(turn, PeopleKind):
                await self._read_people(turn)
            else:
                await self._read_small_lists((turn,))

    @asynccontextmanager
    async def _under_way(self) -> AsyncIterator[None]:
        """One at a time; what stops the whole is a problem until the next one gets through."""
        async with self._one_at_a_time:
            self._set(running=True)
            try:
                yield
                self._note("", "")
                self._online.note(None)
            except QuickTicketError as error:
                self._note("", error.message)
                self._online.note(error)
                raise
            finally:
                self._set(running=False, doing="")

    async def _read_small_lists(self, names: Sequence[str]) -> None:
        catalogue = await self._store.catalogue()
        for name in names:
            self._set(doing=label_of(name))
            try:
                catalogue = await read_list(self._reads, catalogue, name)
            except _COSTS_ONE_LIST as error:
                self._note(label_of(name), error.message)
            else:
                self._note(label_of(name), "")
        await self._store.save_catalogue(catalogue)

    async def _read_people(self, kind: PeopleKind, *, full: bool = False) -> None:
        label = kind.value.capitalize()
        self._set(doing=label)
        large_list = LargeList(
            kind,
            reads=self._reads,
            store=self._store,
            clock=self._clock,
            limit=self._users_limit() if kind is PeopleKind.USERS else None,
            progress=lambda rows: self._set(doing=f"{label}: {rows}"),
        )
        try:
            await large_list.refresh(full=full)
        except _COSTS_ONE_LIST as error:
            self._note(label, error.message)
        else:
            self._note(label, "")

    async def _read_my_tickets(self) -> None:
        self._set(doing="My open tickets")
        try:
            await self._store.put_tickets(await self._reads.my_open_tickets(), replace_mine=True)
        except _COSTS_ONE_LIST as error:
            self._note("My open tickets", error.message)
        else:
            self._note("My open tickets", "")

    async def _until_welcome(self) -> None:
        while self._online.needs_sign_in or self._online.wait > 0:
            await self._alarm.wait(None if self._online.needs_sign_in else self._online.wait)

    async def _tried(self, *, behind: bool) -> bool:
        """Does what is due and tells whether it was done; whatever goes wrong, the next round comes."""
        try:
            self._set(synced_at=await self._store.synced_at())
            if behind or await self._pass_due():
                await self.sync()
            else:
                await self._idle_round()
        except QuickTicketError as error:
            log.info("Sync stopped: %s", error)
        except Exception:
            log.exception("The sync met something unexpected")
        else:
            return True
        return False

    async def _pass_due(self) -> bool:
        """A list that is refused has its turn in the idle rounds; it must not make every round a full one."""
        now = self._clock.now()
        kinds = [kind for kind in PeopleKind if kind.value.capitalize() not in self._problems]
        return any([full_pass_due(await self._store.mark(kind), now) for kind in kinds])

    def _note(self, label: str, problem: str) -> None:
        if problem:
            self._problems[label] = f"{label}: {problem}" if label else problem
        else:
            self._problems.pop(label, None)
        self._set(problems=tuple(self._problems.values()))

    def _set(self, **changes: Unpack[_Changes]) -> None:
        state = replace(self.state, **changes)
        if state != self.state:
            self.state = state
            self.changed.emit(state)
