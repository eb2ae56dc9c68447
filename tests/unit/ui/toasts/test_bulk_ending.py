"""A bulk that nobody watches tells once how it ended, and again only when more has come of it."""

from __future__ import annotations

import pytest

from quickticket.domain.bulk import RowState
from quickticket.domain.ids import BatchId
from quickticket.ui.toasts.bulk_ending import BulkEnding
from quickticket.ui.toasts.presenter import Toast, ToastAction
from tests.fakes.halo import Failure, Fault
from tests.unit.services.bulk.test_bulk import Desk


class Office(Desk):
    """A bulk service, and the corner where toasts appear."""

    async def open_office(self) -> None:
        await self.open()
        self.toasts: list[Toast] = []
        self.watched = False
        BulkEnding(
            self.bulk,
            tasks=self.tasks,
            clock=self.clock,
            watched=lambda _batch: self.watched,
            tell=self.toasts.append,
        )

    async def send(self, rows: str) -> BatchId:
        batch = await self.bulk.send(await self.bulk.read("/outage", rows))
        await self.later()
        return batch.id

    async def later(self) -> None:
        for _ in range(3):  # the news, the quiet after it, and the look
            await self.clock.advance(1)


@pytest.fixture
async def office() -> Office:
    made = Office()
    await made.open_office()
    return made


async def test_all_rows_sent_is_one_toast(office: Office) -> None:
    batch = await office.send("Acme\nNorth Star")
    [toast] = office.toasts
    assert (toast.about, toast.title, toast.text) == (batch, "Bulk: 2 of 2 sent", "/outage")
    assert (toast.tone, toast.sticky, toast.actions) == ("good", False, (ToastAction.RESULTS,))


async def test_a_refused_row_makes_it_stay_and_a_later_success_is_told(office: Office) -> None:
    office.halo.fail_writes(Failure(Fault.REFUSE, "category is mandatory"))
    batch = await office.send("Acme\nNorth Star")
    assert [(toast.title, toast.sticky) for toast in office.toasts] == [("Bulk: 1 of 2 sent · 1 held", True)]
    await office.bulk.retry(batch)
    await office.later()
    assert [toast.title for toast in office.toasts[1:]] == ["Bulk: 2 of 2 sent"]


async def test_giving_rows_up_is_no_news_to_the_one_who_did_it(office: Office) -> None:
    office.halo.fail_writes(Failure(Fault.REFUSE, "category is mandatory"))
    batch = await office.send("Acme\nNorth Star")
    await office.bulk.cancel(batch)
    await office.later()
    assert len(office.toasts) == 1


async def test_nothing_is_told_while_rows_still_wait(office: Office) -> None:
    office.halo.fail_writes(Failure(Fault.REFUSE), Failure(Fault.RATE_LIMIT, retry_after=3600))
    progress = await office.bulk.progress(await office.send("Acme\nNorth Star"))
    assert progress.counts == {RowState.HELD: 1, RowState.WAITING: 1}
    assert office.toasts == []


async def test_nothing_is_told_of_a_bulk_that_waits_or_is_before_the_users_eyes(office: Office) -> None:
    office.service.pause(True)
    await office.send("Acme")
    assert office.toasts == []
    office.watched = True
    office.service.pause(False)
    await office.later()
    assert len(office.halo.tickets) == 1
    assert office.toasts == []
