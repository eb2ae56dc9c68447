"""The one request path to Halo: share, token, one send, one translation of what can go wrong."""

from __future__ import annotations

import asyncio
import logging
import ssl
from datetime import UTC, timedelta
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING, Any

import httpx

from quickticket.domain.connection import is_loopback
from quickticket.domain.errors import NotSignedIn, Offline, RateLimited
from quickticket.halo import errors
from quickticket.halo.allowance import Lane
from quickticket.halo.auth import BearerAuth
from quickticket.halo.server_text import server_text

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from quickticket.domain.connection import Connection
    from quickticket.halo.allowance import Allowance
    from quickticket.halo.auth import Grant
    from quickticket.services.ports.clock import Clock

log = logging.getLogger(__name__)

Json = Any
"""What a JSON body holds; ends in the resource modules."""

TIMEOUT = httpx.Timeout(30.0, connect=10.0)
LIMITS = httpx.Limits(max_connections=8, max_keepalive_connections=4, keepalive_expiry=20.0)
"""Idle connections are given up before a server does so: a write on a dead one is a lost answer."""

PATIENCE = 4
"""How often a background read comes back after a 429."""

_BROKEN = (httpx.RemoteProtocolError, httpx.ReadError, httpx.WriteError)
_ALIVE = ("Tickets", {"pageinate": True, "page_size": 1, "page_no": 1})


class Transport:
    """Sends requests of one tenant over connections that are kept alive.

    Args:
        connection: The tenant.
        grant: Where tokens come from.
        clock: Time.
        allowance: The share of the tenant's requests.
        wire: Replaces the network in tests.

    Attributes:
        clock_skew: How far our clock is ahead of Halo's, by its newest answer.
    """

    def __init__(
        self,
        connection: Connection,
        grant: Grant,
        clock: Clock,
        allowance: Allowance,
        wire: httpx.AsyncBaseTransport | None = None,
    ) -> None:
        self._connection = connection
        self._grant = grant
        self._clock = clock
        self._allowance = allowance
        self._wire = wire
        self.clock_skew = timedelta()
        self._opening = asyncio.Lock()
        self._http: httpx.AsyncClient | None = None
        self._auth: BearerAuth | None = None
        self._closed = False

    @property
    def now(self) -> datetime:
        """Now, by our clock; aware UTC."""
        return self._clock.now()

    async def read(self, lane: Lane, path: str, params: Mapping[str, str | int | bool]) -> Json:
        """Returns the body of a GET; repeated once on a broken connection, and in the background after a 429.

        Raises:
            HaloError: see `halo.errors`.
            NotSignedIn: Halo wants another sign-in.
        """
        for patience in range(PATIENCE, -1, -1):
            try:
                return await self._exchange(lane, "GET", path, params=params)
            except RateLimited:
                if lane is Lane.INTERACTIVE or patience == 0:
                    raise
        raise AssertionError("unreachable")

    async def write(self, path: str, record: Mapping[str, object]) -> Json:
        """Posts one record, in an array as Halo wants it (NOTES 1), and returns the answer; never repeated.

        Raises:
            NotSent: certain that nothing was done.
            AnswerLost: it left, and no usable answer came.
            Refused: Halo said no.
            NotSignedIn: Halo wants another sign-in; nothing was done.
        """
        return await self._exchange(Lane.INTERACTIVE, "POST", path, record=record)

    async def close(self) -> None:
        """Closes the connections for good; safe to call twice."""
        self._closed = True
        if self._http is not None:
            await self._http.aclose()

    async def _exchange(
        self,
        lane: Lane,
        method: str,
        path: str,
        params: Mapping[str, str | int | bool] | None = None,
        record: Mapping[str, object] | None = None,
    ) -> Json:
        write = record is not None
        response = await self._send(lane, method, path, params, record)
        self._compare_clocks(response)
        if response.status_code == httpx.codes.TOO_MANY_REQUESTS:
            wait = self._allowance.refused(errors.retry_after(response, self._clock.now()))
            raise RateLimited(
                "Halo takes no more requests for the moment.", wait, server_text=self._said(response)
            )
        self._allowance.accepted()
        if errors.wants_token(response):
            raise await self._token_refused(lane, path, response, write=write)
        if not response.is_success:
            raise errors.from_response(response, path, write=write, secrets=self._secrets)
        try:
            return response.json()
        except ValueError as error:
            raise errors.unreadable(write=write) from error

    async def _send(
        self,
        lane: Lane,
        method: str,
        path: str,
        params: Mapping[str, str | int | bool] | None,
        record: Mapping[str, object] | None,
    ) -> httpx.Response:
        http = await self._open()
        body = None if record is None else [record]
        again = record is None
        while True:
            await self._allowance.take(lane)
            try:
                return await http.request(method, path, params=params, json=body, auth=self._auth)
            except httpx.HTTPError as error:
                # A connection that the server closed while it was idle: only a read may simply be repeated.
                if again and isinstance(error, _BROKEN):
                    again = False
                    continue
                raise errors.from_exception(error, write=record is not None) from error
            except RuntimeError as error:
                if not self._closed:
                    raise
                raise Offline("The connection to Halo is closed.") from error  # httpx sends nothing then

    async def _token_refused(
        self, lane: Lane, path: str, response: httpx.Response, *, write: bool
    ) -> Exception:
        """A fresh token was refused: does it lack a right here, or is it good for nothing at all?"""
        text = self._said(response)
        resource, params = _ALIVE
        if write or path != resource:
            probe = await self._send(lane, "GET", resource, params, None)
            if probe.is_success:
                return errors.forbidden(path, text, write=write, status=response.status_code)
        said = f" It says: {text}" if text else ""
        return NotSignedIn(
            f"Halo gave a token and refuses it everywhere.{said}",
            "The profile's scopes or the API application's permissions are wrong: check both, then sign in.",
        )

    async def _open(self) -> httpx.AsyncClient:
        async with self._opening:
            if self._http is None:
                context = await asyncio.to_thread(_trust)
                self._http = httpx.AsyncClient(
                    base_url=self._connection.api_url,
                    verify=context,
                    timeout=TIMEOUT,
                    limits=LIMITS,
                    follow_redirects=False,  # a redirect would carry the token, or the ticket, somewhere else
                    trust_env=not is_loopback(httpx.URL(self._connection.api_url).host),
                    transport=self._wire,
                    headers={"Accept": "application/json"},
                )
                self._auth = BearerAuth(self._grant, self._clock, self._http)
            return self._http

    def _compare_clocks(self, response: httpx.Response) -> None:
        try:
            said = parsedate_to_datetime(response.headers["Date"])
        except (KeyError, ValueError):
            return
        self.clock_skew = self._clock.now() - said.replace(tzinfo=said.tzinfo or UTC)

    @property
    def _secrets(self) -> tuple[str, ...]:
        return () if self._auth is None else self._auth.secrets

    def _said(self, response: httpx.Response) -> str:
        return server_text(response.content, secrets=self._secrets)


def _trust() -> ssl.SSLContext:
    """The system's own certificate store, company certificates included; slow, so in a thread."""
    import truststore

    return truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
