"""Toasts tell what is proven or needs the user, at most three, and failures stay."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable

import pytest_asyncio

from quickticket.domain.capture import Capture, Step
from quickticket.domain.ids import TicketId
from quickticket.domain.orders import Receipt
from quickticket.services.signals import Signal
from quickticket.services.status import Status
from quickticket.ui.toasts.presenter import MOST, Toast, ToastAction, ToastPresenter, toast_for
from tests.fakes.captures import capture, event_step
from tests.fakes.clock import settle
from tests.fakes.popup_screen import PopupBench

PROOF = Receipt(TicketId(12045))


def sent(before: Capture, receipt: Receipt = PROOF) -> Capture:
    return before.change(Step.begin).change(lambda step: step.prove(receipt))


def held(before: Capture) -> Capture:
    return before.change(Step.begin).change(lambda step: step.hold("Refused.", "Choose a category."))


class Corner:
    """The screen's corner, the clipboard and the browser."""

    def __init__(self) -> None:
        self.toasts: tuple[Toast, ...] = ()
        self.done: list[object] = []

    def show_toasts(self, toasts: tuple[Toast, ...]) -> None:
        self.toasts = toasts

    def note(self, what: str) -> Callable[[object], None]:
        return lambda value: self.done.append((what, value))


class Desk:
    def __init__(self) -> None:
        self.base = PopupBench()
        self.corner = Corner()
        self.accepted: Signal[Capture] = Signal()
        self.presenter = ToastPresenter(
            screen=self.corner,
            outbox=self.base.outbox,
            accepted=self.accepted,
            board=self.base.board,
            tasks=self.base.tasks,
            open_ticket=self.corner.note("open"),
            copy=self.corner.note("copy"),
            show_outbox=self.corner.note("outbox"),
            show_bulk=self.corner.note("bulk"),
        )

    @property
    def titles(self) -> list[str]:
        return [toast.title for toast in self.corner.toasts]


@pytest_asyncio.fixture
async def desk() -> AsyncIterator[Desk]:
    made = Desk()
    yield made
    await made.base.tasks.close()


def test_only_proof_of_the_first_step_is_success() -> None:
    fresh = capture()
    assert toast_for(fresh) is None
    assert toast_for(fresh.change(Step.begin)) is None
    assert toast_for(fresh.change(Step.begin).change(lambda step: step.lose_answer("Lost."))) is None
    toast = toast_for(sent(fresh))
    assert toast is not None
    assert (toast.title, toast.text, toast.tone) == ("#12045 created", "Acme · 12 min", "good")
    assert not toast.sticky


def test_time_without_a_ticket_has_no_number_to_open_or_copy() -> None:
    toast = toast_for(sent(capture(event_step()), Receipt(event_id=701)))
    assert toast is not None
    assert toast.title == "Logged: outlook will not open"
    assert (toast.actions, toast.ticket_id) == ((), None)


def test_a_refusal_stays_and_speaks_the_servers_words() -> None:
    toast = toast_for(held(capture()))
    assert toast is not None
    assert toast.sticky
    assert toast.text == "Choose a category."


def test_a_warning_from_halo_is_never_silent() -> None:
    toast = toast_for(sent(capture(), Receipt(TicketId(7), warning="No such site")))
    assert toast is not None
    assert toast.tone == "warn"
    assert "No such site" in toast.text


async def test_a_ticket_is_told_once_for_all_its_steps(desk: Desk) -> None:
    created = sent(capture())
    desk.base.outbox.changed.emit(created)
    desk.presenter.expired(created.id)
    desk.base.outbox.changed.emit(created.change(Step.begin))
    assert desk.titles == []


async def test_the_oldest_passing_toast_gives_way_and_failures_stay(desk: Desk) -> None:
    first = held(capture())
    desk.base.outbox.changed.emit(first)
    for number in range(1, MOST + 2):
        desk.base.outbox.changed.emit(sent(capture(), Receipt(TicketId(number))))
    assert desk.titles == ["Not sent: outlook will not open", "#3 created", "#4 created"]


async def test_a_failure_that_was_dealt_with_goes_away(desk: Desk) -> None:
    refused = held(capture())
    desk.base.outbox.changed.emit(refused)
    desk.base.outbox.changed.emit(refused.change(Step.release))
    assert desk.titles == []


async def test_offline_says_kept_and_can_be_undone(desk: Desk) -> None:
    desk.base.board.current = Status(online=False)
    waiting = capture()
    await desk.base.ledger.add(waiting)
    desk.accepted.emit(waiting)
    [toast] = desk.corner.toasts
    assert toast.actions == (ToastAction.UNDO,)
    desk.presenter.act(waiting.id, ToastAction.UNDO)
    await settle()
    assert desk.base.store.captures[waiting.id].settled
    assert desk.titles == []


async def test_paused_it_does_not_blame_halo(desk: Desk) -> None:
    desk.base.board.say(Status(paused=True))
    desk.accepted.emit(capture())
    [toast] = desk.corner.toasts
    assert "paused" in toast.text
    assert "Halo" not in toast.text


def test_what_was_given_up_by_an_edit_is_not_told_as_new() -> None:
    proven = sent(capture())
    assert len(proven.steps) > 1
    assert toast_for(proven) is not None
    assert toast_for(proven.discard()) is None


async def test_online_an_accepted_capture_says_nothing_yet(desk: Desk) -> None:
    desk.accepted.emit(capture())
    assert desk.titles == []


async def test_buttons_do_what_they_say(desk: Desk) -> None:
    for action, expected in (
        (ToastAction.OPEN, ("open", 12045)),
        (ToastAction.COPY, ("copy", "12045")),
    ):
        done = sent(capture())
        desk.base.outbox.changed.emit(done)
        desk.presenter.act(done.id, action)
        assert desk.corner.done[-1] == expected
    refused = held(capture())
    desk.base.outbox.changed.emit(refused)
    desk.presenter.act(refused.id, ToastAction.SHOW)
    assert desk.corner.done[-1] == ("outbox", refused.id)
