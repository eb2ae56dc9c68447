"""The local database, as the services see it: the outbox, the reference cache and the draft."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol, TypeVar

from quickticket.services.ports.timers import NO_TIMERS, TimerChange, TimerStore

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime

    from quickticket.domain.bulk import Batch
    from quickticket.domain.capture import Capture
    from quickticket.domain.ids import BatchId, CaptureId, TimerId, UserId
    from quickticket.domain.reference import Catalogue, Directory, Person, TicketSummary
    from quickticket.services.ports.halo import PeopleKind

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class OutboxEvent:
    """One line of a capture's timeline: what happened, aware UTC, in the user's words."""

    at: datetime
    text: str


@dataclass(frozen=True, slots=True)
class OutboxCounts:
    """How many captures stand where. `sent` counts today's, by local day start given to the store."""

    waiting: int = 0
    unconfirmed: int = 0
    held: int = 0
    sent: int = 0


@dataclass(frozen=True, slots=True)
class KeptDraft:
    """What stands in the popup.

    Attributes:
        line: Details after a newline; empty for nothing.
        replaces: The capture that it is an edit of.
        logs: The timer whose time it is.
    """

    line: str = ""
    replaces: CaptureId | None = None
    logs: TimerId | None = None


class OutboxStore(TimerStore, Protocol):
    """Captures and timers, durable.

    Every method raises `StorageError` (`StorageFull` when the disk is full).
    """

    async def add(
        self,
        capture: Capture,
        event: OutboxEvent,
        *,
        replaces: Capture | None = None,
        timers: TimerChange = NO_TIMERS,
    ) -> None:
        """Commits a new capture; when this returns it survives power loss.

        In the same transaction: with `replaces`, the edited capture's new (discarded) state; and the timers
        that the capture logs or starts, which may raise `InvalidInput` as `change_timers` does.
        """
        ...

    async def save(self, capture: Capture, event: OutboxEvent, *, timers: TimerChange = NO_TIMERS) -> None:
        """Commits a capture's new state and one line of its timeline together, as durably as `add`.

        In the same transaction: the timers that take its place.
        """
        ...

    async def get(self, capture_id: CaptureId) -> Capture | None:
        """One capture, or None."""
        ...

    async def unsettled(self) -> tuple[Capture, ...]:
        """Captures with work left, oldest first."""
        ...

    async def latest(self, limit: int) -> tuple[Capture, ...]:
        """Newest captures of any state."""
        ...

    async def since(self, created_at: datetime) -> tuple[Capture, ...]:
        """Captures made since then (aware UTC), oldest first."""
        ...

    async def lines(self, limit: int) -> tuple[str, ...]:
        """Lines of the newest captures, repeats and all; those of bulks, which nobody typed, are left out."""
        ...

    async def timeline(self, capture_id: CaptureId) -> tuple[OutboxEvent, ...]:
        """What happened to a capture, oldest first."""
        ...

    async def counts(self, day_start: datetime) -> OutboxCounts:
        """Counts by state; `sent` since `day_start` (aware UTC)."""
        ...

    async def add_batch(self, batch: Batch, captures: Sequence[Capture], event: OutboxEvent) -> None:
        """Commits a bulk with all its captures in one go, as durably as `add`."""
        ...

    async def save_batch(self, batch: Batch) -> None:
        """Commits whether a bulk is paused."""
        ...

    async def batches(self, limit: int) -> tuple[Batch, ...]:
        """Newest bulks."""
        ...

    async def captures_of(self, batch_id: BatchId) -> tuple[Capture, ...]:
        """The captures of a bulk in the order of its rows."""
        ...

    async def save_draft(self, draft: KeptDraft) -> None:
        """Keeps what stands in the popup; an empty one forgets it."""
        ...

    async def draft(self) -> KeptDraft:
        """What was kept last."""
        ...

    async def backup(self, target: str) -> None:
        """Writes a complete copy of the outbox to the file `target`."""
        ...


@dataclass(frozen=True, slots=True)
class SyncMark:
    """How far a large list has come.

    Attributes:
        complete_at: When the last full pass began that was finished, aware UTC; None when none was.
        changed_until: Where the next incremental read starts, aware UTC.
        next_page: Where an unfinished full pass goes on; 1 when none is under way.
        pass_id: Number of the current or last full pass.
    """

    complete_at: datetime | None = None
    changed_until: datetime | None = None
    next_page: int = 1
    pass_id: int = 0


@dataclass(frozen=True, slots=True)
class CacheCounts:
    """Rows in the cache."""

    customers: int = 0
    sites: int = 0
    users: int = 0


class ReferenceStore(Protocol):
    """The cache of reference data; can be thrown away and fetched again."""

    async def ask(self, question: Callable[[Directory], T]) -> T:
        """Runs a quick pure function against the cache in the reader thread and returns its answer."""
        ...

    async def catalogue(self) -> Catalogue:
        """The small lists as last saved."""
        ...

    async def save_catalogue(self, catalogue: Catalogue) -> None:
        """Replaces the small lists."""
        ...

    async def put_people(
        self, kind: PeopleKind, rows: Sequence[Person], *, pass_id: int | None = None
    ) -> None:
        """Adds or replaces rows; marks them as seen in a full pass when `pass_id` is given."""
        ...

    async def drop_people(self, kind: PeopleKind, ids: Sequence[int]) -> None:
        """Removes rows that Halo reports gone or inactive."""
        ...

    async def finish_pass(self, kind: PeopleKind, pass_id: int) -> None:
        """Removes rows that the finished full pass did not see."""
        ...

    async def mark(self, kind: PeopleKind) -> SyncMark:
        """How far a list has come."""
        ...

    async def save_mark(self, kind: PeopleKind, mark: SyncMark) -> None:
        """Remembers how far a list has come."""
        ...

    async def put_tickets(
        self,
        rows: Sequence[TicketSummary],
        *,
        replace_mine: bool = False,
        all_open_of: UserId | None = None,
    ) -> None:
        """Adds or replaces tickets.

        Args:
            rows: As Halo shows them now.
            replace_mine: They are all that are open and mine; others are mine no longer.
            all_open_of: They are all that are open of this user; others of that user are closed.
        """
        ...

    async def my_open_tickets(self, limit: int) -> tuple[TicketSummary, ...]:
        """Open tickets of the acting agent, newest first."""
        ...

    async def counts(self) -> CacheCounts:
        """Rows in the cache."""
        ...

    async def synced_at(self) -> datetime | None:
        """When the last sync ended well, aware UTC."""
        ...

    async def save_synced_at(self, at: datetime) -> None:
        """Remembers when a sync ended well."""
        ...
