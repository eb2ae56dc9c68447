"""Decides what deserves a toast: proof, or something that needs the user; never a mere hope."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Protocol

from quickticket.domain.capture import StepKind, StepState
from quickticket.domain.durations import format_duration
from quickticket.domain.errors import QuickTicketError
from quickticket.domain.ids import BatchId, CaptureId
from quickticket.ui.wording import joined

if TYPE_CHECKING:
    from collections.abc import Callable

    from quickticket.domain.capture import Capture
    from quickticket.domain.ids import TicketId
    from quickticket.services.outbox.service import OutboxService
    from quickticket.services.signals import Signal
    from quickticket.services.tasks import Tasks
    from quickticket.ui.board import Board

MOST = 3


class ToastAction(StrEnum):
    """What a toast's button says."""

    OPEN = "Open"
    COPY = "Copy number"
    UNDO = "Undo"
    SHOW = "Show in outbox"
    RESULTS = "Show results"
    ASSIGN = "Assign"
    KEEP = "Keep"
    DROP = "Drop"
    STOP = "Drop and stop"
    ELSEWHERE = "Log elsewhere"


VERDICTS = (ToastAction.KEEP, ToastAction.DROP, ToastAction.STOP, ToastAction.ELSEWHERE)
"""What can become of time away."""


@dataclass(frozen=True, slots=True)
class Toast:
    """One message.

    Attributes:
        about: What it tells of; a newer one about the same takes its place.
        tone: `good`, `info`, `warn` or `bad`.
        title: `#12045 created`.
        text: What else is worth knowing.
        sticky: It stays until it is dealt with.
        on: Does what its buttons say, where that is not about a capture.
    """

    about: str
    tone: str
    title: str
    text: str
    actions: tuple[ToastAction, ...]
    sticky: bool = False
    ticket_id: TicketId | None = None
    on: Callable[[ToastAction], None] | None = field(default=None, compare=False)


def toast_for(capture: Capture) -> Toast | None:
    """What a capture's new state deserves: a toast for proof, refusal or a needed decision, else None."""
    what = joined(capture.customer, format_duration(capture.minutes) if capture.minutes else "")
    index = capture.current
    step = capture.steps[index] if index is not None else None
    if step is not None and step.state is StepState.HELD:
        reason = step.server_text or step.reason
        return Toast(
            capture.id, "bad", f"Not sent: {capture.title}", reason, (ToastAction.SHOW,), sticky=True
        )
    if step is not None and step.needs_decision:
        return Toast(
            capture.id, "warn", f"Unconfirmed: {capture.title}", step.reason, (ToastAction.SHOW,), sticky=True
        )
    proof = capture.steps[0].receipt
    given_up = any(each.state is StepState.DISCARDED for each in capture.steps)
    if proof is None or capture.steps[0].state is not StepState.SENT or given_up:
        return None
    done = {
        StepKind.CREATE_TICKET: f"#{proof.ticket_id} created",
        StepKind.ADD_ACTION: f"#{proof.ticket_id} logged" if capture.minutes else f"#{proof.ticket_id} noted",
        StepKind.ADD_EVENT: f"Logged: {capture.title}",
        StepKind.SET_STATUS: f"#{proof.ticket_id} updated",
    }[capture.steps[0].kind]
    warning = next(
        (each.receipt.warning for each in capture.steps if each.receipt and each.receipt.warning), ""
    )
    return Toast(
        capture.id,
        "warn" if warning else "good",
        done,
        joined(what, f"Halo warns: {warning}" if warning else ""),
        () if proof.ticket_id is None else (ToastAction.OPEN, ToastAction.COPY),
        sticky=bool(warning),
        ticket_id=proof.ticket_id,
    )


def waiting_toast(capture: Capture, *, paused: bool) -> Toast:
    """For a capture that was accepted and cannot go out now."""
    until = "sending is paused" if paused else "will be sent when Halo is back"
    text = joined(capture.customer, until)
    return Toast(capture.id, "info", f"Kept: {capture.title}", text, (ToastAction.UNDO,))


class ToastScreen(Protocol):
    """The corner of the screen."""

    def show_toasts(self, toasts: tuple[Toast, ...]) -> None:
        """Shows exactly these, the newest last."""
        ...


class ToastPresenter:
    """Shows at most three toasts, one per capture, the newest state of each.

    Args:
        screen: Where they show.
        outbox: Tells of every new state.
        accepted: Tells of every new capture.
        board: Whether it can go out now.
        tasks: Where Undo is spawned.
        open_ticket, copy, show_outbox, show_bulk: What the buttons do.
    """

    def __init__(
        self,
        *,
        screen: ToastScreen,
        outbox: OutboxService,
        accepted: Signal[Capture],
        board: Board,
        tasks: Tasks,
        open_ticket: Callable[[TicketId], None],
        copy: Callable[[str], None],
        show_outbox: Callable[[CaptureId], None],
        show_bulk: Callable[[BatchId], None],
    ) -> None:
        self._screen = screen
        self._outbox = outbox
        self._board = board
        self._tasks = tasks
        self._open_ticket = open_ticket
        self._copy = copy
        self._show_outbox = show_outbox
        self._show_bulk = show_bulk
        self._toasts: tuple[Toast, ...] = ()
        self._told: dict[str, Toast] = {}
        outbox.changed.connect(self._changed)
        accepted.connect(self._accepted)

    def expired(self, about: str) -> None:
        """A toast's time is over, or it was closed."""
        self._show(tuple(each for each in self._toasts if each.about != about))

    def act(self, about: str, action: ToastAction) -> None:
        """A button was pressed."""
        toast = next((each for each in self._toasts if each.about == about), None)
        if toast is None:
            return
        self.expired(about)
        if toast.on is not None:
            toast.on(action)
        elif action is ToastAction.UNDO:
            self._tasks.spawn("undo", self._undo(toast))
        elif action is ToastAction.SHOW:
            self._show_outbox(CaptureId(about))
        elif action is ToastAction.RESULTS:
            self._show_bulk(BatchId(about))
        elif toast.ticket_id is not None:
            if action is ToastAction.OPEN:
                self._open_ticket(toast.ticket_id)
            else:
                self._copy(str(toast.ticket_id))

    def _changed(self, capture: Capture) -> None:
        if capture.batch is not None:  # `BulkEnding` tells of them all at once
            return
        toast = toast_for(capture)
        if toast is not None and self._told.get(capture.id) != toast:
            self.tell(toast)
        elif toast is None and any(each.about == capture.id and each.sticky for each in self._toasts):
            self.expired(capture.id)
        if capture.settled:
            self._told.pop(capture.id, None)

    def _accepted(self, capture: Capture) -> None:
        status = self._board.current
        if not status.online or status.paused:
            self.tell(waiting_toast(capture, paused=status.paused))

    def tell(self, toast: Toast) -> None:
        """Shows one more; a fourth takes the place of the oldest that does not stay."""
        self._told[toast.about] = toast
        others = [each for each in self._toasts if each.about != toast.about]
        while len(others) >= MOST:
            others.remove(next((each for each in others if not each.sticky), others[0]))
        self._show((*others, toast))

    def _show(self, toasts: tuple[Toast, ...]) -> None:
        self._toasts = toasts
        self._screen.show_toasts(toasts)

    async def _undo(self, toast: Toast) -> None:
        try:
            await self._outbox.discard(CaptureId(toast.about))
        except QuickTicketError as error:
            self.tell(Toast(toast.about, "warn", "Too late to undo", str(error), (ToastAction.SHOW,)))
