"""The outbox window offers what can be done now, asks before it discards, and says why something failed."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio

from quickticket.domain.capture import Capture, Step, StepState
from quickticket.domain.ids import TicketId
from quickticket.domain.orders import Receipt
from quickticket.ui.outbox.presenter import OutboxPresenter
from quickticket.ui.outbox.state import Deed, OutboxState, deeds
from tests.fakes.captures import capture, event_step
from tests.fakes.clock import settle
from tests.fakes.popup_screen import PopupBench

FRESH = capture()
ON_THE_WIRE = FRESH.change(Step.begin)
HELD = ON_THE_WIRE.change(lambda step: step.hold("Refused.", "Choose a category."))
LOST = ON_THE_WIRE.change(lambda step: step.lose_answer("No answer came."))
ASKING = LOST.change(lambda step: step.ask("Halo cannot be searched for it."))
SENT = ON_THE_WIRE.with_step(0, ON_THE_WIRE.steps[0].prove(Receipt(TicketId(12045)))).discard()


@pytest.mark.parametrize(
    ("state", "offered"),
    [
        (FRESH, (Deed.SEND, Deed.EDIT, Deed.DISCARD)),
        (ON_THE_WIRE, ()),
        (HELD, (Deed.EDIT, Deed.SEND, Deed.DISCARD)),
        (LOST, (Deed.LOOK, Deed.DISCARD)),
        (ASKING, (Deed.THIS_IS_IT, Deed.SEND, Deed.DISCARD)),
        (SENT, (Deed.OPEN, Deed.COPY)),
        (FRESH.discard(), ()),
    ],
    ids=["queued", "sending", "held", "unconfirmed", "to decide", "sent", "discarded"],
)
def test_only_what_can_be_done_now_is_offered(state: Capture, offered: tuple[Deed, ...]) -> None:
    assert deeds(state) == offered


class Window:
    def __init__(self) -> None:
        self.state = OutboxState()
        self.up = False

    def show_state(self, state: OutboxState) -> None:
        self.state = state

    def bring_up(self) -> None:
        self.up = True


class Desk:
    def __init__(self) -> None:
        self.base = PopupBench()
        self.window = Window()
        self.edited: list[str] = []
        self.templates: list[str] = []
        self.opened: list[int] = []
        self.copied: list[str] = []
        self.presenter = OutboxPresenter(
            screen=self.window,
            outbox=self.base.outbox,
            tasks=self.base.tasks,
            clock=self.base.clock,
            edit=self.edited.append,
            save_as_template=self.templates.append,
            open_ticket=self.opened.append,
            copy=self.copied.append,
        )

    async def show(self, *captures: Capture) -> OutboxState:
        for each in captures:
            await self.base.ledger.add(each)
        self.presenter.open()
        await settle()
        return self.window.state

    async def do(self, deed: Deed, number: str = "") -> OutboxState:
        self.presenter.do(deed, number)
        await settle()
        return self.window.state

    def state_of(self, one: Capture) -> StepState:
        return self.base.store.captures[one.id].state


@pytest_asyncio.fixture
async def desk() -> AsyncIterator[Desk]:
    made = Desk()
    yield made
    await made.base.tasks.close()


async def test_it_shows_what_stands_in_the_way(desk: Desk) -> None:
    state = await desk.show(HELD)
    assert desk.window.up
    [row] = state.rows
    assert (row.state, row.title, row.extra, row.customer) == (
        "held",
        "outlook will not open",
        "+ 12 min",
        "Acme",
    )
    assert state.heading == "1 held · 0 sent today"
    assert state.details is not None
    assert state.details.reason == "Refused."
    assert state.details.server_text == "Choose a category."
    assert state.details.history != ()


async def test_discard_asks_first(desk: Desk) -> None:
    await desk.show(HELD)
    state = await desk.do(Deed.DISCARD)
    assert desk.state_of(HELD) is StepState.HELD
    assert state.details is not None
    assert state.details.deeds == (Deed.DISCARD_NOW, Deed.KEEP)
    state = await desk.do(Deed.KEEP)
    assert state.details is not None
    assert state.details.deeds == (*deeds(HELD), Deed.TEMPLATE)
    await desk.do(Deed.DISCARD)
    await desk.do(Deed.DISCARD_NOW)
    assert desk.state_of(HELD) is StepState.DISCARDED


async def test_send_again_queues_it(desk: Desk) -> None:
    await desk.show(HELD)
    await desk.do(Deed.SEND)
    assert desk.state_of(HELD) is StepState.QUEUED


async def test_time_without_a_ticket_asks_for_no_number(desk: Desk) -> None:
    lost = capture(event_step()).change(Step.begin).change(lambda step: step.lose_answer("No answer came."))
    asking = lost.change(lambda step: step.ask("Halo cannot be searched for it."))
    state = await desk.show(asking)
    assert state.details is not None
    assert not state.details.asks_number
    assert [line.what for line in state.details.steps] == ["Add time without a ticket"]
    await desk.do(Deed.THIS_IS_IT)
    assert desk.state_of(asking) is StepState.SENT
    assert (desk.opened, desk.copied) == ([], [])


@pytest.mark.parametrize("state", [FRESH, ON_THE_WIRE, SENT, FRESH.discard()])
async def test_every_capture_can_be_saved_as_a_template(desk: Desk, state: Capture) -> None:
    shown = await desk.show(state)
    assert shown.details is not None
    assert Deed.TEMPLATE in shown.details.deeds
    await desk.do(Deed.TEMPLATE)
    assert desk.templates == [state.line]


async def test_edit_opens_the_popup(desk: Desk) -> None:
    await desk.show(HELD)
    await desk.do(Deed.EDIT)
    assert desk.edited == [HELD.id]


async def test_this_is_it_wants_the_number(desk: Desk) -> None:
    state = await desk.show(ASKING)
    assert state.details is not None
    assert state.details.asks_number
    state = await desk.do(Deed.THIS_IS_IT, "the printer one")
    assert state.details is not None
    assert "number" in state.details.notice
    await desk.do(Deed.THIS_IS_IT, " #12046 ")
    assert desk.base.store.captures[ASKING.id].ticket_id == 12046


async def test_a_button_that_came_too_late_says_so(desk: Desk) -> None:
    await desk.show(HELD)
    await desk.base.outbox.discard(HELD.id)
    state = await desk.do(Deed.SEND)
    assert state.details is not None
    assert "nothing left to send" in state.details.notice


async def test_a_sent_ticket_can_be_opened_and_copied(desk: Desk) -> None:
    await desk.show(SENT)
    await desk.do(Deed.OPEN)
    await desk.do(Deed.COPY)
    assert (desk.opened, desk.copied) == ([12045], ["12045"])


async def test_the_chosen_row_stays_chosen_when_new_ones_come(desk: Desk) -> None:
    await desk.show(HELD, capture())
    chosen = next(i for i, row in enumerate(desk.window.state.rows) if row.id == HELD.id)
    desk.presenter.select(chosen)
    await settle()
    await desk.base.ledger.add(capture())
    await settle()
    state = desk.window.state
    assert state.rows[state.selected].id == HELD.id


async def test_a_closed_window_is_left_alone(desk: Desk) -> None:
    await desk.show(HELD)
    desk.presenter.closed()
    await desk.base.ledger.add(capture())
    await settle()
    assert len(desk.window.state.rows) == 1
