"""Sign-in of a service application: client id and secret for a token (NOTES 2.2)."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

import httpx

from quickticket.domain.errors import NotSignedIn, Offline, QuickTicketError, RateLimited, SecretsUnavailable
from quickticket.halo.auth import Token
from quickticket.halo.auth_info import AuthServer, discover
from quickticket.halo.errors import retry_after
from quickticket.halo.server_text import server_text

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from quickticket.domain.connection import Connection
    from quickticket.services.ports.clock import Clock

USUAL_LIFE = timedelta(hours=1)
"""How long a token lasts when Halo does not say (NOTES 2.3)."""


class ClientCredentials:
    """`Grant` of a service application. The secret is asked for each time and never kept.

    Args:
        connection: Tenant and client id.
        secret: Gives the client secret, None when there is none.
        clock: Time.
    """

    def __init__(
        self, connection: Connection, secret: Callable[[], Awaitable[str | None]], clock: Clock
    ) -> None:
        self._connection = connection
        self._secret = secret
        self._clock = clock
        self._server: AuthServer | None = None
        self._worked = False

    async def token(self, http: httpx.AsyncClient) -> Token:
        """See `Grant`."""
        secret = await self._read_secret()
        if self._server is None:
            self._server = await discover(http, self._connection, self._clock)
        form = {
            "grant_type": "client_credentials",
            "client_id": self._connection.client_id,
            "client_secret": secret,
            "scope": self._connection.scope,
        }
        asked_at = self._clock.now()
        try:
            response = await http.post(self._server.token_url, params=self._server.params, data=form)
        except httpx.HTTPError as error:
            raise Offline("Halo's sign-in server cannot be reached.") from error
        answer = _members(response)
        value = answer.get("access_token")
        if not response.is_success or not isinstance(value, str) or not value:
            raise self._refusal(response, answer, secret)
        self._worked = True
        return Token(value, asked_at + _life(answer.get("expires_in")), asked_at)

    async def _read_secret(self) -> str:
        try:
            secret = await self._secret()
        except SecretsUnavailable as error:
            raise NotSignedIn(error.message, error.next_step) from error
        if not secret:
            raise NotSignedIn("There is no client secret for this profile.", "Sign in again.")
        return secret

    def _refusal(self, response: httpx.Response, answer: dict[str, Any], secret: str) -> QuickTicketError:
        if response.status_code == httpx.codes.TOO_MANY_REQUESTS:
            return RateLimited("Halo's sign-in server is busy.", retry_after(response, self._clock.now()))
        text = server_text(response.content, secrets=(secret,))
        if isinstance(error := answer.get("error"), str):
            return self._denial(error, text)
        # A wrong tenant answers 500 (NOTES 2.3), but so does a server in trouble: then it has worked before.
        if response.is_server_error and (
            self._worked or response.status_code != httpx.codes.INTERNAL_SERVER_ERROR
        ):
            return Offline("Halo's sign-in server is out of order.", server_text=text)
        if response.is_server_error:
            return NotSignedIn(
                "Halo's sign-in server failed; most often the tenant name is wrong.", "Check it."
            )
        where = f"HTTP {response.status_code} from {response.url.copy_with(query=None)}"
        return NotSignedIn(
            f"There is no Halo sign-in at this address ({where}).", "Check the authorisation server."
        )

    def _denial(self, error: str, text: str) -> NotSignedIn:
        if error == "invalid_client":
            return NotSignedIn("The client id or secret is wrong.", "Copy both from Halo and sign in again.")
        if error == "invalid_scope":
            return NotSignedIn(
                f"Halo does not know one of the scopes {self._connection.scope}. {text}".rstrip(),
                "Change the scopes of the profile, or allow them in the API application.",
            )
        return NotSignedIn(f"Halo refused the sign-in: {text}", "Sign in again.")


def _members(response: httpx.Response) -> dict[str, Any]:
    try:
        answer = response.json()
    except ValueError:
        return {}
    return answer if isinstance(answer, dict) else {}


def _life(expires_in: object) -> timedelta:
    try:
        seconds = float(expires_in)  # type: ignore[arg-type]  # a number, a string, or missing
    except (TypeError, ValueError):
        return USUAL_LIFE
    return timedelta(seconds=seconds) if seconds > 0 else USUAL_LIFE
