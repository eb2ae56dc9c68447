"""Reads a line into what it means and what is missing, and turns it into a durable capture."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from quickticket.domain.draft import Draft, Problem, TokenKind, Understanding
from quickticket.domain.errors import NotReady
from quickticket.domain.readiness import problems
from quickticket.domain.smart_line.parse import parse
from quickticket.services.capture_builder import build
from quickticket.services.completion import complete, filled_in
from quickticket.services.defaults import Defaults
from quickticket.services.ids import new_capture_id, new_reference

if TYPE_CHECKING:
    from collections.abc import Callable

    from quickticket.domain.capture import Capture
    from quickticket.domain.ids import CaptureId
    from quickticket.domain.reference import Catalogue, Directory, TicketSummary
    from quickticket.services.outbox.ledger import Ledger
    from quickticket.services.ports.clock import Clock
    from quickticket.services.ports.store import OutboxStore, ReferenceStore
    from quickticket.services.signals import Signal

__all__ = ["CaptureService", "Defaults", "Reading"]

OPEN_TICKETS_SHOWN = 3


@dataclass(frozen=True, slots=True)
class Reading:
    """What a line means.

    Attributes:
        understanding: The line and its tokens, as typed.
        draft: What would be sent: the draft with defaults.
        problems: Of the line and of the draft, blocking ones first.
        open_tickets: Known open tickets of the draft's user, newest first, at most 3.
        defaulted: What defaults filled in, not the line.
    """

    understanding: Understanding
    draft: Draft
    problems: tuple[Problem, ...] = ()
    open_tickets: tuple[TicketSummary, ...] = ()
    defaulted: frozenset[TokenKind] = frozenset()

    @property
    def ready(self) -> bool:
        """It may be sent."""
        return not any(problem.blocking for problem in self.problems)


class CaptureService:
    """Takes lines; what it accepts survives power loss.

    Args:
        reference: What lines are read against.
        outbox: Keeps the popup's line.
        ledger: Takes the captures.
        clock: Says when.
        defaults: What the settings choose, asked anew for every line.
        accepted: Emits each capture once it is durable.
    """

    def __init__(
        self,
        *,
        reference: ReferenceStore,
        outbox: OutboxStore,
        ledger: Ledger,
        clock: Clock,
        defaults: Callable[[], Defaults],
        accepted: Signal[Capture],
    ) -> None:
        self._reference = reference
        self._outbox = outbox
        self._ledger = ledger
        self._clock = clock
        self._defaults = defaults
        self._accepted = accepted

    async def read(self, line: str) -> Reading:
        """Returns what a line means; one trip to the reader thread, no request.

        Raises:
            StorageError: The cache cannot be read.
        """
        return await self._reference.ask(partial(_read, line, self._defaults()))

    async def submit(self, line: str, *, replaces: CaptureId | None = None) -> Capture:
        """Makes a line a capture; when this returns, it survives power loss and is on its way.

        Args:
            line: The line, details included.
            replaces: The capture whose line was edited; what is left of it is given up in the same moment.

        Raises:
            NotReady: Something blocks it; nothing was kept.
            InvalidInput: The edited capture can no longer be replaced.
            StorageError: It could not be made durable; nothing was kept.
        """
        capture = await self.dry_run(line)
        await self._ledger.add(capture, replaces=replaces)
        self._accepted.emit(capture)
        return capture

    async def dry_run(self, line: str) -> Capture:
        """Returns the capture that `submit` would make; raises what it would."""
        defaults, now = self._defaults(), self._clock.now()
        reading, catalogue = await self._reference.ask(partial(_read_with_catalogue, line, defaults))
        if not reading.ready:
            raise NotReady([problem for problem in reading.problems if problem.blocking])
        return build(
            line,
            reading.draft,
            catalogue=catalogue,
            defaults=defaults,
            capture_id=new_capture_id(now),
            now=now.replace(microsecond=0),
            new_reference=partial(new_reference, now),
        )

    async def keep_draft(self, line: str) -> None:
        """Keeps what stands in the popup; empty forgets it."""
        await self._outbox.save_draft(line)

    async def draft(self) -> str:
        """Returns what stood in the popup."""
        return await self._outbox.draft()


def _read(line: str, defaults: Defaults, directory: Directory) -> Reading:
    understanding = parse(line, directory)
    typed, catalogue = understanding.draft, directory.catalogue
    completed = complete(typed, catalogue, defaults)
    asked = {problem.kind for problem in understanding.problems if problem.blocking}
    missing = [each for each in problems(completed, catalogue) if each.kind is None or each.kind not in asked]
    found = (*understanding.problems, *missing)
    user = None if completed.requester is None else completed.requester.user
    return Reading(
        understanding,
        completed,
        tuple(sorted(found, key=lambda problem: not problem.blocking)),
        () if user is None else directory.open_tickets_of(user.id, OPEN_TICKETS_SHOWN),
        filled_in(typed, completed),
    )


def _read_with_catalogue(line: str, defaults: Defaults, directory: Directory) -> tuple[Reading, Catalogue]:
    return _read(line, defaults, directory), directory.catalogue
