"""Halo's own words: every shape of error body as one line of plain text (NOTES 3)."""

from __future__ import annotations

import json
import re
from html import unescape
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

MAX_LENGTH = 400
_MEMBERS = (
    "error_description",
    "Message",
    "message",
    "errorMessage",
    "ExceptionMessage",
    "detail",
    "title",
    "error",
)
_UNSEEN = re.compile(r"<(script|style|head)\b.*?</\1\s*>|<!--.*?-->", re.IGNORECASE | re.DOTALL)
_TAG = re.compile(r"</?[a-z!][^>]*>", re.IGNORECASE)
_CREDENTIAL = re.compile(
    r"(bearer\s+|(?:access_token|client_secret|refresh_token)\W+)[\w.~+/=-]+", re.IGNORECASE
)


def server_text(body: bytes | str, *, secrets: Iterable[str] = ()) -> str:
    """Returns what an error body says, empty when it says nothing.

    Args:
        body: An answer's body, of any of the shapes met: empty, plain text, JSON string, HTML, a .NET
            exception, `{Message}`, `{message}`, `{error, error_description}`, `{resultCode, errorMessage}`,
            `{errors}`.
        secrets: What must not be repeated, should the server echo it.
    """
    text = body if isinstance(body, str) else body.decode("utf-8", errors="replace")
    try:
        said = "; ".join(dict.fromkeys(_words(json.loads(text))))
    except ValueError:
        said = plain(text)
    for secret in filter(None, secrets):
        said = said.replace(secret, "***")
    said = _CREDENTIAL.sub(r"\1***", said)
    return said if len(said) <= MAX_LENGTH else said[: MAX_LENGTH - 1].rstrip() + "…"


def plain(text: str) -> str:
    """Returns text on one line, without HTML."""
    if _TAG.search(text):
        text = unescape(_TAG.sub(" ", _UNSEEN.sub(" ", text)))
    return " ".join(text.split())


def _words(said: Any) -> Iterator[str]:
    match said:
        case str():
            if text := plain(said):
                yield text
        case list():
            for each in said:
                yield from _words(each)
        case dict():
            yield from _words_of_object(said)
        case _:
            return  # a bare number or true says nothing to a person


def _words_of_object(said: dict[str, Any]) -> Iterator[str]:
    errors = said.get("errors") or said.get("Errors")
    if errors:
        yield from _words(list(errors.values()) if isinstance(errors, dict) else errors)
        return
    for member in _MEMBERS:
        if words := list(_words(said.get(member))):
            yield from words
            return
