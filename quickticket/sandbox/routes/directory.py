"""/Client, /Site, /Users: the directory, whose pages are slices of kept lists."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, TypeVar

from starlette.datastructures import QueryParams
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from quickticket.sandbox.answers import answer, without_null
from quickticket.sandbox.desk import moments
from quickticket.sandbox.desk.refusals import Refused
from quickticket.sandbox.paging import Window, flag
from quickticket.sandbox.routes.paths import get
from quickticket.sandbox.seed.people import Customer, Site, Table, User
from quickticket.sandbox.state import Sandbox

_RowT = TypeVar("_RowT", Customer, Site, User)


class DirectoryRoutes:
    """The resources Client, Site and Users."""

    def __init__(self, sandbox: Sandbox) -> None:
        self._sandbox = sandbox

    def routes(self) -> list[Route]:
        """A list and a single row of each."""
        return [
            get("/api/Users", self.users),
            get("/api/Users/{id:int}", self.user),
            get("/api/Client", self.clients),
            get("/api/Client/{id:int}", self.client),
            get("/api/Site", self.sites),
            get("/api/Site/{id:int}", self.site),
        ]

    async def clients(self, request: Request) -> Response:
        """The customers."""
        rows = _select(self._sandbox.directory.customers, request.query_params, (), _customer_words)
        return self._listing(request.query_params, "clients", rows, self._client_row)

    async def sites(self, request: Request) -> Response:
        """The sites."""
        rows = _select(self._sandbox.directory.sites, request.query_params, ("client_id",), _site_words)
        return self._listing(request.query_params, "sites", rows, self._site_row)

    async def users(self, request: Request) -> Response:
        """The users."""
        words = _user_phones if flag(request.query_params, "search_phonenumbers") else _user_words
        rows = _select(self._sandbox.directory.users, request.query_params, ("client_id", "site_id"), words)
        return self._listing(request.query_params, "users", rows, self._user_row)

    async def client(self, request: Request) -> Response:
        """One customer."""
        return answer(self._client_row(_one(self._sandbox.directory.customers, request)))

    async def site(self, request: Request) -> Response:
        """One site."""
        return answer(self._site_row(_one(self._sandbox.directory.sites, request)))

    async def user(self, request: Request) -> Response:
        """One user."""
        return answer(self._user_row(_one(self._sandbox.directory.users, request)))

    def _listing(
        self, query: QueryParams, key: str, rows: list[_RowT], as_row: Callable[[_RowT], dict[str, Any]]
    ) -> Response:
        window = Window.asked(query)
        page = window.cut(rows, repeat_last=self._sandbox.quirks.repeat_last_page)
        return answer(window.wrap(key, [as_row(row) for row in page], len(rows)))

    def _client_row(self, customer: Customer) -> dict[str, Any]:
        main_site = self._sandbox.directory.sites[customer.main_site_id]
        return {
            "id": customer.id,
            "name": customer.name,
            "toplevel_id": 1,
            "toplevel_name": "Northgate IT",
            "inactive": customer.inactive,
            "main_site_id": main_site.id,
            "main_site_name": main_site.name,
        }

    def _site_row(self, site: Site) -> dict[str, Any]:
        customer, shown = self._sandbox.directory.customers[site.client_id], self._id_shapes()
        row = {
            "id": shown[0](site.id),
            "name": site.name,
            "client_id": shown[1](site.client_id),
            "client_name": customer.name,
            "clientsite_name": f"{customer.name}/{site.name}",
            "inactive": site.inactive,
            "sla_id": site.sla_id,
            "phonenumber": site.phonenumber,
        }
        return without_null(row)

    def _user_row(self, user: User) -> dict[str, Any]:
        directory, shown = self._sandbox.directory, self._id_shapes()
        firstname, _, surname = user.name.partition(" ")
        return {
            "id": shown[0](user.id),
            "name": user.name,
            "firstname": firstname,
            "surname": surname,
            "emailaddress": user.emailaddress,
            "phonenumber": user.phonenumber,
            "mobilenumber": user.mobilenumber,
            "site_id": shown[1](user.site_id),
            "site_id_int": user.site_id,
            "site_name": directory.sites[user.site_id].name,
            "client_id": shown[1](user.client_id),
            "client_name": directory.customers[user.client_id].name,
            "inactive": user.inactive,
        }

    def _id_shapes(self) -> tuple[type[int | float], type[int | float]]:
        """How a row's own id and the ids of its owners are written."""
        quirks = self._sandbox.quirks
        return (float if quirks.float_row_ids else int, float if quirks.float_ids else int)


def _one(table: Table[_RowT], request: Request) -> _RowT:
    row = table.get(request.path_params["id"])
    if row is None:
        raise Refused("The record could not be found.", status=404)
    return row


def _select(
    table: Table[_RowT], query: Mapping[str, str], owners: Iterable[str], words: Callable[[_RowT], str]
) -> list[_RowT]:
    rows = table.everything() if flag(query, "includeinactive") else table.active()
    for owner in owners:
        wanted = query.get(owner, "")
        if wanted.isdecimal():
            rows = [row for row in rows if getattr(row, owner) == int(wanted)]
    if text := query.get("search", "").casefold():
        rows = [row for row in rows if text in words(row).casefold()]
    if (since := moments.asked(query, "lastupdatefromdate")) is not None:
        rows = [row for row in rows if row.updated >= since]
    return rows


def _customer_words(customer: Customer) -> str:
    return customer.name


def _site_words(site: Site) -> str:
    return site.name


def _user_words(user: User) -> str:
    return f"{user.name}\n{user.emailaddress}"


def _user_phones(user: User) -> str:
    digits = f"{user.phonenumber}\n{user.mobilenumber}".replace(" ", "")
    return f"{_user_words(user)}\n{user.phonenumber}\n{user.mobilenumber}\n{digits}"
