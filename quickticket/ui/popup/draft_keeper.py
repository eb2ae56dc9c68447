"""Keeps the popup's text across crashes: the newest text is saved, however fast it is typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quickticket.domain.errors import QuickTicketError
from quickticket.services.ports.store import KeptDraft

if TYPE_CHECKING:
    from collections.abc import Callable

    from quickticket.services.tasks import Tasks
    from quickticket.ui.popup.needs import Captures


class DraftKeeper:
    """One write at a time; what is typed meanwhile costs one more write, not one for each key.

    Args:
        captures: Where the text is kept.
        tasks: Where the writing is spawned.
        failed: Told when it could not be saved.
    """

    def __init__(self, captures: Captures, tasks: Tasks, failed: Callable[[QuickTicketError], None]) -> None:
        self._captures = captures
        self._tasks = tasks
        self._failed = failed
        self._wanted = self._kept = KeptDraft()
        self._writing = False

    async def load(self) -> KeptDraft:
        """What was last kept."""
        self._kept = self._wanted = await self._captures.draft()
        return self._kept

    def keep(self, draft: KeptDraft) -> None:
        """Saves it soon."""
        self._wanted = draft
        if not self._writing:
            self._writing = True
            self._tasks.spawn("popup draft", self._write())

    async def _write(self) -> None:
        try:
            while self._kept != self._wanted:
                draft = self._wanted
                await self._captures.keep_draft(draft)
                self._kept = draft
        except QuickTicketError as failure:
            self._failed(failure)
        finally:
            self._writing = False
