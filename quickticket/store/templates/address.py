"""Templates behind an https address: a zip, or one TOML file; the last good copy serves when it is away."""

from __future__ import annotations

import asyncio
import importlib
import json
import logging
import ssl
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from quickticket.config.atomic import private_folder, write_atomically
from quickticket.domain.connection import check_address
from quickticket.domain.errors import InvalidInput
from quickticket.domain.templates.shelf import Mistake, Shelf
from quickticket.domain.templates.template import TemplateSource
from quickticket.store.templates.archive import LARGEST_ZIP, read_zip
from quickticket.store.templates.folder import SUFFIX, read_bytes

if TYPE_CHECKING:
    import httpx

    from quickticket.services.ports.clock import Clock

AGAIN_AFTER = 15 * 60.0
"""Seconds until a copy is asked for again."""
AFTER_FAILURE = 2 * 60.0
PATIENCE = 15.0
"""Seconds for connecting, and for every piece of the answer."""
_MOST_REDIRECTS = 3
log = logging.getLogger(__name__)


class TemplateAddress:
    """`TemplatePlace` over HTTP.

    Args:
        url: https; plain http for this computer itself.
        copy: A file for the last good copy; what it is called by lies beside it.
        clock: When to ask again.
    """

    def __init__(self, url: str, copy: Path, clock: Clock) -> None:
        self._url = url
        self._copy = copy
        self._about = copy.with_suffix(".json")
        self._clock = clock
        self._next = float("-inf")
        self._shelf: Shelf | None = None

    async def load(self) -> Shelf:
        """See the port; most calls ask nobody."""
        if self._shelf is None:
            self._shelf = await asyncio.to_thread(self._from_copy)
        if self._clock.monotonic() < self._next:
            return self._shelf
        try:
            check_address(self._url)
            content = await self._fetch()
            if content is not None:
                self._shelf = await asyncio.to_thread(self._read, content)
            self._next = self._clock.monotonic() + AGAIN_AFTER
            self._shelf = Shelf(self._shelf.templates, self._sound_mistakes())
        except InvalidInput as error:
            self._fail(str(error))
        except OSError as error:
            self._fail(f"The copy cannot be saved: {error.strerror}.")
        return self._shelf

    async def _fetch(self) -> bytes | None:
        """Returns the content, saved already; None when it is what the copy holds.

        Raises:
            InvalidInput: It cannot be had.
        """
        httpx = await asyncio.to_thread(
            importlib.import_module, "httpx"
        )  # only who has an address pays for it
        headers = await asyncio.to_thread(self._conditions)
        try:
            context = await asyncio.to_thread(_trusted)
            async with httpx.AsyncClient(timeout=PATIENCE, verify=context) as client:
                response, content = await self._get(client, headers)
        except (httpx.HTTPError, httpx.InvalidURL, UnicodeError) as error:
            raise InvalidInput(f"It cannot be reached: {error or type(error).__name__}.") from error
        if response.status_code == httpx.codes.NOT_MODIFIED:
            return None
        if response.status_code != httpx.codes.OK:
            raise InvalidInput(f"It answers {response.status_code} {response.reason_phrase}.")
        self._read(content)  # a copy that cannot be read must not replace a good one
        tags = {name: response.headers.get(name, "") for name in ("etag", "last-modified")}
        await asyncio.to_thread(self._keep, content, tags)
        return content

    async def _get(self, client: httpx.AsyncClient, headers: dict[str, str]) -> tuple[httpx.Response, bytes]:
        """Follows redirects by hand: none may lead to an address that is not encrypted."""
        url = self._url
        for _ in range(_MOST_REDIRECTS + 1):
            async with client.stream("GET", url, headers=headers) as response:
                if not response.has_redirect_location:
                    content = b""
                    async for piece in response.aiter_bytes():
                        content += piece
                        if len(content) > LARGEST_ZIP:
                            raise InvalidInput("It is too large: this is no zip of templates.")
                    return response, content
                url = str(response.url.join(response.headers["location"]))
                check_address(url)
        raise InvalidInput("It leads in circles.")

    def _conditions(self) -> dict[str, str]:
        if not self._copy.exists():
            return {}
        about = self._noted()
        pairs = {"If-None-Match": about.get("etag"), "If-Modified-Since": about.get("last-modified")}
        return {name: value for name, value in pairs.items() if value}

    def _noted(self) -> dict[str, str]:
        """What was noted of the copy; nothing where it is of another address."""
        try:
            about = json.loads(self._about.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return {}
        return about if isinstance(about, dict) and about.get("url") == self._url else {}

    def _keep(self, content: bytes, tags: dict[str, str]) -> None:
        private_folder(self._copy.parent)
        temporary = self._copy.with_suffix(".new")
        temporary.write_bytes(content)
        temporary.replace(self._copy)
        write_atomically(self._about, json.dumps({"url": self._url, **tags}))

    def _from_copy(self) -> Shelf:
        try:
            return self._read(self._copy.read_bytes()) if self._noted() else Shelf()
        except (OSError, InvalidInput):
            return Shelf()

    def _read(self, content: bytes) -> Shelf:
        path = PurePosixPath(urlsplit(self._url).path)
        if content.startswith(b"PK") or path.suffix.lower() == ".zip":
            return read_zip(content, TemplateSource.TEAM, self._url)
        name = path.stem if path.suffix.lower() == SUFFIX else "shared"
        template, mistakes = read_bytes(content, name, TemplateSource.TEAM, self._url)
        return Shelf(() if template is None else (template,), mistakes)

    def _sound_mistakes(self) -> tuple[Mistake, ...]:
        """Those of the templates, without what was said of the address."""
        return tuple(
            each for each in (self._shelf or Shelf()).mistakes if each.where != self._url or each.line
        )

    def _fail(self, reason: str) -> None:
        log.info("%s: %s", self._url, reason)
        self._next = self._clock.monotonic() + AFTER_FAILURE
        shelf = self._shelf or Shelf()
        self._shelf = Shelf(shelf.templates, (*self._sound_mistakes(), Mistake(self._url, reason)))


def _trusted() -> ssl.SSLContext:
    """Company certificates count: the system's own trust store. Building it reads files."""
    import truststore

    return truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
