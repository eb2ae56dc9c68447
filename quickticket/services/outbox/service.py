"""The outbox as windows, tray and command line use it: look, retry, discard, adopt, wait."""

from __future__ import annotations

from datetime import datetime, time
from typing import TYPE_CHECKING

from quickticket.domain.capture import Capture, Step, StepKind, StepState
from quickticket.domain.errors import InvalidInput
from quickticket.domain.ids import UNKNOWN_CUSTOMER
from quickticket.domain.orders import Receipt
from quickticket.domain.reference import TicketSummary
from quickticket.services.alarm import Alarm
from quickticket.services.outbox.editing import line_for_edit
from quickticket.services.outbox.ledger import discarded
from quickticket.services.outbox.schedule import current_step
from quickticket.services.signals import Signal
from quickticket.services.tasks import Tasks

if TYPE_CHECKING:
    from collections.abc import Sequence

    from quickticket.domain.ids import CaptureId, TicketId
    from quickticket.domain.reference import Directory
    from quickticket.services.online import Online
    from quickticket.services.outbox.ledger import Ledger
    from quickticket.services.outbox.worker import OutboxWorker
    from quickticket.services.ports.clock import Clock
    from quickticket.services.ports.store import OutboxCounts, OutboxEvent, OutboxStore, ReferenceStore

LOOK_BACK = 60
"""Captures that are looked at for the tickets that were written to last."""


