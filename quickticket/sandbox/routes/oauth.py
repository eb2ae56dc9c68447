"""Discovery and the authorisation server: AuthInfo and /auth/token (NOTES 2)."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Callable, Mapping
from urllib.parse import parse_qsl

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from quickticket.sandbox.answers import answer, refusal
from quickticket.sandbox.routes.paths import get, post
from quickticket.sandbox.state import Sandbox
from quickticket.sandbox.tokens import CLIENT_ID, TENANT, UnknownScope


class OAuthRoutes:
    """One method per grant; another grant is one more entry in `_grants`."""

    def __init__(self, sandbox: Sandbox) -> None:
        self._sandbox = sandbox
        self._grants: Mapping[str, Callable[[Mapping[str, str]], Response]] = {
            "client_credentials": self._client_credentials,
        }

    def routes(self) -> list[Route]:
        """AuthInfo, which needs no token, and the token endpoint."""
        return [get("/api/AuthInfo", self.auth_info), post("/auth/token", self.token)]

    async def auth_info(self, request: Request) -> Response:
        """Where tokens come from and for which tenant."""
        return answer({"auth_url": f"{request.base_url}auth", "tenant_id": TENANT})

    async def token(self, request: Request) -> Response:
        """Issue a token, or say why not."""
        form = dict(parse_qsl((await request.body()).decode("utf-8", "replace")))
        tenant = request.query_params.get("tenant") or form.get("tenant")
        if tenant and tenant != TENANT:
            return refusal(500, "The tenant could not be found.", "html")
        grant = self._grants.get(form.get("grant_type", ""))
        if grant is None:
            return _error(400, "unsupported_grant_type", "The grant type is not supported.")
        return grant(form | _basic(request))

    def _client_credentials(self, form: Mapping[str, str]) -> Response:
        known = (form.get("client_id"), form.get("client_secret")) == (CLIENT_ID, self._sandbox.client_secret)
        if not known:
            return _error(401, "invalid_client", "The client id or secret is wrong.")
        lifetime = self._sandbox.quirks.token_lifetime
        try:
            token, grant = self._sandbox.tokens.issue(form.get("scope", ""), self._sandbox.clock(), lifetime)
        except UnknownScope as scope:
            return _error(400, "invalid_scope", f"There is no scope {scope}.")
        return answer(
            {
                "access_token": token,
                "token_type": "Bearer",
                "expires_in": lifetime,
                "scope": " ".join(grant.scopes),
            }
        )


def _basic(request: Request) -> dict[str, str]:
    scheme, _, encoded = request.headers.get("authorization", "").partition(" ")
    if scheme.lower() != "basic":
        return {}
    try:
        client_id, _, secret = base64.b64decode(encoded, validate=True).decode().partition(":")
    except (binascii.Error, UnicodeDecodeError):
        return {}
    return {"client_id": client_id, "client_secret": secret}


def _error(status: int, error: str, description: str) -> Response:
    return answer({"error": error, "error_description": description}, status)
