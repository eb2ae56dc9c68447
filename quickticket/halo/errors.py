"""Translates what can go wrong on the wire into the program's error family: here and nowhere else.

certain that nothing was done   no connection, TLS refused, pool full   -> Offline
                                429                                     -> RateLimited
certain that Halo said no       403                                     -> Forbidden
                                other 4xx                               -> Refused
not certain, a write            timeout, reset, cut body, 3xx, 408, 5xx, unreadable success -> AnswerLost
not certain, a read             the same                                -> UnreadableAnswer, or Offline
"""

from __future__ import annotations

from datetime import UTC
from email.utils import parsedate_to_datetime
from http import HTTPStatus
from typing import TYPE_CHECKING

import httpx

from quickticket.domain.errors import AnswerLost, Forbidden, HaloError, Offline, Refused, UnreadableAnswer
from quickticket.halo.server_text import server_text

if TYPE_CHECKING:
    from datetime import datetime

_NEVER_LEFT = (
    httpx.ConnectError,  # DNS, refused, and a failed TLS handshake
    httpx.ConnectTimeout,
    httpx.PoolTimeout,
    httpx.ProxyError,
    httpx.UnsupportedProtocol,
)
"""What httpx raises before the first byte of a request is written. A connection that the server closed while
idle is not among them: the request may have been written, and nobody can tell whether it was read."""

_SCOPES = {
    "Tickets": ("read:tickets", "edit:tickets"),
    "Actions": ("read:tickets", "edit:tickets"),
    "Client": ("read:customers", "edit:customers"),
    "Site": ("read:customers", "edit:customers"),
    "Users": ("read:customers", "edit:customers"),
    "Timesheet": ("read:timesheets", "editMine:timesheets"),
    "TimesheetEvent": ("read:timesheets", "editMine:timesheets"),
    "Team": ("all:teams", "all:teams"),
}
_ANY_LIST = ("all:standard", "all:standard")
LONGEST_WAIT = 3600.0
"""Whatever a server asks for, it is asked again within the hour."""

_WANTS_TOKEN = ("invalid_token", "expired_token", "invalid_grant")


def from_exception(error: httpx.HTTPError, *, write: bool) -> HaloError:
    """What a request that brought no answer means."""
    if isinstance(error, _NEVER_LEFT):
        if "CERTIFICATE_VERIFY_FAILED" in str(error) or "certificate verify failed" in str(error):
            return Offline(
                "The certificate of Halo's server is not trusted.", "Check the address and the proxy."
            )
        return Offline(
            "Halo cannot be reached.", "It is sent as soon as the connection is back." if write else ""
        )
    if write:
        return AnswerLost("The connection broke before Halo answered.", "QuickTicket looks in Halo first.")
    if isinstance(error, httpx.TransportError):
        return Offline("Halo did not answer.")
    return UnreadableAnswer("Halo's answer cannot be read.")


def from_response(
    response: httpx.Response, path: str, *, write: bool, secrets: tuple[str, ...] = ()
) -> HaloError:
    """What an answer means that is neither a success, nor a 429, nor a demand for a new token."""
    text = server_text(response.content, secrets=secrets)
    status = response.status_code
    if status == HTTPStatus.FORBIDDEN:
        return forbidden(path, text, write=write, status=status)
    if response.is_client_error and status != HTTPStatus.REQUEST_TIMEOUT:
        if status == HTTPStatus.NOT_FOUND and not text:
            return Refused("Halo does not know that.", "Check the ticket number.", status=status)
        said = text or f"it gave no reason (HTTP {status})."
        next_step = "Change what it asks for and send again." if write else ""
        return Refused(f"Halo refused: {said}", next_step, server_text=text, status=status)
    what = f"Halo sent its request elsewhere (HTTP {status})." if response.has_redirect_location else ""
    what = what or f"Halo answered with an error of its own (HTTP {status})."
    if write:
        return AnswerLost(what, "QuickTicket looks in Halo first.", server_text=text)
    return UnreadableAnswer(what, server_text=text)


def forbidden(path: str, text: str, *, write: bool, status: int) -> Forbidden:
    """A token that works elsewhere may not do this; names the scope that is likely missing (NOTES 2.4)."""
    resource = path.partition("/")[0]
    scope = _SCOPES.get(resource, _ANY_LIST)[write]
    said = f" {text}" if text else ""
    verb = "write" if write else "read"
    return Forbidden(
        f"Halo refused: this sign-in may not {verb} {resource}.{said}",
        f"It needs the scope {scope} and the agent's permission; ask your Halo administrator.",
        server_text=text,
        status=status,
    )


def unreadable(*, write: bool) -> HaloError:
    """A success whose body cannot be understood."""
    if write:
        return AnswerLost("Halo's answer names nothing that it made.", "QuickTicket looks in Halo first.")
    return UnreadableAnswer("Halo's answer cannot be read.")


def wants_token(response: httpx.Response) -> bool:
    """Whether Halo wants another token: 401, or a 400 that says so (NOTES 13). Its body has been read."""
    if response.status_code == HTTPStatus.UNAUTHORIZED:
        return True
    return response.status_code == HTTPStatus.BAD_REQUEST and any(
        word in response.text for word in _WANTS_TOKEN
    )


def retry_after(response: httpx.Response, now: datetime) -> float | None:
    """Seconds that Halo asks to wait: a number or an HTTP date; None when it does not say."""
    value = response.headers.get("retry-after", "").strip()
    try:
        seconds = float(value)
    except ValueError:
        try:
            moment = parsedate_to_datetime(value)
        except ValueError:
            return None
        seconds = (moment.replace(tzinfo=moment.tzinfo or UTC) - now).total_seconds()
    return min(max(0.0, seconds), LONGEST_WAIT)
