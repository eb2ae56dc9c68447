"""Reads a line into what it means and what is missing, and turns it into a durable capture."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC
from functools import partial
from typing import TYPE_CHECKING

from quickticket.domain.draft import Draft, Problem, TokenKind, Understanding
from quickticket.domain.errors import NotReady
from quickticket.domain.readiness import problems
from quickticket.domain.smart_line.parse import parse
from quickticket.domain.template_use.apply import Applied, Asked, apply
from quickticket.domain.time_entries import TimeEntry, time_entries
from quickticket.domain.time_problems import time_problems
from quickticket.services.capture_builder import build
from quickticket.services.completion import complete, filled_in
from quickticket.services.defaults import Defaults
from quickticket.services.ids import new_capture_id, new_reference
from quickticket.services.moment import Moment
from quickticket.services.ports.timers import NO_TIMERS

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime

    from quickticket.domain.capture import Capture
    from quickticket.domain.ids import CaptureId
    from quickticket.domain.reference import Catalogue, Directory, TicketSummary
    from quickticket.domain.templates.surroundings import Surroundings
    from quickticket.domain.templates.template import Template
    from quickticket.domain.timekeeping.taken import Taken
    from quickticket.services.outbox.ledger import Ledger
    from quickticket.services.ports.clock import Clock
    from quickticket.services.ports.store import KeptDraft, OutboxStore, ReferenceStore
    from quickticket.services.ports.timers import TimerChange
    from quickticket.services.signals import Signal

__all__ = ["CaptureService", "Defaults", "Reading"]

OPEN_TICKETS_SHOWN = 3
_CALL = "/"
"""Without it in the line there is no template."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What a line means.

    Attributes:
        understanding: The line and its tokens, as typed.
        draft: What would be sent: the draft with defaults.
        problems: Of the line and of the draft, blocking ones first.
        open_tickets: Known open tickets of the draft's user, newest first, at most 3.
        defaulted: What defaults filled in, neither the line nor its template.
        template: What the line calls.
        templated: What the template filled in.
        questions: What the template asks, with the answers of the line.
        time_entries: What will be logged, rounded and split.
        surroundings: What its template may have taken from the moment.
    """

    understanding: Understanding
    draft: Draft
    problems: tuple[Problem, ...] = ()
    open_tickets: tuple[TicketSummary, ...] = ()
    defaulted: frozenset[TokenKind] = frozenset()
    template: Template | None = None
    templated: frozenset[TokenKind] = frozenset()
    questions: tuple[Asked, ...] = ()
    time_entries: tuple[TimeEntry, ...] = ()
    surroundings: Surroundings | None = None

    @property
    def ready(self) -> bool:
        """It may be sent."""
        return not self.blocking

    @property
    def blocking(self) -> tuple[Problem, ...]:
        """The problems that keep it from being sent."""
        return tuple(problem for problem in self.problems if problem.blocking)


class CaptureService:
    """Takes lines; what it accepts survives power loss.

    Args:
        reference: What lines are read against.
        outbox: Keeps the popup's line.
        ledger: Takes the captures.
        clock: Says when.
        defaults: What the settings choose, asked anew for every line.
        accepted: Emits each capture once it is durable.
        templates: Those that a line may call, the likeliest first; asked anew for every line.
        surroundings: What templates may take from the moment.
        tenant: The tenant's resource server, to which the ids in templates belong.
        taken: Time that is logged or timed already; asked anew for every line.
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
        templates: Callable[[], Sequence[Template]] = tuple,
        surroundings: Callable[[], Surroundings] | None = None,
        tenant: str = "",
        taken: Callable[[], Sequence[Taken]] = tuple,
    ) -> None:
        self._reference = reference
        self._outbox = outbox
        self._ledger = ledger
        self._clock = clock
        self._defaults = defaults
        self._accepted = accepted
        self._templates = templates
        self._surroundings = surroundings or Moment(clock)
        self._tenant = tenant
        self._taken = taken

    async def read(self, line: str, *, apart_from: str = "") -> Reading:
        """Returns what a line means; one trip to the reader thread, no request.

        Args:
            line: The line, details included.
            apart_from: The capture or timer that it takes the place of: its own time is not taken.

        Raises:
            StorageError: The cache cannot be read.
        """
        return await self._reference.ask(partial(_read, line, self._context(line, apart_from)))

    async def submit(
        self,
        line: str,
        *,
        replaces: CaptureId | None = None,
        timers: TimerChange = NO_TIMERS,
        capture_id: CaptureId | None = None,
    ) -> Capture:
        """Makes a line a capture; when this returns, it survives power loss and is on its way.

        Args:
            line: The line, details included.
            replaces: The capture whose line was edited; what is left of it is given up in the same moment.
            timers: Those that it logs or starts, in the same moment.
            capture_id: Its id, when somebody knows it already.

        Raises:
            NotReady: Something blocks it; nothing was kept.
            InvalidInput: The edited capture can no longer be replaced.
            StorageError: It could not be made durable; nothing was kept.
        """
        freed = replaces or "".join(timers.gone)
        capture = await self.dry_run(line, capture_id, apart_from=freed)
        await self._ledger.add(capture, replaces=replaces, timers=timers)
        self._accepted.emit(capture)
        return capture

    async def give_up(self, capture_id: CaptureId, timers: TimerChange) -> None:
        """Gives up what is left of an edited capture, for timers that take its place; durably, as one.

        Raises:
            InvalidInput: It can no longer be replaced.
            StorageError: It could not be made durable; nothing has changed then.
        """
        await self._ledger.give_up(capture_id, timers)

    async def dry_run(
        self,
        line: str,
        capture_id: CaptureId | None = None,
        *,
        apart_from: str = "",
        surroundings: Surroundings | None = None,
    ) -> Capture:
        """Returns the capture that `submit` would make, in the given surroundings; raises what it would."""
        context = self._context(line, apart_from, surroundings)
        now = context.now.astimezone(UTC)
        reading, catalogue = await self._reference.ask(partial(_read_with_catalogue, line, context))
        if not reading.ready:
            raise NotReady(reading.blocking)
        return build(
            line,
            reading.draft,
            reading.time_entries,
            catalogue=catalogue,
            defaults=context.defaults,
            capture_id=capture_id or new_capture_id(now),
            now=now.replace(microsecond=0),
            new_reference=partial(new_reference, now),
        )

    def _context(self, line: str, apart_from: str, surroundings: Surroundings | None = None) -> _Context:
        calls = _CALL in line  # templates cost a line nothing that has none
        return _Context(
            self._defaults(),
            self._clock.now().astimezone(self._clock.zone),
            self._templates() if calls else (),
            (surroundings or self._surroundings()) if calls else None,
            self._tenant,
            [each for each in self._taken() if not apart_from or each.owner != apart_from],
        )

    async def keep_draft(self, draft: KeptDraft) -> None:
        """Keeps what stands in the popup; an empty one forgets it."""
        await self._outbox.save_draft(draft)

    async def draft(self) -> KeptDraft:
        """Returns what stood in the popup."""
        return await self._outbox.draft()