class OutboxService:
    """What a person can see and do in the outbox. Every method raises `StorageError` when the database fails.

    Attributes:
        changed: Emits each capture after its new state is durable.
        paused_changed: Emits whether sending is paused.
    """

    def __init__(
        self,
        *,
        store: OutboxStore,
        reference: ReferenceStore,
        ledger: Ledger,
        worker: OutboxWorker,
        online: Online,
        clock: Clock,
    ) -> None:
        self.changed = ledger.changed
        self.paused_changed: Signal[bool] = Signal()
        self._store = store
        self._reference = reference
        self._ledger = ledger
        self._worker = worker
        self._online = online
        self._clock = clock

    @property
    def paused(self) -> bool:
        """No new request is started."""
        return self._worker.paused

    def pause(self, paused: bool) -> None:  # noqa: FBT001 - a toggle's state
        """Stops sending or goes on."""
        self._worker.pause(paused)
        self.paused_changed.emit(paused)

    def wake(self) -> None:
        """Looks now for something to send."""
        self._worker.wake()

    async def latest(self, limit: int) -> tuple[Capture, ...]:
        """Returns the newest captures of any state."""
        return await self._store.latest(limit)

    async def lines(self, limit: int) -> tuple[str, ...]:
        """Returns the lines of the newest captures, those of bulks left out."""
        return await self._store.lines(limit)

    async def get(self, capture_id: CaptureId) -> Capture:
        """Returns one capture; raises `InvalidInput` when there is none of that id."""
        return await self._ledger.get(capture_id)

    async def timeline(self, capture_id: CaptureId) -> tuple[OutboxEvent, ...]:
        """Returns what happened to a capture, oldest first."""
        return await self._store.timeline(capture_id)

    async def counts(self) -> OutboxCounts:
        """Returns how many captures stand where; `sent` counts since local midnight."""
        today = self._clock.now().astimezone().date()
        midnight = datetime.combine(today, time()).astimezone()
        return await self._store.counts(midnight)

    async def catch_up(self) -> None:
        """Takes in what another process has done to the outbox."""
        await self._ledger.catch_up()

    async def retry(self, capture_id: CaptureId) -> Capture:
        """Sends a held or waiting capture now; looks for an unconfirmed one, unless the user has to decide.

        Raises:
            InvalidInput: There is nothing to retry, or it is on the wire.
        """
        capture = await self._ledger.change(capture_id, self._retried)
        self._online.try_now()
        return capture

    async def retry_held(self, capture_ids: Sequence[CaptureId]) -> int:
        """Sends again those of some captures that are held still; returns how many."""
        released = 0

        def release(capture: Capture) -> Capture:
            nonlocal released
            held = capture.state is StepState.HELD  # it may have left since it was looked at
            released += held
            return capture.change(Step.release) if held else capture

        for capture_id in capture_ids:
            await self._ledger.change(capture_id, release)
        self._online.try_now()
        return released

    async def discard(self, capture_id: CaptureId) -> Capture:
        """Gives up what is not sent yet.

        Raises:
            InvalidInput: It is settled, or on the wire.
        """
        return await self._ledger.change(capture_id, discarded)

    async def adopt(self, capture_id: CaptureId, ticket_id: TicketId | None) -> Capture:
        """Takes the user's word that an unconfirmed step is in Halo ("This is it").

        Args:
            capture_id: Whose step.
            ticket_id: The ticket it is on; None for time without a ticket.

        Raises:
            InvalidInput: It is not unconfirmed, or the ticket is another one than its capture's.
        """

        def adopted(capture: Capture) -> Capture:
            step = current_step(capture)
            if step is None or step.state is not StepState.UNCONFIRMED:
                raise InvalidInput(f"{capture.title} is not unconfirmed: there is nothing to adopt.")
            if step.kind is StepKind.ADD_EVENT:
                return capture.change(lambda unconfirmed: unconfirmed.prove(Receipt()))
            if ticket_id is None:
                raise InvalidInput(f"{capture.title} needs the number of its ticket.")
            if step.kind is not StepKind.CREATE_TICKET and capture.ticket_id != ticket_id:
                raise InvalidInput(
                    f"{capture.title} belongs to ticket #{capture.ticket_id}, not #{ticket_id}."
                )
            return capture.change(lambda unconfirmed: unconfirmed.prove(Receipt(ticket_id)))

        return await self._ledger.change(capture_id, adopted)

    async def recent_tickets(self, limit: int) -> tuple[TicketSummary, ...]:
        """Returns the tickets that were written to last, newest first, each once.

        Raises:
            StorageError: A database cannot be read.
        """
        latest: dict[TicketId, Capture] = {}
        for capture in await self._store.latest(LOOK_BACK):
            if capture.ticket_id is not None:
                latest.setdefault(capture.ticket_id, capture)
        newest = tuple(latest.items())[:limit]

        def known(directory: Directory) -> tuple[TicketSummary, ...]:
            return tuple(
                directory.ticket(number)
                or TicketSummary(number, capture.title, UNKNOWN_CUSTOMER, capture.customer)
                for number, capture in newest
            )

        return await self._reference.ask(known)

    async def line_for_edit(self, capture_id: CaptureId) -> str:
        """Returns the line to edit; submit it with `replaces` to swap the capture.

        Raises:
            InvalidInput: It cannot be edited now, and why.
        """
        capture = await self._ledger.get(capture_id)
        return line_for_edit(capture, await self._reference.catalogue(), self._clock.zone)

    async def settled(self, capture_id: CaptureId, timeout: float) -> Capture:  # noqa: ASYNC109 - our own clock
        """Waits until a capture needs nothing more from the program, `timeout` seconds at most.

        Returns:
            The capture as it is then: settled, held, waiting for a decision, or still on its way.
        """
        tasks = Tasks()
        alarm = Alarm(self._clock, tasks)
        disconnect = self.changed.connect(lambda capture: alarm.ring() if capture.id == capture_id else None)
        deadline = self._clock.monotonic() + timeout
        try:
            while not _at_rest(capture := await self._ledger.get(capture_id)):
                left = deadline - self._clock.monotonic()
                if left <= 0:
                    break
                await alarm.wait(left)
            return capture
        finally:
            disconnect()
            await tasks.close()

    def _retried(self, capture: Capture) -> Capture:
        step = current_step(capture)
        if step is None:
            raise InvalidInput(f"{capture.title} is settled: there is nothing left to send.")
        if step.state is StepState.SENDING:
            raise InvalidInput(f"{capture.title} is being sent right now.")
        if step.state is StepState.UNCONFIRMED and not step.needs_decision:
            return capture.change(lambda lost: lost.postpone(self._clock.now(), lost.reason))
        return capture.change(Step.release)


def _at_rest(capture: Capture) -> bool:
    step = current_step(capture)
    return step is None or step.state is StepState.HELD or step.needs_decision
