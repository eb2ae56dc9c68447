"""Finds the tenant's authorisation server (NOTES 1): as the profile says, else as AuthInfo does."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import httpx

from quickticket.domain.connection import Connection, web_address
from quickticket.domain.errors import InvalidInput, NotSignedIn, Offline, RateLimited
from quickticket.halo.errors import retry_after

if TYPE_CHECKING:
    from quickticket.services.ports.clock import Clock

_BY_HAND = "Enter the authorisation server in the profile; Halo shows it under Halo API > API Details."


@dataclass(frozen=True, slots=True)
class AuthServer:
    """Where tokens are given. `tenant` is sent along only when it is not empty (NOTES 2.3)."""

    url: str
    tenant: str = ""

    @property
    def token_url(self) -> str:
        """The token endpoint."""
        return f"{self.url}/token"

    @property
    def params(self) -> dict[str, str]:
        """Query parameters of each of its endpoints."""
        return {"tenant": self.tenant} if self.tenant else {}


async def discover(http: httpx.AsyncClient, connection: Connection, clock: Clock) -> AuthServer:
    """Returns the authorisation server; what the profile says wins, and then nothing is asked.

    Raises:
        Offline: the tenant cannot be reached.
        RateLimited: it answered 429.
        NotSignedIn: it does not say, and neither does the profile.
    """
    if connection.auth_url:
        return AuthServer(connection.auth_url, connection.tenant)
    try:
        response = await http.get(f"{connection.api_url}/AuthInfo")
    except httpx.HTTPError as error:
        raise Offline("Halo cannot be reached.", "Check the address and the network.") from error
    if response.status_code == httpx.codes.TOO_MANY_REQUESTS:
        raise RateLimited("Halo is busy.", retry_after(response, clock.now()))
    info = _members(response)
    address = info.get("auth_url")
    if not isinstance(address, str) or not address.strip():
        raise NotSignedIn(f"{connection.base_url} does not say where to sign in.", _BY_HAND)
    try:
        url = web_address(address)
    except InvalidInput as error:
        raise NotSignedIn(
            f"Halo names a sign-in address that cannot be used: {error.message}", _BY_HAND
        ) from error
    if not connection.trusts(url):
        raise NotSignedIn(
            f"{connection.base_url} names the sign-in server {url}, which is neither its own nor Halo's.",
            f"If that is right, enter it in the profile: --auth-url {url}.",
        )
    return AuthServer(url, connection.tenant or str(info.get("tenant_id") or ""))


def _members(response: httpx.Response) -> dict[str, Any]:
    try:
        info = response.json() if response.is_success else {}
    except ValueError:
        return {}
    return info if isinstance(info, dict) else {}
