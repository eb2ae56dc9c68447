"""Has Halo asked, behind the line, about what the cache may not know: names, ticket numbers, open tickets."""

from __future__ import annotations

import logging
from functools import partial
from typing import TYPE_CHECKING

from quickticket.domain.errors import StorageError
from quickticket.services.people import PATIENCE

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from quickticket.domain.draft import Draft
    from quickticket.domain.ids import UserId
    from quickticket.services.capture import Reading
    from quickticket.services.tasks import Tasks
    from quickticket.ui.popup.needs import OpenTickets, Suggester

log = logging.getLogger(__name__)


class Lookups:
    """Follows the line; what is found makes it be read again.

    Args:
        people: Asks Halo about names and ticket numbers.
        tickets: Asks Halo about the open tickets of one user.
        tasks: Where that is spawned; a newer question takes the place of the one before.
        found: Called when more is known than before.
    """

    def __init__(
        self, people: Suggester, tickets: OpenTickets, tasks: Tasks, found: Callable[[], None]
    ) -> None:
        self._people = people
        self._tickets = tickets
        self._tasks = tasks
        self._found = found
        self._followed: UserId | None = None

    def follow(self, reading: Reading) -> None:
        """Takes note of what a line means by now."""
        ask_about = partial(self._people.ask_about, reading.understanding, PATIENCE)
        self._tasks.replace("popup names", self._ask(ask_about))
        user_id = _user_of(reading.draft)
        if user_id == self._followed:
            return
        self._followed = user_id
        self._tasks.cancel("popup doubles")
        if user_id is not None:
            self._tasks.spawn("popup doubles", self._ask(partial(self._tickets.refresh, user_id)))

    async def _ask(self, question: Callable[[], Awaitable[bool]]) -> None:
        try:
            if await question():
                self._found()
        except StorageError as error:
            log.info("What Halo said could not be kept: %s", error)


def _user_of(draft: Draft) -> UserId | None:
    """The user whose open tickets may be doubles of a new one."""
    if draft.requester is None or draft.requester.user is None or draft.ticket is not None:
        return None
    return draft.requester.user.id
