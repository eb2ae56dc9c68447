"""The filters of GET /Tickets; what is not named here is ignored without a word (NOTES 1)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime

from quickticket.sandbox.desk import moments
from quickticket.sandbox.desk.records import Records, Ticket
from quickticket.sandbox.desk.setup import Setup
from quickticket.sandbox.paging import flag
from quickticket.sandbox.quirks import Quirks
from quickticket.sandbox.seed.people import Directory

_EQUAL = {
    "client_id": "client_id",
    "site_id": "site_id",
    "user_id": "user_id",
    "agent_id": "agent_id",
    "requesttype_id": "tickettype_id",
    "tickettype_id": "tickettype_id",
    "status_id": "status_id",
    "status": "status_id",
    "priority": "priority_id",
}
_ORDERS: Mapping[str, Callable[[Ticket], int | str | datetime]] = {
    "id": lambda ticket: ticket.id,
    "summary": lambda ticket: ticket.summary.casefold(),
    "dateoccurred": lambda ticket: ticket.dateoccurred,
    "lastactiondate": lambda ticket: ticket.last_update,
    "last_update": lambda ticket: ticket.last_update,
    "status_id": lambda ticket: ticket.status_id,
    "priority_id": lambda ticket: ticket.priority_id,
}
_Test = Callable[[Ticket], bool]


class TicketFilter:
    """Finds the tickets that a query asks for."""

    def __init__(self, setup: Setup, directory: Directory, records: Records, quirks: Quirks) -> None:
        self._setup = setup
        self._directory = directory
        self._records = records
        self._quirks = quirks

    def find(self, query: Mapping[str, str], now: datetime) -> list[Ticket]:
        """The tickets, newest first unless the query orders them."""
        tests = [
            *_numbers(query),
            *self._states(query),
            *self._texts(query),
            *self._references(query),
            *_window(query),
        ]
        deleted = flag(query, "deleted")
        found = [
            ticket
            for ticket in self._records.tickets.values()
            if ticket.deleted == deleted
            and (ticket.visible_from is None or ticket.visible_from <= now)
            and all(test(ticket) for test in tests)
        ]
        order = _ORDERS.get(query.get("order", ""))
        return sorted(found, key=order or _ORDERS["id"], reverse=flag(query, "orderdesc") if order else True)

    def _states(self, query: Mapping[str, str]) -> list[_Test]:
        tests: list[_Test] = []
        statuses = self._setup.statuses
        if flag(query, "mine"):
            tests.append(lambda ticket: ticket.agent_id == self._setup.me.id)
        if flag(query, "open_only"):
            tests.append(lambda ticket: not statuses[ticket.status_id].closed)
        if flag(query, "closed_only"):
            tests.append(lambda ticket: statuses[ticket.status_id].closed)
        return tests

    def _texts(self, query: Mapping[str, str]) -> list[_Test]:
        tests: list[_Test] = []
        if summary := query.get("search_summary", "").casefold():
            tests.append(lambda ticket: summary in ticket.summary.casefold())
        if number := query.get("search_id", ""):
            tests.append(lambda ticket: str(ticket.id).startswith(number))
        if text := query.get("search", "").casefold():
            tests.append(lambda ticket: text in self._words(ticket))
        return tests

    def _words(self, ticket: Ticket) -> str:
        user = self._directory.users.get(ticket.user_id)
        customer = self._directory.customers[ticket.client_id]
        return "\n".join(
            (str(ticket.id), ticket.summary, ticket.details, customer.name, user.name if user else "")
        ).casefold()

    def _references(self, query: Mapping[str, str]) -> list[_Test]:
        tests: list[_Test] = []
        reference = query.get("third_party_id_string")
        if reference and self._quirks.reference_filter:
            tests.append(lambda ticket: ticket.third_party_id_string == reference)
        message = query.get("internetmessageid", "").strip("<>")
        if message and self._quirks.message_id_filter:
            actions = self._records.actions
            tests.append(
                lambda ticket: any(row.internetmessageid == message for row in actions.get(ticket.id, []))
            )
        return tests


def _numbers(query: Mapping[str, str]) -> list[_Test]:
    tests: list[_Test] = []
    for name, member in _EQUAL.items():
        wanted = {int(part) for part in query.get(name, "").split(",") if part.strip().isdecimal()}
        if wanted:
            tests.append(lambda ticket, member=member, wanted=wanted: getattr(ticket, member) in wanted)  # type: ignore[misc]
    return tests


def _window(query: Mapping[str, str]) -> list[_Test]:
    tests: list[_Test] = []
    if (since := moments.asked(query, "lastupdatefromdate")) is not None:
        tests.append(lambda ticket: ticket.last_update >= since)
    if (until := moments.asked(query, "lastupdatetodate")) is not None:
        tests.append(lambda ticket: ticket.last_update <= until)
    return tests
