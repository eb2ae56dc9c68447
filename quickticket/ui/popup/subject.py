"""What the text is about, where it is not new: a capture that is edited, or a timer whose time is logged."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING

from quickticket.domain.errors import QuickTicketError
from quickticket.domain.timer_lines import OPEN_PLACE, line_to_log
from quickticket.services.ports.store import KeptDraft

if TYPE_CHECKING:
    from collections.abc import Callable

    from quickticket.domain.ids import CaptureId, TimerId
    from quickticket.ui.popup.needs import Screen, Services


class Subject:
    """Opens captures and timers in the popup, and remembers which it is.

    Attributes:
        replaces: The capture that is edited.
        logs: The timer that is logged.

    Args:
        screen: The window.
        services: What the popup stands on.
        failed: Told why something cannot be opened.
    """

    def __init__(
        self, screen: Screen, services: Services, failed: Callable[[QuickTicketError], None]
    ) -> None:
        self.replaces: CaptureId | None = None
        self.logs: TimerId | None = None
        self._sides: tuple[KeptDraft, ...] = ()  # what was opened, and what stood there before
        self._side: KeptDraft | None = None  # the one whose line stands there
        self._screen = screen
        self._services = services
        self._failed = failed

    @property
    def id(self) -> str:
        """Of the capture or timer; empty for a new text."""
        return self.replaces or self.logs or ""

    @property
    def words(self) -> str:
        """What sending does to it."""
        if self.logs is not None:
            return "Logs the timer"
        return "Replaces the one in the outbox" if self.replaces is not None else ""

    def open(self, line: str | None) -> None:
        """Shows the popup; a line given is a new text, and about nothing that was opened before."""
        if line is None:
            self._screen.show_now()
        else:
            self._open(KeptDraft(line))

    def edit(self, capture_id: CaptureId) -> None:
        """Opens a capture of the outbox for editing; sending it replaces the old one."""
        self._services.tasks.replace("popup edit", self._edit(capture_id))

    def log(self, timer_id: TimerId) -> None:
        """Opens the time of a timer; its ticket is asked for first where it has none."""
        try:
            line = self._line(timer_id)
        except QuickTicketError as failure:
            self._screen.show_now()
            self._failed(failure)
            return
        self._open(KeptDraft(line, logs=timer_id))
        if line.startswith(OPEN_PLACE) and self._screen.line == line:
            self._screen.set_text(line, 1)
        self._screen.focus_line()

    def log_oldest(self) -> None:
        """Opens the time that waits longest to be logged."""
        if waiting := self._services.timers.waiting:
            self.log(waiting[0].id)

    def renew(self) -> None:
        """Timers changed: a line that logs one, as it was opened, says the time that counts now."""
        opened = self._sides[0] if self._sides else None
        if opened is None or opened.logs is None or self.kept(self._screen.line) != opened:
            return
        with suppress(QuickTicketError):  # it is logged, or its ticket is gone: sending says so
            line = self._line(opened.logs)
            if line != opened.line:
                self._side = replace(opened, line=line)
                self._sides = (self._side, *self._sides[1:])
                self._screen.set_text(line)

    def _line(self, timer_id: TimerId) -> str:
        clock = self._services.clock
        return line_to_log(self._services.timers.get(timer_id), clock.clocks(), clock.zone)

    def kept(self, text: str) -> KeptDraft:
        """The text, as it is kept across restarts."""
        return KeptDraft(text, self.replaces, self.logs)

    def take(self, draft: KeptDraft) -> None:
        """A kept text is back."""
        self.replaces, self.logs = draft.replaces, draft.logs

    def follow(self, text: str) -> None:
        """The text changed: what undo brings back is what it was, and what redo brings back again, too.

        The line and the details undo each for itself: with the line come the details that it had.
        """
        head, _, details = text.partition("\n")
        back = next((side for side in self._sides if side.line.partition("\n")[0] == head), None)
        if back is None:
            return
        left, self._side = self._side, back
        self.take(back)
        if left is not None and left is not back and details == left.line.partition("\n")[2]:
            self._screen.set_text(back.line, self._screen.caret)

    def leave(self) -> None:
        """The text is gone; undo may bring it back."""
        self.replaces = self.logs = None

    def forget(self) -> None:
        """The text is new, or was sent."""
        self.leave()
        self._sides, self._side = (), None

    async def _edit(self, capture_id: CaptureId) -> None:
        try:
            line = await self._services.outbox.line_for_edit(capture_id)
        except QuickTicketError as failure:
            self._screen.show_now()
            self._failed(failure)
        else:
            self._open(KeptDraft(line, capture_id))

    def _open(self, draft: KeptDraft) -> None:
        stands = self._sides[:1] == (draft,) and (self.replaces, self.logs) == (draft.replaces, draft.logs)
        if stands and self.id and self._screen.line.strip():
            self._screen.show_now()  # with what was written into it since
            return
        self._sides = (draft, self.kept(self._screen.line))
        self._side = draft
        self.take(draft)
        self._screen.show_now(draft.line)
