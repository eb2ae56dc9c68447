"""Looks whether a ticket whose answer was lost is in Halo (design 5, NOTES 5).

FOUND needs a ticket that truly carries the reference. ABSENT needs proof: the filter by reference is known to
work on this tenant, or every ticket made since the send was seen. Anything else is UNPROVABLE.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING

from quickticket.domain.ids import Reference, TicketId
from quickticket.domain.orders import NewTicket, Receipt
from quickticket.halo import tickets, wire
from quickticket.halo.tickets import TicketRow
from quickticket.services.ports.halo import Look, Verdict

if TYPE_CHECKING:
    from datetime import datetime

    from quickticket.halo.learned import Learned
    from quickticket.halo.requests import Requests

SKEW = timedelta(minutes=5)
"""What Halo dates may be off by, beyond what its answers show of the difference between the clocks."""
MOST_PAGES = 10
MOST_SINGLE_READS = 5


async def look(requests: Requests, learned: Learned, order: NewTicket, sent_after: datetime) -> Look:
    """See `HaloWrites.look_for`."""
    answers = [await _ask(requests, order.reference, deleted=deleted) for deleted in (False, True)]
    for found in answers:
        if (row := await _carrier(requests, found, order)) is not None:
            return _found(learned, order, row)
    if not any(answers) and await _filter_works(requests, learned):
        return Look(Verdict.ABSENT)
    walk = _Walk(requests, order, requests.halo_time(sent_after) - SKEW)
    complete = await walk.go(deleted=False) and await walk.go(deleted=True)
    if walk.carrier is not None:
        return _found(learned, order, walk.carrier)
    if complete and not walk.alike:
        return Look(Verdict.ABSENT)
    return Look(Verdict.UNPROVABLE, alike=tuple(row.ticket(learned) for row in walk.alike.values()))


def _found(learned: Learned, order: NewTicket, row: TicketRow) -> Look:
    learned.sent = (order.reference, TicketId(row.id))
    return Look(Verdict.FOUND, Receipt(TicketId(row.id)))


async def _ask(requests: Requests, reference: Reference, *, deleted: bool) -> list[TicketRow]:
    asked: dict[str, str | bool] = {"third_party_id_string": reference}
    if deleted:
        asked["deleted"] = True
    found, _ = await requests.page("Tickets", "tickets", 1, **asked)
    return wire.parse(TicketRow, found)


async def _carrier(requests: Requests, found: list[TicketRow], order: NewTicket) -> TicketRow | None:
    """The row that carries the reference; a few rows that do not show any are read by id."""
    for row in found:
        if tickets.carries(row, order.reference):
            return row
    unclear = [row for row in found if not row.reference]
    if len(unclear) > MOST_SINGLE_READS:
        return None  # the filter was ignored
    for row in unclear:
        single = await tickets.read(requests, TicketId(row.id))
        if single is not None and tickets.carries(single, order.reference):
            return single
    return None


async def _filter_works(requests: Requests, learned: Learned) -> bool:
    """Whether "nothing found" means something: does the filter find what is known to be there?"""
    if not learned.reference_filter and learned.sent is not None:
        reference, ticket_id = learned.sent
        found = await _ask(requests, reference, deleted=False)
        learned.reference_filter = [row.id for row in found] == [ticket_id]
    return learned.reference_filter


@dataclass(slots=True)
class _Walk:
    """Goes through the tickets, newest first, back to the time of the send."""

    requests: Requests
    order: NewTicket
    since: datetime
    carrier: TicketRow | None = None
    alike: dict[int, TicketRow] = field(default_factory=dict)

    async def go(self, *, deleted: bool) -> bool:
        """Returns whether everything since then was seen; stops at the carrier."""
        only_deleted = {"deleted": True} if deleted else {}
        lowest: int | None = None
        async for number, found, last in self.requests.pages(
            "Tickets", "tickets", order="id", orderdesc=True, **only_deleted
        ):
            rows = wire.parse(TicketRow, found)
            for row in rows:
                await self._judge(row)
                if self.carrier is not None:
                    return True
            ids = [row.id for row in rows]
            ordered = ids == sorted(ids, reverse=True) and (lowest is None or not ids or ids[0] < lowest)
            if len(rows) < len(found):
                return False
            if last or (ordered and all(self._too_old(row) for row in rows)):
                return True
            if not ordered or number >= MOST_PAGES:
                return False
            lowest = ids[-1]
        return False

    def _too_old(self, row: TicketRow) -> bool:
        """Halo touched it last before the send, so it cannot have been made since."""
        moment = row.updated_at or row.occurred_at
        return moment is not None and moment < self.since

    async def _judge(self, row: TicketRow) -> None:
        if tickets.carries(row, self.order.reference):
            self.carrier = row
        if row.reference or self._too_old(row) or not self._resembles(row):
            return
        single = await tickets.read(self.requests, TicketId(row.id))
        if single is not None and tickets.carries(single, self.order.reference):
            self.carrier = single
        elif single is None or not single.reference:
            self.alike[row.id] = single or row

    def _resembles(self, row: TicketRow) -> bool:
        same = " ".join(row.summary.split()).casefold() == " ".join(self.order.summary.split()).casefold()
        return same and row.client_id == self.order.customer_id
