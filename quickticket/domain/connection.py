"""A connection: where a HaloPSA tenant lives and what the program signs in as; never a secret."""

from __future__ import annotations

import re
from dataclasses import dataclass
from ipaddress import ip_address
from urllib.parse import urlsplit

from quickticket.domain.errors import InvalidInput
from quickticket.domain.ids import TicketId

DEFAULT_SCOPE = "edit:tickets read:customers read:assets editMine:timesheets read:timesheets"
"""The least that works (NOTES 2.4); without any scope Halo issues a token that every call refuses."""

HALO_DOMAINS = ("halopsa.com", "haloitsm.com", "haloservicedesk.com")
"""Where Halo itself hosts tenants and signs their people in (NOTES 1)."""

_API_PAGE = "Halo shows both addresses under Configuration > Integrations > Halo API > API Details."


@dataclass(frozen=True, slots=True)
class Connection:
    """One tenant and sign-in; checked and brought into one form when made.

    Attributes:
        base_url: Address of the tenant without `/api`, such as `https://acme.halopsa.com`; a path prefix
            stays. Also taken: no scheme, a trailing slash, the `/api` address itself.
        client_id: Id of the API application.
        auth_url: Authorisation server, when it is not to be asked from the tenant's `AuthInfo` (NOTES 2).
        tenant: Tenant name, when it is not to be asked.
        scope: What to ask for, separated by spaces; empty means `DEFAULT_SCOPE`.
        portal_url: Where a browser shows tickets; empty means `base_url`.

    Raises:
        InvalidInput: an address cannot be used, or there is no client id.
    """

    base_url: str
    client_id: str
    auth_url: str = ""
    tenant: str = ""
    scope: str = DEFAULT_SCOPE
    portal_url: str = ""

    def __post_init__(self) -> None:
        base_url = re.sub(r"/api$", "", web_address(self.base_url), flags=re.IGNORECASE)
        if not self.client_id.strip():
            raise InvalidInput("There is no client id.", "Copy it from the API application in Halo.")
        settled = {
            "base_url": base_url,
            "client_id": self.client_id.strip(),
            "auth_url": web_address(self.auth_url) if self.auth_url.strip() else "",
            "tenant": self.tenant.strip(),
            "scope": " ".join(self.scope.split()) or DEFAULT_SCOPE,
            "portal_url": web_address(self.portal_url) if self.portal_url.strip() else base_url,
        }
        for name, value in settled.items():
            object.__setattr__(self, name, value)

    @property
    def host(self) -> str:
        """Tells one tenant from another, however its address is written; `localhost` is this computer."""
        host = urlsplit(self.base_url).hostname or ""
        return "localhost" if is_loopback(host) else host

    @property
    def api_url(self) -> str:
        """Address of the resource server, without a trailing slash."""
        return f"{self.base_url}/api"

    def trusts(self, auth_url: str) -> bool:
        """Whether the secret may go to a sign-in server that nobody entered, but the tenant names.

        It may to the tenant's own host, to a host below it and to Halo's; unencrypted only within this
        computer. Any other one is for a person to enter: a wrong answer must not carry the secret away.
        """
        named = urlsplit(auth_url)
        host = named.hostname or ""
        if self.host == "localhost":
            return is_loopback(host)
        return named.scheme == "https" and any(
            host == domain or host.endswith(f".{domain}") for domain in (self.host, *HALO_DOMAINS)
        )

    def ticket_url(self, ticket_id: TicketId, action_id: int | None = None) -> str:
        """Where a browser shows a ticket, at one of its actions when given (NOTES 10)."""
        action = "" if action_id is None else f"&action_id={action_id}"
        return f"{self.portal_url}/ticket?id={ticket_id}{action}"


def web_address(text: str) -> str:
    """Returns an address in its one form: scheme, lower-case host, no trailing slash.

    Raises:
        InvalidInput: it is no web address, carries a password, query or fragment, or is not encrypted.
    """
    text = text.strip()
    if not text:
        raise InvalidInput("There is no address of the Halo tenant.", _API_PAGE)
    if "@" in text:
        raise InvalidInput("An address must not carry a user name or password.", _API_PAGE)
    if "://" not in text:
        text = f"https://{text}"
    try:
        parts = urlsplit(text)
        host, port = parts.hostname or "", parts.port
    except ValueError:
        raise InvalidInput(f"{text} is not a web address.", _API_PAGE) from None
    if parts.scheme.lower() not in ("http", "https") or not re.fullmatch(r"[\w.:-]+", host):
        raise InvalidInput(f"{text} is not a web address.", _API_PAGE)
    if parts.query or parts.fragment:
        raise InvalidInput(
            f"{text} has a part that does not belong to the address (after ? or #).", _API_PAGE
        )
    if parts.scheme.lower() == "http" and not is_loopback(host):
        raise InvalidInput(
            f"{text} is not encrypted.", "Use https; plain http is accepted for this computer itself only."
        )
    shown = f"[{host}]" if ":" in host else host
    where = shown if port is None else f"{shown}:{port}"
    return f"{parts.scheme.lower()}://{where}{parts.path.rstrip('/')}"


def is_loopback(host: str) -> bool:
    """Whether a host name or address means this computer itself."""
    if host == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False


def check_address(url: str) -> None:
    """Lets pass an address that is encrypted, or on this computer itself.

    Raises:
        InvalidInput: It is neither.
    """
    try:
        parts = urlsplit(url)
    except ValueError as error:
        raise InvalidInput(f"{url} is no address: {error}.") from error
    encrypted = parts.scheme == "https" and bool(parts.hostname)
    if not encrypted and not (parts.scheme == "http" and parts.hostname and is_loopback(parts.hostname)):
        raise InvalidInput(
            f"{url} is no https address.", "Templates are taken from encrypted addresses only."
        )
