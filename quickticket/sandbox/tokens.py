"""Access tokens and their scopes (NOTES 2)."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

CLIENT_ID = "quickticket-demo"
CLIENT_SECRET = "northgate-demo-secret"  # noqa: S105 - the demo's own, valid nowhere else
TENANT = "northgate"

_EXPANDED_ALL = (
    "all:standard", "all:teams", "admin", "read:tickets", "edit:tickets", "read:customers",
    "edit:customers", "read:assets", "edit:assets", "read:timesheets", "edit:timesheets",
    "editMine:timesheets", "read:calendar", "edit:calendar", "read:contracts", "read:kb",
)  # fmt: skip
SCOPES = frozenset({"all", "offline_access", *_EXPANDED_ALL})
"""Every scope there is; `read:actions` and the like do not exist (NOTES 2.4)."""
STANDARD = frozenset({"all", "all:standard"})


class UnknownScope(ValueError):
    """A scope that does not exist was asked for."""


@dataclass(frozen=True, slots=True)
class Grant:
    """What a token stands for; no scopes at all is the trap of NOTES 2.3."""

    scopes: tuple[str, ...]
    expires: datetime

    def allows(self, *needed: str) -> bool:
        """Whether one of the needed scopes, or one that holds them all, was granted."""
        return not needed or not STANDARD.union(needed).isdisjoint(self.scopes)


class TokenBook:
    """The tokens that are out."""

    def __init__(self) -> None:
        self._grants: dict[str, Grant] = {}

    def issue(self, scope: str, now: datetime, lifetime: int) -> tuple[str, Grant]:
        """A new token for a space separated list of scopes; `all` is answered expanded.

        Raises:
            UnknownScope: A scope does not exist.
        """
        asked = scope.split()
        if unknown := [name for name in asked if name not in SCOPES]:
            raise UnknownScope(unknown[0])
        expanded = [part for name in asked for part in ((name, *_EXPANDED_ALL) if name == "all" else (name,))]
        grant = Grant(tuple(dict.fromkeys(expanded)), now + timedelta(seconds=lifetime))
        token = secrets.token_urlsafe(32)
        self._grants[token] = grant
        return token, grant

    def grant(self, token: str, now: datetime) -> Grant | None:
        """What the token stands for, or None when it is unknown or has expired."""
        grant = self._grants.get(token)
        return grant if grant and now < grant.expires else None

    def revoke_all(self) -> int:
        """End every token, as a changed secret does; returns how many."""
        count = len(self._grants)
        self._grants.clear()
        return count
