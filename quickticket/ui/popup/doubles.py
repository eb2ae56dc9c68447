"""Sees to it that the open tickets shown for a user are Halo's, not only those met by chance."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from quickticket.domain.errors import StorageError

if TYPE_CHECKING:
    from collections.abc import Callable

    from quickticket.domain.draft import Draft
    from quickticket.domain.ids import UserId
    from quickticket.services.tasks import Tasks
    from quickticket.ui.popup.needs import OpenTickets

log = logging.getLogger(__name__)


class Doubles:
    """Follows the user in the line.

    Args:
        tickets: Asks Halo about one user.
        tasks: Where that is spawned; another user takes the place of the one before.
        refreshed: Called when more is known than before.
    """

    def __init__(self, tickets: OpenTickets, tasks: Tasks, refreshed: Callable[[], None]) -> None:
        self._tickets = tickets
        self._tasks = tasks
        self._refreshed = refreshed
        self._followed: UserId | None = None

    def follow(self, draft: Draft) -> None:
        """Takes note of whom a draft is for."""
        user = None if draft.requester is None or draft.ticket is not None else draft.requester.user
        user_id = None if user is None else user.id
        if user_id == self._followed:
            return
        self._followed = user_id
        self._tasks.cancel("popup doubles")
        if user_id is not None:
            self._tasks.spawn("popup doubles", self._ask(user_id))

    async def _ask(self, user_id: UserId) -> None:
        try:
            if await self._tickets.refresh(user_id):
                self._refreshed()
        except StorageError as error:
            log.info("The open tickets of a user could not be kept: %s", error)
