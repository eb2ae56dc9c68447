"""Asks Halo for the open tickets of the user at hand, so that doubles are seen before they are made."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from quickticket.domain.errors import HaloError, NotSignedIn

if TYPE_CHECKING:
    from quickticket.domain.ids import UserId
    from quickticket.services.online import Online
    from quickticket.services.ports.clock import Clock
    from quickticket.services.ports.halo import HaloReads
    from quickticket.services.ports.store import ReferenceStore

PATIENCE = 0.25
"""Seconds that a user has to stand in the line before Halo is asked."""
GOOD_FOR = 120.0
"""Seconds after which an answer is asked for again."""
log = logging.getLogger(__name__)


class OpenTickets:
    """Keeps the cache right about one user at a time.

    Args:
        reference: Takes what Halo says.
        halo: Asked.
        clock: Waits, and tells how old an answer is.
        online: Whether Halo can be asked at all.
    """

    def __init__(self, reference: ReferenceStore, halo: HaloReads, clock: Clock, online: Online) -> None:
        self._reference = reference
        self._halo = halo
        self._clock = clock
        self._online = online
        self._asked_at: dict[UserId, float] = {}

    async def refresh(self, user_id: UserId) -> bool:
        """Brings the cache up to date about a user's open tickets; cancel it when another user is meant.

        Returns:
            Whether Halo was asked and answered.

        Raises:
            StorageError: The cache cannot be written.
        """
        asked_at = self._asked_at.get(user_id)
        fresh = asked_at is not None and self._clock.monotonic() - asked_at < GOOD_FOR
        if fresh or self._online.wait > 0 or self._online.needs_sign_in:
            return False
        await self._clock.sleep(PATIENCE)
        try:
            tickets = await self._halo.open_tickets_of(user_id)
        except (HaloError, NotSignedIn) as error:
            log.info("The open tickets of a user could not be read: %s", error)
            self._online.note(error)
            return False
        self._online.note(None)
        self._asked_at[user_id] = self._clock.monotonic()
        await self._reference.put_tickets(tickets, all_open_of=user_id)
        return True
