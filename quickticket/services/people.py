"""Suggests people and tickets for the token at the cursor: from the cache, and from Halo where need be."""

from __future__ import annotations

import logging
from collections import defaultdict
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from quickticket.domain.draft import Entity, Token, TokenKind, Understanding
from quickticket.domain.errors import HaloError, NotSignedIn
from quickticket.domain.ids import TicketId
from quickticket.domain.reference import Customer, Directory, Person, Site, User
from quickticket.domain.search import Match, Tier
from quickticket.domain.smart_line.edit import token_at
from quickticket.services.ports.halo import PeopleKind

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Sequence

    from quickticket.services.online import Online
    from quickticket.services.ports.clock import Clock
    from quickticket.services.ports.halo import HaloReads
    from quickticket.services.ports.store import ReferenceStore

SUGGESTED = 8
PATIENCE = 0.25
"""Seconds without a key before Halo is asked (design 8)."""
SHORTEST = 2
"""Letters that are worth asking Halo about."""
SHORTEST_TICKET = 3
"""Likewise about tickets: the cache never holds those of others."""
GOOD_FOR = 120.0
"""Seconds for which what Halo found is not asked for again: the cache holds it by then."""
_SEARCHED = (TokenKind.WHO, TokenKind.TICKET)
_KINDS = {Customer: PeopleKind.CUSTOMERS, Site: PeopleKind.SITES, User: PeopleKind.USERS}
log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Suggestions:
    """What the token at the cursor may mean; `asking_halo` when more may follow."""

    token: Token | None = None
    matches: tuple[Match[Entity], ...] = ()
    asking_halo: bool = False


class PeopleSearch:
    """Finds customers, sites, users and tickets while the user types.

    Args:
        reference: The cache; remembers what Halo found.
        halo: Asked where the users in the cache are not all, and for tickets: those of others are not there.
        clock: Waits for the next key.
        online: Whether Halo can be asked at all.
    """

    def __init__(self, reference: ReferenceStore, halo: HaloReads, clock: Clock, online: Online) -> None:
        self._reference = reference
        self._halo = halo
        self._clock = clock
        self._online = online
        self._asked: dict[str, float] = {}

    async def suggest(self, line: str, cursor: int) -> AsyncIterator[Suggestions]:
        """Yields what the cache knows, then, where Halo is asked, the same with what it found.

        Cancel it when the next key comes: nothing is asked then.

        Args:
            line: The head of the line.
            cursor: Where the text cursor stands in it.

        Raises:
            StorageError: The cache cannot be read.
        """
        token = token_at(line, cursor)
        if token is None or token.kind not in _SEARCHED:
            yield Suggestions(token)
            return
        known = await self._known(token)
        asks = await self._worth_asking(token, known)
        yield Suggestions(token, known, asks)
        if asks:
            await self._clock.sleep(PATIENCE)
            found = await self._ask_halo(token)
            yield Suggestions(token, _merged(await self._known(token), found) if found else known)

    async def ask_about(self, understanding: Understanding, patience: float = 0.0) -> bool:
        """Asks Halo about names and numbers of a line where the cache may not know all they may mean.

        A name that fits one person in an incomplete cache may fit several at the tenant.

        Args:
            understanding: The line as the cache reads it.
            patience: Seconds to wait first; cancel it when the line changes meanwhile.

        Returns:
            Whether the line is worth reading again.

        Raises:
            StorageError: The cache cannot be read or written.
        """
        tokens = [
            each.token for each in understanding.tokens if each.token.kind in _SEARCHED and not each.token.id
        ]
        open_ones = [token for token in tokens if await self._worth_asking(token, await self._known(token))]
        if not open_ones:
            return False
        await self._clock.sleep(patience)
        return any([await self._ask_halo(token) for token in open_ones])

    async def find(self, text: str, limit: int) -> tuple[Match[Person], ...]:
        """Returns customers, sites and users for a text, best first, from the cache.

        Raises:
            StorageError: The cache cannot be read.
        """
        return await self._reference.ask(lambda directory: directory.find_people(text, limit))

    async def _known(self, token: Token) -> tuple[Match[Entity], ...]:
        return await self._reference.ask(partial(_find, token))

    async def _worth_asking(self, token: Token, known: Sequence[Match[Entity]]) -> bool:
        if self._online.wait > 0 or self._online.needs_sign_in or self._asked_lately(token):
            return False
        if token.kind is TokenKind.TICKET:
            if _number(token) is not None:
                return not any(match.tier is Tier.EXACT for match in known)
            return len(token.text.strip()) >= SHORTEST_TICKET
        mark = await self._reference.mark(PeopleKind.USERS)
        return mark.complete_at is None and len(token.text.strip()) >= SHORTEST

    async def _ask_halo(self, token: Token) -> tuple[Entity, ...]:
        try:
            found = await (
                self._ticket(token) if token.kind is TokenKind.TICKET else self._people(token.text)
            )
        except (HaloError, NotSignedIn) as error:
            log.info("Halo could not be searched: %s", error)
            self._online.note(error)
            return ()
        self._online.note(None)
        now = self._clock.monotonic()
        self._asked = {key: at for key, at in self._asked.items() if now - at < GOOD_FOR} | {_key(token): now}
        return found

    def _asked_lately(self, token: Token) -> bool:
        asked_at = self._asked.get(_key(token))
        return asked_at is not None and self._clock.monotonic() - asked_at < GOOD_FOR

    async def _people(self, text: str) -> tuple[Entity, ...]:
        found = await self._halo.search_people(text)
        rows: defaultdict[PeopleKind, list[Person]] = defaultdict(list)
        for person in found:
            rows[_KINDS[type(person)]].append(person)
        for kind in rows:
            await self._reference.put_people(kind, rows[kind])
        return found

    async def _ticket(self, token: Token) -> tuple[Entity, ...]:
        number = _number(token)
        if number is None:
            found = await self._halo.search_tickets(token.text.strip())
        else:
            ticket = await self._halo.ticket(number)
            found = () if ticket is None else (ticket,)
        if found:
            await self._reference.put_tickets(found)
        return found


def _find(token: Token, directory: Directory) -> tuple[Match[Entity], ...]:
    if token.kind is TokenKind.TICKET:
        return tuple(directory.find_tickets(token.text, SUGGESTED))
    return tuple(directory.find_people(token.text, SUGGESTED))


def _merged(known: tuple[Match[Entity], ...], found: Sequence[Entity]) -> tuple[Match[Entity], ...]:
    """The cache's own ranking first; what Halo found by other means after it."""
    shown = [match.entity for match in known]
    more = tuple(Match(entity, Tier.OTHER_FIELD) for entity in found if entity not in shown)
    return (known + more)[:SUGGESTED]


def _key(token: Token) -> str:
    return f"{token.kind}{token.text.strip().casefold()}"


def _number(token: Token) -> TicketId | None:
    return TicketId(int(token.text)) if token.text.isascii() and token.text.isdigit() else None
