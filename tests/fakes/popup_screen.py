"""A popup without a window, and everything the popup's presenter stands on."""

from __future__ import annotations

from quickticket.domain.draft import TokenKind
from quickticket.domain.hotkeys import KeyCombination
from quickticket.domain.templates.shelf import Shelf
from quickticket.domain.templates.template import Template
from quickticket.services.capture import CaptureService, Defaults
from quickticket.services.lines import LineService
from quickticket.services.moment import Moment
from quickticket.services.online import Online
from quickticket.services.open_tickets import OpenTickets
from quickticket.services.outbox.ledger import Ledger
from quickticket.services.outbox.service import OutboxService
from quickticket.services.outbox.worker import OutboxWorker
from quickticket.services.people import PeopleSearch
from quickticket.services.ports.halo import PeopleKind
from quickticket.services.signals import Signal
from quickticket.services.status import Status
from quickticket.services.tasks import Tasks
from quickticket.services.timers.service import TimerService
from quickticket.ui.popup.keys import Key
from quickticket.ui.popup.needs import Screen, Services
from quickticket.ui.popup.presenter import PopupPresenter
from quickticket.ui.popup.state import PopupState
from tests.fakes.clock import FakeClock, settle
from tests.fakes.halo import FakeHalo
from tests.fakes.halo_seed import CATALOGUE, CUSTOMERS, SITES, USERS
from tests.fakes.heartbeat import FakeHeartbeat
from tests.fakes.outbox_store import FakeOutboxStore
from tests.fakes.reference_store import FakeReferenceStore
from tests.fakes.tenant import TEMPLATES


class FakeScreen:
    """`popup.needs.Screen` that remembers what it was told."""

    def __init__(self) -> None:
        self.line = ""
        self.caret = 0
        self.visible = True
        self.focus: str = "line"
        self.state = PopupState()
        self.inserted: list[str] = []
        self.presenter: PopupPresenter | None = None

    def show_state(self, state: PopupState) -> None:
        self.state = state

    def show_now(self, line: str | None = None) -> None:
        self.visible = True
        if line is not None:
            self.set_text(line)

    def hide_now(self) -> None:
        self.visible = False

    def set_text(self, text: str, cursor: int | None = None) -> None:
        self.line = text
        self.caret = len(text.partition("\n")[0]) if cursor is None else cursor
        assert self.presenter is not None
        self.presenter.edited()

    def forget(self) -> None:
        self.set_text("")

    def focus_line(self) -> None:
        self.focus = "line"

    def focus_details(self) -> None:
        self.focus = "details"

    def focus_question(self, index: int) -> None:
        self.focus = f"question {index}"

    def insert_details(self, text: str) -> None:
        self.inserted.append(text)

    def focus_field(self, kind: TokenKind | None = None) -> None:
        self.focus = kind or "first field"


class FakeBoard:
    """A status board that says what a test wants."""

    def __init__(self) -> None:
        self.current = Status(agent=CATALOGUE.me)
        self.changed: Signal[Status] = Signal()

    def say(self, status: Status) -> None:
        self.current = status
        self.changed.emit(status)


class FakeTemplates:
    """`popup.needs.Templates`."""

    def __init__(self) -> None:
        self.current = Shelf(TEMPLATES)
        self.changed: Signal[Shelf] = Signal()

    def become(self, *templates: Template) -> None:
        self.current = Shelf(templates)
        self.changed.emit(self.current)


class PopupBench:
    """A presenter on real services, over a store, a cache and a clock in memory.

    Args:
        screen: The window; a fake one when none is given.
    """

    def __init__(self, screen: Screen | None = None) -> None:
        self.store = FakeOutboxStore()
        self.halo = FakeHalo()
        self.clock = FakeClock()
        self.tasks = Tasks()
        self.cache = FakeReferenceStore(CATALOGUE)
        self.ledger = Ledger(self.store, self.clock)
        online = Online(self.clock)
        self.outbox = OutboxService(
            store=self.store,
            reference=self.cache,
            ledger=self.ledger,
            worker=OutboxWorker(self.ledger, self.halo, self.clock, online),
            online=online,
            clock=self.clock,
        )
        self.fake = FakeScreen()
        self.board = FakeBoard()
        self.defaults = Defaults(ticket_type="Incident", charge_rate="Remote")
        self.rebound: list[KeyCombination] = []
        self.saved: list[str] = []
        self.bulks: list[str] = []
        self.templates = FakeTemplates()
        self.moment = Moment(self.clock)
        self.timers = TimerService(self.store, self.clock, self.ledger, FakeHeartbeat())
        self.captures = CaptureService(
            reference=self.cache,
            outbox=self.store,
            ledger=self.ledger,
            clock=self.clock,
            defaults=lambda: self.defaults,
            accepted=Signal(),
            templates=lambda: self.templates.current.templates,
            surroundings=self.moment,
            taken=self.timers.taken,
        )
        self.lines = LineService(self.captures, self.timers, self.clock)
        self.presenter = PopupPresenter(
            screen=screen or self.fake,
            services=Services(
                captures=self.captures,
                lines=self.lines,
                timers=self.timers,
                people=PeopleSearch(self.cache, self.halo, self.clock, online),
                open_tickets=OpenTickets(self.cache, self.halo, self.clock, online),
                lists=self.cache,
                templates=self.templates,
                outbox=self.outbox,
                board=self.board,
                tasks=self.tasks,
                clock=self.clock,
            ),
            rebind=self.rebound.append,
            save_as_template=self.saved.append,
            make_bulk=self.bulks.append,
        )
        self.fake.presenter = self.presenter

    async def start(self) -> None:
        """Fills the cache and starts the presenter."""
        await self.cache.put_people(PeopleKind.CUSTOMERS, CUSTOMERS)
        await self.cache.put_people(PeopleKind.SITES, SITES)
        await self.cache.put_people(PeopleKind.USERS, USERS)
        await self.presenter.start()

    async def type(self, text: str) -> PopupState:
        """Types a whole text and waits until nothing more happens."""
        self.fake.set_text(text)
        await settle()
        return self.fake.state

    async def press(self, key: Key) -> PopupState:
        """Presses a key and waits until nothing more happens."""
        self.presenter.key(key)
        await settle()
        return self.fake.state
