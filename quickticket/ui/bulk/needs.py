"""What the bulk window needs of the services, in their own shapes; tests bring fakes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from quickticket.domain.bulk import Batch, BatchProgress, BulkPlan, BulkRow
    from quickticket.domain.ids import BatchId
    from quickticket.domain.reference import Person
    from quickticket.domain.search import Match
    from quickticket.services.signals import Signal
    from quickticket.ui.bulk.state import BulkState


class Bulk(Protocol):
    """`services.bulk.service.BulkService`."""

    changed: Signal[BatchId]

    async def more(self, plan: BulkPlan, text: str) -> BulkPlan:
        """The plan with further recipients."""
        ...

    async def with_line(self, plan: BulkPlan, line: str) -> BulkPlan:
        """The plan for another line."""
        ...

    async def reread(self, plan: BulkPlan, number: int, who: str) -> BulkPlan:
        """The plan with another recipient in a row."""
        ...

    async def add(self, plan: BulkPlan, who: str) -> BulkPlan:
        """The plan with one more recipient."""
        ...

    def without(self, plan: BulkPlan, number: int) -> BulkPlan:
        """The plan without a row."""
        ...

    async def put_back(self, plan: BulkPlan, row: BulkRow) -> BulkPlan:
        """The plan with a row that was removed from it."""
        ...

    def leaving(self, plan: BulkPlan) -> BulkPlan:
        """The plan as it is about to be sent."""
        ...

    async def remaining(self, plan: BulkPlan) -> BulkPlan:
        """The plan without the rows that left."""
        ...

    def left(self, plan: BulkPlan) -> BulkPlan:
        """The plan after its leaving rows were sent."""
        ...

    async def send(self, plan: BulkPlan) -> Batch:
        """Commits the ready rows."""
        ...

    async def batches(self, limit: int) -> tuple[Batch, ...]:
        """The newest bulks."""
        ...

    async def progress(self, batch_id: BatchId) -> BatchProgress:
        """How far one has come."""
        ...

    async def pause(self, batch_id: BatchId, paused: bool) -> None:
        """Stops one, or lets it go on."""
        ...

    async def cancel(self, batch_id: BatchId) -> int:
        """Gives up what has not left."""
        ...

    async def retry(self, batch_id: BatchId) -> int:
        """Sends the refused rows again."""
        ...


class People(Protocol):
    """`services.people.PeopleSearch`."""

    async def find(self, text: str, limit: int) -> tuple[Match[Person], ...]:
        """Customers, sites and users for a text."""
        ...


class Lists(Protocol):
    """`services.ports.recipients.RecipientLists`."""

    async def names(self) -> tuple[str, ...]:
        """The names."""
        ...

    async def load(self, name: str) -> str:
        """A list's text."""
        ...

    async def save(self, name: str, text: str) -> None:
        """Keeps a text."""
        ...

    async def delete(self, name: str) -> None:
        """Removes a list."""
        ...


class Drafts(Protocol):
    """Keeps the plan across a crash."""

    async def load(self) -> BulkPlan:
        """What was kept, not read yet."""
        ...

    async def save(self, plan: BulkPlan) -> None:
        """Keeps a plan; raises `StorageError`."""
        ...


class Files(Protocol):
    """Files that the user chose."""

    async def read(self, path: str) -> str:
        """A file's text; raises `InvalidInput`."""
        ...

    async def write(self, path: str, text: str) -> None:
        """Writes a file; raises `StorageError`."""
        ...


class Screen(Protocol):
    """The window, as its presenter sees it."""

    def show_state(self, state: BulkState) -> None:
        """Draws a snapshot."""
        ...

    def show_found(self, found: tuple[str, ...]) -> None:
        """Shows whom the search field may mean."""
        ...

    def set_line(self, line: str) -> None:
        """Puts a text into the line's field."""
        ...

    def bring_up(self) -> None:
        """Shows the window in front of others."""
        ...
