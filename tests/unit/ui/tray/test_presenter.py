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
from quickticket.domain.templates.template import Template
from quickticket.services.ports.store import OutboxCounts
from quickticket.services.status import Status
from quickticket.services.timers.minutes import Minutes
from quickticket.services.tray_state import TrayState
from quickticket.ui.tray.presenter import TEMPLATES, TrayPresenter, outbox_entry, tooltip
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
        self.minutes = Minutes(self.base.timers, self.base.clock, self.base.tasks)
        self.presenter = TrayPresenter(
            tray=self.icon,
            outbox=self.base.outbox,
            lists=self.base.cache,
            templates=self.base.templates,
            board=self.base.board,
            tasks=self.base.tasks,
            timers=self.base.timers,
            minutes=self.minutes,
            clock=self.base.clock,
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
    assert [entry.id for entry in desk.icon.menu.recent] == [1, 2]


async def test_my_open_tickets_are_listed(desk: Desk) -> None:
    ticket = TicketSummary(TicketId(8841), "Outlook asks for a password", ACME.id, ACME.name)
    await desk.base.cache.put_tickets([ticket], replace_mine=True)
    desk.base.board.say(Status(agent=CATALOGUE.me))
    await settle()
    assert [entry.name for entry in desk.icon.menu.mine] == ["#8841 Outlook asks for a password · Acme"]


async def test_the_likeliest_templates_are_listed_as_soon_as_they_are_known(desk: Desk) -> None:
    many = tuple(Template(f"t{number}", title=f"Number {number}") for number in range(40))
    desk.base.templates.become(*many)
    shown = desk.icon.menu.templates
    assert [entry.id for entry in shown] == [template.name for template in many[:TEMPLATES]]
    assert shown[0].name == "Number 0"


async def test_however_many_tickets_are_open_few_are_listed_and_all_are_found(desk: Desk) -> None:
    tickets = [TicketSummary(TicketId(each), f"Call {each}", ACME.id, ACME.name) for each in range(100, 400)]
    await desk.base.cache.put_tickets(tickets, replace_mine=True)
    desk.presenter.refresh()
    await settle()
    assert len(desk.icon.menu.mine) == 10
    assert [found.id for found in desk.presenter.find("233")] == [233]


async def test_what_changes_during_a_look_is_looked_at_next(desk: Desk) -> None:
    looks = 0
    look = desk.base.cache.my_open_tickets

    async def slowly(limit: int) -> tuple[TicketSummary, ...]:
        nonlocal looks
        looks += 1
        found = await look(limit)
        await desk.base.clock.sleep(1)
        return found

    desk.base.cache.my_open_tickets = slowly  # type: ignore[method-assign]
    for number in range(1, 6):
        ticket = TicketSummary(TicketId(number), "Call", ACME.id, ACME.name)
        await desk.base.cache.put_tickets([ticket], replace_mine=True)
        desk.presenter.refresh()
        await settle()
    await desk.base.clock.advance(1)
    assert [entry.id for entry in desk.icon.menu.mine] == [1]
    await desk.base.clock.advance(1)
    assert [entry.id for entry in desk.icon.menu.mine] == [5]
    assert looks == 2


async def test_the_hotkey_shows_only_while_it_works(desk: Desk) -> None:
    desk.presenter.show_hotkey(HotkeyStatus("popup", DEFAULT_POPUP_KEYS, HotkeyState.BOUND))
    assert desk.icon.menu.hotkey == "Ctrl+Alt+Space"
    desk.presenter.show_hotkey(HotkeyStatus("popup", DEFAULT_POPUP_KEYS, HotkeyState.CONFLICT))
    assert desk.icon.menu.hotkey == ""