@dataclass(frozen=True, slots=True)
class _Context:
    """Everything but the directory that decides what a line means."""

    defaults: Defaults
    now: datetime
    templates: Sequence[Template]
    surroundings: Surroundings | None
    tenant: str
    taken: Sequence[Taken]


def _read(line: str, context: _Context, directory: Directory) -> Reading:
    understanding = parse(line, directory, context.templates)
    typed, catalogue = understanding.draft, directory.catalogue
    template = next((each for each in context.templates if each.name == typed.template), None)
    applied = Applied(typed)
    if template is not None and context.surroundings is not None:
        applied = apply(typed, template, catalogue, surroundings=context.surroundings, tenant=context.tenant)
    completed = complete(applied.draft, catalogue, context.defaults, context.now)
    asked = {problem.kind for problem in understanding.problems if problem.blocking}
    wrong = (
        *problems(completed, catalogue),
        *time_problems(completed, catalogue=catalogue, taken=context.taken, now=context.now),
    )
    if TokenKind.TICKET in asked:  # which ticket it is decides what else is needed
        asked |= {TokenKind.WHO, TokenKind.TICKET_TYPE}
    missing = [each for each in wrong if each.kind is None or each.kind not in asked]
    found = (*understanding.problems, *applied.problems, *missing)
    user = None if completed.requester is None else completed.requester.user
    return Reading(
        understanding,
        completed,
        tuple(sorted(found, key=lambda problem: not problem.blocking)),
        () if user is None else directory.open_tickets_of(user.id, OPEN_TICKETS_SHOWN),
        filled_in(applied.draft, completed),
        template,
        applied.templated,
        applied.questions,
        time_entries(completed, catalogue=catalogue, billing=context.defaults.billing, now=context.now),
        context.surroundings,
    )


def _read_with_catalogue(line: str, context: _Context, directory: Directory) -> tuple[Reading, Catalogue]:
    return _read(line, context, directory), directory.catalogue
