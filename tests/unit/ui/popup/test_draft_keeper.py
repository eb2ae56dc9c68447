"""The newest text is kept, however fast it is typed, and a failure is told and tried again."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

import pytest_asyncio

from quickticket.domain.errors import QuickTicketError, StorageFull
from quickticket.services.capture import Reading
from quickticket.services.ports.store import KeptDraft
from quickticket.services.tasks import Tasks
from quickticket.ui.popup.draft_keeper import DraftKeeper
from tests.fakes.clock import settle


class SlowDisk:
    """Finishes one write at a time, when it is told to."""

    def __init__(self) -> None:
        self.written: list[str] = []
        self.done = asyncio.Semaphore(0)
        self.fail_with: QuickTicketError | None = None

    async def keep_draft(self, draft: KeptDraft) -> None:
        await self.done.acquire()
        if self.fail_with is not None:
            raise self.fail_with
        self.written.append(draft.line)

    async def draft(self) -> KeptDraft:
        return KeptDraft("from last time")

    async def read(self, line: str, *, apart_from: str = "") -> Reading:
        raise NotImplementedError


class Desk:
    def __init__(self) -> None:
        self.disk = SlowDisk()
        self.tasks = Tasks()
        self.failures: list[QuickTicketError] = []
        self.keeper = DraftKeeper(self.disk, self.tasks, self.failures.append)

    async def type(self, text: str) -> None:
        for end in range(1, len(text) + 1):
            self.keeper.keep(KeptDraft(text[:end]))
            await settle()

    async def let_write(self, times: int) -> None:
        for _ in range(times):
            self.disk.done.release()
        await settle()


@pytest_asyncio.fixture
async def desk() -> AsyncIterator[Desk]:
    made = Desk()
    yield made
    await made.tasks.close()


async def test_typing_faster_than_the_disk_costs_two_writes_and_keeps_the_end(desk: Desk) -> None:
    await desk.type("outlook")
    await desk.let_write(9)
    assert desk.disk.written == ["o", "outlook"]


async def test_what_is_kept_already_is_not_written_again(desk: Desk) -> None:
    assert await desk.keeper.load() == KeptDraft("from last time")
    desk.keeper.keep(KeptDraft("from last time"))
    await desk.let_write(1)
    assert desk.disk.written == []


async def test_a_failure_is_told_and_the_next_key_tries_again(desk: Desk) -> None:
    desk.disk.fail_with = StorageFull("No room.")
    desk.keeper.keep(KeptDraft("a"))
    await desk.let_write(1)
    assert [type(failure) for failure in desk.failures] == [StorageFull]
    desk.disk.fail_with = None
    desk.keeper.keep(KeptDraft("ab"))
    await desk.let_write(1)
    assert desk.disk.written == ["ab"]
