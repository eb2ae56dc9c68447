"""The tray says how things stand and lists what can be reached from it."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio

from quickticket.domain.capture import Step
from quickticket.domain.hotkeys import DEFAULT_POPUP_KEYS, HotkeyState, HotkeyStatus
from quickticket.domain.ids import TicketId
from quickticket.domain.orders import Receipt
from quickticket.domain.reference import TicketSummary
from quickticket.services.ports.store import OutboxCounts
from quickticket.services.status import Status
from quickticket.services.tray_state import TrayState
from quickticket.ui.tray.presenter import TrayPresenter, outbox_entry, tooltip
from quickticket.ui.tray.state import TrayMenu
from tests.fakes.captures import action_step, capture
from tests.fakes.clock import settle
from tests.fakes.halo_seed import ACME, CATALOGUE
from tests.fakes.popup_screen import PopupBench


class Icon:
    def __init__(self) -> None:
        self.menu = TrayMenu()

    def show_menu(self, menu: TrayMenu) -> None:
        self.menu = menu


class Desk:
    def __init__(self) -> None:
        self.base = PopupBench()
        self.icon = Icon()
        self.presenter = TrayPresenter(
            tray=self.icon,
            outbox=self.base.outbox,
            lists=self.base.cache,
            board=self.base.board,
            tasks=self.base.tasks,
        )


@pytest_asyncio.fixture
async def desk() -> AsyncIterator[Desk]:
    made = Desk()
    yield made
    await made.base.tasks.close()


@pytest.mark.parametrize(
    ("status", "said"),
    [
        (Status(agent=CATALOGUE.me, counts=OutboxCounts(sent=4)), "QuickTicket · Tess Tech · 4 sent today"),
        (
            Status(TrayState.OFFLINE, OutboxCounts(waiting=2), agent=CATALOGUE.me),
            "QuickTicket · Tess Tech · offline, 2 waiting",
        ),
        (
            Status(TrayState.ATTENTION, OutboxCounts(held=1), agent=CATALOGUE.me),
            "QuickTicket · Tess Tech · 1 capture needs a look",
        ),
        (Status(), "QuickTicket · not signed in"),
    ],
)
def test_the_tooltip_says_it_in_words(status: Status, said: str) -> None:
    assert tooltip(status) == said


def test_the_outbox_entry_counts_what_is_not_done() -> None:
    assert outbox_entry(Status()) == "Outbox"
    assert (
        outbox_entry(Status(counts=OutboxCounts(waiting=2, held=1, sent=9))) == "Outbox (1 held, 2 waiting)"
    )


async def test_recent_tickets_are_listed_once_newest_first(desk: Desk) -> None:
    def sent(number: int) -> None:
        done = capture(action_step(TicketId(number)))
        done = done.change(Step.begin).change(lambda step: step.prove(Receipt(TicketId(number))))
        desk.base.store.captures[done.id] = done

    for number in (1, 2, 1):
        sent(number)
    desk.presenter.refresh()
    await settle()
    assert [entry.ticket_id for entry in desk.icon.menu.recent] == [1, 2]


async def test_my_open_tickets_are_listed(desk: Desk) -> None:
    ticket = TicketSummary(TicketId(8841), "Outlook asks for a password", ACME.id, ACME.name)
    await desk.base.cache.put_tickets([ticket], replace_mine=True)
    desk.base.board.say(Status(agent=CATALOGUE.me))
    await settle()
    assert [entry.text for entry in desk.icon.menu.mine] == ["#8841 Outlook asks for a password · Acme"]


async def test_the_hotkey_shows_only_while_it_works(desk: Desk) -> None:
    desk.presenter.show_hotkey(HotkeyStatus("popup", DEFAULT_POPUP_KEYS, HotkeyState.BOUND))
    assert desk.icon.menu.hotkey == "Ctrl+Alt+Space"
    desk.presenter.show_hotkey(HotkeyStatus("popup", DEFAULT_POPUP_KEYS, HotkeyState.CONFLICT))
    assert desk.icon.menu.hotkey == ""
