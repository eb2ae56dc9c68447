"""Requests: what commands are asked with, and how they take members out of it."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable, Mapping
from typing import TypeVar

from quickticket.domain.errors import InvalidInput

Request = Mapping[str, object]
Command = Callable[[Request], Awaitable[dict[str, object]]]
"""Answers a request with JSON values; raises `QuickTicketError` where it cannot."""
T = TypeVar("T", str, int, bool)
_HALF_CHARACTER = re.compile("[\ud800-\udfff]")
"""What is left of bytes that are no text; neither the database nor Halo takes it."""


def member(request: Request, name: str, default: T) -> T:
    """Returns a member, or the default where it is missing.

    Raises:
        InvalidInput: It is of another type.
    """
    value = request.get(name)
    if value is None:
        return default
    if not isinstance(value, type(default)):
        raise InvalidInput(f"{name!r} is not what this command takes.")
    return value


def needed(request: Request, name: str) -> str:
    """Returns a text that must be there.

    Raises:
        InvalidInput: It is missing, or no text that can be sent.
    """
    value = member(request, name, "")
    if not value:
        raise InvalidInput(f"{name!r} is missing.")
    if _HALF_CHARACTER.search(value):
        raise InvalidInput(f"{name!r} is not UTF-8 text.", "Check the encoding of the terminal or script.")
    return value
