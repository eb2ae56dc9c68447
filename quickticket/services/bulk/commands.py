"""Commands about bulks: send one, look at it, pause it, cancel it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quickticket.domain.bulk import RowState
from quickticket.domain.errors import InvalidInput
from quickticket.domain.ids import BatchId
from quickticket.services.bulk.json_forms import plan_form, progress_form
from quickticket.services.requests import Request, member, needed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from quickticket.domain.bulk import BulkPlan
    from quickticket.domain.ids import TicketId
    from quickticket.services.bulk.service import BulkService
    from quickticket.services.json_forms import Json
    from quickticket.services.requests import Command

LISTED = 20


class BulkCommands:
    """Answers about bulks.

    Args:
        bulk: The service.
        url_of: Where a browser shows a ticket.
    """

    def __init__(self, bulk: BulkService, url_of: Callable[[TicketId], str]) -> None:
        self._bulk = bulk
        self._url_of = url_of

    def commands(self) -> Mapping[str, Command]:
        """Each command by its name."""
        return {
            "bulk": self._send,
            "bulk.list": self._list,
            "bulk.show": self._show,
            "bulk.pause": self._pause,
            "bulk.resume": self._resume,
            "bulk.cancel": self._cancel,
            "bulk.retry": self._retry,
        }

    async def _send(self, request: Request) -> Json:
        plan = await self._bulk.read(needed(request, "line"), needed(request, "rows"))
        if member(request, "dry_run", default=False):
            return plan_form(plan) | {"dry_run": True}
        unready = len(plan.rows) - len(plan.ready)
        if unready and not member(request, "skip_unready", default=False):
            raise InvalidInput(_refusal(plan, unready), "Settle them, or leave them out with --skip-unready.")
        batch = await self._bulk.send(plan)
        form = progress_form(await self._bulk.progress(batch.id), self._url_of)
        return form | {"skipped": unready, "notes": [*plan.notes, *_again(plan)]}

    async def _list(self, request: Request) -> Json:
        batches = await self._bulk.batches(member(request, "limit", LISTED))
        forms = [progress_form(await self._bulk.progress(batch.id), self._url_of) for batch in batches]
        for form in forms:
            form.pop("rows")
        return {"batches": forms}

    async def _show(self, request: Request) -> Json:
        return progress_form(await self._bulk.progress(_id(request)), self._url_of)

    async def _pause(self, request: Request) -> Json:
        await self._bulk.pause(_id(request), paused=True)
        return await self._show(request)

    async def _resume(self, request: Request) -> Json:
        await self._bulk.pause(_id(request), paused=False)
        return await self._show(request)

    async def _cancel(self, request: Request) -> Json:
        cancelled = await self._bulk.cancel(_id(request))
        return await self._show(request) | {"cancelled": cancelled}

    async def _retry(self, request: Request) -> Json:
        retried = await self._bulk.retry(_id(request))
        return await self._show(request) | {"retried": retried}


def _again(plan: BulkPlan) -> Iterator[str]:
    """A word on those who are in the rows more than once, for each row is a ticket."""
    twice = sum(row.duplicate_of is not None for row in plan.ready)
    if twice:
        noun = "row is" if twice == 1 else "rows are"
        yield f"{twice} {noun} for somebody of an earlier row: a ticket each."


def _refusal(plan: BulkPlan, unready: int) -> str:
    """Names the first few rows that are in the way, for nothing was sent."""
    rows = [row for row in plan.rows if row.state is not RowState.READY]
    told = [f"Row {row.number} ({row.who}): {row.problems[0].message}" for row in rows[:3] if row.problems]
    more = f" And {unready - len(told)} more." if unready > len(told) else ""
    noun = "row is" if unready == 1 else "rows are"
    return f"{unready} of {len(plan.rows)} {noun} not ready; nothing was sent. " + " ".join(told) + more


def _id(request: Request) -> BatchId:
    return BatchId(needed(request, "id"))
