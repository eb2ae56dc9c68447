"""A template window without a window, and everything that its presenter stands on."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from quickticket.domain.templates.shelf import Mistake
from quickticket.domain.templates.template import Template, TemplateSource
from quickticket.services.capture import CaptureService, Defaults
from quickticket.services.outbox.ledger import Ledger
from quickticket.services.signals import Signal
from quickticket.services.tasks import Tasks
from quickticket.services.templates.library import TemplateLibrary
from quickticket.ui.templates.editor import PAUSE
from quickticket.ui.templates.form import Member
from quickticket.ui.templates.needs import TemplatesScreen
from quickticket.ui.templates.presenter import TemplatesPresenter
from quickticket.ui.templates.state import FormState, TemplatesState
from tests.fakes.clock import FakeClock, settle
from tests.fakes.outbox_store import FakeOutboxStore
from tests.fakes.reference_store import FakeReferenceStore
from tests.fakes.template_hotkeys import FakeTemplateHotkeys
from tests.fakes.template_places import FakeArchive, FakeOwnTemplates, FakeTemplatePlace
from tests.fakes.tenant import CATALOGUE, TENANT

PW = Template("pw", "Password reset", summary="Password reset for {user}", minutes=5)
VPN = Template("vpn", "VPN drops")
TONER = Template("toner")
TEAM_LEAVER = Template("leaver", "Leaver", source=TemplateSource.TEAM)
BROKEN = Mistake("/own/broken.toml", "It is broken.", 3)


class FakeTemplatesScreen:
    """`TemplatesScreen` that remembers what it was told."""

    def __init__(self) -> None:
        self.state = TemplatesState()
        self.seen: list[TemplatesState] = []
        self.ups = 0
        self.focused: list[Member] = []

    def show_state(self, state: TemplatesState) -> None:
        self.state = state
        self.seen.append(state)

    def bring_up(self) -> None:
        self.ups += 1

    def focus_field(self, member: Member) -> None:
        self.focused.append(member)


class TemplateDesk:
    """A presenter on the real library, over places in memory.

    Args:
        screen: The window; a fake one when none is given.
    """

    def __init__(self, screen: TemplatesScreen | None = None) -> None:
        self.window = FakeTemplatesScreen()
        self.own = FakeOwnTemplates(PW, VPN, TONER)
        self.own.mistakes = (BROKEN,)
        self.team = FakeTemplatePlace(TEAM_LEAVER)
        self.archive = FakeArchive()
        self.clock = FakeClock()
        self.tasks = Tasks()
        self.hotkeys = FakeTemplateHotkeys()
        self.cache = FakeReferenceStore(CATALOGUE)
        self.opened: list[str] = []
        self.used: Counter[str] = Counter()
        self.library = TemplateLibrary(
            own=self.own,
            places=lambda: (self.team,),
            archive=self.archive,
            uses=self._uses,
            clock=self.clock,
        )
        store = FakeOutboxStore()
        self.presenter = TemplatesPresenter(
            screen=screen or self.window,
            library=self.library,
            hotkeys=self.hotkeys,
            captures=CaptureService(
                reference=self.cache,
                outbox=store,
                ledger=Ledger(store, self.clock),
                clock=self.clock,
                defaults=lambda: Defaults(ticket_type="Incident", charge_rate="Remote Support"),
                accepted=Signal(),
                templates=lambda: self.library.current.templates,
                tenant=TENANT,
            ),
            lists=self.cache,
            tasks=self.tasks,
            clock=self.clock,
            tenant=TENANT,
            open_file=self.opened.append,
        )

    async def _uses(self) -> Counter[str]:
        return self.used

    @property
    def state(self) -> TemplatesState:
        return self.window.state

    @property
    def form(self) -> FormState:
        assert self.state.form is not None
        return self.state.form

    @property
    def rows(self) -> list[str]:
        return [row.call or row.title for row in self.state.listed.rows]

    @property
    def chosen(self) -> str:
        return self.rows[self.state.listed.selected]

    @property
    def said(self) -> str:
        return self.state.listed.notice.text if self.state.listed.notice else ""

    async def open(self, name: str | None = None) -> None:
        self.presenter.open(name)
        await settle()

    async def type(self, **changes: object) -> None:
        """Types, and pauses."""
        self.presenter.typed(replace(self.form.form, **changes))  # type: ignore[arg-type]
        await self.clock.advance(PAUSE)

    async def select(self, call: str) -> None:
        self.presenter.select(self.rows.index(call))
        await settle()

    def note_at(self, member: Member) -> str:
        return next((note.text for note in self.form.notes if note.member is member), "")
