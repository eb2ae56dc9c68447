"""Puts the access token on each request, and gets another one, once, when Halo wants it."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING, Protocol

import httpx

from quickticket.halo.errors import wants_token

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator
    from datetime import datetime

    from quickticket.services.ports.clock import Clock

EARLY = timedelta(minutes=5)


@dataclass(frozen=True, slots=True)
class Token:
    """An access token, opaque. It lives in memory only and is not shown in its repr."""

    value: str = field(repr=False)
    expires_at: datetime
    issued_at: datetime

    def fresh(self, now: datetime) -> bool:
        """Whether it can be used: renewed minutes before its end, or at half its life when that is short."""
        life = self.expires_at - self.issued_at
        return now < self.expires_at - min(EARLY, life / 2)


class Grant(Protocol):
    """A way to be given a token: by client credentials, or by a person who signs in."""

    async def token(self, http: httpx.AsyncClient) -> Token:
        """Returns a new token.

        Raises:
            NotSignedIn: Halo does not want to give one.
            NotSent: the authorisation server cannot be asked now.
        """
        ...


class BearerAuth(httpx.Auth):
    """The acting agent's token; one refresh at a time, however many requests wait for it."""

    def __init__(self, grant: Grant, clock: Clock, http: httpx.AsyncClient) -> None:
        self._grant = grant
        self._clock = clock
        self._http = http
        self._token: Token | None = None
        self._refreshing = asyncio.Lock()

    @property
    def secrets(self) -> tuple[str, ...]:
        """What no message may repeat."""
        return () if self._token is None else (self._token.value,)

    async def async_auth_flow(self, request: httpx.Request) -> AsyncGenerator[httpx.Request, httpx.Response]:
        """Sends with a token; a 401 was certainly not carried out, so it may be sent once more."""
        token = await self._usable(instead_of=None)
        request.headers["Authorization"] = f"Bearer {token.value}"
        response = yield request
        if response.is_client_error:
            await response.aread()
            if wants_token(response):
                token = await self._usable(instead_of=token)
                request.headers["Authorization"] = f"Bearer {token.value}"
                yield request

    async def _usable(self, instead_of: Token | None) -> Token:
        async with self._refreshing:
            token = self._token
            if token is None or token is instead_of or not token.fresh(self._clock.now()):
                token = self._token = await self._grant.token(self._http)
            return token
